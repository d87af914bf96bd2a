#include "app/doctor/reportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace doctor {

using namespace Qt::StringLiterals;

QString probeName(Probe probe)
{
    switch (probe) {
    case Probe::Token:
        return u"token"_s;
    case Probe::Identity:
        return u"identity"_s;
    case Probe::Sessions:
        return u"sessions"_s;
    case Probe::Gateway:
        return u"gateway"_s;
    case Probe::Events:
        return u"events"_s;
    case Probe::Model:
        return u"model"_s;
    }
    return {};
}

QString resultName(Result result)
{
    switch (result) {
    case Result::Waiting:
        return u"waiting"_s;
    case Result::Running:
        return u"running"_s;
    case Result::Good:
        return u"good"_s;
    case Result::WrongCredentials:
        return u"wrong-credentials"_s;
    case Result::AddressNotAllowed:
        return u"address-not-allowed"_s;
    case Result::Forbidden:
        return u"forbidden"_s;
    case Result::NotReached:
        return u"not-reached"_s;
    case Result::NotEncrypted:
        return u"not-encrypted"_s;
    case Result::ProxyRefused:
        return u"proxy-refused"_s;
    case Result::TimedOut:
        return u"timed-out"_s;
    case Result::Moved:
        return u"moved"_s;
    case Result::NotThePlatform:
        return u"something-else-answers"_s;
    case Result::ServerFault:
        return u"server-fault"_s;
    case Result::TooOften:
        return u"too-often"_s;
    case Result::NoStartsLeft:
        return u"no-starts-left"_s;
    case Result::Closed:
        return u"closed"_s;
    case Result::Refused:
        return u"refused"_s;
    case Result::NotGranted:
        return u"not-granted"_s;
    case Result::NoSuchModel:
        return u"no-such-model"_s;
    case Result::Skipped:
        return u"skipped"_s;
    }
    return {};
}

QByteArray toJson(const Report &report, const QList<FileState> &files)
{
    QJsonArray checks;
    for (const Check &check : report.checks) {
        QJsonObject one{{u"probe"_s, probeName(check.probe)}, {u"result"_s, resultName(check.result)},
            {u"code"_s, check.code}, {u"words"_s, check.words}, {u"duration_ms"_s, qint64(check.duration.count())}};
        if (check.missing)
            one.insert(u"not_granted"_s, QJsonArray::fromStringList(protocol::intentNames(check.missing)));
        checks.append(one);
    }
    QJsonArray places;
    for (const FileState &file : files)
        places.append(QJsonObject{{u"name"_s, file.name}, {u"state"_s, file.state}});
    QJsonObject json{{u"schema"_s, u"qqbot-console/doctor"_s}, {u"v"_s, 1}, {u"passed"_s, report.isPassed()},
        {u"checks"_s, checks}, {u"files"_s, places}};
    if (report.clockSkew)
        json.insert(u"clock_skew_ms"_s, qint64(report.clockSkew->count()));
    return QJsonDocument(json).toJson();
}

} // namespace doctor
