#pragma once
#include "app/console/program.h"
#include "app/console/quietwatch.h"
#include "app/console/transcript.h"
#include "ui/common/botdesk.h"
#include "ui/common/logdesk.h"
#include "ui/common/sandboxdesk.h"
#include "ui/common/viewmemory.h"
#include "ui/desk/desktop.h"
#include "ui/desk/firstrun.h"
#include "ui/desk/manners.h"
#include "ui/desk/settingslink.h"
#include "ui/shell/mainwindow.h"

namespace ui {

/// The windows over a program that is ready, and what the command line wants of them: place, size, transcript,
/// screenshot. A window is of one bot, or of none and only reads; several bots have windows side by side. Thread: GUI.
class Desk final : public QObject
{
    Q_OBJECT
public:
    /// `desktop`: what is around the windows.
    explicit Desk(
        console::Program &program, std::unique_ptr<Desktop> desktop = systemDesktop(), QObject *parent = nullptr);
    ~Desk() override;

    /// The window that was opened first and is still there. Null before the program is ready and after the end.
    [[nodiscard]] MainWindow *window() const { return m_windows.empty() ? nullptr : m_windows.front().window.get(); }
    /// The first one of that bot; null: it has none.
    [[nodiscard]] MainWindow *windowOf(const QString &profile) const;
    /// Windows on the same journal.
    [[nodiscard]] int windowCount() const { return int(m_windows.size()); }
    /// What asks for a bot; null once one is known.
    [[nodiscard]] FirstRun *firstRun() const { return m_firstRun.get(); }
    [[nodiscard]] BotDesk *bots() const { return m_bots.get(); }
    [[nodiscard]] SandboxDesk *sandbox() const { return m_sandbox.get(); }
    /// What a person sets; null before the program is ready and after the end.
    [[nodiscard]] SettingsDesk *settings() const { return m_settings ? &m_settings->desk() : nullptr; }

signals:
    /// A sentence for people who read the terminal.
    void complained(const QString &sentence);
    /// The person left, or the screenshot is done: the window is gone, the program should end.
    void left(console::ExitCode code);

private:
    void askForBot(const console::NoBot &why);
    void open();
    void raise(const QString &place = {}, const QString &profile = {});
    void linkSettings();
    void keepTheme(ThemeChoice choice);
    void keepLanguage(LanguageChoice choice);
    void connectBots();
    [[nodiscard]] Services servicesOf(const QString &profile) const;
    MainWindow *openWindow(const QString &profile);
    void openAnother(const QString &profile);
    void showBot(const QString &profile);
    /// The windows of that bot, which has come or is about to go, are made anew.
    void renew(const QString &profile, bool isThere);
    void askFor(const QString &profile, const QString &reason = {});
    void raiseWindow(MainWindow *window, const QString &place = {});
    void forget(const MainWindow *window);
    void watchQuiet();
    void saveScreenshot();
    void leave(console::ExitCode code);

    console::Program &m_program;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<ViewMemory> m_memory; ///< outlives the window
    std::unique_ptr<SandboxDesk> m_sandbox;
    std::unique_ptr<LogDesk> m_logs;
    std::unique_ptr<BotDesk> m_bots;
    std::unique_ptr<SettingsLink> m_settings;
    std::unique_ptr<Manners> m_manners; ///< below what it tells and asks
    std::unique_ptr<FirstRun> m_firstRun; ///< until a bot is known
    struct Opened
    {
        std::unique_ptr<MainWindow> window;
        QString profile; ///< whose it is, or is going to be
    };
    std::vector<Opened> m_windows;
    QString m_awaited; ///< profile of a bot whose window is to be shown when it is there
    QStringList m_notices; ///< for the first window
    ThemeChoice m_theme = ThemeChoice::System;
    LanguageChoice m_language = LanguageChoice::English;
    std::unique_ptr<console::Transcript> m_transcript;
    std::unique_ptr<console::QuietWatch> m_quiet;
    bool m_scenarioFinished = false;
};

} // namespace ui
