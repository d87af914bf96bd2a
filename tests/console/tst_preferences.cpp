#include "app/console/preferences.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What a person has set, as the rooms of the program take it.
class tst_Preferences : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_secrets = keyring::memoryKeyring(); }
    void theEnvironmentGoesBeforeWhatIsSet()
    {
        QCOMPARE(found({}, core::Secret("socks5://u:p@env.example:1"), proxy()), "socks5://u:p@env.example:1");
    }
    void withoutAUserNoPasswordIsAskedFor()
    {
        QCOMPARE(found({}, {}, {}), "");
        QCOMPARE(found({}, {}, {.kind = config::WayOut::Kind::None}), "none");
        QCOMPARE(found({}, {}, {.kind = config::WayOut::Kind::Http, .host = u"h"_s, .port = 8}), "http://h:8");
    }
    void thePasswordOfThatUserAtThatProxyIsTaken()
    {
        keep(u"me"_s, u"proxy.example:1080"_s, "secret@word");
        QCOMPARE(found({}, {}, proxy()), "socks5://me:secret%40word@proxy.example:1080");
        config::WayOut other = proxy();
        other.host = u"other.example"_s;
        QCOMPARE(found({}, {}, other), "socks5://me@other.example:1080"); // it is never told another's
    }
    void theEmbeddedPlatformAsksNoKeyring()
    {
        keep(u"me"_s, u"proxy.example:1080"_s, "word");
        console::CommandLine line;
        line.sandbox = true;
        bool isTold = false;
        console::findProxy(line, {}, proxy(), *m_secrets, this, [&](const core::Secret &) { isTold = true; });
        QVERIFY(isTold); // at once
    }
    void retentionIsInBytes()
    {
        config::Settings settings;
        settings.retentionDays = 7;
        settings.retentionMegabytes = 1'048'576;
        QCOMPARE(console::retentionOf(settings), (journal::Retention{.days = 7, .bytes = 1'099'511'627'776}));
    }

private:
    [[nodiscard]] static config::WayOut proxy()
    {
        return {.kind = config::WayOut::Kind::Socks5, .host = u"proxy.example"_s, .port = 1080, .user = u"me"_s};
    }
    void keep(const QString &user, const QString &address, const QByteArray &password)
    {
        bool isKept = false;
        m_secrets->write(keyring::proxyPasswordName(user, address), core::Secret(password), this,
            [&isKept](const keyring::SecretStore::Done &done) { isKept = done.has_value(); });
        QTRY_VERIFY(isKept);
    }
    [[nodiscard]] QByteArray found(
        const console::CommandLine &line, const core::Secret &environment, const config::WayOut &way)
    {
        std::optional<QByteArray> told;
        console::findProxy(
            line, environment, way, *m_secrets, this, [&told](const core::Secret &proxy) { told = proxy.reveal(); });
        if (!QTest::qWaitFor([&told] { return told.has_value(); }))
            qFatal("no answer");
        return *told;
    }
    std::unique_ptr<keyring::SecretStore> m_secrets;
};

QTEST_GUILESS_MAIN(tst_Preferences)
#include "tst_preferences.moc"
