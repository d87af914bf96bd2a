#pragma once
#include "app/console/program.h"
#include "ui/common/settingsdesk.h"
#include "ui/desk/closingrule.h"
#include "ui/desk/desktop.h"
#include "ui/shell/mainwindow.h"

#include <QPointer>

namespace ui {

class CloseSheet;
class NewsTeller;

/// How the program behaves on a desktop: what closing its last window does, its icon in the tray, and what the desktop
/// is told. Thread: GUI.
class Manners final : public QObject
{
    Q_OBJECT
public:
    /// All outlive it.
    Manners(console::Program &program, SettingsDesk &settings, Desktop &desktop, QObject *parent = nullptr);
    ~Manners() override;
    /// A window whose closing is looked after from now on.
    void watch(MainWindow *window);
    /// No window is shown, and the program is meant to go on.
    [[nodiscard]] bool isInTray() const { return m_isInTray; }

signals:
    /// A window is to be shown, at that place; empty: where it was left. `profile`: of which bot; empty: any.
    void windowWanted(const QString &place, const QString &profile);
    /// The program is to end; no window is shown.
    void quitWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] ClosingSituation situation(const MainWindow *closing) const;
    [[nodiscard]] bool mayClose(MainWindow *window);
    void ask(MainWindow *window);
    void setInTray(bool isInTray);
    void meet(console::RunningBot *bot);
    [[nodiscard]] bool isAnyConnected() const;
    [[nodiscard]] QString profileWithUndelivered() const;
    void quit();
    void showTray();
    template <class Change> void keep(Change change);

    console::Program &m_program;
    SettingsDesk &m_settings;
    Desktop &m_desktop;
    QList<QPointer<MainWindow>> m_windows;
    QPointer<CloseSheet> m_sheet; ///< while it asks
    bool m_isAnswered = false; ///< how the window is to close was said already
    bool m_isInTray = false;
    QHash<QString, NewsTeller *> m_tellers; ///< by profile of the bots at work
};

} // namespace ui
