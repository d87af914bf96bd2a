#include "app/filter/lexer.h"
#include "app/filter/parser.h"

#include <QTest>
#include <rapidcheck.h>

using namespace filter;
using namespace Qt::StringLiterals;

namespace {

rc::Gen<QString> anyWord()
{
    return rc::gen::weightedOneOf<QString>({
        {4,
            rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<char16_t>>(
                             rc::gen::elementOf(std::u16string(u"abR1 -:\"\\/()=.你好é")))),
                [](const std::vector<char16_t> &text) {
                    return QString::fromUtf16(text.data(), qsizetype(text.size()));
                })},
        {1,
            rc::gen::elementOf(
                std::vector<QString>{u"OR"_s, u"NOT"_s, u"AND"_s, u"re:/x/"_s, u"j:a=b"_s, u"kind:x"_s})},
    });
}

QString visibleWord()
{
    return *rc::gen::suchThat(anyWord(), [](const QString &word) { return !word.trimmed().isEmpty(); });
}

Range anyRange()
{
    const auto end = [] {
        return *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange<qint64>(0, 100'000'000)) : std::nullopt;
    };
    Range range{end(), end()};
    if (!range.from && !range.to)
        range.from = 0;
    return range;
}

Term anyLeaf()
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return Text{visibleWord()};
    case 1:
        return Pattern{*rc::gen::elementOf(std::vector<QString>{u"a/b"_s, u"\\d+"_s, u"[(]x \\\\ y"_s, u"你|好"_s})};
    case 2:
        return *rc::gen::arbitrary<bool>() ? JsonField{visibleWord(), visibleWord()} : JsonField{visibleWord(), {}};
    default:
        break;
    }
    const KeyInfo &info = keys()[size_t(*rc::gen::inRange(0, keyCount))];
    switch (info.value) {
    case ValueKind::Word:
        return Compare{info.key, QString(info.words[size_t(*rc::gen::inRange<size_t>(0, info.words.size()))])};
    case ValueKind::Number:
    case ValueKind::Duration:
    case ValueKind::Bytes:
        return Compare{info.key, anyRange()};
    default:
        return Compare{info.key, visibleWord()};
    }
}

/// As the parser makes them: a group has two parts at least.
Node anyNode(int depth)
{
    const int choice = depth == 0 ? 0 : *rc::gen::inRange(0, 5);
    if (choice <= 1)
        return leafOf(anyLeaf());
    if (choice == 2)
        return notOf(anyNode(depth - 1));
    QList<Node> children;
    const int count = *rc::gen::inRange(2, 4);
    for (int i = 0; i < count; ++i)
        children.append(anyNode(depth - 1));
    return choice == 3 ? allOf(children) : anyOf(children);
}

Node read(const QString &text)
{
    const auto parsed = parse(text);
    return parsed ? parsed->node : leafOf(Text{u"not read"_s});
}

} // namespace

/// The language of product 5: what a text means, where it is wrong, and that any text has an answer.
class tst_FilterParser : public QObject
{
    Q_OBJECT
private slots:
    void aTextMeansOneTree_data();
    void aTextMeansOneTree();
    void anErrorNamesItsCharacters_data();
    void anErrorNamesItsCharacters();
    void anUnknownKeyIsTextWithAHint();
    void everyTreeSurvivesBeingWritten();
    void theDeepestTreeSurvivesBeingWritten();
    void anyTextIsReadOrRefusedAndColouredAllTheSame();
    void boundsHold();
};

void tst_FilterParser::aTextMeansOneTree_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("same");
    QTest::newRow("nothing") << u"  "_s << u""_s;
    QTest::newRow("words are AND") << u"a b AND c"_s << u"a b c"_s;
    QTest::newRow("OR binds weaker") << u"a b OR c"_s << u"(a b) OR c"_s;
    QTest::newRow("brackets") << u"a (b OR c)"_s << u"a (b OR c)"_s;
    QTest::newRow("useless brackets") << u"((a))"_s << u"a"_s;
    QTest::newRow("minus") << u"-a"_s << u"NOT a"_s;
    QTest::newRow("minus of a group") << u"-(a OR b)"_s << u"NOT (a OR b)"_s;
    QTest::newRow("a minus inside a word") << u"vS0-fh9"_s << u"\"vS0-fh9\""_s;
    QTest::newRow("a lone minus") << u"a - b"_s << u"a \"-\" b"_s;
    QTest::newRow("or is a word") << u"or"_s << u"\"or\""_s;
    QTest::newRow("a quotation mark in a phrase") << uR"("a \" b")"_s << uR"("a \" b")"_s;
    QTest::newRow("words of a key in any case") << u"KIND:Http"_s << u"kind:http"_s;
    QTest::newRow("a quoted value") << u"bot:\"my shop\""_s << u"bot:\"my shop\""_s;
    QTest::newRow("more than") << u"status:>499"_s << u"status:>=500"_s;
    QTest::newRow("from to") << u"status:400..499"_s << u"status:400..499"_s;
    QTest::newRow("open to") << u"seq:..3"_s << u"seq:<=3"_s;
    QTest::newRow("seconds") << u"dur:>=2s"_s << u"dur:>=2000"_s;
    QTest::newRow("minutes") << u"age:<5min"_s << u"age:<=299999ms"_s;
    QTest::newRow("kilobytes") << u"size:>=10k"_s << u"size:>=10240B"_s;
    QTest::newRow("slash in a pattern") << uR"(re:/a\/b \d/)"_s << uR"(re:/a\/b \d/)"_s;
    QTest::newRow("json path") << u"j:d.author.id=U1"_s << u"j:\"d.author.id\"=\"U1\""_s;
    QTest::newRow("time of day") << u"12:30"_s << u"\"12:30\""_s;
}

void tst_FilterParser::aTextMeansOneTree()
{
    QFETCH(QString, text);
    QFETCH(QString, same);
    QVERIFY(parse(text) && parse(same));
    QCOMPARE(toText(read(text)), toText(read(same)));
    QVERIFY(read(text) == read(same));
}

void tst_FilterParser::anErrorNamesItsCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("blamed");
    using enum Error::Kind;
    QTest::newRow("quote") << u"a \"b c"_s << UnclosedQuote << u"\"b c"_s;
    QTest::newRow("quoted value") << u"bot:\"b c"_s << UnclosedQuote << u"bot:\"b c"_s;
    QTest::newRow("pattern") << u"re:/a"_s << UnclosedPattern << u"re:/a"_s;
    QTest::newRow("bad pattern") << u"x re:/(/"_s << BadPattern << u"(/"_s;
    QTest::newRow("word") << u"kind:htp x"_s << BadWord << u"htp"_s;
    QTest::newRow("number") << u"code:4003x"_s << BadNumber << u"4003x"_s;
    QTest::newRow("unit of another key") << u"dur:5k"_s << BadNumber << u"5k"_s;
    QTest::newRow("no value") << u"a code:"_s << MissingValue << u"code:"_s;
    QTest::newRow("open group") << u"a (b"_s << UnclosedGroup << u"("_s;
    QTest::newRow("closed too often") << u"a) b"_s << UnexpectedClose << u")"_s;
    QTest::newRow("nothing after OR") << u"a OR"_s << MissingTerm << u"OR"_s;
    QTest::newRow("nothing after NOT") << u"a NOT"_s << MissingTerm << u"NOT"_s;
    QTest::newRow("empty group") << u"a ()"_s << MissingTerm << u"("_s;
    QTest::newRow("empty phrase") << u"a \"\""_s << MissingTerm << u"\"\""_s;
}

void tst_FilterParser::anErrorNamesItsCharacters()
{
    QFETCH(QString, text);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, blamed);
    const auto parsed = parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, kind);
    QCOMPARE(text.mid(parsed.error().at, parsed.error().length), blamed);
}

void tst_FilterParser::anUnknownKeyIsTextWithAHint()
{
    const auto parsed = parse(u"12:30 colour:red \"quoted:text\" code:1"_s);
    QVERIFY(parsed);
    QCOMPARE(parsed->unknownKeys, (QStringList{u"12"_s, u"colour"_s}));
}

void tst_FilterParser::everyTreeSurvivesBeingWritten()
{
    QVERIFY(rc::check("parsing what a tree is written as gives the tree again", [] {
        const Node node = anyNode(3);
        const QString text = toText(node);
        RC_PRE(text.size() <= longestFilter);
        const auto parsed = parse(text);
        RC_LOG() << text.toStdString();
        RC_ASSERT(parsed.has_value());
        RC_ASSERT(parsed->node == node);
    }));
}

void tst_FilterParser::theDeepestTreeSurvivesBeingWritten()
{
    const QString text = u"(a b OR "_s.repeated(deepestFilter) + u'c' + QString(deepestFilter, u')');
    const auto parsed = parse(text);
    QVERIFY(parsed);
    const auto again = parse(toText(parsed->node));
    QVERIFY(again);
    QCOMPARE(again->node, parsed->node);
}

void tst_FilterParser::anyTextIsReadOrRefusedAndColouredAllTheSame()
{
    QVERIFY(rc::check("any text has an answer, and tokens that cover it", [] {
        QStringList words;
        const int count = *rc::gen::inRange(0, 12);
        for (int i = 0; i < count; ++i)
            words.append(*rc::gen::oneOf(anyWord(),
                rc::gen::elementOf(
                    std::vector<QString>{u"("_s, u")"_s, u"OR"_s, u"-"_s, u"kind:"_s, u"\""_s, u"re:/"_s})));
        const QString text = words.join(*rc::gen::elementOf(std::vector<QString>{u""_s, u" "_s}));
        const auto parsed = parse(text);
        if (!parsed)
            RC_ASSERT(parsed.error().at >= 0 && parsed.error().at + parsed.error().length <= text.size());
        qsizetype covered = 0;
        const QList<Token> all = tokens(text);
        for (const Token &token : all) {
            RC_ASSERT(token.length > 0);
            RC_ASSERT(QStringView(text).sliced(covered, token.at - covered).trimmed().isEmpty());
            covered = token.end();
        }
        RC_ASSERT(QStringView(text).sliced(covered).trimmed().isEmpty());
    }));
}

void tst_FilterParser::boundsHold()
{
    QCOMPARE(parse(QString(longestFilter + 1, u'a')).error().kind, Error::Kind::TooLong);
    QCOMPARE(parse(QString(deepestFilter + 1, u'(')).error().kind, Error::Kind::TooDeep);
    QCOMPARE(parse(QString(deepestFilter + 1, u'-') + u'a').error().kind, Error::Kind::TooDeep);
    QCOMPARE(parse(QStringList(mostTerms + 1, u"a"_s).join(u' ')).error().kind, Error::Kind::TooMany);
    QVERIFY(parse(QStringList(mostTerms, u"a"_s).join(u' ')));
}

QTEST_APPLESS_MAIN(tst_FilterParser)
#include "tst_filterparser.moc"
