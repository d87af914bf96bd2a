#include "ui/desk/sandboxlink.h"

#ifdef QBC_WITH_SANDBOX
#include "app/sandbox/embedded.h"
#endif

namespace ui {

#ifdef QBC_WITH_SANDBOX

namespace {

SandboxCast shown(const sandbox::Cast &cast)
{
    SandboxCast panel;
    for (const sandbox::Person &person : cast.people)
        panel.people.append({person.openid.value, person.name});
    for (const sandbox::Group &group : cast.groups) {
        QStringList members;
        for (const core::PeerId &member : group.members)
            members.append(member.value);
        panel.groups.append({group.openid.value, group.name, members});
    }
    panel.replies = cast.rules.replies;
    panel.markdownAllowed = cast.rules.markdownAllowed;
    panel.proactiveAllowed = cast.rules.proactiveAllowed;
    return panel;
}

SandboxFaults shown(const sandbox::FaultState &faults)
{
    SandboxFaults panel;
    for (const sandbox::ArmedFault &fault : faults.armed)
        panel.armed.append({fault.id, sandbox::pointName(fault.at), fault.act, fault.left.value_or(0)});
    for (const sandbox::StruckFault &fault : faults.struck)
        panel.struck.append({sandbox::pointName(fault.at), fault.act, fault.count});
    return panel;
}

QList<core::PeerId> everybody(const sandbox::Cast &cast)
{
    QList<core::PeerId> people;
    for (const sandbox::Person &person : cast.people)
        people.append(person.openid);
    return people;
}

void listen(SandboxDesk &desk, sandbox::Embedded &platform)
{
    QObject::connect(&desk, &SandboxDesk::sayRequested, &platform,
        [&platform](const QString &person, const QString &text) { platform.say(core::PeerId(person), text); });
    QObject::connect(&desk, &SandboxDesk::sayInGroupRequested, &platform,
        [&platform](const QString &group, const QString &person, const QString &text, bool mention) {
            platform.sayInGroup(core::PeerId(group), core::PeerId(person), text, mention);
        });
    QObject::connect(&desk, &SandboxDesk::personWanted, &platform, &sandbox::Embedded::addPerson);
    QObject::connect(&desk, &SandboxDesk::groupWanted, &platform,
        [&platform](const QString &name) { platform.addGroup(name, everybody(platform.cast())); });
    QObject::connect(
        &desk, &SandboxDesk::rulesWanted, &platform, [&platform](int replies, bool markdown, bool proactive) {
            sandbox::Rules rules = platform.cast().rules;
            rules.replies = replies;
            rules.markdownAllowed = markdown;
            rules.proactiveAllowed = proactive;
            platform.setRules(rules);
        });
}

void listenForFaults(SandboxDesk &desk, sandbox::Embedded &platform)
{
    QObject::connect(&desk, &SandboxDesk::faultWanted, &platform, [&platform](const QByteArray &json) {
        if (const auto fault = sandbox::parseFault(json, true))
            platform.injectFault(*fault);
    });
    QObject::connect(&desk, &SandboxDesk::disarmWanted, &platform, &sandbox::Embedded::disarm);
    QObject::connect(&desk, &SandboxDesk::clockMoveWanted, &platform,
        [&platform](core::Milliseconds by, bool asleep) { platform.moveClock({.by = by, .asleep = asleep}); });
    QObject::connect(&platform, &sandbox::Embedded::faultsChanged, &desk,
        [&desk](const sandbox::FaultState &faults) { desk.setFaults(shown(faults)); });
}

} // namespace

std::unique_ptr<SandboxDesk> linkSandbox(console::Program &program)
{
    sandbox::Embedded *platform = program.sandbox();
    if (!platform)
        return nullptr;
    auto desk = std::make_unique<SandboxDesk>();
    desk->setLines(program.scenarioLines());
    desk->setCast(shown(platform->cast()));
    desk->setFaults(shown(platform->faults()));
    listen(*desk, *platform);
    listenForFaults(*desk, *platform);
    QObject::connect(platform, &sandbox::Embedded::castChanged, desk.get(),
        [door = desk.get()](const sandbox::Cast &cast) { door->setCast(shown(cast)); });
    return desk;
}

#else

std::unique_ptr<SandboxDesk> linkSandbox(console::Program &)
{
    return nullptr;
}

#endif

} // namespace ui
