#pragma once
#include <QDBusConnection>
#include <QObject>

namespace ui {

/// The notifications of a desktop, by org.freedesktop.Notifications. Never waits for an answer. Thread: GUI.
class NotificationBus final : public QObject
{
    Q_OBJECT
public:
    explicit NotificationBus(const QDBusConnection &bus, QObject *parent = nullptr);
    /// In place of the last one.
    void notify(const QString &title, const QString &body);
    void withdraw();

signals:
    void shown();
    void failed(const QString &reason);
    void clicked();

private slots:
    void take(uint id, const QString &action);
    void forget(uint id, uint reason);

private:
    QDBusConnection m_bus;
    uint m_id = 0; ///< of the one that is shown; 0: none
};

} // namespace ui
