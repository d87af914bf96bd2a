#include "app/config/profile.h"
#include "app/config/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Bots as a person has set them up.
class tst_Profile : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void whatIsSavedIsThereAgain()
    {
        const config::Profile bot{.name = u"客服_1"_s,
            .appId = core::AppId(u"102000001"_s),
            .isTestEnvironment = true,
            .apiBase = QUrl(u"http://127.0.0.1:9/api"_s),
            .tokenUrl = QUrl(u"http://127.0.0.1:9/token"_s),
            .modelBase = QUrl(u"https://example.com/v1"_s),
            .modelName = u"m"_s,
            .isAnswering = false,
            .systemPrompt = u"be kind;\n你好 = \"x\", %2"_s,
            .historyLength = 0,
            .stepLimit = 3,
            .isProactiveAllowed = true,
            .startsWithProgram = true};
        QVERIFY(store().save(bot));
        QCOMPARE(store().all(), QList{bot});
        QCOMPARE(store().last(), bot);
        QCOMPARE(store().named(u"客服_1"_s), bot);
        QVERIFY(!store().named(u"other"_s));
    }
    void theLastOneSavedIsTheLastOneUsed()
    {
        QVERIFY(store().save(named(u"a"_s)));
        QVERIFY(store().save(named(u"b"_s)));
        QCOMPARE(store().last()->name, u"b"_s);
        QVERIFY(store().save(named(u"a"_s)));
        QCOMPARE(store().last()->name, u"a"_s);
        QCOMPARE(store().all().size(), 2);
        QVERIFY(store().remove(u"a"_s));
        QCOMPARE(store().last()->name, u"b"_s);
    }
    void aChangeDoesNotMakeItTheLastOneUsed()
    {
        QVERIFY(store().save(named(u"a"_s)));
        QVERIFY(store().save(named(u"b"_s)));
        config::Profile changed = named(u"a"_s);
        changed.stepLimit = 5;
        QVERIFY(store().change(changed));
        QCOMPARE(store().last()->name, u"b"_s);
        QCOMPARE(store().named(u"a"_s), changed);
    }
    void numbersThatCannotBeAreTheDefault_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"", "-1", "1000000", "99999999999999999999", "many", "0x10", "3.5", "@Invalid()"})
            QTest::addRow("%s", value) << QByteArray(value);
    }
    void numbersThatCannotBeAreTheDefault()
    {
        QFETCH(const QByteArray, value);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[a]\napp_id=1234\nhistory=" + value + "\nsteps=" + value + "\n");
        file.close();
        const auto bot = store().named(u"a"_s);
        QVERIFY(bot);
        QCOMPARE(bot->historyLength, config::Profile().historyLength);
        QCOMPARE(bot->stepLimit, config::Profile().stepLimit);
    }
    void aPromptHasABound()
    {
        config::Profile bot = named(u"a"_s);
        bot.systemPrompt = QString(1'000'000, u'x');
        QVERIFY(store().save(bot));
        QCOMPARE(store().named(u"a"_s)->systemPrompt.size(), config::longestPrompt);
    }
    void namesThatMayNotBeAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addRow("empty") << QString();
        QTest::addRow("a path") << u"../x"_s;
        QTest::addRow("a colon") << u"a:b"_s;
        QTest::addRow("a line end") << u"a\nb"_s;
        QTest::addRow("long") << u"a"_s.repeated(65);
        QTest::addRow("ours") << u"order"_s;
    }
    void namesThatMayNotBeAreRefused()
    {
        QFETCH(const QString, name);
        QVERIFY(!config::isProfileName(name));
        QVERIFY(!store().save(named(name)));
        QVERIFY(store().all().isEmpty());
    }
    void rubbishInTheFileIsLeftOut()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("order=@Invalid()\n[no-app-id]\nmodel_name=x\n[good]\napp_id=1234\napi_base=javascript:alert(1)\n"
                   "[\xff\xfe]\napp_id=9\nrubbish without an equals sign\n");
        file.close();
        const QList<config::Profile> all = store().all();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().name, u"good"_s);
        QVERIFY(all.first().apiBase.isEmpty());
    }
    void whatIsNoSuchFileIsKnown_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<config::IniState>("state");
        using config::IniState;
        QTest::addRow("empty") << QByteArray() << IniState::Sound;
        QTest::addRow("by hand") << QByteArray("; mine\r\n# too\r\n\r\n[cat]\r\napp_id = 1\r\n") << IniState::Sound;
        QTest::addRow("no line of one") << QByteArray("[cat]\napp_id=1\nhello\n") << IniState::Damaged;
        QTest::addRow("cut") << QByteArray("[cat]\napp_i") << IniState::Damaged;
        QTest::addRow("zeros") << QByteArray(4'096, '\0') << IniState::Damaged;
        QTest::addRow("noise") << QByteArray(6'000, '\xa5') << IniState::Damaged;
        QTest::addRow("huge") << QByteArray(17 * 1024 * 1024, 'x') << IniState::Damaged;
    }
    void whatIsNoSuchFileIsKnown()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const config::IniState, state);
        QFile file(m_dir->filePath(u"profiles.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QCOMPARE(store().fileState(), state);
    }
    void whatTheStoreWritesIsSound()
    {
        QCOMPARE(store().fileState(), config::IniState::Sound); // there is none yet
        QVERIFY(store().save({.name = u"客服"_s,
            .appId = core::AppId(u"1"_s),
            .apiBase = QUrl(u"https://例え.example/?a=[b]"_s),
            .systemPrompt = u"one\n\n[two]\r\n\u0000three; four\t\u2028\\"_s.repeated(200)}));
        QCOMPARE(store().fileState(), config::IniState::Sound);
        QVERIFY(QDir().mkpath(m_dir->filePath(u"folder/profiles.ini"_s)));
        QCOMPARE(config::iniState(m_dir->filePath(u"folder/profiles.ini"_s)), config::IniState::Unreadable);
    }
    void settingsAreWrittenOneByOne()
    {
        const QString file = m_dir->filePath(u"settings.ini"_s);
        QVERIFY(config::Settings::write(file, u"ui/theme"_s, u"dark"_s));
        QVERIFY(config::Settings::write(file, u"ui/language"_s, u"zh_CN"_s));
        QCOMPARE(config::Settings::read(file).theme, u"dark"_s);
        QCOMPARE(config::Settings::read(file).language, u"zh_CN"_s);
        QVERIFY(config::Settings::write(file, u"ui/theme"_s, {}));
        QVERIFY(config::Settings::read(file).theme.isEmpty());
        QVERIFY(config::Settings::write(file, u"ui/theme"_s, u"purple"_s));
        QCOMPARE(config::Settings::read(file).bad.size(), 1);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"profiles.ini"_s); }
    [[nodiscard]] config::ProfileStore store() const { return config::ProfileStore(path()); }
    [[nodiscard]] static config::Profile named(const QString &name)
    {
        return {.name = name, .appId = core::AppId(u"102000001"_s)};
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_Profile)
#include "tst_profile.moc"
