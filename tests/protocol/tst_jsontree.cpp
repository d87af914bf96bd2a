#include "app/protocol/jsontree.h"

#include <QJsonDocument>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

using Kind = ParseError::Kind;

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class tst_JsonTree : public QObject
{
    Q_OBJECT
private slots:
    void membersKeepTheirOrderAndNumbersTheirSpelling()
    {
        const auto tree = parseJsonTree(R"({"z":1.50,"a":-0,"m":1e400,"z":12345678901234567890123})");
        QVERIFY(tree);
        QStringList seen;
        for (const JsonNode &child : tree->children)
            seen.append(child.key + u'=' + child.text);
        QCOMPARE(seen, QStringList({u"z=1.50"_s, u"a=-0"_s, u"m=1e400"_s, u"z=12345678901234567890123"_s}));
    }
    void everyTypeIsRead()
    {
        const auto tree = parseJsonTree(R"([null,true,false,0,"x",[],{}])");
        QVERIFY(tree);
        using Type = JsonNode::Type;
        const QList<Type> wanted{
            Type::Null, Type::Bool, Type::Bool, Type::Number, Type::String, Type::Array, Type::Object};
        QList<Type> seen;
        for (const JsonNode &child : tree->children)
            seen.append(child.type);
        QCOMPARE(seen, wanted);
        QCOMPARE(tree->children[0].text, u"null"_s);
    }
    void escapesAreDecoded()
    {
        const auto tree = parseJsonTree("\"\\u4f60\\/\\n\\\"\\\\\\ud83d\\ude00\\u0000é\"");
        QVERIFY(tree);
        QCOMPARE(tree->text, u"你/\n\"\\😀"_s + QChar(0) + u"é"_s);
    }
    void prettyTextIsIndentedByTwoAndKeepsOrder()
    {
        const auto tree = parseJsonTree("{\"b\":[1,{\"c\":\"你\\n\"}],\"a\":{},\"d\":[]}");
        QCOMPARE(prettyJson(*tree),
            u"{\n  \"b\": [\n    1,\n    {\n      \"c\": \"你\\n\"\n    }\n  ],\n  \"a\": {},\n  \"d\": []\n}"_s);
    }

    void rubbishIsNotJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QList<QByteArray> texts{"", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "01", "-", "1.",
            "1e", "+1", "nul", "truex", "\"", "\"\\x\"", "\"\\u12\"", "\"\n\"", "[]]", "{}{}", "[1,,2]", "{\"a\":1,}",
            QByteArray("\0", 1), QByteArray("1\0", 2)};
        for (const QByteArray &text : texts)
            QTest::newRow(qPrintable(QString::fromLatin1(text.toPercentEncoding() + '.'))) << text;
    }
    void rubbishIsNotJson()
    {
        QFETCH(QByteArray, text);
        const auto tree = parseJsonTree(text);
        QVERIFY(!tree);
        QCOMPARE(tree.error().kind, Kind::NotJson);
        QVERIFY(!tree.error().reason.isEmpty());
    }
    void byteOrderMarkIsIgnored() { QVERIFY(parseJsonTree("\xEF\xBB\xBF[1]")); }

    void depthIsBounded()
    {
        QVERIFY(parseJsonTree(nested(maxDepth)));
        QCOMPARE(parseJsonTree(nested(maxDepth + 1)).error().kind, Kind::TooDeep);
        QCOMPARE(parseJsonTree(QByteArray(1'000'000, '[')).error().kind, Kind::TooDeep);
    }
    void sizeIsBounded()
    {
        QCOMPARE(parseJsonTree(QByteArray(maxBodyBytes + 1, ' ')).error().kind, Kind::TooLarge);
        const QByteArray many = "[" + QByteArray("0,").repeated(maxTreeNodes) + "0]";
        QCOMPARE(parseJsonTree(many).error().kind, Kind::TooLarge);
    }

    void prettyTextReadsBackAsTheSameTree()
    {
        const auto tree = parseJsonTree("{\"a\":[1,2.50,{\"x\":\"\\u0001\\\"é\"}],\"\":null,\"b\":[[],{}]}");
        QCOMPARE(parseJsonTree(prettyJson(*tree).toUtf8()), tree);
    }
    void acceptsExactlyWhatAStrictParserAccepts()
    {
        QVERIFY(rc::check("random JSON-like text", [] {
            // No lone backslash: Qt's parser takes escapes that JSON does not know.
            static const std::vector<std::string> parts{
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "1", "-", "0.5", "e1", "true", "null", " ", "\\n"};
            std::string text;
            const auto picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(parts.size())));
            for (const int pick : picks)
                text += parts[size_t(pick)];
            const QByteArray bytes = '[' + QByteArray::fromStdString(text) + ']';
            QJsonParseError error;
            QJsonDocument::fromJson(bytes, &error);
            RC_ASSERT(parseJsonTree(bytes).has_value() == (error.error == QJsonParseError::NoError));
        }));
    }
    void randomBytesNeverCrash()
    {
        QVERIFY(rc::check("random bytes", [](const std::string &bytes) {
            const auto tree = parseJsonTree(QByteArray::fromStdString(bytes));
            RC_ASSERT(!tree || parseJsonTree(prettyJson(*tree).toUtf8()) == tree);
        }));
    }
};

QTEST_GUILESS_MAIN(tst_JsonTree)
#include "tst_jsontree.moc"
