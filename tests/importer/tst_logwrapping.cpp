#include "app/importer/daycount.h"
#include "app/importer/wrapping.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 marchTime = 1'774'422'256'478; // 2026-03-25T07:04:16.478Z

} // namespace

/// What others put around lines, and what that says of their time.
class tst_LogWrapping : public QObject
{
    Q_OBJECT
private slots:
    void aLineIsUnwrapped_data();
    void aLineIsUnwrapped();
    void factsAreKept();
    void aTableIsNoComposeFile();
    void aPieceOfALineIsMarked();
    void anInstantIsRead_data();
    void anInstantIsRead();
    void midnightBeginsADay();
    void aBlockInTheWrongOrderDoesNot();
    void aLateLineBelongsToTheDayBefore();
    void aDateCorrectsTheCount();
    void aStampInUtcTellsDateAndZone();
    void journaldTellsDaysWithoutAYear();
    void aStampBehindMidnightKeepsTheDay();
    void aYearThatIsLearntMovesNoDay();
    void theServersTimeTellsTheDate();
};

void tst_LogWrapping::aLineIsUnwrapped_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("plain");
    const QByteArray plain = "[15:04:16.478] [Core] [INFO] [a.b:1]: m";
    QTest::newRow("nothing around it") << plain << plain;
    QTest::newRow("colours") << "\x1b[32m[15:04:16.478]\x1b[0m [Core] \x1b[1;36m[INFO]\x1b[0m [a.b:1]: m\x1b[0m"_ba
                             << plain;
    QTest::newRow("an escape that is no colour") << "a\x1b"
                                                    "b\x1b["_ba
                                                 << "a\x1b"
                                                    "b\x1b["_ba;
    QTest::newRow("docker logs -t") << "2026-03-25T07:04:16.478123456Z " + plain << plain;
    QTest::newRow("compose") << "astrbot-1  | " + plain << plain;
    QTest::newRow("compose with times") << "astrbot-1  | 2026-03-25T07:04:16.478123456Z " + plain << plain;
    QTest::newRow("coloured compose") << "\x1b[36mastrbot-1  |\x1b[0m " + plain << plain;
    QTest::newRow("json-file")
        << R"({"log":"\u001b[32m[15:04:16.478]\u001b[0m [Core] [INFO] [a.b:1]: m\n","stream":"stdout","time":"2026-03-25T07:04:16.478123456Z"})"_ba
        << plain;
    QTest::newRow("json-file in another spelling")
        << R"({"stream": "stdout", "log": "[15:04:16.478] [Core] [INFO] [a.b:1]: m\n", "attrs": {"tag": "x"}, "time": "2026-03-25T07:04:16.478123456Z"})"_ba
        << plain;
    QTest::newRow("json-file, escapes")
        << R"({"log":"\"\\ \u003c\u00e9\ud83d\ude00\t\r\n","stream":"stderr","time":"2026-03-25T07:04:16.4Z"})"_ba
        << "\"\\ <é😀\t"_ba;
    QTest::newRow("json-file that is cut off") << R"({"log":"a","stream":"stdout","time":"2026)"_ba
                                               << R"({"log":"a","stream":"stdout","time":"2026)"_ba;
    QTest::newRow("web console")
        << R"({"type":"log","level":"INFO","time":1774422256.478,"data":"[15:04:16.478] [Core] [INFO] [a.b:1]: m","category":"system"})"_ba
        << plain;
    QTest::newRow("event stream")
        << R"(data: {"level":"INFO","time":1774422256.478,"data":"[15:04:16.478] [Core] [INFO] [a.b:1]: m"})"_ba
        << plain;
    QTest::newRow("journald") << "Mar 25 15:04:16 host astrbot[812]: " + plain << plain;
    QTest::newRow("journald, one digit") << "Mar  5 15:04:16 host astrbot: " + plain << plain;
    QTest::newRow("journald, short-iso") << "2026-03-25T15:04:16+08:00 host astrbot[812]: " + plain << plain;
    QTest::newRow("journald, short-iso, older") << "2026-03-25T15:04:16+0800 host astrbot[812]: " + plain << plain;
    QTest::newRow("journald, short-iso-precise")
        << "2026-03-25T15:04:16.478123+0800 host astrbot[812]: " + plain << plain;
    QTest::newRow("docker, a message like a unit") << "2026-03-25T07:04:16.478123456Z host astrbot: m"_ba
                                                   << "host astrbot: m"_ba;
    QTest::newRow("docker, brackets without a process") << "2026-03-25T07:04:16.478123456Z host astrbot[x]: m"_ba
                                                        << "host astrbot[x]: m"_ba;
    QTest::newRow("JSON that is a message") << R"({"a": 1})"_ba
                                            << R"({"a": 1})"_ba;
    QTest::newRow("prose") << "Mar 25 was a good day: really"_ba
                           << "Mar 25 was a good day: really"_ba;
}

void tst_LogWrapping::aLineIsUnwrapped()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, plain);
    Unwrapper unwrapper;
    QCOMPARE(unwrapper.unwrap(line).text.toByteArray(), plain);
}

void tst_LogWrapping::factsAreKept()
{
    Unwrapper unwrapper;
    const auto compose = unwrapper.unwrap("astrbot-1  | 2026-03-25T07:04:16.478123456Z [botpy] x").facts;
    QCOMPARE(compose.service, "astrbot-1"_ba);
    QCOMPARE(compose.utcMs, marchTime);
    const auto file = unwrapper.unwrap(R"({"log":"x\n","stream":"stderr","time":"2026-03-25T07:04:16.478Z"})").facts;
    QCOMPARE(file.stream, LineFacts::Stream::Error);
    QCOMPARE(file.utcMs, marchTime);
    QCOMPARE(unwrapper.unwrap(R"({"level":"INFO","time":1774422256.478,"data":"x"})").facts.utcMs, marchTime);
    const auto journal = unwrapper.unwrap("Mar  5 15:04:16 host astrbot[812]: x").facts;
    QCOMPARE(journal.monthDay, (WrittenDate{0, 3, 5}));
    const auto iso = unwrapper.unwrap("2026-03-25T15:04:16.478123+0800 host astrbot[812]: x").facts;
    QCOMPARE(iso.utcMs, marchTime);
    QVERIFY(!iso.monthDay);
}

void tst_LogWrapping::aTableIsNoComposeFile()
{
    Unwrapper unwrapper;
    QCOMPARE(unwrapper.unwrap("name | value").text.toByteArray(), "name | value"_ba);
    QVERIFY(!unwrapper.unwrap("bot-1 | [15:04:16.478] [Core] [INFO] [a.b:1]: m").facts.service.isEmpty());
    QCOMPARE(unwrapper.unwrap("bot-1 | a second line").text.toByteArray(), "a second line"_ba);
    QCOMPARE(unwrapper.unwrap("name | value").text.toByteArray(), "name | value"_ba);
}

void tst_LogWrapping::aPieceOfALineIsMarked()
{
    Unwrapper unwrapper;
    QVERIFY(unwrapper.unwrap(R"({"log":"half","stream":"stdout","time":"2026-03-25T07:04:16.4Z"})").isPiece);
    QVERIFY(!unwrapper.unwrap(R"({"log":"rest\n","stream":"stdout","time":"2026-03-25T07:04:16.4Z"})").isPiece);
}

void tst_LogWrapping::anInstantIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<qint64>>("ms");
    const auto row = [](const char *text, std::optional<qint64> ms) { QTest::newRow(text) << QByteArray(text) << ms; };
    row("2026-03-25T07:04:16.478123456Z", marchTime);
    row("2026-03-25T15:04:16.478+08:00", marchTime);
    row("2026-03-25T15:04:16.478+0800", marchTime);
    row("2026-03-25T03:34:16.478-03:30", marchTime);
    row("2026-02-29T07:04:16Z", {});
    row("2026-03-25T07:04:16", {});
    row("2026-03-25 nothing at all", {});
}

void tst_LogWrapping::anInstantIsRead()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<qint64>, ms);
    qsizetype at = 0;
    QCOMPARE(scanInstant(text, at), ms);
    QCOMPARE(at, ms ? text.size() : 0);
}

void tst_LogWrapping::midnightBeginsADay()
{
    DayCount days;
    QCOMPARE(days.stamp(int(23 * hour), {}, {}).day, 0);
    QCOMPARE(days.stamp(int(1 * hour), {}, {}).day, 1);
    QCOMPARE(days.stamp(int(23 * hour), {}, {}).day, 1);
    QCOMPARE(days.stamp(0, {}, {}).day, 2);
    QVERIFY(!days.firstDay());
}

void tst_LogWrapping::aBlockInTheWrongOrderDoesNot()
{
    DayCount days;
    QCOMPARE(days.stamp(int(15 * hour), {}, {}).ms(), 15 * hour);
    QCOMPARE(days.stamp(int(4 * hour), {}, {}).day, 0);
    QCOMPARE(days.stamp(int(15 * hour), {}, {}).day, 0);
}

void tst_LogWrapping::aLateLineBelongsToTheDayBefore()
{
    DayCount days;
    (void)days.stamp(int(24 * hour - 1'000), {}, {});
    QCOMPARE(days.stamp(500, {}, {}).day, 1);
    QCOMPARE(days.stamp(int(24 * hour - 100), {}, {}).day, 0);
    QCOMPARE(days.stamp(600, {}, {}).day, 1);
    QCOMPARE(days.approximate(), (Stamp{1, 600, true, false}));
}

void tst_LogWrapping::aDateCorrectsTheCount()
{
    DayCount days;
    QCOMPARE(days.stamp(int(10 * hour), WrittenDate{2026, 3, 25}, {}), (Stamp{0, int(10 * hour), false, true}));
    QCOMPARE(days.stamp(int(9 * hour), WrittenDate{2026, 3, 28}, {}).day, 3);
    QCOMPARE(days.stamp(int(9 * hour), WrittenDate{2026, 3, 24}, {}).day, -1);
    QCOMPARE(days.firstDay(), QDate(2026, 3, 25));
    DayCount late;
    (void)late.stamp(int(23 * hour), {}, {});
    (void)late.stamp(int(1 * hour), {}, {});
    (void)late.stamp(int(2 * hour), WrittenDate{2026, 3, 25}, {});
    QCOMPARE(late.firstDay(), QDate(2026, 3, 24));
}

void tst_LogWrapping::aStampInUtcTellsDateAndZone()
{
    DayCount days;
    const int local = int(15 * hour + 4 * 60'000 + 16'478);
    const auto stamp = days.stamp(local, {}, {.utcMs = marchTime});
    QVERIFY(stamp.hasDate);
    QCOMPARE(days.firstDay(), QDate(2026, 3, 25));
    QCOMPARE(days.zoneMinutes(), 8 * 60);
    // 17:30 UTC is the next day in that zone.
    const auto night = days.stamp(int(1 * hour + 1'800'000), {}, {.utcMs = marchTime + 10 * hour + 1'544'000});
    QCOMPARE(night.day, 1);
}

void tst_LogWrapping::journaldTellsDaysWithoutAYear()
{
    DayCount days;
    QCOMPARE(days.stamp(int(hour), {}, {.monthDay = WrittenDate{0, 12, 30}}).day, 0);
    QCOMPARE(days.stamp(int(2 * hour), {}, {.monthDay = WrittenDate{0, 1, 2}}).day, 3);
    DayCount known(QDate(2026, 3, 25));
    QCOMPARE(known.stamp(int(hour), {}, {.monthDay = WrittenDate{0, 3, 26}}).day, 1);
}

void tst_LogWrapping::aStampBehindMidnightKeepsTheDay()
{
    DayCount days;
    const int noon = int(12 * hour);
    const qint64 utcNoon = 1'774'440'000'000; // 2026-03-25T12:00:00Z
    (void)days.stamp(noon, {}, {.utcMs = utcNoon});
    QCOMPARE(days.stamp(int(24 * hour - 100), {}, {.utcMs = utcNoon + 12 * hour + 100}).day, 0);
    QCOMPARE(days.stamp(100, {}, {.utcMs = utcNoon + 12 * hour - 100}).day, 1);
}

void tst_LogWrapping::aYearThatIsLearntMovesNoDay()
{
    DayCount days;
    const auto stamp = days.stamp(int(hour), {}, {.monthDay = WrittenDate{0, 3, 25}});
    days.learn(stamp, marchTime - 14 * hour, 8 * 60);
    QCOMPARE(days.firstDay(), QDate(2026, 3, 25));
    QCOMPARE(days.stamp(int(hour), {}, {.monthDay = WrittenDate{0, 3, 26}}).day, 1);
}

void tst_LogWrapping::theServersTimeTellsTheDate()
{
    DayCount days;
    const auto stamp = days.stamp(int(60'000), {}, {}); // 00:01 here, 23:59 there
    days.learn(stamp, marchTime + 8 * hour + 55 * 60'000, 8 * 60);
    QCOMPARE(days.firstDay(), QDate(2026, 3, 26));
}

QTEST_GUILESS_MAIN(tst_LogWrapping)
#include "tst_logwrapping.moc"
