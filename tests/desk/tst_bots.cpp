#include "tests/desk/deskbench.h"
#include "tests/e2e/platformprocess.h"
#include "ui/desk/desk.h"

#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtConcurrent>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20'000;
} // namespace

/// Several bots side by side in one program, each against a platform of its own in another process.
class tst_Bots : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        console::CommandLine line;
        line.dataDir = m_folder->path();
        line.language = u"en"_s;
        m_program = std::make_unique<console::Program>(line, config::Credentials{});
        m_desk = std::make_unique<ui::Desk>(*m_program);
        m_program->begin({line, {}, {}}); // a window that has no bot yet
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window(), patience);
    }
    void cleanup()
    {
        m_desk.reset();
        bool isStopped = false;
        connect(m_program.get(), &console::Program::stopped, this, [&isStopped] { isStopped = true; });
        m_program->stop();
        QTRY_VERIFY_WITH_TIMEOUT(isStopped, patience);
        m_program.reset();
    }
    void twoWorkSideBySide()
    {
        const e2e::PlatformProcess first(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        const e2e::PlatformProcess second(QStringLiteral(QBC_PLATFORM), scenario("102000002"));
        start(u"cat"_s, first);
        QCOMPARE(m_desk->windowCount(), 1); // it took the window that had none
        QVERIFY(m_desk->window()->windowTitle().startsWith(u"cat"_s));
        start(u"dog"_s, second);
        QCOMPARE(m_program->bots().size(), 2);
        QCOMPARE(m_desk->windowCount(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(first.record().sends().size(), 5, patience);
        QTRY_COMPARE_WITH_TIMEOUT(second.record().sends().size(), 5, patience);
        show(u"bots"_s);
        choose(u"dog"_s);
        button(u"botWindow"_s)->click();
        QCOMPARE(m_desk->windowCount(), 2);
        QVERIFY(m_desk->windowOf(u"dog"_s)->windowTitle().startsWith(u"dog"_s));
        button(u"botWindow"_s)->click(); // the same one comes to the front
        QCOMPARE(m_desk->windowCount(), 2);
    }
    void whenOneEndsTheOtherGoesOn()
    {
        const e2e::PlatformProcess first(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        const e2e::PlatformProcess second(QStringLiteral(QBC_PLATFORM), scenario("102000002"));
        start(u"cat"_s, first);
        start(u"dog"_s, second);
        const QSignalSpy ended(m_program.get(), &console::Program::botEnded);
        show(u"bots"_s);
        choose(u"cat"_s);
        button(u"endBot"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(m_program->bots().size(), 1);
        QVERIFY(!m_program->running(u"cat"_s));
        QTRY_COMPARE_WITH_TIMEOUT(second.record().sends().size(), 5, patience);
        QCOMPARE(m_desk->windowCount(), 1); // the window stays, to read
        QVERIFY(m_desk->window()->isVisible());
        start(u"cat"_s, first);
        QVERIFY(m_program->running(u"cat"_s));
    }
    void aSavedChangeBeginsTheBotAgain()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        start(u"cat"_s, platform);
        QTRY_COMPARE_WITH_TIMEOUT(platform.record().sends().size(), 5, patience);
        show(u"bots"_s);
        m_desk->window()->findChild<QPlainTextEdit *>(u"systemPrompt"_s)->setPlainText(u"Be brief."_s);
        const QSignalSpy started(m_program.get(), &console::Program::botStarted);
        button(u"saveAgent"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patience);
        QCOMPARE(m_program->running(u"cat"_s)->known().profile->systemPrompt, u"Be brief."_s);
        QCOMPARE(m_program->profiles().named(u"cat"_s)->systemPrompt, u"Be brief."_s);
        QCOMPARE(m_desk->window()->place(), u"bots"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(u"cat"_s), patience);
    }
    void oneBotIsNotRunTwice()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        start(u"cat"_s, platform);
        const QSignalSpy refused(m_program.get(), &console::Program::botNotStarted);
        m_program->startBot(known(u"tiger"_s, platform));
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].toString(), u"tiger"_s);
        QCOMPARE(m_program->bots().size(), 1);
    }
    void aRemovedBotLeavesNothingButItsRows()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        start(u"cat"_s, platform);
        QTRY_COMPARE_WITH_TIMEOUT(platform.record().sends().size(), 5, patience);
        const QString outbox = m_program->paths().outbox(platform.text("app_id"));
        QVERIFY(QFile::exists(outbox));
        const QSignalSpy ended(m_program.get(), &console::Program::botEnded);
        emit m_desk->bots()->removeWanted(u"cat"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QTRY_VERIFY(!QFile::exists(outbox));
        QVERIFY(m_program->profiles().all().isEmpty());
        QVERIFY(m_desk->bots()->bots().isEmpty());
        QVERIFY(QFile::exists(m_program->paths().journal()));
    }
    void anotherBotIsConnectedByTheDialogAlone()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        show(u"bots"_s);
        button(u"addBotButton"_s)->click();
        auto *dialog = m_desk->window()->findChild<QDialog *>(u"addBot"_s);
        QVERIFY(dialog);
        const auto write = [dialog](const QString &name, const QString &value) {
            dialog->findChild<QLineEdit *>(name)->setText(value);
        };
        const auto press = [dialog](const QString &segmented, int index) {
            auto *group = dialog->findChild<QWidget *>(segmented);
            QTest::mouseClick(group->findChildren<QAbstractButton *>().value(index), Qt::LeftButton);
        };
        press(u"botEnvironment"_s, 2);
        press(u"botAgent"_s, 1);
        write(u"botAppId"_s, platform.text("app_id"));
        write(u"botSecret"_s, platform.text("client_secret"));
        write(u"botApiBase"_s, platform.apiBase().toString());
        write(u"botTokenUrl"_s, platform.tokenUrl().toString());
        write(u"botModelBase"_s, platform.modelBase().toString());
        write(u"botModelName"_s, platform.text("model_name"));
        write(u"botModelKey"_s, platform.text("model_key"));
        dialog->findChild<QAbstractButton *>(u"keepSecrets"_s)->setChecked(false);
        dialog->findChild<QAbstractButton *>(u"connectBot"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(platform.record().sends().size(), 5, patience);
        QCOMPARE(m_program->bots().size(), 1);
        QCOMPARE(m_desk->windowCount(), 1);
        QVERIFY(!m_desk->window()->findChild<QDialog *>(u"addBot"_s));
    }
    void anotherStartForABotRaisesItsWindow()
    {
        const e2e::PlatformProcess first(QStringLiteral(QBC_PLATFORM), scenario("102000001"));
        const e2e::PlatformProcess second(QStringLiteral(QBC_PLATFORM), scenario("102000002"));
        start(u"cat"_s, first);
        start(u"dog"_s, second);
        const QString folder = m_program->paths().data;
        const QFuture<bool> asked
            = QtConcurrent::run([folder] { return console::OwnerDoor::ask(folder, console::Wish::Raise, u"dog"_s); });
        QTRY_VERIFY(m_desk->windowOf(u"dog"_s));
        QVERIFY(m_desk->windowOf(u"dog"_s)->isVisible());
        QTRY_VERIFY(asked.isFinished());
        QVERIFY(asked.result());
        QCOMPARE(m_desk->windowCount(), 2);
    }
    void theSandboxRunsNoRealBot()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario("102000002"));
        const console::KnownBot real = known(u"cat"_s, platform);
        DeskBench bench(u"echo"_s);
        QVERIFY(bench.program().profiles().save(*real.profile));
        const QSignalSpy refused(&bench.program(), &console::Program::botNotStarted);
        bench.window().showPlace(u"bots"_s);
        QVERIFY(!bench.find<QPushButton>(u"addBotButton"_s)->isVisible());
        QCOMPARE(bench.desk().bots()->bots().size(), 1);
        QVERIFY(bench.desk().bots()->bots().first().isSandbox);
        bench.program().startBot(real);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(bench.program().bots().size(), 1);
    }
    void withoutItsSecretABotSaysSo()
    {
        QVERIFY(m_program->profiles().save({.name = u"cat"_s, .appId = core::AppId(u"102000001"_s)}));
        const QSignalSpy refused(m_program.get(), &console::Program::botNotStarted);
        m_program->startProfile(u"cat"_s);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
        QVERIFY(!refused[0][1].toString().isEmpty());
    }

private:
    /// Five messages of a bot with that App ID.
    [[nodiscard]] QString scenario(const QByteArray &appId) const
    {
        QFile source(QStringLiteral(QBC_SCENARIOS "/seed-three-messages.json"));
        QFile copy(m_folder->filePath(u"scenario-%1.json"_s.arg(QString::fromLatin1(appId))));
        if (!source.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly)
            || copy.write(source.readAll().replace("102000001", appId)) < 0)
            qFatal("no scenario");
        return copy.fileName();
    }
    [[nodiscard]] console::KnownBot known(const QString &name, const e2e::PlatformProcess &platform) const
    {
        const config::Profile profile{.name = name,
            .appId = core::AppId(platform.text("app_id")),
            .apiBase = platform.apiBase(),
            .tokenUrl = platform.tokenUrl(),
            .modelBase = platform.modelBase(),
            .modelName = platform.text("model_name")};
        console::KnownBot bot{console::withProfile(m_program->asked(), profile), {}, profile};
        bot.credentials.appId = profile.appId;
        bot.credentials.clientSecret = core::Secret(platform.text("client_secret").toUtf8());
        bot.credentials.modelKey = core::Secret(platform.text("model_key").toUtf8());
        return bot;
    }
    /// As the dialog does once it is filled in.
    void start(const QString &name, const e2e::PlatformProcess &platform)
    {
        const console::KnownBot bot = known(name, platform);
        QVERIFY(m_program->profiles().save(*bot.profile));
        m_program->startBot(bot);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(name), patience);
    }
    [[nodiscard]] bool isConnected(const QString &name) const
    {
        console::RunningBot *bot = m_program->running(name);
        return bot && bot->handle().connection()
            && bot->handle().connection()->phase == bot::ConnectionChanged::Phase::Ready;
    }
    void show(const QString &place) { m_desk->window()->showPlace(place); }
    void choose(const QString &name)
    {
        auto *list = m_desk->window()->findChild<QAbstractItemView *>(u"botList"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString() == name)
                list->setCurrentIndex(list->model()->index(row, 0));
        QCOMPARE(list->currentIndex().data().toString(), name);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_desk->window()->findChild<QPushButton *>(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<console::Program> m_program;
    std::unique_ptr<ui::Desk> m_desk;
};

QTEST_MAIN(tst_Bots)
#include "tst_bots.moc"
