#include "ui/undelivered/undeliveredrow.h"

#include "app/text/sentence.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"

#include <QCoreApplication>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

struct UndeliveredRowWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::UndeliveredRow)
};

/// `5–60 min`, `4:30–5:00 min`: from where every source allows to where none does.
QString windowRange(const lineage::WindowRule &window)
{
    const auto whole = [](core::Milliseconds time) { return time % 1min == 0ms; };
    if (whole(window.safeBelow) && whole(window.doomedFrom))
        return UndeliveredRowWords::tr("%1–%2 min").arg(window.safeBelow / 1min).arg(window.doomedFrom / 1min);
    return UndeliveredRowWords::tr("%1–%2 min")
        .arg(text::countdown(window.safeBelow), text::countdown(window.doomedFrom));
}

QString uncertainText(const lineage::Verdict &verdict, const lineage::SceneRules &rules)
{
    switch (verdict.reason) {
    case lineage::Reason::CountDisputed:
        return UndeliveredRowWords::tr("uncertain · documented %1–%2")
            .arg(rules.replies.safe)
            .arg(rules.replies.doomedFrom - 1);
    case lineage::Reason::WindowDisputed:
        return UndeliveredRowWords::tr("uncertain · documented %1").arg(windowRange(rules.window));
    case lineage::Reason::SpenderInDoubt:
        return UndeliveredRowWords::tr("uncertain · a reply is in doubt");
    case lineage::Reason::SharedUse:
        return UndeliveredRowWords::tr("uncertain · shared anchor");
    default:
        return UndeliveredRowWords::tr("uncertain · %1 left").arg(text::countdown(verdict.timeLeft));
    }
}

} // namespace

CureGroup groupOf(const lineage::PlanStep &step)
{
    switch (step.forecast) {
    case lineage::Forecast::Send:
    case lineage::Forecast::SendUncertain:
    case lineage::Forecast::MayArriveTwice:
        return CureGroup::Deliverable;
    case lineage::Forecast::SkipNoAnchor:
        return waitsForAnswer(step) ? CureGroup::Deliverable : CureGroup::Waiting;
    case lineage::Forecast::Refuse:
        return CureGroup::Refused;
    }
    return CureGroup::Waiting;
}

QString lineOf(const outbox::OutgoingMessage &message)
{
    constexpr qsizetype shown = 300; // more than the widest row shows
    QString line = message.text.left(shown);
    if (message.markdown) {
        QTextDocument document;
        document.setMarkdown(line, QTextDocument::MarkdownNoHTML);
        line = document.toPlainText();
    }
    return line.simplified();
}

Chip cureChip(const lineage::PlanStep &step, const outbox::UndeliveredMessage &message, const lineage::RuleSet &rules)
{
    using lineage::Forecast;
    switch (step.forecast) {
    case Forecast::Send:
        return {u"anchor"_s,
            UndeliveredRowWords::tr("anchor %1 · %2 left")
                .arg(secondsText(step.verdict.anchorReceived), text::countdown(step.verdict.timeLeft)),
            Tone::Ok};
    case Forecast::SendUncertain:
        return {u"warning"_s, uncertainText(step.verdict, rules.of(message.message.scene)), Tone::Warn};
    case Forecast::MayArriveTwice:
        return {u"duplicate"_s, UndeliveredRowWords::tr("may arrive twice"), Tone::Unknown};
    case Forecast::SkipNoAnchor:
        if (waitsForAnswer(step))
            return {u"queued"_s, UndeliveredRowWords::tr("after the uncertain one"), Tone::NotSent};
        if (message.leavesWithNext)
            return {u"release"_s, UndeliveredRowWords::tr("leaves with the user's next message"), Tone::Accent};
        return {u"queued"_s, UndeliveredRowWords::tr("waits for the user's next message"), Tone::NotSent};
    case Forecast::Refuse:
        return {u"refused"_s, UndeliveredRowWords::tr("would be refused"), Tone::Bad};
    }
    return {};
}

QString ageText(core::WallTime since, core::WallTime now)
{
    const auto age = std::max(core::Milliseconds{0}, now - since);
    if (age < 1min)
        return UndeliveredRowWords::tr("just now");
    if (age < 1h)
        return UndeliveredRowWords::tr("%1 min").arg(age / 1min);
    const qint64 days = localDay(now) - localDay(since);
    if (days == 0 || age < 12h)
        return UndeliveredRowWords::tr("%1 h").arg(age / 1h);
    return days == 1 ? UndeliveredRowWords::tr("yesterday") : listTimeText(since, now);
}

QString peerText(const core::PeerId &peer)
{
    return elideOpenid(peer.value);
}

} // namespace ui
