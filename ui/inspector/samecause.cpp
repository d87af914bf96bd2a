#include "ui/inspector/samecause.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/icon.h"
#include "ui/inspector/parts.h"
#include "ui/inspector/rowlink.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cardHeight = 32;
constexpr int causeTextLeft = 36;
/// Cards at the most.
constexpr qsizetype shownMessages = 8;

/// One message: outcome as an icon, text, time.
class MessageCard final : public RowLink
{
public:
    MessageCard(const journal::RowSummary &message, QWidget *parent)
        : RowLink(message.ref, parent)
        , m_message(message)
        , m_text(text::visibleText(message.message ? message.message->text : QString(), false))
    {
        setObjectName(u"sameCauseCard"_s);
        setFixedHeight(cardHeight);
        setAccessibleName(
            u"%1, %2, %3"_s.arg(m_text, text::stateText(m_message.state, m_message.code), timeText(m_message.time)));
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {metrics::inspectorMinimum - 2 * metrics::panelPadding, cardHeight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.line);
        painter.setBrush(isHot() ? theme.hover : theme.surface);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusControl, metrics::radiusControl);
        paintIcon(painter, {metrics::cardPadding, (cardHeight - metrics::iconSmall) / 2}, iconOf(m_message.state),
            metrics::iconSmall, inkOf(toneOf(m_message.state), theme));
        painter.setFont(roleFont(FontRole::Mono));
        painter.setPen(theme.textDim);
        const QString time = timeText(m_message.time);
        const int timeWidth = painter.fontMetrics().horizontalAdvance(time);
        painter.drawText(rect().adjusted(0, 0, -metrics::cardPadding, 0), Qt::AlignVCenter | Qt::AlignRight, time);
        painter.setFont(roleFont(FontRole::Small));
        painter.setPen(theme.text);
        const QRect room = rect().adjusted(causeTextLeft, 0, -metrics::cardPadding - timeWidth - metrics::gap, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, oneLine(m_text, painter.fontMetrics(), room.width()));
        paintFocus(painter, metrics::radiusControl);
    }

private:
    journal::RowSummary m_message;
    QString m_text;
};

} // namespace

SameCause::SameCause(QWidget *parent)
    : QWidget(parent)
    , m_title(partTitle(u"sameCauseTitle"_s, this))
    , m_more(plainLabel(u"sameCauseMore"_s, FontRole::Small, this))
    , m_plan(new Button(Button::Kind::Normal, this))
{
    setObjectName(u"sameCause"_s);
    m_plan->setObjectName(u"planResend"_s);
    buildLayout();
    connect(m_plan, &QAbstractButton::clicked, this, &SameCause::planRequested);
    retranslate();
}

void SameCause::buildLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(new Hairline(this));
    column->addSpacing(metrics::gap / 2);
    column->addWidget(m_title);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(metrics::gap);
    column->addLayout(m_cards);
    setInk(m_more, "dim");
    column->addWidget(m_more);
    column->addWidget(m_plan);
}

void SameCause::setMessages(const QList<journal::RowSummary> &others)
{
    m_count = others.size();
    clearParts(*m_cards);
    for (const journal::RowSummary &other : others.first(qMin(shownMessages, others.size()))) {
        auto *card = new MessageCard(other, this);
        connect(card, &RowLink::rowRequested, this, &SameCause::rowRequested);
        m_cards->addWidget(card);
    }
    setVisible(m_count > 0);
    retranslate();
}

void SameCause::setCanPlan(bool canPlan)
{
    m_plan->setVisible(canPlan);
    m_plan->setEnabled(true);
}

void SameCause::withdraw()
{
    m_plan->setEnabled(false);
}

void SameCause::retranslate()
{
    m_title->setText(tr("Same cause, same turn"));
    m_more->setText(tr("and %1 more").arg(m_count - shownMessages));
    m_more->setVisible(m_count > shownMessages);
    m_plan->setText(m_count == 1 ? tr("Plan a resend of both") : tr("Plan a resend of all %1").arg(m_count + 1));
    m_plan->setAccessibleName(m_plan->text());
}

void SameCause::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        for (QWidget *card : findChildren<QWidget *>(u"sameCauseCard"_s)) {
            card->update();
        }
    }
    QWidget::changeEvent(event);
}

} // namespace ui
