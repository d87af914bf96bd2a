#include "ui/desk/settingslink.h"

#include "app/console/preferences.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

config::Settings inForce(config::Settings settings, ThemeChoice theme, LanguageChoice language)
{
    settings.theme = nameOf(theme);
    settings.language = nameOf(language);
    return settings;
}

SettingsSurroundings surroundingsOf(const console::Program &program, bool hasTray)
{
    const QList<console::RunningBot *> bots = program.bots();
    return {.paths = program.paths(),
        .outbox = bots.isEmpty() ? QString() : program.paths().outbox(bots.first()->facts().appId),
        .hasTray = hasTray,
        .isProxyFromEnvironment = program.isProxyFromEnvironment()};
}

} // namespace

QString nameOf(ThemeChoice choice)
{
    return choice == ThemeChoice::Dark ? u"dark"_s : choice == ThemeChoice::Light ? u"light"_s : QString();
}

QString nameOf(LanguageChoice choice)
{
    return choice == LanguageChoice::English ? u"en"_s : choice == LanguageChoice::Chinese ? u"zh_CN"_s : QString();
}

ThemeChoice themeChoice(const QString &name)
{
    if (name == "light"_L1)
        return ThemeChoice::Light;
    return name == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::System;
}

LanguageChoice languageChoice(const QString &name)
{
    if (name == "en"_L1)
        return LanguageChoice::English;
    return name == "zh_CN"_L1 ? LanguageChoice::Chinese : LanguageChoice::System;
}

SettingsLink::SettingsLink(
    console::Program &program, bool hasTray, ThemeChoice theme, LanguageChoice language, QObject *parent)
    : QObject(parent)
    , m_program(program)
    , m_desk(inForce(program.settings(), theme, language), surroundingsOf(program, hasTray))
{
    connect(&m_desk, &SettingsDesk::wanted, this, &SettingsLink::take);
    connect(&m_desk, &SettingsDesk::defaultWanted, this, &SettingsLink::useDefault);
    connect(&m_desk, &SettingsDesk::passwordWanted, this, &SettingsLink::keepPassword);
}

void SettingsLink::take(const config::Settings &wanted)
{
    const config::Settings before = m_desk.values();
    const bool isKept = config::Settings::write(path(), before, wanted);
    config::Settings values = wanted;
    values.bad = config::Settings::read(path()).bad;
    m_desk.setValues(values);
    if (console::retentionOf(values) != console::retentionOf(before))
        m_program.setRetention(console::retentionOf(values));
    if (values.theme != before.theme)
        emit themeWanted(themeChoice(values.theme));
    if (values.language != before.language)
        emit languageWanted(languageChoice(values.language));
    if (!isKept)
        emit m_desk.notKept();
}

void SettingsLink::useDefault(const QString &key)
{
    const bool isKept = config::Settings::write(path(), key, {});
    config::Settings values = m_desk.values(); // the default counts already
    values.bad = config::Settings::read(path()).bad;
    m_desk.setValues(values);
    if (!isKept)
        emit m_desk.notKept();
}

void SettingsLink::keepPassword(const config::WayOut &way, const core::Secret &password)
{
    const QString name = keyring::proxyPasswordName(way.user, way.address());
    const bool forgets = password.isEmpty();
    const auto ended = [this, forgets](const keyring::SecretStore::Done &done) {
        if (!done)
            emit m_desk.passwordFailed(done.error());
        else if (forgets)
            emit m_desk.passwordForgotten();
        else
            emit m_desk.passwordKept();
    };
    if (forgets)
        m_program.secrets().remove(name, this, ended);
    else
        m_program.secrets().write(name, password, this, ended);
}

} // namespace ui
