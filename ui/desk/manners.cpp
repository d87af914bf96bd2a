#include "ui/desk/manners.h"

#include "ui/desk/closesheet.h"
#include "ui/desk/newsteller.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

Manners::Manners(console::Program &program, SettingsDesk &settings, Desktop &desktop, QObject *parent)
    : QObject(parent)
    , m_program(program)
    , m_settings(settings)
    , m_desktop(desktop)
{
    if (program.commandLine().screenshot.isEmpty()) {
        for (console::RunningBot *bot : program.bots())
            meet(bot);
        connect(&program, &console::Program::botStarted, this, &Manners::meet);
        connect(&program, &console::Program::botEnding, this, [this](const QString &profile) {
            delete m_tellers.take(profile);
            showTray();
        });
    }
    connect(&settings, &SettingsDesk::valuesChanged, this, &Manners::showTray);
    connect(&desktop, &Desktop::noticeShown, this, [this] { m_settings.setNoticeTrouble({}); });
    connect(&desktop, &Desktop::noticeFailed, this, [this](const QString &reason) {
        const QString what = tr("This desktop did not take the last notification.");
        m_settings.setNoticeTrouble(reason.isEmpty() ? what : what + u" ("_s + reason + u')');
    });
    connect(&desktop, &Desktop::noticeClicked, this,
        [this](const QString &profile) { emit windowWanted(u"undelivered"_s, profile); });
    connect(&desktop, &Desktop::undeliveredWanted, this,
        [this] { emit windowWanted(u"undelivered"_s, profileWithUndelivered()); });
    connect(&desktop, &Desktop::showWanted, this, [this] { emit windowWanted({}, {}); });
    connect(&desktop, &Desktop::quitWanted, this, &Manners::quit);
    showTray();
}

void Manners::meet(console::RunningBot *bot)
{
    connect(&bot->handle(), &bot::BotHandle::happened, this, [this](const bot::Event &event) {
        if (std::holds_alternative<bot::ConnectionChanged>(event)
            || std::holds_alternative<bot::UndeliveredChanged>(event))
            showTray();
    });
    m_tellers.insert(
        bot->profile(), new NewsTeller(bot->handle(), m_settings, m_desktop, m_program.commandLine().sandbox, this));
}

bool Manners::isAnyConnected() const
{
    return std::ranges::any_of(m_program.bots(), [](console::RunningBot *bot) {
        const auto line = bot->handle().connection();
        return line && line->phase == bot::ConnectionChanged::Phase::Ready;
    });
}

/// The first bot that has some; empty: none has.
QString Manners::profileWithUndelivered() const
{
    for (console::RunningBot *bot : m_program.bots())
        if (!bot->handle().undelivered().messages.isEmpty())
            return bot->profile();
    return {};
}

Manners::~Manners()
{
    m_desktop.setTray({});
    qDeleteAll(m_tellers); // what they have shown goes, while the desktop is there
}

void Manners::watch(MainWindow *window)
{
    m_windows.removeAll(nullptr);
    m_windows.append(window);
    window->installEventFilter(this);
}

bool Manners::eventFilter(QObject *watched, QEvent *event)
{
    auto *window = qobject_cast<MainWindow *>(watched);
    if (window && event->type() == QEvent::Close && !mayClose(window)) {
        event->ignore();
        return true;
    }
    if (window && event->type() == QEvent::Show)
        setInTray(false);
    if (window && event->type() == QEvent::LanguageChange)
        showTray();
    return QObject::eventFilter(watched, event);
}

ClosingSituation Manners::situation(const MainWindow *closing) const
{
    const auto isOther = [closing](const auto &window) { return window && window != closing && window->isVisible(); };
    const config::Settings &values = m_settings.values();
    const console::CommandLine &line = m_program.commandLine();
    return {.isLast = std::ranges::none_of(m_windows, isOther),
        .hasBot = m_program.bot() != nullptr,
        .isConnected = isAnyConnected(),
        .isSandbox = line.sandbox,
        .isScreenshot = !line.screenshot.isEmpty(),
        .hasTray = m_desktop.hasTray(),
        .asks = values.asksOnClosing,
        .staysInTray = values.staysInTray};
}

bool Manners::mayClose(MainWindow *window)
{
    if (m_isAnswered)
        return true;
    switch (closingRule(situation(window))) {
    case ClosingRule::Close:
        return true;
    case ClosingRule::StayInTray:
        setInTray(true);
        return true;
    case ClosingRule::Ask:
        break;
    }
    ask(window);
    return false;
}

template <class Change> void Manners::keep(Change change)
{
    config::Settings values = m_settings.values();
    change(values);
    emit m_settings.wanted(values);
}

void Manners::ask(MainWindow *window)
{
    if (m_sheet) {
        m_sheet->raise();
        m_sheet->activateWindow();
        return;
    }
    m_sheet = new CloseSheet(m_program.profile(), m_desktop.hasTray(), window);
    m_sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_sheet, &CloseSheet::quitChosen, window, [this, window](bool always) {
        if (always)
            keep([](config::Settings &values) { values.asksOnClosing = false; });
        m_isAnswered = true;
        window->close();
    });
    connect(m_sheet, &CloseSheet::stayChosen, window, [this, window](bool always) {
        if (always)
            keep([](config::Settings &values) { values.staysInTray = true; });
        setInTray(true);
        m_isAnswered = true;
        window->close();
        m_isAnswered = false; // the next time is another one
    });
    m_sheet->open();
}

void Manners::setInTray(bool isInTray)
{
    if (std::exchange(m_isInTray, isInTray) != isInTray)
        showTray();
}

void Manners::quit()
{
    setInTray(false);
    m_isAnswered = true;
    bool isAnyShown = false;
    for (const QPointer<MainWindow> &window : QList(m_windows)) {
        if (window && window->isVisible()) {
            isAnyShown = true;
            window->close(); // it remembers how it was left; the last one ends the program
        }
    }
    if (!isAnyShown)
        emit quitWanted();
}

void Manners::showTray()
{
    const bool isWanted = m_settings.values().hasTrayIcon || m_isInTray;
    if (!isWanted || !m_program.commandLine().screenshot.isEmpty()) {
        m_desktop.setTray({});
        return;
    }
    const bool isConnected = isAnyConnected();
    qsizetype undelivered = 0;
    for (console::RunningBot *bot : m_program.bots())
        undelivered += bot->handle().undelivered().messages.size();
    TrayFace face{.icon = u"tray-offline"_s,
        .toolTip = isConnected ? tr("QQ Bot Console: connected") : tr("QQ Bot Console: not connected"),
        .show = tr("Show the window"),
        .undelivered = undelivered == 0 ? tr("Everything was delivered")
            : undelivered == 1          ? tr("1 message is undelivered")
                                        : tr("%1 messages are undelivered").arg(undelivered),
        .quit = tr("Quit")};
    if (undelivered > 0)
        face.icon = u"tray-attention"_s;
    else if (isConnected)
        face.icon = u"tray-online"_s;
    m_desktop.setTray(face);
}

} // namespace ui
