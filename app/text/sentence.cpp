#include "app/text/sentence.h"

#include "app/protocol/closecode.h"
#include "app/text/cataloguetext.h"
#include "app/text/clocktime.h"
#include "app/text/connectiontext.h"
#include "app/text/linetext.h"
#include "app/text/words.h"
#include "app/traffic/dropped.h"
#include "app/traffic/setaside.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

Explanation explainRefusal(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = row.code ? catalogue.find(*row.code) : nullptr;
    if (entry)
        return {Words::tr("The platform refused this message: %1.").arg(meaningOf(*entry)),
            joined({statusNote(row.status, row.code), adviceOf(*entry)})};
    if (row.code)
        return {Words::tr("The platform refused this message with code %1.").arg(*row.code),
            joined({statusNote(row.status, row.code),
                Words::tr(
                    "The code is not in the catalogue. The server's own words are below; its support asks for the "
                    "trace id.")})};
    return {Words::tr("The platform refused this message with HTTP %1.").arg(row.status.value_or(0)), {}};
}

Explanation explainOutbound(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    using traffic::State;
    switch (row.state) {
    case State::Accepted:
        if (row.anchor.isEmpty())
            return {Words::tr("Delivered as a proactive message."), Words::tr("It hangs on no message of the user.")};
        return {Words::tr("Delivered: it hangs on the user's message."),
            row.msgSeq ? Words::tr("Reply with msg_seq %1 on that anchor.").arg(*row.msgSeq) : QString()};
    case State::AcceptedIdUnknown:
        return {Words::tr("Delivered, but its id is unknown."),
            Words::tr("The first answer was lost; the platform refused the repeat as a duplicate, so the first copy "
                      "arrived. It cannot be recalled or quoted.")};
    case State::Refused:
        return explainRefusal(row, catalogue);
    case State::InAudit:
        return {Words::tr("The platform took it and is reviewing it."),
            joined({Words::tr("The user sees it after the review. Sending again may show it twice."),
                statusNote(row.status, row.code)})};
    case State::Unknown:
        return {Words::tr("No readable answer came: the user may have received it."),
            joined({silenceText(row.detail), Words::tr("Sending it as a new message may show it twice.")})};
    case State::NotSent: {
        const auto reason = lineage::notSentFromName(row.detail);
        return {Words::tr("This message was not sent."), reason ? notSentText(*reason) : QString()};
    }
    case State::InFlight:
        return {Words::tr("On its way: no answer yet."), {}};
    case State::None:
        break;
    }
    return {Words::tr("A message to the user."), {}};
}

Explanation explainFrame(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    if (row.message)
        return {row.scene == protocol::Scene::Group ? Words::tr("A member wrote in the group.")
                                                    : Words::tr("The user wrote to the bot."),
            Words::tr("Its id is an anchor: replies may hang on it while its window is open.")};
    if (row.route == "CLOSE"_L1) {
        const int code = row.code.value_or(0);
        // After the other codes the bot goes on by itself, and stops only when that does not help.
        const bool stops = protocol::closeAction(code) == protocol::CloseAction::Stop;
        const QString remedy = stops ? closeRemedyText(code) : QString();
        return {row.direction == traffic::Direction::Out ? Words::tr("The bot closed the gateway connection.")
                                                         : Words::tr("The gateway connection closed."),
            row.detail.startsWith("Proxy: "_L1) ? proxyFaultText() : joined({closeCodeText(code, catalogue), remedy})};
    }
    if (row.route == "OPEN"_L1)
        return {Words::tr("A connection to the gateway was opened."), {}};
    if (row.op && row.op == 0)
        return {Words::tr("The gateway delivered the event %1.").arg(row.route), {}};
    return row.direction == traffic::Direction::In ? Explanation{Words::tr("The gateway sent %1.").arg(row.route), {}}
                                                   : Explanation{Words::tr("The bot sent %1.").arg(row.route), {}};
}

Explanation explainCall(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    using traffic::Kind;
    using traffic::State;
    const QString what = row.kind == Kind::Model ? Words::tr("The language model")
        : row.kind == Kind::Token                ? Words::tr("The token server")
                                                 : Words::tr("The platform");
    if (row.state == State::InFlight)
        return {Words::tr("%1 has not answered yet.").arg(what), {}};
    if (row.state == State::Accepted || row.state == State::None)
        return {Words::tr("%1 answered.").arg(what), {}};
    if (row.state == State::NotSent)
        return {Words::tr("%1 could not be reached.").arg(what), Words::tr("Nothing left this computer.")};
    if (row.state == State::Unknown)
        return {Words::tr("%1 gave no readable answer.").arg(what), silenceText(row.detail)};
    if (row.state == State::InAudit)
        return {Words::tr("%1 took it and is reviewing it.").arg(what), statusNote(row.status, row.code)};
    // A model's provider has codes of its own: those of the platform would explain another fault.
    const bool isPlatforms = row.kind != Kind::Model && row.code;
    const protocol::CodeEntry *entry = isPlatforms ? catalogue.find(*row.code) : nullptr;
    const QString note = isPlatforms ? statusNote(row.status, row.code) : QString();
    if (entry)
        return {Words::tr("%1 refused: %2.").arg(what, meaningOf(*entry)), joined({note, adviceOf(*entry)})};
    if (isPlatforms)
        return {Words::tr("%1 refused with code %2.").arg(what).arg(*row.code),
            joined({note,
                Words::tr(
                    "The code is not in the catalogue. The server's own words are below; its support asks for the "
                    "trace id.")})};
    return {Words::tr("%1 refused.").arg(what), row.detail};
}

QString turnText(const journal::RowSummary &row)
{
    if (row.state == traffic::State::InFlight)
        return Words::tr("It is running.");
    if (row.detail == "answered"_L1)
        return Words::tr("It answered the user's message.");
    if (row.detail == "step-limit"_L1)
        return Words::tr("It reached the limit of model calls and summed up.");
    if (row.detail == "stopped"_L1)
        return Words::tr("It was stopped.");
    if (row.detail == "model-failed"_L1)
        return Words::tr("The model did not answer.");
    if (row.ref.isImported()) // other programs' logs have no line for it
        return Words::tr("How it ended does not stand in the log.");
    return Words::tr("The program ended before the turn did.");
}

Explanation explainDropped(const QString &detail)
{
    const auto dropped = traffic::parseDropped(detail);
    if (!dropped)
        return {traffic::droppedRoute, detail};
    return {Words::tr("%n row(s) between %1 and %2 could not be recorded.", nullptr, int(dropped->total()))
                .arg(secondsText(dropped->from), secondsText(dropped->until)),
        Words::tr("They came faster than the disk took them. No message and no attempt was given up.")};
}

Explanation clockJumpText(core::Milliseconds by)
{
    const QString time = countdown(std::chrono::abs(by));
    return {by.count() < 0 ? Words::tr("This computer's clock was set back by %1.").arg(time)
                           : Words::tr("This computer's clock was set forward by %1.").arg(time),
        Words::tr("The bot measures an anchor's age by the time since the computer was started: every anchor keeps the "
                  "time it has left.")};
}

Explanation explainGap(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    const auto parsed = traffic::parseGap(row.detail);
    if (!parsed)
        return {Words::tr("The gateway could not be heard for a while."), row.detail};
    const GapSentences said = gapSentences(*parsed, catalogue);
    return {said.headline, said.body};
}

Explanation explainNote(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    if (row.route == traffic::gapRoute)
        return explainGap(row, catalogue);
    if (row.route == "INTENTS_REDUCED"_L1)
        return {Words::tr("The platform did not grant all event groups that the bot asked for."),
            notGrantedText(row.detail.split(u' '))};
    if (row.route == "INBOX_FULL"_L1)
        return {Words::tr("Messages came that could not be written to disk."),
            Words::tr("The bot holds its place in the session, so the platform sends them again at the next Resume. "
                      "Free disk space or fix the folder's rights.")};
    if (row.route == "MODEL_FAILED"_L1)
        return {Words::tr("The model did not answer, so the turn ended."), row.detail};
    if (row.route == "TURN"_L1)
        return {Words::tr("Turn %1 of the agent.").arg(row.turnId), turnText(row)};
    if (row.route == "LEARNED"_L1)
        return {Words::tr("Something was learned about this bot's limits."),
            Words::tr("Attempt %1 taught it; it holds for 30 days, or until another answer says otherwise.")
                .arg(row.attemptId)};
    if (row.route == traffic::clockJumpedRoute)
        return clockJumpText(core::Milliseconds(row.detail.toLongLong()));
    if (row.route == traffic::dismissedRoute)
        return {Words::tr("A person took this message off the list of undelivered ones."), {}};
    if (row.route == traffic::restoredRoute)
        return {Words::tr("A person put this message back on the list of undelivered ones."), {}};
    if (row.route == traffic::droppedRoute)
        return explainDropped(row.detail);
    if (row.route == traffic::setAsideRoute)
        return {Words::tr("A damaged file was set aside, and a new one went on."),
            Words::tr("It is kept as %1.").arg(row.detail.section(u' ', 1))};
    return {row.route, row.detail};
}

} // namespace

QString stateText(traffic::State state, std::optional<int> code)
{
    using traffic::State;
    switch (state) {
    case State::None:
        return {};
    case State::InFlight:
        return Words::tr("sending");
    case State::Accepted:
        return Words::tr("accepted");
    case State::AcceptedIdUnknown:
        return Words::tr("accepted, id unknown");
    case State::Refused:
        return code ? Words::tr("refused %1").arg(*code) : Words::tr("refused");
    case State::InAudit:
        return Words::tr("in audit");
    case State::Unknown:
        return Words::tr("unknown");
    case State::NotSent:
        return Words::tr("not sent");
    }
    return {};
}

QString notSentText(lineage::NotSentReason reason)
{
    using lineage::NotSentReason;
    switch (reason) {
    case NotSentReason::NoAnchor:
        return Words::tr("There is no message of the user to hang it on, and proactive messages are off.");
    case NotSentReason::AnchorDoomed:
        return Words::tr(
            "Every anchor of this conversation is used up or too old. The user's next message opens a new one.");
    case NotSentReason::CannotRecord:
        return Words::tr(
            "It could not be recorded on disk first, so it was kept back. Free disk space or fix the folder's rights.");
    case NotSentReason::CannotConnect:
        return Words::tr("The platform could not be reached; nothing left this computer.");
    case NotSentReason::NoToken:
        return Words::tr("No access token could be had. Check the App ID, the client secret and the network.");
    case NotSentReason::Cancelled:
        return Words::tr("It was stopped before it left.");
    case NotSentReason::EmptyText:
        return Words::tr("The text is empty.");
    case NotSentReason::Interrupted:
        return Words::tr("The model wrote it, but the program ended before it left.");
    case NotSentReason::Busy:
        return Words::tr("Another try of the same message is under way.");
    case NotSentReason::NotRepeatable:
        return Words::tr("That attempt got through, or nothing would keep a second copy from the user.");
    case NotSentReason::SeqTaken:
        return Words::tr("That msg_seq was used on this anchor with another content.");
    case NotSentReason::NoLongerOwed:
        return Words::tr("It was delivered or dismissed meanwhile.");
    }
    return {};
}

Explanation explain(const journal::RowDetail &row, const protocol::ErrorCatalogue &catalogue)
{
    return explain(row.summary, catalogue);
}

Explanation explain(const journal::RowSummary &summary, const protocol::ErrorCatalogue &catalogue)
{
    using traffic::Kind;
    const bool outbound = summary.message && summary.message->role == traffic::MessageFacet::Role::Outbound
        && !traffic::isAboutMessage(summary.kind, summary.route);
    if (outbound)
        return explainOutbound(summary, catalogue);
    switch (summary.kind) {
    case Kind::Frame:
        return explainFrame(summary, catalogue);
    case Kind::Note:
        return explainNote(summary, catalogue);
    case Kind::Tool:
        return {Words::tr("The model called the tool %1.").arg(summary.route),
            Words::tr("What it returned is what the model read next.")};
    case Kind::Http:
    case Kind::Token:
    case Kind::Upload:
    case Kind::Model:
        break;
    }
    return explainCall(summary, catalogue);
}

QString journalErrorText(const journal::JournalError &error)
{
    using Kind = journal::JournalError::Kind;
    switch (error.kind) {
    case Kind::CannotOpen:
        return Words::tr("The journal could not be opened.");
    case Kind::CannotWrite:
        return Words::tr("The journal cannot be written. Free disk space or fix the folder's rights.");
    case Kind::CannotRead:
        return Words::tr("The journal could not be read.");
    case Kind::CannotCopy:
        return Words::tr("The journal could not be copied before it is brought to a new form.");
    case Kind::Corrupt:
        return Words::tr("The journal file is damaged.");
    case Kind::NewerSchema:
        return Words::tr("The journal was written by a newer version of this program.");
    case Kind::Interrupted:
        return Words::tr("Reading was stopped.");
    }
    return {};
}

QString joined(const QStringList &sentences)
{
    QString all;
    for (const QString &sentence : sentences) {
        if (!sentence.isEmpty())
            all = all.isEmpty() ? sentence : Words::tr("%1 %2", "two sentences").arg(all, sentence);
    }
    return all;
}

QString countdown(core::Milliseconds left)
{
    const qint64 seconds = std::max<qint64>(0, left.count() / 1000);
    const auto two = [](qint64 n) { return QString::number(n).rightJustified(2, u'0'); };
    if (seconds >= 3600)
        return u"%1:%2:%3"_s.arg(QString::number(seconds / 3600), two(seconds / 60 % 60), two(seconds % 60));
    return u"%1:%2"_s.arg(two(seconds / 60), two(seconds % 60));
}

} // namespace text
