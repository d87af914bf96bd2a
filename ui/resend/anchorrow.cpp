#include "ui/resend/anchorrow.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/common/ring.h"
#include "ui/common/verdictbox.h"

#include <QCoreApplication>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;
using lineage::Reason;

namespace {

struct AnchorRowWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::AnchorRow)
};

constexpr int rowHeight = 48;
constexpr int radioSize = 15;
constexpr int radioLeft = 12;
constexpr int ringSize = 26;
constexpr int ringLeft = 40;
constexpr int rowTextLeft = 78;

QString repliesText(const lineage::Budget &budget)
{
    if (!budget.counted)
        return AnchorRowWords::tr("not counted");
    const QString safe = AnchorRowWords::tr("%1 safe").arg(budget.safe);
    const QString uncertain = AnchorRowWords::tr("%1 uncertain").arg(budget.uncertain);
    if (budget.uncertain == 0)
        return safe;
    return budget.safe == 0 ? uncertain : AnchorRowWords::tr("%1, %2").arg(safe, uncertain);
}

/// Why nothing can hang on it, in two or three words.
QString faultText(const AnchorOption &option)
{
    switch (option.verdict.reason) {
    case Reason::OwnId:
        return AnchorRowWords::tr("the bot's own message");
    case Reason::OtherPeer:
        return AnchorRowWords::tr("of another conversation");
    case Reason::EventIdMisused:
        return AnchorRowWords::tr("an event that takes no reply");
    case Reason::WindowPassed:
        return AnchorRowWords::tr("too old");
    case Reason::CountUsedUp:
        return AnchorRowWords::tr("all replies used");
    case Reason::OnlyInLog:
        return AnchorRowWords::tr("only the log has it");
    case Reason::AnchorRefused:
        return AnchorRowWords::tr("refused %1").arg(option.anchor ? option.anchor->deadCode.value_or(0) : 0);
    default:
        return AnchorRowWords::tr("never received here");
    }
}

QString refusalsText(int refusals)
{
    return refusals == 1 ? AnchorRowWords::tr("refused once")
        : refusals == 2  ? AnchorRowWords::tr("refused twice")
                         : AnchorRowWords::tr("refused %1 times").arg(refusals);
}

AnchorWords deadWords(const AnchorOption &option, const lineage::Anchor &anchor)
{
    AnchorWords words;
    if (option.verdict.reason == Reason::WindowPassed) {
        const auto window = option.budget.window;
        words.note = AnchorRowWords::tr("expired %1").arg(secondsText(anchor.received + window));
        words.value = u"0:00"_s;
        words.valueNote = AnchorRowWords::tr("window over");
    } else {
        words.note = secondsText(anchor.received);
        words.value = text::countdown(option.budget.timeLeft);
        words.valueNote = faultText(option);
    }
    return words;
}

AnchorWords ofAnchor(const AnchorOption &option)
{
    const lineage::Anchor &anchor = *option.anchor;
    AnchorWords words;
    if (option.verdict.level == lineage::Level::Doomed) {
        words = deadWords(option, anchor);
    } else {
        const QString what = lineage::isEventAnchor(anchor.id) ? AnchorRowWords::tr("event")
            : option.isOfTurn                                  ? AnchorRowWords::tr("this turn")
                                                               : AnchorRowWords::tr("earlier message");
        words.note = what + u" • "_s + (option.isOfTurn ? timeText(anchor.received) : secondsText(anchor.received));
        words.value = text::countdown(option.budget.timeLeft);
        words.valueNote = repliesText(option.budget);
    }
    words.title = text::visibleText(option.text, false);
    return words;
}

} // namespace

AnchorWords anchorWords(const AnchorOption &option, const QStringList &others)
{
    AnchorWords words;
    switch (option.kind) {
    case AnchorOption::Kind::Anchor:
        words = ofAnchor(option);
        if (words.title.isEmpty())
            words.id = elideId(lineage::anchorIdText(option.anchor->id), others, IdWidth::Narrow);
        return words;
    case AnchorOption::Kind::Proactive:
        return {AnchorRowWords::tr("Proactive, no anchor"), AnchorRowWords::tr("a switch decides, no safe retry"), {},
            {}, {}};
    case AnchorOption::Kind::Unverified:
        words.title = option.isOriginal ? AnchorRowWords::tr("Original value")
            : option.isOfTurn           ? AnchorRowWords::tr("Turn's message")
                                        : AnchorRowWords::tr("Typed value");
        words.id = elideId(idTextOf(option.choice), others, IdWidth::Narrow);
        words.note = faultText(option);
        if (option.refusals > 0)
            words.note = AnchorRowWords::tr("%1, %2").arg(words.note, refusalsText(option.refusals));
        words.value = verdictWord(option.verdict);
        words.valueNote = option.isOfLog ? AnchorRowWords::tr("unverified") : QString();
        return words;
    }
    return words;
}

AnchorRow::AnchorRow(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFixedHeight(rowHeight);
    setObjectName(u"resendAnchor"_s);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
}

QSize AnchorRow::sizeHint() const
{
    return {300, rowHeight};
}

void AnchorRow::setOption(const AnchorOption &option, const QStringList &others)
{
    m_option = option;
    m_words = anchorWords(option, others);
    QStringList spoken{(m_words.title + u' ' + m_words.id).trimmed(), m_words.note, m_words.value, m_words.valueNote};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(u", "_s));
    setAccessibleDescription(text::verdictText(option.verdict).reason);
    setToolTip(text::visibleText(idTextOf(option.choice), false));
    update();
}

void AnchorRow::paintMark(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QRectF circle(radioLeft + 0.5, (height() - radioSize) / 2.0, radioSize, radioSize);
    painter.setPen(QPen(isChecked() ? theme.accentFill : theme.control, 1));
    painter.setBrush(isChecked() ? theme.accentFill : theme.surface);
    painter.drawEllipse(circle);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accentText);
        painter.drawEllipse(circle.center(), 3, 3);
    }
}

void AnchorRow::paintRingOrIcon(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    if (m_option.kind == AnchorOption::Kind::Anchor) {
        const bool isDead = m_option.anchor->deadCode || m_option.budget.timeLeft.count() <= 0;
        const auto shown = isDead ? std::nullopt : std::optional(m_option.budget);
        paintRing(painter, QRectF(ringLeft, (height() - ringSize) / 2, ringSize, ringSize), ringOf(shown), theme);
        return;
    }
    const bool isProactive = m_option.kind == AnchorOption::Kind::Proactive;
    const QPoint at(ringLeft + (ringSize - metrics::iconButton) / 2, (height() - metrics::iconButton) / 2);
    paintIcon(painter, at,
        isProactive      ? u"proactive"_s
            : isDoomed() ? u"anchor-dead"_s
                         : u"anchor"_s,
        metrics::iconButton,
        isProactive      ? theme.textDim
            : isDoomed() ? theme.bad
                         : theme.warn);
}

void AnchorRow::paintWords(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const bool isForeign = m_option.kind == AnchorOption::Kind::Unverified;
    const bool isOver = m_option.kind == AnchorOption::Kind::Anchor && m_option.verdict.level == lineage::Level::Doomed;
    const QColor ink = isOver ? theme.textFaint : theme.text;
    const int right = width() - metrics::cardPadding;
    const QFont strong = roleFont(isChecked() ? FontRole::BaseBold : FontRole::Base);
    const QRect upper(rowTextLeft, 5, right - rowTextLeft, 20);
    const QRect lower(rowTextLeft, 24, right - rowTextLeft, 18);
    painter.setFont(strong);
    const QColor warning = isDoomed() ? theme.bad : theme.warn;
    painter.setPen(isForeign ? warning : ink);
    painter.drawText(isForeign && m_words.valueNote.isEmpty() ? upper.united(lower) : upper,
        Qt::AlignVCenter | Qt::AlignRight, m_words.value);
    int room = upper.width() - painter.fontMetrics().horizontalAdvance(m_words.value) - metrics::cardPadding;
    painter.setPen(ink);
    const QString title = oneLine(m_words.title, painter.fontMetrics(), room);
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, title);
    if (!m_words.id.isEmpty()) {
        const int after = title.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(title + u' ');
        painter.setFont(roleFont(FontRole::Mono));
        painter.drawText(upper.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_words.id);
    }
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(isOver ? theme.textFaint : theme.textDim);
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignRight, m_words.valueNote);
    room = lower.width() - painter.fontMetrics().horizontalAdvance(m_words.valueNote) - metrics::gap;
    painter.setPen(isForeign ? warning : isOver ? theme.textFaint : theme.textDim);
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft, oneLine(m_words.note, painter.fontMetrics(), room));
}

void AnchorRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        painter.fillRect(rect(), theme.selection);
    else if (underMouse() && isEnabled())
        painter.fillRect(rect(), theme.hover);
    if (!isEnabled())
        painter.setOpacity(0.6);
    paintMark(painter);
    paintRingOrIcon(painter);
    paintWords(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusChip, metrics::radiusChip);
    }
}

} // namespace ui
