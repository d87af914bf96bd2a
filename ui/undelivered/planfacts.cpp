#include "ui/undelivered/planfacts.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int barThickness = 8;
constexpr int partGap = 1;
} // namespace

PlanFact::PlanFact(QString icon, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_icon(std::move(icon))
    , m_tone(tone)
    , m_mark(new QLabel(this))
    , m_head(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_note(new QLabel(this))
{
    m_head->setObjectName(u"factHead"_s);
    m_head->setFont(roleFont(FontRole::BaseBold));
    m_reason->setObjectName(u"factReason"_s);
    m_reason->setWordWrap(true);
    m_note->setObjectName(u"factNote"_s);
    m_note->setFont(roleFont(FontRole::Small));
    m_note->setWordWrap(true);
    setInk(m_note, "dim");
    for (QLabel *label : {m_head, m_reason, m_note})
        label->setTextFormat(Qt::PlainText);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::gap);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_mark, 0, 0, Qt::AlignTop);
    grid->addWidget(m_head, 0, 1, Qt::AlignTop);
    grid->addWidget(m_reason, 0, 2, Qt::AlignTop);
    grid->addWidget(m_note, 1, 1, 1, 2);
    grid->setColumnStretch(2, 1);
    hide();
    tint();
}

void PlanFact::setContent(const QString &head, const QString &reason, const QString &note)
{
    m_head->setText(head);
    m_reason->setText(reason);
    m_note->setText(note);
    showNote();
    setAccessibleName(QStringList{head, reason, note}.join(u' '));
    setVisible(!head.isEmpty());
}

void PlanFact::setCompact(bool compact)
{
    m_compact = compact;
    showNote();
}

void PlanFact::showNote()
{
    m_note->setVisible(!m_compact && !m_note->text().isEmpty());
    setToolTip(m_compact ? m_note->text() : QString());
}

void PlanFact::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        tint();
    QWidget::changeEvent(event);
}

void PlanFact::tint()
{
    m_mark->setPixmap(iconPixmap(m_icon, metrics::iconButton, devicePixelRatioF(), inkOf(m_tone, Theme::current())));
}

PlanFacts::PlanFacts(QWidget *parent)
    : QWidget(parent)
    , m_sent(new PlanFact(u"accepted"_s, Tone::Ok, this))
    , m_leftOut(new PlanFact(u"duplicate"_s, Tone::Unknown, this))
    , m_waiting(new PlanFact(u"warning"_s, Tone::Warn, this))
    , m_skipped(new PlanFact(u"expired"_s, Tone::Dim, this))
    , m_refused(new PlanFact(u"refused"_s, Tone::Bad, this))
{
    m_sent->setObjectName(u"factSent"_s);
    m_leftOut->setObjectName(u"factLeftOut"_s);
    m_waiting->setObjectName(u"factWaiting"_s);
    m_skipped->setObjectName(u"factSkipped"_s);
    m_refused->setObjectName(u"factRefused"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (PlanFact *fact : {m_sent, m_leftOut, m_waiting, m_skipped, m_refused})
        column->addWidget(fact);
}

void PlanFacts::setPlan(const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages,
    const protocol::ErrorCatalogue &catalogue)
{
    const PlanCounts counts = countsOf(steps);
    const auto head
        = [](int count, const QString &words) { return count > 0 ? words.arg(countText(count)) : QString(); };
    m_sent->setContent(head(counts.sent(), tr("Send %1")), sentText(counts),
        counts.uncertain > 0 ? tr("What is uncertain is tried once; its answer is learned.") : QString());
    m_leftOut->setContent(head(counts.leftOut, tr("Leave out %1")), tr("may arrive twice: unticked"),
        tr("No readable answer came to the last try; the user may have it."));
    m_waiting->setContent(head(counts.waiting, tr("Wait %1")), tr("for the answer to an uncertain one"),
        tr("They hang on the same anchor. Plan again when the answer is there."));
    m_skipped->setContent(head(counts.skipped, tr("Skip %1")), skipReason(steps),
        tr("They stay here and can leave with the user's next message."));
    m_refused->setContent(
        head(counts.refused, tr("Exclude %1")), tr("would be refused"), refusalReason(steps, messages, catalogue));
}

void PlanFacts::setCompact(bool compact)
{
    for (PlanFact *fact : {m_sent, m_leftOut, m_waiting, m_skipped, m_refused})
        fact->setCompact(compact);
}

PlanBar::PlanBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"planBar"_s);
    setFixedHeight(barThickness);
}

void PlanBar::setParts(const QList<Part> &parts, const QString &spoken)
{
    setAccessibleName(spoken);
    setToolTip(spoken);
    if (m_parts == parts)
        return;
    m_parts = parts;
    update();
}

void PlanBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), barThickness / 2.0, barThickness / 2.0);
    painter.setClipPath(shape);
    painter.fillRect(rect(), theme.line);
    int all = 0;
    for (const Part &part : m_parts)
        all += part.count;
    int before = 0;
    for (const Part &part : m_parts) {
        if (part.count == 0)
            continue;
        const int from = width() * before / all;
        before += part.count;
        const int to = width() * before / all;
        const int gap = before < all ? partGap : 0;
        const QColor fill = part.tone == Tone::Dim ? theme.control : inkOf(part.tone, theme);
        painter.fillRect(QRect(from, 0, to - from - gap, height()), fill);
    }
}

} // namespace ui
