#pragma once
#include "ui/common/chip.h"

#include <QAbstractButton>
#include <QMap>

class QButtonGroup;
class QMenu;
class QVBoxLayout;

namespace ui {

/// A place in the rail: icon, accent bar when it is the current one.
class RailButton final : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(QString icon, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override { return {metrics::railWidth, 44}; }
    /// A number at the icon's corner; 0 for none.
    void setBadge(int count);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBadge(QPainter &painter) const;

    QString m_icon;
    int m_badge = 0;
};

/// The tile at the top: the mark of the program with a dot for the line; a click opens the menu of the window.
class LogoTile final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LogoTile(QWidget *parent);
    void setTone(Tone tone);
    [[nodiscard]] QSize sizeHint() const override { return {metrics::railWidth, 54}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Dim;
};

/// The fixed column of places at the left. Only places that exist are in it.
class Rail final : public QWidget
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    /// `place` is its stable name; `shortcut` is shown in the tooltip.
    void addPlace(const QString &place, const QString &icon);
    /// The same at the foot, below what was added there before.
    void addFootPlace(const QString &place, const QString &icon);
    /// A button at the foot that leads to no place; its name and what it does are the caller's.
    [[nodiscard]] RailButton *addFootButton(const QString &icon);
    void setPlaceText(const QString &place, const QString &text, const QString &shortcut);
    void setCurrent(const QString &place);
    /// `words` tells the number to a screen reader.
    void setBadge(const QString &place, int count, const QString &words);
    [[nodiscard]] LogoTile *logo() const { return m_logo; }

signals:
    void placeChosen(const QString &place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addButton(const QString &place, const QString &icon, QVBoxLayout *column);

    LogoTile *m_logo;
    QVBoxLayout *m_top;
    QVBoxLayout *m_foot;
    QButtonGroup *m_group;
    QMap<QString, RailButton *> m_places;
};

} // namespace ui
