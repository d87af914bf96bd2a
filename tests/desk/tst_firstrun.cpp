#include "tests/e2e/platformprocess.h"
#include "ui/common/segmented.h"
#include "ui/desk/desk.h"

#include <QCheckBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20'000;
} // namespace

/// A stranger starts the program: the pages alone lead to a talking bot, or say what is wrong.
class tst_FirstRun : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup() { end(); }
    void withoutABotThePagesAreShown()
    {
        QVERIFY(m_desk->firstRun());
        QVERIFY(page().isVisible());
        QVERIFY(!m_desk->window());
        QVERIFY(!button(u"connectBot"_s)->isEnabled());
        QVERIFY(!QFile::exists(m_folder->filePath(u"journal.db"_s))); // nothing is made before a person has chosen
    }
    void theSandboxIsOneClickAway()
    {
        button(u"openSandbox"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window(), patience);
        QVERIFY(m_program->commandLine().sandbox);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->firstRun(), patience);
        QVERIFY(m_desk->window()->isVisible());
    }
    void aBotIsConnectedByThePagesAlone()
    {
        const e2e::PlatformProcess platform(
            QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/seed-three-messages.json"));
        write(platform);
        button(u"testBot"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(label(u"testNote"_s)->text(), u"Everything answers as it should."_s, patience);
        button(u"keepSecrets"_s)->setChecked(false);
        QVERIFY(button(u"connectBot"_s)->isEnabled());
        button(u"connectBot"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(platform.record().sends().size(), 5, 2 * patience);
        const auto profile = m_program->profiles().last();
        QVERIFY(profile);
        QCOMPARE(profile->appId.value, platform.text("app_id"));
        QCOMPARE(profile->apiBase, platform.apiBase());
        QCOMPARE(profile->modelBase, platform.modelBase());
        QVERIFY(!stands(platform.text("client_secret").toUtf8()));
        QVERIFY(!stands(platform.text("model_key").toUtf8()));
    }
    void aWrongSecretIsExplained()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
        write(platform);
        field(u"botSecret"_s)->setText(u"not-the-secret"_s);
        button(u"testBot"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(label(u"checkAdvice"_s)->text().contains(u"Copy both again"_s), patience);
        QVERIFY(label(u"checkAdviceTitle"_s)->text().startsWith(u"Access token: App ID or client secret is wrong"_s));
        QVERIFY(button(u"connectBot"_s)->isEnabled()); // a person is warned, not forbidden
    }
    void whichEventsAreGrantedIsToldWhereAPersonAsks()
    {
        const QString scenario = m_folder->filePath(u"few.json"_s);
        QFile file(scenario);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version": 1, "name": "few", "bot": {"granted_intents": 1107300352, "max_concurrency": 50}})");
        file.close();
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario);
        write(platform);
        QVERIFY(!page().findChild<QCheckBox *>(u"testEvents"_s)->isChecked()); // it costs a session start
        button(u"testBot"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(label(u"testNote"_s)->text(), u"Everything answers as it should."_s, patience);
        page().findChild<QCheckBox *>(u"testEvents"_s)->setChecked(true);
        button(u"testBot"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(label(u"checkAdviceTitle"_s)->text(), u"Events: not all are granted"_s, patience);
        QVERIFY2(label(u"checkAdvice"_s)->text().contains(u"INTERACTION, MESSAGE_AUDIT"_s),
            qPrintable(label(u"checkAdvice"_s)->text()));
    }
    void aListOfBotsThatIsDamagedIsSaid()
    {
        QVERIFY(m_program->profiles().save({.name = u"known"_s, .appId = core::AppId(u"102000001"_s)}));
        end();
        QFile file(m_folder->filePath(u"config/profiles.ini"_s));
        QVERIFY(file.open(QIODevice::Append) && file.write("rubbish of a crash") > 0);
        file.close();
        start();
        QVERIFY(label(u"connectNotice"_s)->isVisible());
        QVERIFY2(label(u"connectNotice"_s)->text().contains(u"look whether all are there"_s),
            qPrintable(label(u"connectNotice"_s)->text()));
        QTest::mouseClick(segment(u"firstLanguage"_s, 1), Qt::LeftButton);
        QTRY_VERIFY(label(u"connectNotice"_s)->text().contains(u"请检查机器人是否齐全"_s));
        QCOMPARE(m_program->profiles().last()->name, u"known"_s);
        QCOMPARE(m_program->profiles().fileState(), config::IniState::Sound);
        QCOMPARE(QDir(m_folder->filePath(u"config"_s)).entryList({u"profiles.ini.corrupt-*"_s}).size(), 1);
    }
    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::addRow("no App ID") << u"botAppId"_s << QString() << u"q.qq.com"_s;
        QTest::addRow("App ID of letters") << u"botAppId"_s << u"abc"_s << u"4 to 20 digits"_s;
        QTest::addRow("long App ID") << u"botAppId"_s << u"1"_s.repeated(400) << u"4 to 20 digits"_s;
        QTest::addRow("no secret") << u"botSecret"_s << u"   "_s << u"client secret is missing"_s;
        QTest::addRow("API that is none") << u"botApiBase"_s << u"ftp://x"_s << u"http:// or https://"_s;
        QTest::addRow("no token address") << u"botTokenUrl"_s << QString() << u"http:// or https://"_s;
        QTest::addRow("model that is none") << u"botModelBase"_s << u"nonsense"_s << u"model's address"_s;
        QTest::addRow("no model name") << u"botModelName"_s << QString() << u"model's name"_s;
    }
    void whatIsMissingIsSaid()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, value);
        QFETCH(const QString, says);
        write(u"102000001"_s, u"secret"_s, u"http://127.0.0.1:1"_s, u"http://127.0.0.1:1"_s, u"http://127.0.0.1:1"_s,
            u"m"_s);
        QVERIFY(button(u"connectBot"_s)->isEnabled());
        field(name)->setText(value);
        QVERIFY(!button(u"connectBot"_s)->isEnabled());
        QVERIFY(!button(u"testBot"_s)->isEnabled());
        QVERIFY2(label(u"testNote"_s)->text().contains(says), qPrintable(label(u"testNote"_s)->text()));
    }
    void aKnownBotIsAskedForItsSecretOnly()
    {
        QVERIFY(m_program->profiles().save(
            {.name = u"known"_s, .appId = core::AppId(u"102000001"_s), .isTestEnvironment = true}));
        end();
        start(); // no keyring of this desktop knows it
        QCOMPARE(field(u"botAppId"_s)->text(), u"102000001"_s);
        QVERIFY(!label(u"connectNotice"_s)->text().isEmpty());
        QVERIFY(field(u"botSecret"_s)->text().isEmpty());
    }
    void aPersonMayLookWithoutABot()
    {
        button(u"readOnly"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window(), patience);
        QVERIFY(!m_program->bot());
    }
    void languageAndThemeChangeAtOnceAndAreKept()
    {
        QTest::mouseClick(segment(u"firstLanguage"_s, 1), Qt::LeftButton);
        QTRY_COMPARE(button(u"openSandbox"_s)->text(), u"打开沙箱"_s);
        QTest::mouseClick(segment(u"firstTheme"_s, 2), Qt::LeftButton);
        QVERIFY(ui::Theme::current().dark);
        end();
        start();
        QCOMPARE(button(u"openSandbox"_s)->text(), u"打开沙箱"_s);
        QVERIFY(ui::Theme::current().dark);
    }
    void closingItEndsTheProgram()
    {
        bool isLeft = false;
        connect(m_desk.get(), &ui::Desk::left, this, [&isLeft] { isLeft = true; });
        page().close();
        QTRY_VERIFY(isLeft);
    }

private:
    void start()
    {
        console::CommandLine line;
        line.dataDir = m_folder->path();
        m_program = std::make_unique<console::Program>(line, config::Credentials{});
        m_desk = std::make_unique<ui::Desk>(*m_program);
        m_program->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->firstRun(), patience);
    }
    void end()
    {
        m_desk.reset();
        bool isStopped = false;
        connect(m_program.get(), &console::Program::stopped, this, [&isStopped] { isStopped = true; });
        m_program->stop();
        QTRY_VERIFY_WITH_TIMEOUT(isStopped, patience);
        m_program.reset();
    }
    void write(const e2e::PlatformProcess &platform)
    {
        write(platform.text("app_id"), platform.text("client_secret"), platform.apiBase().toString(),
            platform.tokenUrl().toString(), platform.modelBase().toString(), platform.text("model_name"));
        field(u"botModelKey"_s)->setText(platform.text("model_key"));
    }
    void write(const QString &appId, const QString &secret, const QString &api, const QString &token,
        const QString &modelBase, const QString &modelName)
    {
        QTest::mouseClick(segment(u"botEnvironment"_s, 2), Qt::LeftButton);
        QTest::mouseClick(segment(u"botAgent"_s, 1), Qt::LeftButton);
        field(u"botAppId"_s)->setText(appId);
        field(u"botSecret"_s)->setText(secret);
        field(u"botApiBase"_s)->setText(api);
        field(u"botTokenUrl"_s)->setText(token);
        field(u"botModelBase"_s)->setText(modelBase);
        field(u"botModelName"_s)->setText(modelName);
    }
    /// In any file of the program.
    [[nodiscard]] bool stands(const QByteArray &secret) const
    {
        QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                return true;
        }
        return false;
    }
    template <class T> [[nodiscard]] T *part(const QString &name)
    {
        T *found = page().findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] ui::FirstRunPage &page() { return m_desk->firstRun()->page(); }
    [[nodiscard]] QAbstractButton *button(const QString &name) { return part<QAbstractButton>(name); }
    [[nodiscard]] QLineEdit *field(const QString &name) { return part<QLineEdit>(name); }
    [[nodiscard]] QLabel *label(const QString &name) { return part<QLabel>(name); }
    [[nodiscard]] QWidget *segment(const QString &name, int index) { return part<ui::Segmented>(name)->button(index); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<console::Program> m_program;
    std::unique_ptr<ui::Desk> m_desk;
};

QTEST_MAIN(tst_FirstRun)
#include "tst_firstrun.moc"
