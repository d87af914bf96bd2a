#include "ui/shell/banner.h"

#include "ui/common/icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// One line that says with an ellipsis that there is more: the whole of it is the tooltip and the accessible name.
class FactsLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_word(new QLabel(this))
    , m_facts(new FactsLabel(this))
    , m_link(new QLabel(this))
{
    setObjectName(u"banner"_s);
    setFixedHeight(metrics::bannerHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16 + metrics::iconButton + metrics::gap, 0, 16, 0);
    layout->setSpacing(metrics::gap);
    m_word->setFont(roleFont(FontRole::BaseBold));
    m_word->setObjectName(u"bannerWord"_s);
    m_facts->setFont(roleFont(FontRole::Base));
    m_facts->setObjectName(u"bannerFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_link->setFont(roleFont(FontRole::Base));
    m_link->setObjectName(u"bannerLink"_s);
    m_link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    layout->addWidget(m_word);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_link);
    connect(m_link, &QLabel::linkActivated, this, &Banner::linkActivated);
}

void Banner::setContent(const BannerContent &content, const QString &link)
{
    m_content = content;
    m_word->setText(content.word);
    m_facts->setText(content.facts);
    m_facts->setToolTip(content.facts);
    m_linkText = link;
    m_link->setVisible(!link.isEmpty());
    setAccessibleName(content.word + u": "_s + content.facts);
    tint();
}

void Banner::tint()
{
    const char *ink = m_content.tone == Tone::Warn ? "warn" : m_content.tone == Tone::Bad ? "bad" : "audit";
    setInk(m_word, ink);
    // Rich text takes a link's colour from its own style only.
    const QString colour = inkOf(m_content.tone, Theme::current()).name();
    m_link->setText(m_linkText.isEmpty()
            ? QString()
            : u"<a href=\"#\" style=\"color:%1\">%2</a>"_s.arg(colour, m_linkText.toHtmlEscaped()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.fillRect(rect(), groundOf(m_content.tone, theme));
    paintIcon(painter, {16, (height() - metrics::iconButton) / 2}, m_content.icon, metrics::iconButton,
        inkOf(m_content.tone, theme));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

BannerStack::BannerStack(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"banners"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    hide();
}

void BannerStack::setBanners(const QList<BannerContent> &banners)
{
    if (m_contents == banners)
        return;
    m_contents = banners;
    while (m_banners.size() < banners.size()) {
        auto *banner = new Banner(this);
        connect(banner, &Banner::linkActivated, this, &BannerStack::reconnectRequested);
        layout()->addWidget(banner);
        m_banners += banner;
    }
    retranslate();
    setVisible(!banners.isEmpty());
}

QString BannerStack::linkOf(BannerContent::Action action)
{
    switch (action) {
    case BannerContent::Action::None:
        break;
    case BannerContent::Action::Connect:
        return tr("Connect");
    case BannerContent::Action::Reconnect:
        return tr("Try now");
    }
    return {};
}

void BannerStack::retranslate()
{
    for (qsizetype i = 0; i < m_banners.size(); ++i) {
        const bool used = i < m_contents.size();
        m_banners[i]->setVisible(used);
        if (used)
            m_banners[i]->setContent(m_contents[i], linkOf(m_contents[i].action));
    }
}

void BannerStack::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
