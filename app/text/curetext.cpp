#include "app/core/overloaded.h"
#include "app/text/clocktime.h"
#include "app/text/diagnosistext.h"
#include "app/text/words.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace text {

namespace {

QDateTime local(core::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMs(time));
}

QString dayOf(core::WallTime time)
{
    const QLocale locale(Words::tr("en", "the language of this catalogue: en or zh_CN"));
    return locale.toString(local(time).date(), Words::tr("d MMM", "a day within a year, as QLocale spells it"));
}

} // namespace

QString cureLabel(const lineage::Diagnosis &diagnosis)
{
    using lineage::Cure;
    const bool onEvent = diagnosis.cureAnchor && lineage::isEventAnchor(diagnosis.cureAnchor->id);
    switch (diagnosis.cure) {
    case Cure::None:
        return {};
    case Cure::ResendOnAnchor:
        if (diagnosis.cause == lineage::Cause::SeqCollision)
            return Words::tr("Resend with a new msg_seq");
        return onEvent ? Words::tr("Resend on the user's event") : Words::tr("Resend on the user's message");
    case Cure::ResendAsPlainText:
        return Words::tr("Resend as plain text");
    case Cure::EditAndResend:
        return Words::tr("Edit and resend");
    case Cure::RetrySame:
        return Words::tr("Retry (same msg_seq)");
    case Cure::ResendProactive:
        return Words::tr("Resend without an anchor");
    case Cure::WaitForUser:
        return Words::tr("Send with the user's next message");
    case Cure::ResendLater:
        return Words::tr("Resend");
    }
    return {};
}

QString cureVerdictText(const lineage::Verdict &verdict)
{
    if (verdict.level != lineage::Level::Safe) {
        const VerdictText words = verdictText(verdict);
        return words.word + u' ' + words.reason;
    }
    const QString time = timeText(verdict.anchorReceived);
    const QString left = countdown(verdict.timeLeft);
    return verdict.msgSeq ? Words::tr("Safe: anchor %1, %2 left, msg_seq %3").arg(time, left).arg(*verdict.msgSeq)
                          : Words::tr("Safe: anchor %1, %2 left").arg(time, left);
}

QString originText(const QString &origin)
{
    if (origin == "hand"_L1)
        return Words::tr("by hand");
    if (origin == "tool"_L1)
        return Words::tr("by a tool");
    if (origin == "next"_L1)
        return Words::tr("with the user's next message");
    return origin == "injected"_L1 ? Words::tr("injected by the sandbox") : Words::tr("by the agent");
}

QString gotThroughText(int attempt)
{
    return Words::tr("Attempt %1 got through; nothing is left to do.").arg(attempt);
}

QString wrongEdgeText(const lineage::IdOrigin &origin)
{
    return std::visit(
        core::Overloaded{
            [](const lineage::OfOwnMessage &) {
                return Words::tr("Used as an anchor, but a returned id can never be one.");
            },
            [](const lineage::OfPersonsMessage &) {
                return Words::tr("Used as an anchor, but it belongs to another conversation.");
            },
            [](const lineage::OfEvent &) { return Words::tr("Used as an anchor, but this id cannot carry a reply."); },
            [](const lineage::NeverSeen &) {
                return Words::tr("Used as an anchor, but nobody delivered it to this bot.");
            },
        },
        origin);
}

QString lessonText(const lineage::Lesson &lesson)
{
    using Kind = lineage::Lesson::Kind;
    QString what;
    switch (lesson.kind) {
    case Kind::CountAtLeast:
        what = Words::tr("At least %1 replies").arg(lesson.bound);
        break;
    case Kind::CountAtMost:
        what = Words::tr("%1 replies", "that many and no more").arg(lesson.bound);
        break;
    case Kind::SharedUse:
        what = Words::tr("Another program spends replies too");
        break;
    }
    return Words::tr("%1: learned from attempt %2 on %3, until %4")
        .arg(what)
        .arg(lesson.evidence)
        .arg(dayOf(lesson.learned), dayOf(lesson.expires));
}

} // namespace text
