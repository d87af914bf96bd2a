#pragma once
#include "ui/common/services.h"
#include "ui/shell/languages.h"
#include "ui/shell/linestate.h"

#include <QMainWindow>
#include <QTimer>

class QMenu;
class QMimeData;
class QSplitter;
class QStackedWidget;

namespace ui {

class ActionRegistry;
class BannerStack;
class ConversationsPage;
class DropHint;
class HelpPage;
class InspectorPanel;
class LogsPage;
class Palette;
class Rail;
class RailButton;
class ResendSheet;
class SendTestSheet;
class SettingsPage;
class StatusStrip;
class ToastArea;
class TrafficPage;
class UndeliveredPage;
enum class Command;

/// The one window: rail of places, place, shared inspector, banners, status. The only room that knows the others.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// Theme and language from the start: restyling a built window costs as much as building it.
    explicit MainWindow(const Services &services, ThemeChoice theme = ThemeChoice::System,
        LanguageChoice language = LanguageChoice::English, QWidget *parent = nullptr);

    void setTheme(ThemeChoice choice);
    void setLanguage(LanguageChoice choice);
    /// The bot does not connect by itself: the window says so as long as nobody has connected it.
    void offerToConnect();
    /// `conversations`, `traffic`, `undelivered`, `logs`, `bots`, `sandbox`, `settings`, `help`; a name that is not
    /// there changes nothing.
    void showPlace(const QString &place);
    /// The place Settings, at one of its parts: see SettingsPage::showSection().
    void showSettings(const QString &section);
    [[nodiscard]] const QString &place() const { return m_place; }
    /// Reads a log and shows what is wrong in it.
    void openLog(const QString &path);
    /// Asks a person for one.
    void chooseLog();
    /// Shows a page of the help, by the name of its topic.
    void showHelp(const QString &topic);
    /// What can be done, or with `jumps` where one can go, by a few letters.
    void openPalette(bool jumps);
    /// No query is under way and every committed row is shown: good for a screenshot.
    [[nodiscard]] bool isSettled() const;
    /// The place it was left at, unless one was chosen before.
    void setVisible(bool visible) override;

signals:
    /// A person chose another theme or language: for the settings.
    void themeChosen(ui::ThemeChoice choice);
    void languageChosen(ui::LanguageChoice choice);
    /// A person wants another window on the same journal.
    void anotherWindowRequested();
    /// It was closed; what it remembers is written.
    void closed();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildMenu();
    void addPlaces();
    void addPlace(const QString &place);
    /// A place is built when it is first wanted: a window that starts shows one of them.
    [[nodiscard]] QWidget *page(const QString &place);
    [[nodiscard]] QWidget *makePlace(const QString &place);
    template <class Page> Page *madePlace(const QString &place, Page *page);
    [[nodiscard]] TrafficPage *traffic();
    [[nodiscard]] UndeliveredPage *undelivered();
    [[nodiscard]] QWidget *makeLogs();
    void addSettings();
    [[nodiscard]] QWidget *makeSettings();
    [[nodiscard]] LogsPage *logs();
    void takeDrop(const QMimeData &mime);
    void addFoot();
    /// A place at the rail's foot, with the key of a command instead of a number.
    void addFootPlace(const QString &place, Command command);
    /// As on its cap.
    [[nodiscard]] QString keyOfPlace(const QString &place) const;
    [[nodiscard]] QWidget *makeHelp();
    [[nodiscard]] HelpPage *help();
    void fillActions(ActionRegistry &registry);
    void addPlaceActions(ActionRegistry &registry);
    void addCommandActions(ActionRegistry &registry);
    void addLineActions(ActionRegistry &registry);
    void addLookActions(ActionRegistry &registry);
    void addHelpActions(ActionRegistry &registry);
    void goToRow(journal::RowRef row);
    void retranslateFoot();
    [[nodiscard]] ResendSheet *resend();
    void addSendTest(); // mainsendtest.cpp
    void openSendTest();
    void restoreView();
    void rememberView();
    [[nodiscard]] QString rememberedPlace() const;
    void takeSideWidth();
    void openKeys();
    void connectRooms();
    void connectInspector();
    void showDiff();
    void showRow(journal::RowRef row);
    void openResend(journal::RowRef row, ResendMode mode);
    void planResend(const QList<qint64> &messages);
    void showUndeliveredCount();
    [[nodiscard]] QString placeText(const QString &place) const;
    void retranslate();
    void retranslateMenu();
    void follow(const QString &place, const Selection &selection);
    void showInspector(bool shown);
    void arrange();
    [[nodiscard]] bool isOverlay() const;
    [[nodiscard]] int listWidth() const;
    [[nodiscard]] bool hasSide() const;
    void reconnect();
    void apply(const bot::Event &event);
    void refreshLine();
    void countRows();

    Services m_services;
    LineState m_line;
    ThemeChoice m_theme = ThemeChoice::System;
    QString m_place;
    QMap<QString, Selection> m_selections; ///< by place
    QMap<QString, QWidget *> m_pages; ///< those that were wanted so far
    QMap<QString, int> m_sideWidths; ///< of the panel at the right, by place, where a reader has chosen one
    QStringList m_placeOrder; ///< as in the rail; their keys are Ctrl+1 and on
    QMap<QString, Command> m_footPlaces; ///< those of them at the foot
    bool m_inspectorShown = true; ///< in a window wide enough for it
    bool m_planShown = false; ///< in the place Undelivered
    bool m_overlayShown = false; ///< in a narrow one: only when asked for
    bool m_counting = false;
    bool m_countAgain = false;
    int m_arrangedWidth = 0;
    QString m_arrangedPlace;

    Rail *m_rail;
    QWidget *m_body;
    QWidget *m_centre = nullptr; ///< banners and place
    QSplitter *m_splitter;
    BannerStack *m_banners;
    QStackedWidget *m_stack;
    ConversationsPage *m_conversations = nullptr; ///< as m_pages has it; so the next ones
    TrafficPage *m_traffic = nullptr;
    UndeliveredPage *m_undelivered = nullptr;
    LogsPage *m_logs = nullptr;
    SettingsPage *m_settings = nullptr;
    HelpPage *m_help = nullptr;
    QStackedWidget *m_side; ///< the panel at the right: inspector, or a plan
    InspectorPanel *m_inspector;
    ResendSheet *m_resend = nullptr; ///< built when it is first opened
    SendTestSheet *m_sendTest = nullptr; ///< likewise
    StatusStrip *m_status;
    ToastArea *m_toasts;
    Palette *m_palette = nullptr; ///< built when it is first opened
    RailButton *m_paletteButton = nullptr;
    DropHint *m_dropHint = nullptr; ///< built when something is first dragged over the window
    QMenu *m_menu = nullptr;
    QMap<ThemeChoice, QAction *> m_themeActions;
    QMap<LanguageChoice, QAction *> m_languageActions;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QAction *m_reconnectAction = nullptr;
    QAction *m_windowAction = nullptr;
    QAction *m_openLogAction = nullptr; ///< null where no logs can be read
    QAction *m_sendTestAction = nullptr;
    QAction *m_keysAction = nullptr;
    QTimer m_second;
    QTimer m_countSoon;
};

} // namespace ui
