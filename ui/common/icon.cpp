#include "ui/common/icon.h"

#include "ui/common/theme.h"

#include <QCache>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Icons are alpha masks drawn in black (Qt's SVG renderer knows no currentColor), so the colour is laid over.
QPixmap rendered(const QString &name, int pixels, const QColor &colour)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (name.isEmpty())
        return pixmap;
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(name));
    if (!renderer.isValid())
        return pixmap;
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

struct IconKey
{
    QString name;
    int pixels;
    QRgb colour;
    qreal ratio;
    friend bool operator==(const IconKey &, const IconKey &) = default;
    friend size_t qHash(const IconKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.name, key.pixels, key.colour);
    }
};

/// Not in QPixmapCache: a key of text for each icon of each painted row would cost more than the drawing. GUI thread.
QCache<IconKey, QPixmap> &drawnIcons()
{
    constexpr int most = 600; // every icon in some sizes and colours
    static QCache<IconKey, QPixmap> cache(most);
    // Pixmaps end with the application.
    [[maybe_unused]] static const bool isCleared = (qAddPostRoutine([] { drawnIcons().clear(); }), true);
    return cache;
}

class ThemedIconEngine final : public QIconEngine
{
public:
    explicit ThemedIconEngine(QString name)
        : m_name(std::move(name))
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = qMin(rect.width(), rect.height());
        paintIcon(*painter, rect.topLeft(), m_name, size, colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, qMin(size.width(), size.height()), 1, colour(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return iconPixmap(m_name, qRound(qMin(size.width(), size.height()) / scale), scale, colour(mode));
    }
    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIconEngine(m_name); }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const Theme &theme = Theme::current();
        return mode == QIcon::Disabled ? theme.textFaint : theme.textDim;
    }
    QString m_name;
};

} // namespace

QPixmap iconPixmap(const QString &name, int size, qreal devicePixelRatio, const QColor &colour)
{
    const IconKey key{name, qMax(1, qRound(size * devicePixelRatio)), colour.rgba(), devicePixelRatio};
    if (const QPixmap *known = drawnIcons().object(key))
        return *known;
    QPixmap pixmap = rendered(name, key.pixels, colour);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    drawnIcons().insert(key, new QPixmap(pixmap));
    return pixmap;
}

void paintIcon(QPainter &painter, QPoint at, const QString &name, int size, const QColor &colour)
{
    painter.drawPixmap(at, iconPixmap(name, size, painter.device()->devicePixelRatioF(), colour));
}

QIcon themedIcon(const QString &name)
{
    return QIcon(new ThemedIconEngine(name));
}

} // namespace ui
