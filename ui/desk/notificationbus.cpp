#include "ui/desk/notificationbus.h"

#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// Source: the Desktop Notifications Specification 1.2.
const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
constexpr int untilSeen = 0; // the desktop's own time would let one go unseen over night

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

/// A body may be read as markup.
QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

} // namespace

NotificationBus::NotificationBus(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_bus.connect({}, path, service, u"ActionInvoked"_s, this, SLOT(take(uint, QString)));
    m_bus.connect({}, path, service, u"NotificationClosed"_s, this, SLOT(forget(uint, uint)));
}

void NotificationBus::notify(const QString &name, const QString &title, const QString &body)
{
    if (!m_bus.isConnected()) { // a call would be answered by nobody, not even by an error
        QMetaObject::invokeMethod(
            this, [this] { emit failed(m_bus.lastError().message()); }, Qt::QueuedConnection);
        return;
    }
    const QString entry = QGuiApplication::desktopFileName();
    QVariantMap hints{{u"category"_s, u"im.error"_s}};
    if (!entry.isEmpty())
        hints.insert(u"desktop-entry"_s, entry);
    QDBusMessage message = call(u"Notify"_s);
    // "default" is a click on the notification itself: its words are not shown.
    message << tr("QQ Bot Console") << m_ids.value(name) << entry << title << escaped(body)
            << QStringList{u"default"_s, tr("Show Undelivered")} << hints << untilSeen;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, name] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError()) {
            emit failed(reply.error().message());
            return;
        }
        m_ids.insert(name, reply.value());
        emit shown();
    });
}

void NotificationBus::withdraw(const QString &name)
{
    const uint id = m_ids.take(name);
    if (id == 0)
        return;
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    m_bus.asyncCall(message);
}

void NotificationBus::take(uint id, const QString &action)
{
    const auto name = m_ids.keys(id);
    if (!name.isEmpty() && action == "default"_L1)
        emit clicked(name.first());
}

void NotificationBus::forget(uint id, uint)
{
    m_ids.removeIf([id](const QHash<QString, uint>::iterator &shown) { return shown.value() == id; });
}

} // namespace ui
