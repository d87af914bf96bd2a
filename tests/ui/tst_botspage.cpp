#include "tests/support/language.h"
#include "tests/ui/journalfixture.h"
#include "ui/bots/botlistmodel.h"
#include "ui/bots/botspage.h"
#include "ui/bots/linestepmodel.h"
#include "ui/common/format.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Phase = bot::ConnectionChanged::Phase;

/// The place "Bots": what is known of each, and what is asked for.
class tst_BotsPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_journal = std::make_unique<JournalFixture>();
        m_desk = std::make_unique<ui::BotDesk>();
        m_bot = std::make_unique<bot::BotHandle>(u"cat"_s, *lineage::RuleSet::builtIn());
        ui::Services services = m_journal->services();
        services.botDesk = m_desk.get();
        services.profile = u"cat"_s;
        services.bot = m_bot.get();
        m_desk->setBots({entry(u"cat"_s, m_bot.get()), entry(u"dog"_s)});
        m_page = std::make_unique<ui::BotsPage>(services);
        m_page->resize(1000, 800);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_bot.reset();
    }
    void withoutABotItAsksForOne()
    {
        const QSignalSpy asked(m_desk.get(), &ui::BotDesk::askWanted);
        m_desk->setBots({});
        auto *nothing = m_page->findChild<QWidget *>(u"noBot"_s);
        QVERIFY(nothing->isVisible());
        nothing->findChild<QPushButton *>()->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].toString().isEmpty());
    }
    void theListFollowsTheLines()
    {
        ui::BotListModel model(*m_desk, m_catalogue);
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.at(0).state, u"Offline"_s);
        QCOMPARE(model.at(1).state, u"Not at work"_s);
        tell(Phase::Ready);
        QCOMPARE(model.at(0).state, u"Connected"_s);
        QCOMPARE(model.at(0).tone, ui::Tone::Ok);
        bot::UndeliveredChanged owed;
        owed.messages.resize(3);
        m_bot->take(owed);
        QCOMPARE(model.at(0).undelivered, 3);
        m_desk->setBots({entry(u"dog"_s), entry(u"eel"_s)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf(u"cat"_s), -1);
    }
    void stepsOfALineComeAndChange()
    {
        ui::LineStepModel model(m_catalogue);
        const QAbstractItemModelTester tester(&model);
        QList<bot::ConnectionChanged> steps;
        for (const Phase phase : {Phase::Connecting, Phase::Identifying, Phase::Ready, Phase::Waiting}) {
            steps.append({.phase = phase, .since = core::fromMs(1'000 * steps.size()), .closeCode = 4009});
            model.setSteps(steps);
            QCOMPARE(model.rowCount(), int(steps.size()));
        }
        QCOMPARE(model.index(1, ui::LineStepModel::Word).data().toString(), u"Connected"_s);
        QVERIFY(model.index(0, ui::LineStepModel::Meaning).data().toString().contains(u"4009"_s));
        steps.removeFirst();
        model.setSteps(steps);
        model.setSteps({});
        QCOMPARE(model.rowCount(), 0);
    }
    void whatTheBotToldStandsInItsLine()
    {
        m_bot->take(bot::StartLimitTold{.total = 1'000, .remaining = 7});
        m_bot->take(bot::HeartbeatAcknowledged{std::chrono::milliseconds(42)});
        bot::ConnectionChanged ready{.phase = Phase::Ready, .session = core::SessionId(u"s-17"_s), .lastSeq = 12};
        ready.notGranted = protocol::Intent::MessageAudit;
        m_bot->take(ready);
        const QString words = all();
        for (const QString &expected : {u"7 of 1"_s, ui::durationText(std::chrono::milliseconds(42)), u"s-17"_s,
                 u"MESSAGE_AUDIT"_s, u"Connected"_s})
            QVERIFY2(words.contains(expected), qPrintable(expected + u" in "_s + words));
    }
    void oneThatIsConnectedCanBeDisconnected()
    {
        QVERIFY(button(u"connectThisBot"_s)->isVisible());
        tell(Phase::Ready);
        QVERIFY(!button(u"connectThisBot"_s)->isVisible());
        const QSignalSpy commands(m_bot.get(), &bot::BotHandle::commanded);
        button(u"disconnectBot"_s)->click();
        QCOMPARE(commands.size(), 1);
        QVERIFY(std::holds_alternative<bot::Disconnect>(commands[0][0].value<bot::Command>()));
    }
    void anotherBotIsChosenAndAskedFor()
    {
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QCOMPARE(m_page->findChild<QLabel *>(u"botName"_s)->text(), u"dog"_s);
        const QSignalSpy wanted(m_desk.get(), &ui::BotDesk::connectWanted);
        button(u"connectThisBot"_s)->click();
        QCOMPARE(wanted[0][0].toString(), u"dog"_s);
        QVERIFY(!button(u"endBot"_s)->isVisible());
        emit m_desk->failed(u"dog"_s, u"No secret is kept."_s);
        QCOMPARE(m_page->findChild<QLabel *>(u"botFailure"_s)->text(), u"No secret is kept."_s);
        QVERIFY(m_page->findChild<QLabel *>(u"botFailure"_s)->isVisible());
    }
    void aChangeCountsWhenItIsSaved()
    {
        const QSignalSpy changed(m_desk.get(), &ui::BotDesk::changeWanted);
        QVERIFY(!button(u"saveAgent"_s)->isEnabled());
        m_page->findChild<QPlainTextEdit *>(u"systemPrompt"_s)->setPlainText(u"Be brief."_s);
        field(u"stepLimit"_s)->setText(u"7"_s);
        m_page->findChild<QCheckBox *>(u"startsWithProgram"_s)->setChecked(true);
        QVERIFY(button(u"saveAgent"_s)->isEnabled());
        button(u"undoAgent"_s)->click();
        QVERIFY(!button(u"saveAgent"_s)->isEnabled());
        QCOMPARE(field(u"stepLimit"_s)->text(), u"30"_s);
        field(u"stepLimit"_s)->setText(u"7"_s);
        field(u"modelKey"_s)->setText(u"sk-new"_s);
        button(u"saveAgent"_s)->click();
        QCOMPARE(changed.size(), 1);
        const auto profile = changed[0][0].value<config::Profile>();
        QCOMPARE(profile.stepLimit, 7);
        QCOMPARE(profile.name, u"cat"_s);
        QCOMPARE(changed[0][1].value<core::Secret>().reveal(), QByteArray("sk-new"));
        QVERIFY(field(u"modelKey"_s)->text().isEmpty());
    }
    void whatCannotBeIsSaidAndNotSaved_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<test::Said>("says");
        const test::Said noAddress{u"The model's address must begin with http:// or https://."_s,
            u"模型的地址须以 http:// 或 https:// 开头。"_s};
        const test::Said noHistory{u"How many earlier messages the model reads must be a number from 0 to 200."_s,
            u"模型读取的历史消息数必须是 0 到 200 之间的数字。"_s};
        const test::Said noRounds{u"How many rounds a turn may have must be a number from 1 to 100."_s,
            u"一个回合的轮数必须是 1 到 100 之间的数字。"_s};
        QTest::addRow("address that is none") << u"modelBase"_s << u"nonsense"_s << noAddress;
        QTest::addRow("address of a script") << u"modelBase"_s << u"javascript:alert(1)"_s << noAddress;
        QTest::addRow("no model") << u"modelName"_s << u" "_s
                                  << test::Said{u"The model's name is missing."_s, u"缺少模型名称。"_s};
        QTest::addRow("no number") << u"historyLength"_s << u"many"_s << noHistory;
        QTest::addRow("empty number") << u"historyLength"_s << QString() << noHistory;
        QTest::addRow("negative") << u"historyLength"_s << u"-1"_s << noHistory;
        QTest::addRow("another encoding") << u"historyLength"_s << QString::fromLatin1("\xff\xfe") << noHistory;
        QTest::addRow("no round") << u"stepLimit"_s << u"0"_s << noRounds;
        QTest::addRow("huge") << u"stepLimit"_s << u"99999999999999999999"_s << noRounds;
    }
    void whatCannotBeIsSaidAndNotSaved()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, value);
        QFETCH(const test::Said, says);
        m_page->findChild<QCheckBox *>(u"botAnswers"_s)->setChecked(true);
        field(u"modelBase"_s)->setText(u"http://127.0.0.1:9/v1"_s);
        field(u"modelName"_s)->setText(u"m"_s);
        QVERIFY(button(u"saveAgent"_s)->isEnabled());
        field(name)->setText(value);
        QVERIFY(!button(u"saveAgent"_s)->isEnabled());
        test::compare(test::inBoth([this] { return m_page->findChild<QLabel *>(u"agentNote"_s)->text(); }), says);
    }
    void aBotOfTheEnvironmentIsNotSaved()
    {
        ui::BotEntry bot = entry(u"cat"_s, m_bot.get());
        bot.isSaved = false;
        m_desk->setBots({bot});
        QVERIFY(!field(u"stepLimit"_s)->isEnabled());
        QVERIFY(!button(u"saveAgent"_s)->isVisible());
        QVERIFY(!button(u"removeBot"_s)->isVisible());
    }
    void removingAsksWhatBecomesOfItsOutbox()
    {
        const QSignalSpy removed(m_desk.get(), &ui::BotDesk::removeWanted);
        button(u"removeBot"_s)->click();
        auto *box = m_page->findChild<QMessageBox *>(u"removeBotBox"_s);
        QVERIFY(box);
        QVERIFY(removed.isEmpty());
        QVERIFY(!box->checkBox()->isChecked());
        box->checkBox()->setChecked(true);
        for (QAbstractButton *one : box->buttons())
            if (box->buttonRole(one) == QMessageBox::DestructiveRole)
                one->click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].toString(), u"cat"_s);
        QVERIFY(removed[0][1].toBool());
    }
    void aTestIsShownWhereItWasAskedFor()
    {
        const QSignalSpy tested(m_desk.get(), &ui::BotDesk::testWanted);
        button(u"testThisBot"_s)->click();
        QCOMPARE(tested[0][0].toString(), u"cat"_s);
        doctor::Report report;
        report.checks.append({.probe = doctor::Probe::Token, .result = doctor::Result::WrongCredentials});
        m_desk->setReport(u"dog"_s, report);
        QVERIFY(!m_page->findChild<QWidget *>(u"checkList"_s)->isVisible());
        m_desk->setReport(u"cat"_s, report);
        QVERIFY(m_page->findChild<QWidget *>(u"checkList"_s)->isVisible());
        QVERIFY(m_page->findChild<QLabel *>(u"checkAdvice"_s)->text().contains(u"Copy both again"_s));
    }
    void whatWasLearnedIsShown()
    {
        lineage::RuleSet rules = *lineage::RuleSet::builtIn();
        rules.scenes[protocol::Scene::C2c].replies.lesson
            = lineage::Lesson{.kind = lineage::Lesson::Kind::CountAtMost, .bound = 4, .evidence = 17};
        m_bot->take(bot::RulesChanged{rules});
        QVERIFY(m_page->findChild<QLabel *>(u"rulesLearned"_s)->text().contains(u"17"_s));
    }

private:
    [[nodiscard]] static ui::BotEntry entry(const QString &name, bot::BotHandle *handle = nullptr)
    {
        return {.profile = {.name = name, .appId = core::AppId(u"1020"_s)}, .bot = handle};
    }
    void tell(Phase phase) { m_bot->take(bot::ConnectionChanged{.phase = phase}); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }
    [[nodiscard]] QLineEdit *field(const QString &name) const { return m_page->findChild<QLineEdit *>(name); }
    [[nodiscard]] QListView *list() const { return m_page->findChild<QListView *>(u"botList"_s); }
    /// Every word of the labels that are seen.
    [[nodiscard]] QString all() const
    {
        QStringList words;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                words.append(label->text());
        return words.join(u' ');
    }

    protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
    std::unique_ptr<JournalFixture> m_journal;
    std::unique_ptr<ui::BotDesk> m_desk;
    std::unique_ptr<bot::BotHandle> m_bot;
    std::unique_ptr<ui::BotsPage> m_page;
};

QTEST_MAIN(tst_BotsPage)
#include "tst_botspage.moc"
