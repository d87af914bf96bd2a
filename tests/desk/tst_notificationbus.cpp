#include "ui/desk/notificationbus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

/// The desktop's side: what was shown, and what a person does about it.
class Notifications final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
    };
    QList<Shown> shown;
    QList<uint> closed;

public slots:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
        const QStringList &actions, const QVariantMap &, int)
    {
        shown.append({replaces, title, body, actions});
        return replaces == 0 ? 41 + uint(shown.size()) : replaces;
    }
    void CloseNotification(uint id) { closed.append(id); }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

/// Notifications over a bus of the test's own.
class tst_NotificationBus : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void oneStandsInPlaceOfTheOneBefore();
    void eachBotHasItsOwn();
    void aClickIsToldAndAnothersIsNot();
    void wordsAreNoMarkup();
    void withoutSomebodyWhoShowsThemItIsSaid();

private:
    [[nodiscard]] QDBusConnection connectTo(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }
    QProcess m_daemon;
    QString m_address;
};

void tst_NotificationBus::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (program.isEmpty())
        QSKIP("no dbus-daemon");
    m_daemon.start(program, {u"--session"_s, u"--print-address"_s, u"--nofork"_s});
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
    QVERIFY(connectTo(u"first"_s).isConnected());
}

void tst_NotificationBus::cleanupTestCase()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void tst_NotificationBus::oneStandsInPlaceOfTheOneBefore()
{
    QDBusConnection desktop = connectTo(u"desktop1"_s);
    Notifications notifications;
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &notifications,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    ui::NotificationBus bus(connectTo(u"program1"_s));
    QSignalSpy shown(&bus, &ui::NotificationBus::shown);
    bus.notify(u"cat"_s, u"one"_s, {});
    QTRY_COMPARE(shown.size(), 1);
    bus.notify(u"cat"_s, u"two"_s, {});
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(notifications.shown[0].replaces, 0U);
    QCOMPARE(notifications.shown[1].replaces, 42U);
    QVERIFY(notifications.shown[1].actions.contains(u"default"_s));
    bus.withdraw(u"cat"_s);
    QTRY_COMPARE(notifications.closed, QList<uint>{42});
    bus.withdraw(u"cat"_s);
    bus.notify(u"cat"_s, u"three"_s, {});
    QTRY_COMPARE(notifications.shown.size(), 3);
    QCOMPARE(notifications.shown[2].replaces, 0U);
    QCOMPARE(notifications.closed.size(), 1);
    desktop.unregisterService(u"org.freedesktop.Notifications"_s);
}

void tst_NotificationBus::aClickIsToldAndAnothersIsNot()
{
    QDBusConnection desktop = connectTo(u"desktop2"_s);
    Notifications notifications;
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &notifications,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    ui::NotificationBus bus(connectTo(u"program2"_s));
    QSignalSpy shown(&bus, &ui::NotificationBus::shown);
    QSignalSpy clicked(&bus, &ui::NotificationBus::clicked);
    bus.notify(u"cat"_s, u"one"_s, {});
    QTRY_COMPARE(shown.size(), 1);
    emit notifications.ActionInvoked(7, u"default"_s); // another program's
    emit notifications.ActionInvoked(42, u"other"_s);
    emit notifications.ActionInvoked(42, u"default"_s);
    QTRY_COMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toString(), u"cat"_s);
    emit notifications.NotificationClosed(42, 2);
    emit notifications.ActionInvoked(42, u"default"_s);
    QTest::qWait(100);
    QCOMPARE(clicked.size(), 1);
    desktop.unregisterService(u"org.freedesktop.Notifications"_s);
}

void tst_NotificationBus::eachBotHasItsOwn()
{
    QDBusConnection desktop = connectTo(u"desktop4"_s);
    Notifications notifications;
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &notifications,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    ui::NotificationBus bus(connectTo(u"program5"_s));
    QSignalSpy shown(&bus, &ui::NotificationBus::shown);
    QSignalSpy clicked(&bus, &ui::NotificationBus::clicked);
    bus.notify(u"cat"_s, u"one"_s, {});
    QTRY_COMPARE(shown.size(), 1);
    bus.notify(u"dog"_s, u"two"_s, {});
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(notifications.shown[1].replaces, 0U);
    bus.withdraw(u"cat"_s);
    QTRY_COMPARE(notifications.closed, QList<uint>{42});
    emit notifications.ActionInvoked(43, u"default"_s);
    QTRY_COMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toString(), u"dog"_s);
    desktop.unregisterService(u"org.freedesktop.Notifications"_s);
}

void tst_NotificationBus::wordsAreNoMarkup()
{
    QDBusConnection desktop = connectTo(u"desktop3"_s);
    Notifications notifications;
    QVERIFY(
        desktop.registerObject(u"/org/freedesktop/Notifications"_s, &notifications, QDBusConnection::ExportAllSlots));
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    ui::NotificationBus bus(connectTo(u"program3"_s));
    bus.notify(u"cat"_s, u"title"_s, u"for <b>me</b> & you"_s);
    QTRY_COMPARE(notifications.shown.size(), 1);
    QCOMPARE(notifications.shown[0].body, u"for &lt;b&gt;me&lt;/b&gt; &amp; you"_s);
    desktop.unregisterService(u"org.freedesktop.Notifications"_s);
}

void tst_NotificationBus::withoutSomebodyWhoShowsThemItIsSaid()
{
    ui::NotificationBus bus(connectTo(u"program4"_s));
    QSignalSpy failed(&bus, &ui::NotificationBus::failed);
    bus.notify(u"cat"_s, u"title"_s, {});
    QTRY_COMPARE(failed.size(), 1);
    ui::NotificationBus noBus(QDBusConnection(u"there is none of that name"_s));
    QSignalSpy noneShown(&noBus, &ui::NotificationBus::failed);
    noBus.notify(u"cat"_s, u"title"_s, {});
    QTRY_COMPARE(noneShown.size(), 1);
}

QTEST_GUILESS_MAIN(tst_NotificationBus)
#include "tst_notificationbus.moc"
