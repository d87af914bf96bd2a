#include "app/text/timingtext.h"
#include "tests/ui/inspectorseed.h"

#include <QLabel>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::InspectorPanel;

namespace {

/// Numbers and their units are held together by no-break spaces.
QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

struct Shown
{
    JournalFixture fixture;
    InspectorPanel panel{fixture.services()};

    Shown()
    {
        panel.resize(384, 800);
        panel.show();
        panel.setTab(InspectorPanel::TimingTab);
    }
    /// The facts of a row as they are spoken, `name: value`.
    [[nodiscard]] QStringList factsOf(qsizetype row)
    {
        panel.setSelection({fixture.rows().at(row)});
        [&] { QTRY_VERIFY(panel.isSettled()); }();
        QStringList facts;
        for (const QWidget *fact : panel.findChild<QWidget *>(u"timingPage"_s)->findChildren<QWidget *>(u"fact"_s))
            facts.append(plain(fact->accessibleName()));
        return facts;
    }
    traffic::Record beat(bool isAnswer, core::WallTime time)
    {
        auto record = fixture.frame(isAnswer ? u"HEARTBEAT_ACK"_s : u"HEARTBEAT"_s, 0);
        record.direction = isAnswer ? traffic::Direction::In : traffic::Direction::Out;
        record.op = isAnswer ? 11 : 1;
        record.s.reset();
        record.time = time;
        record.body.text = isAnswer ? "{\"op\":11}" : "{\"op\":1,\"d\":1}";
        return record;
    }
};

const core::WallTime start = core::fromMs(1'774'422'249'000);

} // namespace

class tst_InspectorTiming : public QObject
{
    Q_OBJECT
private slots:
    void aCallTellsItsTimesAndTheServersClock();
    void whatWasNotMeasuredIsSaid();
    void whatWasBeforeASendIsTold();
    void attemptsTellTheirGaps();
    void theAnchorTellsItsAge();
    void aFrameIsComparedWithItsOwnTime();
    void aHeartbeatHasARoundTrip();
    void twoBeatsUnderwayHaveNone();
    void clocksAreComparedToTheSecond();
};

void tst_InspectorTiming::aCallTellsItsTimesAndTheServersClock()
{
    Shown shown;
    auto send = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    send.time = start;
    auto answer = JournalFixture::accepted(send, u"ROBOT1.0_back"_s);
    answer.headers.append(traffic::Header{"Date", "Wed, 25 Mar 2026 07:03:13 GMT"});
    shown.fixture.write({send, answer});
    const QStringList facts = shown.factsOf(0);
    QVERIFY(!facts.filter(u"Made: 2026-03-25"_s).isEmpty());
    QVERIFY(facts.contains(u"Took: 284 ms"_s));
    QVERIFY2(facts.contains(u"The two clocks: At least 55 s behind this computer."_s), qPrintable(facts.join(u'\n')));
}

void tst_InspectorTiming::whatWasNotMeasuredIsSaid()
{
    Shown shown;
    const auto answered = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    shown.fixture.write({answered, JournalFixture::accepted(answered, u"ROBOT1.0_back"_s),
        shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1)});
    const QStringList facts = shown.factsOf(0);
    QVERIFY(facts.contains(u"Server's clock: Not known: the answer has no Date header."_s));
    QVERIFY(facts.contains(u"Age when sent: Not known: the journal does not have what it hung on."_s));
    QVERIFY(shown.factsOf(1).contains(u"Answered: Not yet."_s));
}

void tst_InspectorTiming::whatWasBeforeASendIsTold()
{
    InspectorSeed seed;
    seed.panel->setTab(InspectorPanel::TimingTab);
    const auto factsOf = [&seed](qsizetype row) {
        seed.select(row);
        QStringList facts;
        for (const QWidget *fact : seed.find(u"timingPage"_s)->findChildren<QWidget *>(u"fact"_s))
            facts.append(plain(fact->accessibleName()));
        return facts;
    };
    const QStringList sent = factsOf(4);
    QCOMPARE(sent.filter(u"Turn began: "_s).size(), 1);
    QCOMPARE(sent.filter(u"Reserved: Not recorded"_s).size(), 1);
    QCOMPARE(sent.filter(u"First byte: Not measured"_s).size(), 1);
    seed.resendSecond();
    const QStringList byHand = factsOf(9);
    QVERIFY(byHand.filter(u"Turn began"_s).isEmpty());
    QCOMPARE(byHand.filter(u"Reserved: Not recorded"_s).size(), 1);
    QVERIFY(factsOf(0).filter(u"First byte"_s).isEmpty()); // a frame
    QVERIFY(plain(text::turnBeganText(start, start + 3s)).endsWith(u", 3 s before it was made."_s));
    QVERIFY(plain(text::turnBeganText(start + 3s, start)).contains(u"the clock was set"_s));
}

void tst_InspectorTiming::attemptsTellTheirGaps()
{
    Shown shown;
    auto first = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    first.time = start;
    auto second = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 2);
    second.time = start + 31s;
    second.message->sendId = first.message->sendId;
    second.message->attemptNumber = 2;
    shown.fixture.write({first, JournalFixture::refused(first, 40034024, u"no"_s), second});
    const QStringList facts = shown.factsOf(1).filter(u"31 s after attempt 1"_s);
    QCOMPARE(facts.size(), 1);
    QVERIFY(facts.constFirst().startsWith(u"2 (this one)"_s));
}

void tst_InspectorTiming::theAnchorTellsItsAge()
{
    InspectorSeed seed;
    seed.panel->setTab(InspectorPanel::TimingTab);
    seed.select(6); // hangs on the bot's own message
    QStringList facts;
    for (const QWidget *fact : seed.find(u"timingPage"_s)->findChildren<QWidget *>(u"fact"_s))
        facts.append(plain(fact->accessibleName()));
    const QStringList age = facts.filter(u"Age when sent"_s);
    QVERIFY2(age.size() == 1, qPrintable(facts.join(u'\n')));
    seed.select(4);
    facts.clear();
    for (const QWidget *fact : seed.find(u"timingPage"_s)->findChildren<QWidget *>(u"fact"_s))
        facts.append(plain(fact->accessibleName()));
    QVERIFY2(facts.filter(u"after the message came."_s).size() == 1, qPrintable(facts.join(u'\n')));
}

void tst_InspectorTiming::aFrameIsComparedWithItsOwnTime()
{
    Shown shown;
    auto before = shown.fixture.frame(u"READY"_s, 1);
    before.time = start;
    auto message = shown.fixture.frame(u"C2C_MESSAGE_CREATE"_s, 2);
    message.time = start + 2500ms;
    message.body.text = R"({"op":0,"d":{"timestamp":"2026-03-25T15:04:09+08:00"}})";
    shown.fixture.write({before, shown.beat(false, start + 1s), message});
    const QStringList facts = shown.factsOf(2);
    QVERIFY2(facts.contains(u"On the way: About 2 s after its own time."_s), qPrintable(facts.join(u'\n')));
    QVERIFY(facts.contains(u"Gap before: 2.50 s since the last frame received."_s));
    QVERIFY(shown.factsOf(0).contains(u"Its own time: This frame does not name one."_s));
    QVERIFY(!shown.factsOf(0).filter(u"Gap before: Not known"_s).isEmpty());
}

void tst_InspectorTiming::aHeartbeatHasARoundTrip()
{
    Shown shown;
    shown.fixture.write({shown.beat(false, start), shown.fixture.frame(u"READY"_s, 1), shown.beat(true, start + 42ms),
        shown.beat(false, start + 41s), shown.beat(true, start + 41s + 39ms), shown.beat(false, start + 82s)});
    QVERIFY(shown.factsOf(0).contains(u"Round trip: 42 ms"_s));
    QVERIFY(shown.factsOf(2).contains(u"Round trip: 42 ms"_s));
    QVERIFY(shown.factsOf(4).contains(u"Round trip: 39 ms"_s));
    QVERIFY(shown.factsOf(1).filter(u"Round trip"_s).isEmpty());
    QCOMPARE(shown.factsOf(5).filter(u"Round trip: Not known: no answer"_s).size(), 1);
}

void tst_InspectorTiming::twoBeatsUnderwayHaveNone()
{
    Shown shown;
    shown.fixture.write({shown.beat(false, start), shown.beat(false, start + 1s), shown.beat(true, start + 2s)});
    for (const qsizetype row : {0, 2})
        QCOMPARE(shown.factsOf(row).filter(u"Round trip: Not known: several"_s).size(), 1);
}

void tst_InspectorTiming::clocksAreComparedToTheSecond()
{
    const QString agree = u"Agrees with this computer to the second."_s;
    QCOMPARE(plain(text::serverClockText(start, start + 999ms, start + 1200ms)), agree);
    QCOMPARE(plain(text::serverClockText(start, start - 300ms, start)), agree);
    QCOMPARE(plain(text::serverClockText(start + 4s, start - 300ms, start)), u"At least 4 s ahead of this computer."_s);
    QCOMPARE(plain(text::arrivalText(start, true, start + 400ms)), u"Within a second of its own time."_s);
    QCOMPARE(plain(text::arrivalText(start, false, start + 400ms)), u"400 ms after its own time."_s);
    QCOMPARE(plain(text::arrivalText(start, true, start - 3s)), u"3 s before its own time: the two clocks differ."_s);
}

QTEST_MAIN(tst_InspectorTiming)
#include "tst_inspectortiming.moc"
