#include "app/protocol/jsonlexer.h"
#include "app/protocol/jsonwrite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

class tst_JsonLexer : public QObject
{
    Q_OBJECT
private slots:
    void stringEndsAtTheFirstBareQuote()
    {
        QCOMPARE(stringEnd("\"a\"", 0), 3);
        QCOMPARE(stringEnd("\"\\\"\"", 0), 4);
        QCOMPARE(stringEnd("\"\\\\\"\"", 0), 4);
        QCOMPARE(stringEnd("\"\\\\\\\"\"", 0), 6);
        QCOMPARE(stringEnd("\"a", 0), -1);
        QCOMPARE(stringEnd("\"\\\"", 0), -1);
    }
    void numberEndsWhereItsSpellingEnds()
    {
        QCOMPARE(numberEnd("-1.5e+3,", 0), 7);
        QCOMPARE(numberEnd("01", 0), 1);
        QCOMPARE(numberEnd("-", 0), -1);
        QCOMPARE(numberEnd("1.x", 0), -1);
        QCOMPARE(numberEnd("1e", 0), -1);
    }
    void sliceIsTheValueAsSpelled_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("slice");
        QTest::newRow("object") << QByteArray("{\"a\":1, \"d\" : {\"x\":[1, \"}\"]} ,\"b\":2}")
                                << QByteArray("{\"x\":[1, \"}\"]}");
        QTest::newRow("number") << QByteArray("{\"d\":1.50}") << QByteArray("1.50");
        QTest::newRow("last string") << QByteArray("{\"c\":\"d\",\"d\":\"\\\"d\\\"\"}") << QByteArray("\"\\\"d\\\"\"");
        QTest::newRow("null") << QByteArray("{\"d\":null\n}") << QByteArray("null");
        QTest::newRow("inner only") << QByteArray("{\"a\":{\"d\":1}}") << QByteArray();
        QTest::newRow("first of two") << QByteArray("{\"d\":[],\"d\":1}") << QByteArray("[]");
        QTest::newRow("no object") << QByteArray("[{\"d\":1}]") << QByteArray();
    }
    void sliceIsTheValueAsSpelled()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, slice);
        QCOMPARE(memberSlice(text, "d").toByteArray(), slice);
    }
    void membersComeInTheirOrderAsSpelled()
    {
        const QByteArray text = "{ \"b\" : [1, {\"x\":\"}\"}] ,\"a\":null, \"b\":\"c,d\" }";
        QByteArrayList cells;
        for (const MemberSlice &member : memberSlices(text))
            cells += {member.key.toByteArray(), member.value.toByteArray()};
        QCOMPARE(cells, (QByteArrayList{"b", "[1, {\"x\":\"}\"}]", "a", "null", "b", "\"c,d\""}));
        QVERIFY(memberSlices("{}").isEmpty());
        QVERIFY(memberSlices("[{\"a\":1}]").isEmpty());
    }
    void sliceOfRandomBytesNeverCrashes()
    {
        QVERIFY(rc::check("random bytes", [](const std::string &bytes) {
            const QByteArray text = "{\"a\":" + QByteArray::fromStdString(bytes);
            RC_ASSERT(memberSlice(text, "d").size() <= text.size());
            RC_ASSERT(memberSlices(text).size() <= text.size());
        }));
    }
    void writtenStringsReadBack()
    {
        QVERIFY(rc::check("any text", [](const std::string &bytes) {
            const QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
            QByteArray json = "{\"t\":";
            appendJsonString(json, text);
            RC_ASSERT(QJsonDocument::fromJson(json + '}').object()["t"_L1].toString() == text);
        }));
    }
    void onlyWhatMustBeEscapedIs()
    {
        QByteArray out;
        appendJsonString(out, u"你/é\"\\\n\t\r\u0001"_s);
        QCOMPARE(out, QByteArray("\"你/é\\\"\\\\\\n\\t\\r\\u0001\""));
    }
};

QTEST_GUILESS_MAIN(tst_JsonLexer)
#include "tst_jsonlexer.moc"
