#include "tests/support/platformcommand.h"

#include "app/sandbox/castparse.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace test {

namespace {

QString say(sandbox::Stage &stage, const QJsonObject &what)
{
    const sandbox::Cast cast = stage.cast();
    const QString text = what["text"_L1].toString();
    const sandbox::Person *person = sandbox::namedOne(cast.people, what["as"_L1].toString());
    if (!person)
        return u"say: no such person"_s;
    if (!what.contains("in"_L1)) {
        stage.say(person->openid, text);
        return {};
    }
    const sandbox::Group *group = sandbox::namedOne(cast.groups, what["in"_L1].toString());
    if (!group)
        return u"say: no such group"_s;
    stage.sayInGroup(group->openid, person->openid, text, what["mention"_L1].toBool(true));
    return {};
}

QString inject(sandbox::Stage &stage, const QJsonObject &what)
{
    const auto fault = sandbox::parseFault(QJsonDocument(what).toJson(), true);
    if (!fault)
        return u"fault: %1: %2"_s.arg(fault.error().path, fault.error().reason);
    stage.injectFault(*fault);
    return {};
}

} // namespace

QString obey(sandbox::Stage &stage, const QByteArray &line)
{
    const QJsonObject command = QJsonDocument::fromJson(line).object();
    if (command.contains("say"_L1))
        return say(stage, command["say"_L1].toObject());
    if (command.contains("fault"_L1))
        return inject(stage, command["fault"_L1].toObject());
    if (!command.contains("clock_jump_ms"_L1) && !command.contains("sleep_ms"_L1))
        return u"no such command: "_s + QString::fromUtf8(line);
    const bool asleep = command.contains("sleep_ms"_L1);
    const core::Milliseconds by(command[asleep ? "sleep_ms"_L1 : "clock_jump_ms"_L1].toInteger());
    stage.moveClock({.by = by, .asleep = asleep});
    return {};
}

} // namespace test
