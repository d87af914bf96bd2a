#include "app/protocol/fieldguide.h"
#include "app/protocol/fieldvalue.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

/// Any UTF-16, also what is no text.
QString anyText(const std::vector<char16_t> &units)
{
    return QString::fromUtf16(units.data(), qsizetype(units.size()));
}

bool holds(const std::function<void()> &property)
{
    return rc::check(property);
}

} // namespace

class tst_FieldValue : public QObject
{
    Q_OBJECT
private slots:
    void timesAreReadInAllTheirForms_data();
    void timesAreReadInAllTheirForms();
    void secondsAndMillisecondsAreTheSameMoment();
    void anythingElseIsNoTime();
    void extIsSplitAtTheFirstSign();
    void unknownExtIsNothing();
    void eventIdTellsItsEvent();
    void routeBecomesAPlace();
    void nothingCrashesTheReaders();
};

void tst_FieldValue::timesAreReadInAllTheirForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); // -1: no time
    QTest::newRow("zone") << u"2026-03-25T15:04:16+08:00"_s << qint64(1'774'422'256'000);
    QTest::newRow("utc") << u"2026-03-25T07:04:16Z"_s << qint64(1'774'422'256'000);
    QTest::newRow("milliseconds") << u"2026-03-25T15:04:16.250+08:00"_s << qint64(1'774'422'256'250);
    QTest::newRow("seconds") << u"1774422256"_s << qint64(1'774'422'256'000);
    QTest::newRow("epoch ms") << u"1774422256250"_s << qint64(1'774'422'256'250);
    for (const QString &none : {u""_s, u"0"_s, u"999999999"_s, u"-1774422256"_s, u"1774422256.5"_s, u"1e9"_s,
             u"100000000000"_s, u"99999999999999999999"_s, u"2026-03-25T15:04:16"_s, u"2026-13-25T15:04:16Z"_s,
             u"2026-03-25 15:04:16Z"_s, u"2026-03-25"_s, u"yesterday"_s, u"١٧٧٤٤٢٢٢٥٦"_s})
        QTest::newRow(qPrintable(u"none: "_s + none)) << none << qint64(-1);
}

void tst_FieldValue::timesAreReadInAllTheirForms()
{
    QFETCH(QString, text);
    const auto time = readTime(text);
    QTEST(time ? core::toMs(*time) : qint64(-1), "ms");
}

void tst_FieldValue::secondsAndMillisecondsAreTheSameMoment()
{
    QVERIFY(holds([] {
        const auto seconds = *rc::gen::inRange<qint64>(1'000'000'000, 9'999'999'999);
        const auto fromSeconds = readTime(QString::number(seconds));
        RC_ASSERT(fromSeconds.has_value());
        RC_ASSERT(fromSeconds == readTime(QString::number(seconds * 1000)));
        RC_ASSERT(core::toMs(*fromSeconds) == seconds * 1000);
    }));
}

void tst_FieldValue::anythingElseIsNoTime()
{
    QVERIFY(holds([] {
        const QString text = anyText(*rc::gen::arbitrary<std::vector<char16_t>>()) + u'x';
        RC_ASSERT(!readTime(text));
        RC_ASSERT(!readCount(text));
    }));
}

void tst_FieldValue::extIsSplitAtTheFirstSign()
{
    QCOMPARE(readSceneExt(u"msg_idx=REFIDX_AbC=="), (SceneExt{u"msg_idx"_s, u"REFIDX_AbC=="_s}));
    QCOMPARE(readSceneExt(u"ref_msg_idx="), (SceneExt{u"ref_msg_idx"_s, QString()}));
    QCOMPARE(readSceneExt(u"disable_net_search=1")->value, u"1"_s);
}

void tst_FieldValue::unknownExtIsNothing()
{
    for (const QString &text : {u""_s, u"="_s, u"=x"_s, u"msg_idx"_s, u"other=1"_s, u" msg_idx=1"_s})
        QVERIFY2(!readSceneExt(text), qPrintable(text));
}

void tst_FieldValue::eventIdTellsItsEvent()
{
    QCOMPARE(eventOfId(u"FRIEND_ADD:5a6b7c8d"), u"FRIEND_ADD"_s);
    for (const QString &text :
        {u""_s, u":"_s, u":x"_s, u"FRIEND_ADD:"_s, u"friend:1"_s, u"ROBOT1.0_x:y"_s, u"FRIEND ADD:1"_s})
        QVERIFY2(!eventOfId(text), qPrintable(text));
}

void tst_FieldValue::routeBecomesAPlace()
{
    QCOMPARE(placeName(u"POST /v2/users/A/messages"), u"/v2/users/A/messages"_s);
    QCOMPARE(placeName(u"DELETE /channels/5/messages/6?hidetip=true"), u"/channels/5/messages/6"_s);
    QCOMPARE(placeName(u"C2C_MESSAGE_CREATE"), u"C2C_MESSAGE_CREATE"_s);
    QCOMPARE(placeName(u"OP 5"), u"OP 5"_s);
    QCOMPARE(placeName(u""), QString());
}

void tst_FieldValue::nothingCrashesTheReaders()
{
    const FieldGuide guide = FieldGuide::builtIn();
    QVERIFY(holds([&guide] {
        const QString text = anyText(*rc::gen::arbitrary<std::vector<char16_t>>());
        const QString path = u'$' + *rc::gen::elementOf(std::vector<QString>{u"."_s, u"["_s, u"[\""_s, u""_s}) + text;
        (void)readTime(text);
        (void)eventOfId(text);
        (void)placeName(text);
        (void)readSceneExt(u"msg_idx"_s + text);
        (void)guide.find({FieldPlace::Side::Frame, text}, path);
        (void)guide.find({FieldPlace::Side::Request, u'/' + text}, path);
        (void)FieldGuide::fromTsv(text.toUtf8());
    }));
}

QTEST_GUILESS_MAIN(tst_FieldValue)
#include "tst_fieldvalue.moc"
