#include "tests/ui/inspectorseed.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using traffic::State;
using ui::InspectorPanel;

namespace {

/// A row that ended so.
struct Ending
{
    State state = State::Refused;
    std::optional<int> status = 400;
    std::optional<int> code;
    QString detail;
};

constexpr qsizetype addedRow = 9; ///< of the seed

} // namespace

/// From every cause to the button that helps, and no button where none does.
class tst_InspectorWays : public QObject
{
    Q_OBJECT
private slots:
    void everyCauseHasItsButtons_data();
    void everyCauseHasItsButtons();
    void theFieldAtFaultIsOpened();
    void theFieldStaysShownInAnotherForm();
    void anUndeliveredMessageIsShownAmongThem();
    void withoutAFailureThereIsNoWay();
    void anUnknownCodeShowsItsWordsTraceAndReport();
    void anErrorUnderHttp200SaysSo();
    void aReviewIsNoFailure();
    void theWaysHaveNames();

private:
    static void add(InspectorSeed &seed, const Ending &ending, const QByteArray &body = {})
    {
        auto send = seed.fixture.send(u"hi"_s, seed.userId, 5);
        if (!body.isEmpty())
            send.body.text = body;
        auto answer = JournalFixture::refused(send, ending.code.value_or(0), ending.detail);
        answer.state = ending.state;
        answer.status = ending.status;
        answer.code = ending.code;
        seed.fixture.write({send, answer});
        seed.tellAnchors(1min);
        seed.bot.take(bot::UndeliveredChanged{{{.messageId = send.message->sendId}}});
        seed.select(addedRow);
    }
    static QString words(const InspectorSeed &seed, const QString &name)
    {
        const auto *button = seed.find<QAbstractButton>(name);
        return button->isVisible() ? button->text() : QString();
    }
};

void tst_InspectorWays::everyCauseHasItsButtons_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("code"); // 0: none
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("cure");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("report");
    const auto row
        = [](const char *name, State state, int code, const QString &detail, const QString &cure, const QString &field,
              bool report) { QTest::newRow(name) << int(state) << code << detail << cure << field << report; };
    // Its anchor is dead and there is no other: nobody can press anything, but look at what it hung on.
    row("time or count", State::Refused, 40034128, u"no"_s, {}, u"Show msg_id"_s, false);
    row("collision", State::Refused, 40054005, u"no"_s, u"Resend with a new msg_seq"_s, u"Show msg_seq"_s, false);
    row("silence", State::Unknown, 0, u"timeout"_s, u"Retry (same msg_seq)"_s, {}, false);
    row("no network", State::NotSent, 0, u"cannot-connect"_s, u"Resend"_s, {}, false);
    row("no such code", State::Refused, 40999999, u"no"_s, u"Edit and resend"_s, {}, true);
}

void tst_InspectorWays::everyCauseHasItsButtons()
{
    QFETCH(const int, state);
    QFETCH(const int, code);
    QFETCH(const QString, detail);
    QFETCH(const bool, report);
    InspectorSeed seed;
    const bool answered = State(state) == State::Refused;
    add(seed,
        {State(state), answered ? std::optional(400) : std::nullopt, code != 0 ? std::optional(code) : std::nullopt,
            detail});
    QTEST(words(seed, u"cureButton"_s), "cure");
    QTEST(words(seed, u"fieldButton"_s), "field");
    QCOMPARE(words(seed, u"undeliveredButton"_s), u"Show in Undelivered"_s);
    QCOMPARE(seed.find(u"copyReport"_s)->isVisible(), report);
}

void tst_InspectorWays::theFieldAtFaultIsOpened()
{
    InspectorSeed seed;
    seed.select(6);
    QCOMPARE(words(seed, u"fieldButton"_s), u"Show msg_id"_s);
    seed.find<QAbstractButton>(u"fieldButton"_s)->click();
    QCOMPARE(seed.panel->tab(), InspectorPanel::RequestTab);
    const auto *page = seed.find(u"requestPage"_s);
    const auto *tree = page->findChild<QTreeView *>(u"jsonTree"_s);
    QVERIFY(tree->isVisible() && tree->currentIndex().isValid());
    QCOMPARE(page->findChild<QLabel *>(u"fieldName"_s)->text(), u"msg_id"_s);
}

void tst_InspectorWays::theFieldStaysShownInAnotherForm()
{
    InspectorSeed seed;
    seed.select(6);
    seed.panel->showDiff();
    QTRY_VERIFY(seed.panel->isSettled());
    seed.panel->setTab(InspectorPanel::SummaryTab);
    seed.find<QAbstractButton>(u"fieldButton"_s)->click();
    QVERIFY(seed.find(u"requestPage"_s)->findChild<QTreeView *>(u"jsonTree"_s)->isVisible());
}

void tst_InspectorWays::anUndeliveredMessageIsShownAmongThem()
{
    InspectorSeed seed;
    seed.select(6);
    QVERIFY(words(seed, u"undeliveredButton"_s).isEmpty()); // the outbox does not keep it
    const qint64 message = seed.second.message->sendId;
    seed.bot.take(bot::UndeliveredChanged{{{.messageId = message}}});
    QTRY_VERIFY(!words(seed, u"undeliveredButton"_s).isEmpty());
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::undeliveredRequested);
    seed.find<QAbstractButton>(u"undeliveredButton"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toLongLong(), message);
    seed.bot.take(bot::UndeliveredChanged{});
    QTRY_VERIFY(words(seed, u"undeliveredButton"_s).isEmpty());
}

void tst_InspectorWays::withoutAFailureThereIsNoWay()
{
    InspectorSeed seed;
    seed.select(6);
    QVERIFY(seed.find(u"faultLinks"_s)->isVisible());
    for (const qsizetype row : {0, 4}) { // a person's message, a delivered one
        seed.select(row);
        QVERIFY(!seed.find(u"faultLinks"_s)->isVisible());
    }
}

void tst_InspectorWays::anUnknownCodeShowsItsWordsTraceAndReport()
{
    InspectorSeed seed;
    add(seed, {.code = 40999999, .detail = u"新的错误"_s});
    QVERIFY(seed.find<QLabel>(u"headline"_s)->text().contains(u"40999999"_s));
    QStringList facts;
    for (const auto *fact : seed.panel->findChildren<QWidget *>(u"fact"_s))
        facts.append(fact->accessibleName());
    QCOMPARE(facts.filter(u"新的错误"_s).size(), 1);
    QCOMPARE(facts.filter(u"0db5bf0aaac4a197a5dfb69e12955c4f"_s).size(), 1);
    seed.find<QAbstractButton>(u"copyReport"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"code: 40999999\n"_s));
}

void tst_InspectorWays::anErrorUnderHttp200SaysSo()
{
    InspectorSeed seed;
    add(seed, {.status = 200, .code = 40054005, .detail = u"no"_s});
    QVERIFY2(seed.body().contains(u"HTTP 200"_s), qPrintable(seed.body()));
    QCOMPARE(words(seed, u"cureButton"_s), u"Resend with a new msg_seq"_s);
    QCOMPARE(words(seed, u"fieldButton"_s), u"Show msg_seq"_s);
}

void tst_InspectorWays::aReviewIsNoFailure()
{
    InspectorSeed seed;
    add(seed, {.state = State::InAudit, .status = 202, .code = 304023, .detail = u"审核中"_s});
    QVERIFY2(seed.body().contains(u"HTTP 202"_s), qPrintable(seed.body()));
    QVERIFY(words(seed, u"cureButton"_s).isEmpty());
    QVERIFY(words(seed, u"fieldButton"_s).isEmpty());
    QVERIFY(!seed.find(u"copyReport"_s)->isVisible());
}

void tst_InspectorWays::theWaysHaveNames()
{
    InspectorSeed seed;
    add(seed, {.code = 40034128, .detail = u"no"_s});
    QCOMPARE(seed.find(u"fieldButton"_s)->accessibleName(), u"Show the field msg_id in the request"_s);
    QVERIFY(!seed.find(u"undeliveredButton"_s)->accessibleName().isEmpty());
}

QTEST_MAIN(tst_InspectorWays)
#include "tst_inspectorways.moc"
