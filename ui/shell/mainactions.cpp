// What the palette lists. An action that is added here is found by its words, in the language of the interface and in
// English.
#include "ui/common/keymap.h"
#include "ui/help/helppage.h"
#include "ui/palette/action.h"
#include "ui/sandbox/sandboxhelp.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QPointer>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// A command of the list of keys, under its own name.
Action ofCommand(Command command, const QString &id, const QString &icon, std::function<void()> run)
{
    return {.id = u"command."_s + id,
        .text = commandName(command),
        .english = commandEnglish(command),
        .icon = icon,
        .key = KeyMap::current().cap(command),
        .run = std::move(run)};
}

/// What a place has a key for, whoever has the focus in it: only while that place is shown.
struct PlaceCommand
{
    Command command;
    QLatin1StringView id;
    QLatin1StringView icon;
};
constexpr PlaceCommand placeCommands[]
    = {{Command::FilterAnywhere, "filter"_L1, "filter"_L1}, {Command::Find, "find"_L1, "search"_L1},
        {Command::Export, "export"_L1, "export"_L1}, {Command::CopyCurl, "copyCurl"_L1, "copy-curl"_L1}};

} // namespace

void MainWindow::fillActions(ActionRegistry &registry)
{
    addPlaceActions(registry);
    addCommandActions(registry);
    addLineActions(registry);
    addLookActions(registry);
    addHelpActions(registry);
}

void MainWindow::addPlaceActions(ActionRegistry &registry)
{
    for (const QString &place : std::as_const(m_placeOrder))
        registry.add({.id = u"place."_s + place,
            .text = tr("Go to %1").arg(placeText(place)),
            .english = u"Go to "_s + place,
            .icon = place == "logs"_L1 ? u"open-log"_s : place,
            .key = keyOfPlace(place),
            .run = [this, place] { showPlace(place); }});
    registry.add(ofCommand(Command::Jump, u"jump"_s, u"search"_s, [this] { openPalette(true); }));
}

void MainWindow::addCommandActions(ActionRegistry &registry)
{
    for (const PlaceCommand &one : placeCommands) {
        const QPointer<QShortcut> shortcut = shownShortcut(one.command, *m_stack->currentWidget());
        if (shortcut)
            registry.add(ofCommand(one.command, one.id, one.icon, [shortcut] {
                if (shortcut)
                    press(*shortcut);
            }));
    }
    registry.add(ofCommand(Command::NewWindow, u"newWindow"_s, u"plus"_s, [this] { emit anotherWindowRequested(); }));
    if (m_openLogAction)
        registry.add(ofCommand(Command::OpenLog, u"openLog"_s, u"open-log"_s, [this] { chooseLog(); }));
    registry.add({.id = u"keys"_s,
        .text = tr("Change keys"),
        .english = u"Change keys"_s,
        .icon = u"key"_s,
        .key = {},
        .run = [this] { openKeys(); }});
}

void MainWindow::addLineActions(ActionRegistry &registry)
{
    if (!m_services.bot)
        return;
    using LinePhase = bot::ConnectionChanged::Phase;
    const LinePhase phase = m_line.connection ? m_line.connection->phase : LinePhase::Offline;
    const bool isOff = phase == LinePhase::Offline || phase == LinePhase::Stopped;
    registry.add({.id = u"bot.connect"_s,
        .text = isOff ? tr("Connect the bot") : tr("Reconnect the bot"),
        .english = isOff ? u"Connect the bot"_s : u"Reconnect the bot"_s,
        .icon = u"reconnect"_s,
        .key = KeyMap::current().cap(Command::Reconnect),
        .run = [this] { reconnect(); }});
    if (isOff)
        return;
    registry.add({.id = u"sendTest"_s,
        .text = tr("Send test: several messages over one path, with a report"),
        .english = u"Send test: several messages over one path, with a report"_s,
        .icon = u"send"_s,
        .key = {},
        .run = [this] { openSendTest(); }});
    registry.add({.id = u"bot.disconnect"_s,
        .text = tr("Disconnect the bot"),
        .english = u"Disconnect the bot"_s,
        .icon = u"offline"_s,
        .key = {},
        .run = [this] { m_services.bot->send(bot::Disconnect{}); }});
}

// The window's menu has them, in its words.
void MainWindow::addLookActions(ActionRegistry &registry)
{
    const auto add = [&registry](const QString &id, const QString &text, const QString &english, const QString &icon,
                         QAction *action) {
        const QPointer<QAction> chosen = action;
        registry.add({.id = id, .text = text, .english = english, .icon = icon, .key = {}, .run = [chosen] {
                          if (chosen)
                              chosen->trigger();
                      }});
    };
    const QMap<ThemeChoice, QString> themes{
        {ThemeChoice::System, u"system"_s}, {ThemeChoice::Light, u"light"_s}, {ThemeChoice::Dark, u"dark"_s}};
    for (auto theme = m_themeActions.cbegin(); theme != m_themeActions.cend(); ++theme)
        add(u"theme."_s + themes.value(theme.key()), tr("Theme: %1").arg(theme.value()->text()),
            u"Theme: "_s + themes.value(theme.key()), u"eye"_s, theme.value());
    const QMap<LanguageChoice, QString> languages{{LanguageChoice::System, u"system"_s},
        {LanguageChoice::English, u"English"_s}, {LanguageChoice::Chinese, u"Chinese"_s}};
    for (auto language = m_languageActions.cbegin(); language != m_languageActions.cend(); ++language)
        add(u"language."_s + languages.value(language.key()), tr("Language: %1").arg(language.value()->text()),
            u"Language: "_s + languages.value(language.key()), u"conversations"_s, language.value());
}

void MainWindow::addHelpActions(ActionRegistry &registry)
{
    const auto topics
        = HelpPage::titles(m_services.hasSandbox ? QList<text::HelpTopic>{sandboxTopic()} : QList<text::HelpTopic>());
    for (const auto &[name, title] : topics)
        registry.add({.id = u"help."_s + name,
            .text = tr("Help: %1").arg(title),
            .english = u"Help: "_s + name,
            .icon = u"help"_s,
            .key = {},
            .run = [this, topic = name] { showHelp(topic); }});
}

} // namespace ui
