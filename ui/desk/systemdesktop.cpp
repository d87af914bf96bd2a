#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/desk/desktop.h"
#include "ui/desk/notificationbus.h"

#include <QGuiApplication>
#include <QMenu>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// A panel is light or dark whatever our windows are: inks that stand out from both.
QIcon trayIcon(const QString &name)
{
    const QColor ink = name == "tray-attention"_L1 ? Theme::night().badLine
        : name == "tray-online"_L1                 ? Theme::night().accentFill
                                                   : Theme::night().control;
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(iconPixmap(name, size, 1, ink));
    return icon;
}

class SystemDesktop final : public Desktop
{
public:
    [[nodiscard]] bool hasTray() const override { return isSeen() && QSystemTrayIcon::isSystemTrayAvailable(); }
    void setTray(const std::optional<TrayFace> &face) override
    {
        if (!face || !hasTray()) {
            m_tray.reset();
            return;
        }
        if (!m_tray)
            makeTray();
        m_tray->setIcon(trayIcon(face->icon));
        m_tray->setToolTip(face->toolTip);
        m_show->setText(face->show);
        m_undelivered->setText(face->undelivered);
        m_quit->setText(face->quit);
        m_tray->show();
    }
    void notify(const QString &profile, const QString &title, const QString &body) override
    {
        if (!isSeen())
            return;
        if (!m_bus) {
            m_bus = std::make_unique<NotificationBus>(QDBusConnection::sessionBus());
            connect(m_bus.get(), &NotificationBus::shown, this, &Desktop::noticeShown);
            connect(m_bus.get(), &NotificationBus::failed, this, &Desktop::noticeFailed);
            connect(m_bus.get(), &NotificationBus::clicked, this, &Desktop::noticeClicked);
        }
        m_bus->notify(profile, title, body);
    }
    void withdraw(const QString &profile) override
    {
        if (m_bus)
            m_bus->withdraw(profile);
    }

private:
    /// Somebody can see what it shows.
    [[nodiscard]] static bool isSeen()
    {
        const QString platform = QGuiApplication::platformName();
        return platform != "offscreen"_L1 && platform != "minimal"_L1;
    }
    void makeTray()
    {
        m_menu = std::make_unique<QMenu>();
        m_show = m_menu->addAction(QString(), this, &Desktop::showWanted);
        m_undelivered = m_menu->addAction(QString(), this, &Desktop::undeliveredWanted);
        m_menu->addSeparator();
        m_quit = m_menu->addAction(QString(), this, &Desktop::quitWanted);
        m_tray = std::make_unique<QSystemTrayIcon>();
        m_tray->setContextMenu(m_menu.get());
        connect(m_tray.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                emit showWanted();
        });
    }

    std::unique_ptr<NotificationBus> m_bus; ///< from the first notification on
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_tray; ///< above the menu it shows
    QAction *m_show = nullptr;
    QAction *m_undelivered = nullptr;
    QAction *m_quit = nullptr;
};

} // namespace

std::unique_ptr<Desktop> systemDesktop()
{
    return std::make_unique<SystemDesktop>();
}

} // namespace ui
