#include "app/text/connectiontext.h"

#include "app/text/clocktime.h"
#include "app/text/linetext.h"
#include "app/text/sentence.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

QString closedText(const bot::ConnectionChanged &state, const protocol::ErrorCatalogue &catalogue)
{
    if (state.closeCode != 0)
        return Words::tr("Closed with %1: %2").arg(state.closeCode).arg(closeCodeText(state.closeCode, catalogue));
    return state.proxyFault ? proxyFaultText() : QString();
}

QString shardsText(const bot::ConnectionChanged &state)
{
    if (state.shards < 2)
        return {};
    return Words::tr("%1 of %2 shards are connected.").arg(state.shardsReady).arg(state.shards);
}

ConnectionText waitingText(const bot::ConnectionChanged &state, const protocol::ErrorCatalogue &catalogue)
{
    if (state.startLimit)
        return {Words::tr("Waiting"),
            Words::tr("The platform's limit of new sessions is used up; the next one is allowed in %1.")
                .arg(countdown(state.retryIn))};
    return {Words::tr("Reconnecting"),
        joined({Words::tr("Try %1.").arg(state.tryNumber + 1), closedText(state, catalogue)})};
}

ConnectionText phaseText(const bot::ConnectionChanged &state, const protocol::ErrorCatalogue &catalogue)
{
    using Phase = bot::ConnectionChanged::Phase;
    switch (state.phase) {
    case Phase::Offline:
        return {Words::tr("Offline"),
            Words::tr(
                "Offline since %1. You can read everything; new messages are kept and leave when the line is back.")
                .arg(secondsText(state.since))};
    case Phase::FetchingGateway:
        return {Words::tr("Connecting"), Words::tr("Asking the platform for the gateway.")};
    case Phase::Connecting:
        return {Words::tr("Connecting"), Words::tr("Opening the gateway.")};
    case Phase::Identifying:
        return {Words::tr("Connecting"), Words::tr("Starting a new session.")};
    case Phase::Resuming:
        return {Words::tr("Reconnecting"), Words::tr("Resuming the session.")};
    case Phase::Ready:
        return {Words::tr("Connected"),
            state.notGranted ? notGrantedText(protocol::intentNames(state.notGranted)) : QString()};
    case Phase::Waiting:
        return waitingText(state, catalogue);
    case Phase::Stopped:
        return {Words::tr("Stopped"),
            joined({Words::tr("A person must act before the bot can connect again."), closedText(state, catalogue),
                closeRemedyText(state.closeCode)})};
    }
    return {};
}

} // namespace

// Source: protocol reference (b), "Close codes".
QString closeRemedyText(int closeCode)
{
    switch (closeCode) {
    case 4001:
    case 4002:
    case 4012:
    case 4013:
        return Words::tr("This program and the platform no longer understand each other: update the program.");
    case 4004:
        return Words::tr("Check the App ID and the client secret.");
    case 4010:
        return Words::tr("Connect again: the platform is asked anew how many connections the bot needs.");
    case 4011:
        return Words::tr("The bot is in more guilds than the platform lets it watch with the connections that it "
                         "offers: ask the platform for more, or leave some guilds.");
    case 4014:
        return Words::tr("Apply for at least one event group on the open platform's page of this bot, then connect.");
    case 4914:
        return Words::tr("Publish the bot again on the open platform, or connect to the platform's sandbox.");
    case 4915:
        return Words::tr("Ask on the open platform why the bot was banned and have it lifted.");
    default:
        return {};
    }
}

ConnectionText connectionText(const bot::ConnectionChanged &state, const protocol::ErrorCatalogue &catalogue)
{
    ConnectionText words = phaseText(state, catalogue);
    words.sentence = joined({words.sentence, shardsText(state)});
    return words;
}

QString notGrantedText(const QStringList &names)
{
    return Words::tr("The platform did not grant %1: those events do not come. Apply for them on the open platform's "
                     "page of this bot.")
        .arg(names.join(Words::tr(", ", "between names")));
}

QString proxyFaultText()
{
    return Words::tr(
        "The proxy cannot be reached or refuses. Check the proxy: in Settings, QQBOT_PROXY, or that of the system.");
}

QString callFailedText(const bot::CallFailed &failed)
{
    if (failed.code == 0 && failed.message == "proxy"_L1)
        return Words::tr("%1 failed: %2").arg(failed.call, proxyFaultText());
    return Words::tr("%1 failed: %2 %3").arg(failed.call, QString::number(failed.code), failed.message);
}

} // namespace text
