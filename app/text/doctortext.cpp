#include "app/text/doctortext.h"

#include "app/text/cataloguetext.h"
#include "app/text/clocktime.h"
#include "app/text/connectiontext.h"
#include "app/text/sentence.h"
#include "app/text/visibletext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace text {

namespace {

using doctor::Check;
using doctor::Probe;
using doctor::Result;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(doctortext)
};

/// An anchor lives minutes and a token hours: beyond that the clock does harm.
constexpr core::Milliseconds tolerableSkew{30'000};

QString titleOf(Probe probe)
{
    switch (probe) {
    case Probe::Token:
        return Words::tr("Access token");
    case Probe::Identity:
        return Words::tr("Bot identity");
    case Probe::Sessions:
        return Words::tr("Session limit");
    case Probe::Gateway:
        return Words::tr("Gateway");
    case Probe::Events:
        return Words::tr("Events");
    case Probe::Model:
        return Words::tr("Model");
    }
    return {};
}

QString goodText(const Check &check)
{
    switch (check.probe) {
    case Probe::Token:
        return Words::tr("granted, valid for %1").arg(spanText(check.life));
    case Probe::Identity:
        return Words::tr("%1 answers for this App ID").arg(visibleText(check.name, false));
    case Probe::Sessions:
        return check.shards == 1
            ? Words::tr("%1 of %2 starts left today").arg(check.left).arg(check.total)
            : Words::tr("%1 of %2 starts left today, %3 shards").arg(check.left).arg(check.total).arg(check.shards);
    case Probe::Gateway:
        return Words::tr("says Hello");
    case Probe::Events:
        return Words::tr("all are granted");
    case Probe::Model:
        return Words::tr("%1 answers").arg(visibleText(check.name, false));
    }
    return {};
}

QString withCode(const QString &what, const Check &check)
{
    return check.code == 0 ? what : Words::tr("%1 (%2)").arg(what).arg(check.code);
}

QString outcomeOf(const Check &check)
{
    const bool isModel = check.probe == Probe::Model;
    switch (check.result) {
    case Result::Waiting:
        return {};
    case Result::Running:
        return Words::tr("trying…");
    case Result::Good:
        return goodText(check);
    case Result::WrongCredentials:
        return withCode(
            isModel ? Words::tr("the key is refused") : Words::tr("App ID or client secret is wrong"), check);
    case Result::AddressNotAllowed:
        return withCode(Words::tr("this computer's address is not on the allow-list"), check);
    case Result::Forbidden:
        return withCode(Words::tr("not permitted"), check);
    case Result::NotReached:
        return Words::tr("cannot be reached");
    case Result::NotEncrypted:
        return Words::tr("the encrypted connection failed");
    case Result::ProxyRefused:
        return Words::tr("the proxy cannot be reached or refuses");
    case Result::TimedOut:
        return Words::tr("no answer in time");
    case Result::Moved:
        return withCode(Words::tr("answers that it is somewhere else"), check);
    case Result::NotThePlatform:
        return withCode(Words::tr("something else answers there"), check);
    case Result::ServerFault:
        return withCode(Words::tr("has a fault of its own"), check);
    case Result::TooOften:
        return withCode(Words::tr("was asked too often"), check);
    case Result::NoStartsLeft:
        return Words::tr("no session starts left; again in %1").arg(spanText(check.life));
    case Result::Closed:
        return withCode(Words::tr("closed the connection"), check);
    case Result::Refused:
        return withCode(Words::tr("refuses"), check);
    case Result::NotGranted:
        return check.missing == protocol::defaultIntents() ? withCode(Words::tr("none is granted"), check)
                                                           : Words::tr("not all are granted");
    case Result::NoSuchModel:
        return Words::tr("knows no model called %1").arg(visibleText(check.name, false));
    case Result::Skipped:
        return Words::tr("not tried");
    }
    return {};
}

QString refusalAdvice(const Check &check, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = check.probe == Probe::Model ? nullptr : catalogue.find(check.code);
    const QString words
        = check.words.isEmpty() ? QString() : Words::tr("Its words: %1").arg(visibleText(check.words, false));
    return entry ? adviceOf(*entry) : words;
}

QString whatToDo(const Check &check, const protocol::ErrorCatalogue &catalogue)
{
    const bool isModel = check.probe == Probe::Model;
    switch (check.result) {
    case Result::Waiting:
    case Result::Running:
    case Result::Good:
    case Result::Skipped:
        return {};
    case Result::WrongCredentials:
        return isModel ? Words::tr("Check the key of the model's provider.")
                       : Words::tr("Copy both again from the bot's page on the open platform. A secret that was made "
                                   "anew there makes the old one invalid.");
    case Result::AddressNotAllowed:
        return joined(
            {Words::tr("Add the address with which this computer reaches the internet to the bot's allow-list on the "
                       "open platform. The platform's sandbox has no such list."),
                check.words.isEmpty() ? QString() : Words::tr("Its words: %1").arg(visibleText(check.words, false))});
    case Result::NotReached:
        return isModel ? Words::tr("Check the model's address, and whether its server runs.")
                       : Words::tr("Check the network. Where the internet is reached through a proxy only, set it.");
    case Result::NotEncrypted:
        return Words::tr("Check the date and time of this computer first; then whether a proxy or a virus scanner "
                         "breaks the connection open.");
    case Result::ProxyRefused:
        return Words::tr("Check the proxy: in Settings, QQBOT_PROXY, or that of the system.");
    case Result::TimedOut:
        return Words::tr("Try again; if it stays so, something on the way swallows the connection.");
    case Result::Moved:
        return Words::tr("The address is no longer the right one: check it.");
    case Result::NotThePlatform:
        return isModel ? Words::tr("Check the model's address: it ends with /v1 in most cases.")
                       : Words::tr("A page of a hotel or a company network may stand in the way, or the address is "
                                   "wrong.");
    case Result::ServerFault:
    case Result::TooOften:
        return Words::tr("Try again in a minute.");
    case Result::NoStartsLeft:
        return Words::tr("Programs that connect again and again use them up. A session that is kept can still be "
                         "resumed.");
    case Result::Closed:
        return closeRemedyText(check.code);
    case Result::Forbidden:
    case Result::Refused:
        return refusalAdvice(check, catalogue);
    case Result::NotGranted:
        return check.missing == protocol::defaultIntents() ? closeRemedyText(check.code)
                                                           : notGrantedText(protocol::intentNames(check.missing));
    case Result::NoSuchModel:
        return Words::tr("Check the model's name in the list of its provider.");
    }
    return {};
}

} // namespace

CheckText checkText(const Check &check, const protocol::ErrorCatalogue &catalogue)
{
    return {titleOf(check.probe), outcomeOf(check), whatToDo(check, catalogue)};
}

QString clockText(const std::optional<core::Milliseconds> &skew)
{
    if (!skew || (*skew <= tolerableSkew && *skew >= -tolerableSkew))
        return {};
    const QString apart = spanText(std::max(*skew, -*skew));
    return *skew > core::Milliseconds{0}
        ? Words::tr("This computer's clock is %1 ahead of the platform's: windows of anchors are counted wrongly, and "
                    "encrypted connections may fail. Set it right.")
              .arg(apart)
        : Words::tr("This computer's clock is %1 behind the platform's: windows of anchors are counted wrongly, and "
                    "encrypted connections may fail. Set it right.")
              .arg(apart);
}

QString reportText(const doctor::Report &report)
{
    if (!report.isOver())
        return Words::tr("Testing…");
    if (report.isPassed())
        return Words::tr("Everything answers as it should.");
    const auto failed = std::ranges::find_if(report.checks, [](const Check &check) { return !check.isPassed(); });
    return Words::tr("%1: %2").arg(titleOf(failed->probe), outcomeOf(*failed));
}

QString keyringText(const keyring::KeyringError &error)
{
    switch (error.kind) {
    case keyring::KeyringError::Kind::NotFound:
        return Words::tr("The keyring has no secret for this bot.");
    case keyring::KeyringError::Kind::Denied:
        return Words::tr("The keyring is locked and was not opened.");
    case keyring::KeyringError::Kind::Unavailable:
        return Words::tr("This desktop has no keyring.");
    case keyring::KeyringError::Kind::Other:
        break;
    }
    return Words::tr("The keyring failed (%1).").arg(error.message);
}

} // namespace text
