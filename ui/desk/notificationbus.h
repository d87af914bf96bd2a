#pragma once
#include <QDBusConnection>
#include <QHash>
#include <QObject>

namespace ui {

/// The notifications of a desktop, by org.freedesktop.Notifications. Never waits for an answer. Thread: GUI.
class NotificationBus final : public QObject
{
    Q_OBJECT
public:
    explicit NotificationBus(const QDBusConnection &bus, QObject *parent = nullptr);
    /// In place of the last one of that name.
    void notify(const QString &name, const QString &title, const QString &body);
    void withdraw(const QString &name);

signals:
    void shown();
    void failed(const QString &reason);
    void clicked(const QString &name);

private slots:
    void take(uint id, const QString &action);
    void forget(uint id, uint reason);

private:
    QDBusConnection m_bus;
    QHash<QString, uint> m_ids; ///< by name, of those that are shown
};

} // namespace ui
