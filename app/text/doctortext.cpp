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

struct DoctorWords
{
    Q_DECLARE_TR_FUNCTIONS(doctortext)
};

/// An anchor lives minutes and a token hours: beyond that the clock does harm.
constexpr core::Milliseconds tolerableSkew{30'000};

QString titleOf(Probe probe)
{
    switch (probe) {
    case Probe::Token:
        return DoctorWords::tr("Access token");
    case Probe::Identity:
        return DoctorWords::tr("Bot identity");
    case Probe::Sessions:
        return DoctorWords::tr("Session limit");
    case Probe::Gateway:
        return DoctorWords::tr("Gateway");
    case Probe::Events:
        return DoctorWords::tr("Events");
    case Probe::Model:
        return DoctorWords::tr("Model");
    }
    return {};
}

QString goodText(const Check &check)
{
    switch (check.probe) {
    case Probe::Token:
        return DoctorWords::tr("granted, valid for %1").arg(spanText(check.life));
    case Probe::Identity:
        return DoctorWords::tr("%1 answers for this App ID").arg(visibleText(check.name, false));
    case Probe::Sessions:
        return check.shards == 1 ? DoctorWords::tr("%1 of %2 starts left today").arg(check.left).arg(check.total)
                                 : DoctorWords::tr("%1 of %2 starts left today, %3 shards")
                                       .arg(check.left)
                                       .arg(check.total)
                                       .arg(check.shards);
    case Probe::Gateway:
        return DoctorWords::tr("says Hello");
    case Probe::Events:
        return DoctorWords::tr("all are granted");
    case Probe::Model:
        return DoctorWords::tr("%1 answers").arg(visibleText(check.name, false));
    }
    return {};
}

QString withCode(const QString &what, const Check &check)
{
    return check.code == 0 ? what : DoctorWords::tr("%1 (%2)").arg(what).arg(check.code);
}

QString outcomeOf(const Check &check)
{
    const bool isModel = check.probe == Probe::Model;
    switch (check.result) {
    case Result::Waiting:
        return {};
    case Result::Running:
        return DoctorWords::tr("trying…");
    case Result::Good:
        return goodText(check);
    case Result::WrongCredentials:
        return withCode(
            isModel ? DoctorWords::tr("the key is refused") : DoctorWords::tr("App ID or client secret is wrong"),
            check);
    case Result::AddressNotAllowed:
        return withCode(DoctorWords::tr("this computer's address is not on the allow-list"), check);
    case Result::Forbidden:
        return withCode(DoctorWords::tr("not permitted"), check);
    case Result::NotReached:
        return DoctorWords::tr("cannot be reached");
    case Result::NotEncrypted:
        return DoctorWords::tr("the encrypted connection failed");
    case Result::ProxyRefused:
        return DoctorWords::tr("the proxy cannot be reached or refuses");
    case Result::TimedOut:
        return DoctorWords::tr("no answer in time");
    case Result::Moved:
        return withCode(DoctorWords::tr("answers that it is somewhere else"), check);
    case Result::NotThePlatform:
        return withCode(DoctorWords::tr("something else answers there"), check);
    case Result::ServerFault:
        return withCode(DoctorWords::tr("has a fault of its own"), check);
    case Result::TooOften:
        return withCode(DoctorWords::tr("was asked too often"), check);
    case Result::NoStartsLeft:
        return DoctorWords::tr("no session starts left; again in %1").arg(spanText(check.life));
    case Result::Closed:
        return withCode(DoctorWords::tr("closed the connection"), check);
    case Result::Refused:
        return withCode(DoctorWords::tr("refuses"), check);
    case Result::NotGranted:
        return check.missing == protocol::defaultIntents() ? withCode(DoctorWords::tr("none is granted"), check)
                                                           : DoctorWords::tr("not all are granted");
    case Result::NoSuchModel:
        return DoctorWords::tr("knows no model called %1").arg(visibleText(check.name, false));
    case Result::Skipped:
        return DoctorWords::tr("not tried");
    }
    return {};
}

QString refusalAdvice(const Check &check, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = check.probe == Probe::Model ? nullptr : catalogue.find(check.code);
    const QString words
        = check.words.isEmpty() ? QString() : DoctorWords::tr("Its words: %1").arg(visibleText(check.words, false));
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
        return isModel
            ? DoctorWords::tr("Check the key of the model's provider.")
            : DoctorWords::tr("Copy both again from the bot's page on the open platform. A secret that was made "
                              "anew there makes the old one invalid.");
    case Result::AddressNotAllowed:
        return joined(
            {DoctorWords::tr(
                 "Add the address with which this computer reaches the internet to the bot's allow-list on the "
                 "open platform. The platform's sandbox has no such list."),
                check.words.isEmpty() ? QString()
                                      : DoctorWords::tr("Its words: %1").arg(visibleText(check.words, false))});
    case Result::NotReached:
        return isModel
            ? DoctorWords::tr("Check the model's address, and whether its server runs.")
            : DoctorWords::tr("Check the network. Where the internet is reached through a proxy only, set it.");
    case Result::NotEncrypted:
        return DoctorWords::tr(
            "Check the date and time of this computer first; then whether a proxy or a virus scanner "
            "breaks the connection open.");
    case Result::ProxyRefused:
        return DoctorWords::tr("Check the proxy: in Settings, QQBOT_PROXY, or that of the system.");
    case Result::TimedOut:
        return DoctorWords::tr("Try again; if it stays so, something on the way swallows the connection.");
    case Result::Moved:
        return DoctorWords::tr("The address is no longer the right one: check it.");
    case Result::NotThePlatform:
        return isModel
            ? DoctorWords::tr("Check the model's address: it ends with /v1 in most cases.")
            : DoctorWords::tr("A page of a hotel or a company network may stand in the way, or the address is "
                              "wrong.");
    case Result::ServerFault:
    case Result::TooOften:
        return DoctorWords::tr("Try again in a minute.");
    case Result::NoStartsLeft:
        return DoctorWords::tr("Programs that connect again and again use them up. A session that is kept can still be "
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
        return DoctorWords::tr("Check the model's name in the list of its provider.");
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
        ? DoctorWords::tr(
            "This computer's clock is %1 ahead of the platform's: windows of anchors are counted wrongly, and "
            "encrypted connections may fail. Set it right.")
              .arg(apart)
        : DoctorWords::tr(
            "This computer's clock is %1 behind the platform's: windows of anchors are counted wrongly, and "
            "encrypted connections may fail. Set it right.")
              .arg(apart);
}

QString reportText(const doctor::Report &report)
{
    if (!report.isOver())
        return DoctorWords::tr("Testing…");
    if (report.isPassed())
        return DoctorWords::tr("Everything answers as it should.");
    const auto failed = std::ranges::find_if(report.checks, [](const Check &check) { return !check.isPassed(); });
    return DoctorWords::tr("%1: %2").arg(titleOf(failed->probe), outcomeOf(*failed));
}

QString keyringText(const keyring::KeyringError &error)
{
    switch (error.kind) {
    case keyring::KeyringError::Kind::NotFound:
        return DoctorWords::tr("The keyring has no secret for this bot.");
    case keyring::KeyringError::Kind::Denied:
        return DoctorWords::tr("The keyring is locked and was not opened.");
    case keyring::KeyringError::Kind::Unavailable:
        return DoctorWords::tr("This desktop has no keyring.");
    case keyring::KeyringError::Kind::Other:
        break;
    }
    return DoctorWords::tr("The keyring failed (%1).").arg(error.message);
}

} // namespace text
