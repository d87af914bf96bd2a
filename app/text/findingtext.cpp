#include "app/text/findingtext.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "app/text/words.h"

#include <QTime>

#include <array>

using namespace Qt::StringLiterals;

namespace text {

namespace {

using importer::Finding;
using FaultKind = Finding::Kind;

/// What does not depend on the finding's facts.
struct Fixed
{
    FaultKind kind;
    const char *headline;
    const char *probable; ///< headline of what is not proven
    const char *missing; ///< what would prove it
    const char *advice;
};

// In the order of FaultKind. The versions are those in which AstrBot changed it. Source: AstrBot's history.
constexpr std::array fixed = {
    Fixed{FaultKind::OwnIdAsAnchor,
        QT_TRANSLATE_NOOP("text", "The bot hung its replies on its own message instead of the user's."),
        QT_TRANSLATE_NOOP("text", "The bot probably hung its replies on its own message instead of the user's."),
        QT_TRANSLATE_NOOP("text", "The line in which a send returned this id is not in the log, or too far back."),
        QT_TRANSLATE_NOOP("text",
            "Update AstrBot: from 4.22.1 on it leaves msg_id out of such messages in private chats; in guild channels "
            "it still does the same. Until it is fixed: send with the id of the user's message, as replies do.")},
    Fixed{FaultKind::AnchorExpired,
        QT_TRANSLATE_NOOP("text", "The bot replied to a message that was too old to be replied to."),
        QT_TRANSLATE_NOOP("text", "The bot probably replied to a message that was too old to be replied to."),
        QT_TRANSLATE_NOOP("text",
            "QQ only says time or count; when the message came, or how many replies it had, is not in the log."),
        QT_TRANSLATE_NOOP("text",
            "Reply sooner: within 60 minutes in a private chat, within 5 elsewhere. What is later needs the user's "
            "next message, or goes as a proactive message where the bot may send these.")},
    Fixed{FaultKind::AnchorExhausted,
        QT_TRANSLATE_NOOP("text", "The bot sent more replies to one message than QQ takes."),
        QT_TRANSLATE_NOOP("text", "The bot probably sent more replies to one message than QQ takes."),
        QT_TRANSLATE_NOOP("text", "QQ only says time or count, and the log shows fewer than five accepted replies."),
        QT_TRANSLATE_NOOP("text",
            "Put several short replies into one: a message takes four or five. The rest waits for the user's next "
            "message.")},
    Fixed{FaultKind::ReusedMsgSeq, QT_TRANSLATE_NOOP("text", "Two replies to one message had the same msg_seq."),
        QT_TRANSLATE_NOOP("text", "Two replies to one message probably had the same msg_seq."),
        QT_TRANSLATE_NOOP("text", "The other reply is not in the log."),
        QT_TRANSLATE_NOOP("text",
            "Count msg_seq up from 1 for each message that is replied to. A random number, as AstrBot takes it, meets "
            "itself sooner or later; and one bot must not run in two programs.")},
    Fixed{FaultKind::SuccessWithoutSend,
        QT_TRANSLATE_NOOP("text", "The model was told that a message was sent, and it was not."),
        QT_TRANSLATE_NOOP("text", "The model was probably told that a message was sent, and it was not."),
        QT_TRANSLATE_NOOP("text", "The log does not show whether a later try of the same call went through."),
        QT_TRANSLATE_NOOP("text",
            "Do not trust what the model says about it: tell the user again. AstrBot 4.27.3 hands refusals on to the "
            "model; what it skips by itself is still reported as sent.")},
    Fixed{FaultKind::HopelessRetry,
        QT_TRANSLATE_NOOP("text", "The same message was sent again after a refusal that stays."),
        QT_TRANSLATE_NOOP("text", "The same message was probably sent again after a refusal that stays."),
        QT_TRANSLATE_NOOP("text", "The content of the tries is not in the log."),
        QT_TRANSLATE_NOOP("text",
            "Do not repeat what was refused for its anchor, its content or a missing right: change that first. The "
            "tries only cost time and calls.")},
    Fixed{FaultKind::DuplicateAnswered, QT_TRANSLATE_NOOP("text", "A message that came twice was answered twice."),
        QT_TRANSLATE_NOOP("text", "A message that came twice was probably answered twice."),
        QT_TRANSLATE_NOOP("text", "The log does not show that both answers were accepted; or the user wrote it twice."),
        QT_TRANSLATE_NOOP("text",
            "Let the bot remember the ids of the messages it answered, and run it only once: QQ delivers a message "
            "again after a reconnect, and to every session of the bot.")},
    Fixed{FaultKind::ParallelSessions,
        QT_TRANSLATE_NOOP("text", "Several gateway sessions of the bot were started within one second."),
        QT_TRANSLATE_NOOP("text", "Two gateway sessions were started within one second, probably for one bot."),
        QT_TRANSLATE_NOOP("text", "They may belong to two bots that run in one program."),
        QT_TRANSLATE_NOOP("text",
            "Set the platform up only once for each App ID, and restart AstrBot instead of reloading the adapter. Each "
            "session receives every message, so users get each answer several times.")},
    Fixed{FaultKind::ReconnectLoop, QT_TRANSLATE_NOOP("text", "The connection to the gateway broke again and again."),
        QT_TRANSLATE_NOOP("text", "The connection to the gateway probably broke again and again."),
        QT_TRANSLATE_NOOP("text", "The log shows only some of the breaks."),
        QT_TRANSLATE_NOOP("text",
            "Look at the close code first. Without one: the network or the proxy cuts long connections, or a second "
            "program runs with the same App ID.")},
    Fixed{FaultKind::MarkdownRefused, QT_TRANSLATE_NOOP("text", "QQ refused this bot's markdown."),
        QT_TRANSLATE_NOOP("text", "QQ probably refused this bot's markdown."),
        QT_TRANSLATE_NOOP("text", "The answer with its code is not in the log."),
        QT_TRANSLATE_NOOP("text",
            "Switch markdown off in the bot's settings, or apply for it in the q.qq.com console. Until then each "
            "message costs a second call.")},
    Fixed{FaultKind::UrlRefused, QT_TRANSLATE_NOOP("text", "QQ refused messages because of a link in them."),
        QT_TRANSLATE_NOOP("text", "QQ probably refused messages because of a link in them."),
        QT_TRANSLATE_NOOP("text", "The answer with its code is not in the log."),
        QT_TRANSLATE_NOOP(
            "text", "Register the domain in the q.qq.com console, or have links left out, also by the model.")},
    Fixed{FaultKind::TaskWithoutDelivery, QT_TRANSLATE_NOOP("text", "A scheduled task ran, and nothing was delivered."),
        QT_TRANSLATE_NOOP("text", "A scheduled task ran, and probably nothing was delivered."),
        QT_TRANSLATE_NOOP("text", "The log does not show the answers of accepted sends."),
        QT_TRANSLATE_NOOP("text",
            "A schedule has no message of the user to hang on: the bot needs the right to send proactive messages, or "
            "the answer waits for the user's next message.")},
    Fixed{FaultKind::FollowUpElsewhere,
        QT_TRANSLATE_NOOP("text", "A second message was answered under the anchor of the first."),
        QT_TRANSLATE_NOOP("text", "A second message was probably answered under the anchor of the first."),
        QT_TRANSLATE_NOOP("text", "Which of the messages the answer was for is not in the log."),
        QT_TRANSLATE_NOOP("text",
            "Nothing was lost. But the answers count against the first message, and its window may close sooner: keep "
            "long turns short, or let the bot answer the newest message.")},
};

constexpr bool isComplete()
{
    for (size_t i = 0; i < fixed.size(); ++i) {
        if (int(fixed[i].kind) != int(i))
            return false;
    }
    return fixed.size() == size_t(FaultKind::FollowUpElsewhere) + 1;
}
static_assert(isComplete());

QString numberedDay(int day, const std::optional<QDate> &firstDay)
{
    return firstDay ? firstDay->addDays(day).toString(Qt::ISODate) : Words::tr("day %1").arg(day + 1);
}

/// `3`, `3 and 4`, `3, 4 and 5`; the first ones of many.
QString listed(const QStringList &all, qsizetype most)
{
    if (all.size() > most)
        return Words::tr("%1 and %2 more").arg(all.first(most).join(Words::tr(", "))).arg(all.size() - most);
    if (all.size() < 2)
        return all.value(0);
    return Words::tr("%1 and %2").arg(all.first(all.size() - 1).join(Words::tr(", ")), all.last());
}

/// The finding's facts as the sentences need them.
struct Facts
{
    const Finding &finding;
    const std::optional<QDate> &firstDay;

    /// Whole, with what the eye cannot see made visible.
    [[nodiscard]] QString id(qsizetype index = 0) const { return visibleText(finding.ids.value(index), false); }
    [[nodiscard]] bool hasId() const { return !finding.ids.isEmpty() && !finding.ids[0].isEmpty(); }
    [[nodiscard]] QString code() const { return finding.code ? Words::tr(" (%1)").arg(*finding.code) : QString(); }
    [[nodiscard]] QString first() const { return stampText(finding.first, firstDay); }
    [[nodiscard]] QString last() const { return stampText(finding.last, firstDay); }
};

/// `Attempts 3 and 4.`
QString attemptsText(const Finding &finding)
{
    constexpr qsizetype most = 12;
    QStringList numbers;
    for (const qint64 attempt : finding.attempts)
        numbers += QString::number(attempt);
    if (numbers.isEmpty())
        return {};
    return numbers.size() == 1 ? Words::tr("It was attempt %1 of this log.").arg(numbers[0])
                               : Words::tr("These were attempts %1 of this log.").arg(listed(numbers, most));
}

QString tracesText(const Finding &finding)
{
    constexpr qsizetype most = 4;
    QStringList traces;
    for (const core::TraceId &trace : finding.traces)
        traces += visibleText(trace.value, false);
    if (traces.isEmpty())
        return {};
    return traces.size() == 1 ? Words::tr("Trace id: %1.").arg(traces[0])
                              : Words::tr("Trace ids: %1.").arg(listed(traces, most));
}

QString whenText(const Facts &facts)
{
    const Finding &finding = facts.finding;
    if (finding.count < 2 || finding.first == finding.last)
        return Words::tr("It happened at %1.").arg(facts.last());
    return Words::tr("It happened %1 times between %2 and %3.")
        .arg(QString::number(finding.count), facts.first(), facts.last());
}

QString whyOwnId(const Facts &facts)
{
    const Finding &finding = facts.finding;
    const QString cause = Words::tr(
        "AstrBot keeps the id that a send returned and uses it as msg_id for the next one. QQ accepts only ids of "
        "messages that it delivered to the bot%1.")
                              .arg(facts.code());
    const QString id = finding.returned ? Words::tr("The id %1 was returned by a send at %2.")
                                              .arg(facts.id(), stampText(*finding.returned, facts.firstDay))
                                        : Words::tr("The id used was %1.").arg(facts.id());
    return joined({cause, id, finding.code ? QString() : Words::tr("The log shows no refusal of it.")});
}

QString whyLimit(const Facts &facts)
{
    const bool expired = facts.finding.kind == FaultKind::AnchorExpired;
    const QString rule = expired
        ? Words::tr("A message can be replied to only for a time, and QQ refused%1 what came later.")
        : Words::tr("A message takes only a few replies, and QQ refused%1 the ones that were too many.");
    return joined({rule.arg(facts.code()), Words::tr("They hung on %1.").arg(facts.id()), whenText(facts)});
}

QString whySeq(const Facts &facts)
{
    return joined({Words::tr("QQ takes a msg_seq of one message only once: the second reply counts as a repeat of the "
                             "first and is dropped%1.")
                       .arg(facts.code()),
        Words::tr("msg_seq %1 was used again on %2.").arg(facts.id(1), facts.id()), whenText(facts)});
}

QString whySuccess(const Facts &facts)
{
    return joined({Words::tr("The tool send_message_to_user gave success, but the lines before it show that the "
                             "message was skipped or refused."),
        whenText(facts)});
}

QString whyRetry(const Facts &facts)
{
    return joined({Words::tr("AstrBot tries again whatever the reason was. This refusal%1 has a reason that time does "
                             "not change.")
                       .arg(facts.code()),
        facts.hasId() ? Words::tr("The tries hung on %1.").arg(facts.id()) : QString(), whenText(facts)});
}

QString whyDuplicate(const Facts &facts)
{
    return joined({Words::tr("The same words of the same user came twice within a minute, and each started a turn."),
        facts.hasId() ? Words::tr("They are from %1.").arg(facts.id()) : QString(),
        Words::tr("The first came at %1, the last at %2.").arg(facts.first(), facts.last())});
}

QString whyParallel(const Facts &facts)
{
    return Words::tr("%1 sessions were started between %2 and %3, each of which receives what users write.")
        .arg(QString::number(facts.finding.evidence.size()), facts.first(), facts.last());
}

QString whyLoop(const Facts &facts)
{
    const QString closed
        = facts.finding.code ? Words::tr("The last close code was %1.").arg(*facts.finding.code) : QString();
    return joined({Words::tr("Within five minutes it broke at least five times; in between the bot is deaf."), closed,
        Words::tr("The first break was at %1, the last at %2.").arg(facts.first(), facts.last())});
}

QString whyContent(const Facts &facts)
{
    const QString rule = facts.finding.kind == FaultKind::MarkdownRefused
        ? Words::tr("The bot has no right to send markdown%1. AstrBot then sends the same as plain text.")
        : Words::tr("QQ lets a bot send only links of domains that are registered for it%1.");
    return joined({rule.arg(facts.code()), whenText(facts)});
}

QString whyTask(const Facts &facts)
{
    return joined({facts.hasId() ? Words::tr("The task %1 failed.").arg(facts.id())
                                 : Words::tr("Its turn ended without one send that QQ accepted."),
        whenText(facts)});
}

QString whyFollowUp(const Facts &facts)
{
    return joined({Words::tr("The user wrote again while the bot was at work. AstrBot took the second message into "
                             "the turn that ran, whose answers hang on the first."),
        facts.hasId() ? Words::tr("That anchor is %1.").arg(facts.id()) : QString(), whenText(facts)});
}

QString why(const Facts &facts)
{
    switch (facts.finding.kind) {
    case FaultKind::OwnIdAsAnchor:
        return whyOwnId(facts);
    case FaultKind::AnchorExpired:
    case FaultKind::AnchorExhausted:
        return whyLimit(facts);
    case FaultKind::ReusedMsgSeq:
        return whySeq(facts);
    case FaultKind::SuccessWithoutSend:
        return whySuccess(facts);
    case FaultKind::HopelessRetry:
        return whyRetry(facts);
    case FaultKind::DuplicateAnswered:
        return whyDuplicate(facts);
    case FaultKind::ParallelSessions:
        return whyParallel(facts);
    case FaultKind::ReconnectLoop:
        return whyLoop(facts);
    case FaultKind::MarkdownRefused:
    case FaultKind::UrlRefused:
        return whyContent(facts);
    case FaultKind::TaskWithoutDelivery:
        return whyTask(facts);
    case FaultKind::FollowUpElsewhere:
        return whyFollowUp(facts);
    }
    return {};
}

} // namespace

QString stampText(const importer::Stamp &stamp, const std::optional<QDate> &firstDay)
{
    const QString time = QTime::fromMSecsSinceStartOfDay(stamp.msOfDay).toString(u"HH:mm:ss.zzz"_s);
    const QString day = stamp.day == 0 ? QString() : numberedDay(stamp.day, firstDay) + u' ';
    return (stamp.isApproximate ? u"~"_s : QString()) + day + time;
}

FindingText findingText(const Finding &finding, const std::optional<QDate> &firstDay)
{
    const Fixed &words = fixed[size_t(finding.kind)];
    const Facts facts{finding, firstDay};
    QStringList sentences;
    if (finding.isConsequence)
        sentences += Words::tr("This follows from the fault above that is about the same attempts.");
    sentences += why(facts);
    sentences += attemptsText(finding);
    sentences += tracesText(finding);
    if (!finding.isProven)
        sentences += Words::tr("This is not proven: %1").arg(Words::tr(words.missing));
    return {Words::tr(finding.isProven ? words.headline : words.probable), joined(sentences), Words::tr(words.advice)};
}

} // namespace text
