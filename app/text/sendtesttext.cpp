#include "app/text/sendtesttext.h"

#include "app/core/overloaded.h"
#include "app/text/cataloguetext.h"
#include "app/text/diagnosistext.h"
#include "app/text/undeliveredtext.h"
#include "app/text/visibletext.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

using Fate = bot::SendTestForecast::Fate;

/// The server's words; longer is no message but a page.
constexpr qsizetype longestRefusal = 300;

/// Parts of one sentence, each but the first behind a comma.
QString listed(const QStringList &parts)
{
    QString all;
    for (const QString &part : parts)
        all = all.isEmpty() ? part : Words::tr("%1, %2", "two parts of a list").arg(all, part);
    return all;
}

QString sentence(const QString &clause)
{
    return Words::tr("%1.", "a clause as a sentence").arg(clause);
}

QString safeText(int safe, int all)
{
    return safe == 1 ? Words::tr("1 of %1 is safe").arg(all) : Words::tr("%1 of %2 are safe").arg(safe).arg(all);
}

QString forecastHead(const bot::SendTestForecast &forecast)
{
    const int all = int(forecast.messages.size());
    const int safe = forecast.count(Fate::Safe);
    const int uncertain = forecast.count(Fate::Uncertain);
    const int refused = forecast.count(Fate::Refused);
    const int notSent = forecast.count(Fate::NotSent);
    if (safe == all)
        return all == 1 ? Words::tr("It is safe.") : Words::tr("All %1 are safe.").arg(all);
    QStringList parts{safeText(safe, all)};
    if (uncertain > 0)
        parts += uncertain == 1 ? Words::tr("1 is uncertain") : Words::tr("%1 are uncertain").arg(uncertain);
    if (refused > 0)
        parts += Words::tr("%1 would be refused").arg(refused);
    if (notSent > 0)
        parts += Words::tr("%1 would not be sent").arg(notSent);
    return sentence(listed(parts));
}

/// Where one anchor's replies do not suffice, the bot goes on with the next newest.
QString anchorsText(const bot::SendTestForecast &forecast)
{
    QStringList ids;
    for (const bot::SendTestForecast::Message &message : forecast.messages) {
        const bool hangs = message.verdict.anchor && message.fate != Fate::NotSent;
        const QString id = hangs ? lineage::anchorIdText(*message.verdict.anchor) : QString();
        if (!id.isEmpty() && !ids.contains(id))
            ids += id;
    }
    return ids.size() > 1 ? Words::tr("They hang on %1 anchors, the newest first.").arg(ids.size()) : QString();
}

/// A row as the journal would have it, for the words of explain().
journal::RowSummary rowOf(const lineage::Outcome &outcome)
{
    journal::RowSummary row;
    row.kind = traffic::Kind::Http;
    row.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound};
    row.state = lineage::stateOf(outcome);
    if (const auto *refused = std::get_if<lineage::Refused>(&outcome)) {
        row.status = refused->httpStatus;
        if (refused->code != 0)
            row.code = refused->code;
    } else if (const auto *unknown = std::get_if<lineage::Unknown>(&outcome)) {
        row.detail = unknown->cause;
    }
    return row;
}

std::optional<int> codeOf(const lineage::Outcome &outcome)
{
    const auto *refused = std::get_if<lineage::Refused>(&outcome);
    return refused && refused->code != 0 ? std::optional(refused->code) : std::nullopt;
}

QString countsText(const bot::SendTestSummary &summary, int all)
{
    QStringList parts{Words::tr("%1 of %2 accepted").arg(summary.accepted).arg(all)};
    const auto add = [&parts](int count, const QString &words) {
        if (count > 0)
            parts += words.arg(count);
    };
    add(summary.inAudit, Words::tr("%1 in audit"));
    add(summary.refused, Words::tr("%1 refused"));
    add(summary.unknown, Words::tr("%1 unknown"));
    add(summary.notSent, Words::tr("%1 not sent"));
    add(summary.notTried, Words::tr("%1 not tried"));
    return sentence(listed(parts));
}

QString endText(const bot::SendTestReport &report, const bot::SendTestSummary &summary)
{
    if (report.end == bot::SendTestEnd::Stopped)
        return Words::tr("You stopped it.");
    const bool hasRest = report.end == bot::SendTestEnd::AtFailure && summary.notTried > 0;
    return hasRest ? Words::tr("It stopped there.") : QString();
}

} // namespace

QString faultText(bot::SendTestFault fault)
{
    using bot::SendTestFault;
    switch (fault) {
    case SendTestFault::NoPeer:
        return Words::tr("Choose a conversation.");
    case SendTestFault::NoAnchor:
        return Words::tr("Choose an anchor, or type the id to hang on.");
    case SendTestFault::Count:
        return Words::tr("A test has 1 to %1 messages.").arg(bot::mostTestMessages);
    case SendTestFault::Pause:
        return Words::tr("The pause is 0.2 to 600 seconds.");
    case SendTestFault::EmptyText:
        return Words::tr("The text is empty.");
    }
    return {};
}

VerdictText forecastText(const bot::SendTestForecast &forecast)
{
    if (forecast.messages.isEmpty())
        return {};
    const int first = forecast.firstUnsafe();
    if (first == 0)
        return {forecastHead(forecast),
            joined({verdictText(forecast.messages.first().verdict).reason, anchorsText(forecast)})};
    const QString reason = verdictText(forecast.messages[first - 1].verdict).reason;
    if (first == 1)
        return {forecastHead(forecast), reason};
    QString why = Words::tr("From message %1: %2").arg(first).arg(reason);
    // What is uncertain and what is certain to fail have two reasons.
    const auto &messages = forecast.messages;
    const auto fails = [](const auto &one) { return one.fate == Fate::Refused || one.fate == Fate::NotSent; };
    const auto doomed = std::find_if(messages.cbegin(), messages.cend(), fails);
    if (!fails(messages[first - 1]) && doomed != messages.cend()) {
        const int number = int(doomed - messages.cbegin()) + 1;
        why = joined({why, Words::tr("From message %1: %2").arg(number).arg(verdictText(doomed->verdict).reason)});
    }
    return {forecastHead(forecast), joined({why, anchorsText(forecast)})};
}

QString stateText(const bot::SendTestMessage &message, bool isOver)
{
    if (message.answer)
        return stateText(lineage::stateOf(message.answer->outcome), codeOf(message.answer->outcome));
    if (isOver)
        return Words::tr("not tried");
    return message.began ? Words::tr("on its way") : Words::tr("waiting");
}

QString meaningText(const bot::SendTestMessage &message, const protocol::ErrorCatalogue &catalogue)
{
    if (!message.answer)
        return {};
    return std::visit(core::Overloaded{
                          [&](const lineage::Refused &refused) {
                              const QString meaning = shortMeaning(refused.code, catalogue);
                              if (!meaning.isEmpty())
                                  return meaning;
                              return refused.message.isEmpty()
                                  ? u"HTTP %1"_s.arg(refused.httpStatus)
                                  : visibleText(refused.message, false).left(longestRefusal);
                          },
                          [](const lineage::Unknown &unknown) { return silenceText(unknown.cause); },
                          [](const lineage::NotSent &unsent) { return notSentText(unsent.reason); },
                          [](const auto &) { return QString(); },
                      },
        message.answer->outcome);
}

QString causeText(const bot::SendTestMessage &message, const protocol::ErrorCatalogue &catalogue)
{
    if (!bot::hasFailed(message))
        return {};
    if (const auto *unsent = std::get_if<lineage::NotSent>(&message.answer->outcome))
        return notSentText(unsent->reason);
    if (message.facts && message.facts->sent && message.facts->why)
        return explain(*message.facts->sent, *message.facts->why, catalogue).headline;
    return explain(rowOf(message.answer->outcome), catalogue).headline;
}

QString summaryText(const bot::SendTestReport &report, const protocol::ErrorCatalogue &catalogue)
{
    const bot::SendTestSummary summary = bot::summaryOf(report);
    QStringList sentences{countsText(summary, int(report.messages.size()))};
    if (summary.firstFailure != 0) {
        const bot::SendTestMessage &failed = report.messages[summary.firstFailure - 1];
        sentences += Words::tr("It begins to fail at message %1, %2.")
                         .arg(QString::number(failed.number), stateText(failed, true));
        sentences += causeText(failed, catalogue);
    }
    sentences += endText(report, summary);
    return joined(sentences);
}

} // namespace text
