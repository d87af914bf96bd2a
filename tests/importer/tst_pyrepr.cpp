#include "app/importer/pyrepr.h"
#include "tests/support/pythonrepr.h"

#include <QTest>
#include <rapidcheck.h>

using namespace importer;
using namespace Qt::StringLiterals;
using Kind = Value::Kind;

namespace {

QByteArray anyText()
{
    const auto text = *rc::gen::container<std::vector<char32_t>>(
        rc::gen::elementOf(std::u32string(U"ab'\"\\\n\t\r\x01\x7fé你📬,:{}[]()<>=xuU0")));
    return QString::fromUcs4(text.data(), qsizetype(text.size())).toUtf8();
}

Value anyLeaf()
{
    switch (*rc::gen::inRange(0, 7)) {
    case 0:
        return {};
    case 1:
        return {.kind = Kind::Bool, .truth = *rc::gen::arbitrary<bool>()};
    case 2:
        return {.kind = Kind::Int, .text = QByteArray::number(*rc::gen::arbitrary<qint64>())};
    case 3:
        return {.kind = Kind::Float,
            .text = *rc::gen::elementOf(std::vector<QByteArray>{"1.5", "-0.25", "1e+16", "nan", "-inf"})};
    case 4:
        return {.kind = Kind::Bytes, .text = anyText()};
    case 5:
        return {.kind = Kind::Opaque,
            .text = *rc::gen::elementOf(
                std::vector<QByteArray>{"<ComponentType.Plain: 'Plain'>", "<a <b> c>", "<x '>'>", "Ellipsis"})};
    default:
        return test::textValue(anyText());
    }
}

Value anyValue(int depth)
{
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0)
        return anyLeaf();
    Value made{
        .kind = *rc::gen::elementOf(std::vector<Kind>{Kind::List, Kind::Tuple, Kind::Set, Kind::Dict, Kind::Object})};
    if (made.kind == Kind::Object)
        made.text = "pkg.Name";
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
        if (made.kind == Kind::Dict)
            made.keys.push_back(anyLeaf());
        if (made.kind == Kind::Object)
            made.keys.push_back(
                *rc::gen::arbitrary<bool>() ? test::textValue("key_" + QByteArray::number(i)) : Value{});
        made.items.push_back(anyValue(depth - 1));
    }
    return made;
}

} // namespace

/// Python's way to print values, as a log has it: read whole, bounded, and never more than read.
class tst_PyRepr : public QObject
{
    Q_OBJECT
private slots:
    void aTextBecomesThisJson_data();
    void aTextBecomesThisJson();
    void anErrorNamesItsByte_data();
    void anErrorNamesItsByte();
    void whatIsPrintedIsReadBack();
    void anyTextIsReadOrRefused();
    void aPrefixEndsWhereTheValueEnds();
    void keysAreFound();
    void depthIsBounded();
    void lengthIsBounded();
    void countIsBounded();
};

void tst_PyRepr::aTextBecomesThisJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *text, const char *json) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(json);
    };
    row("words", "[None, True, False]", "[null,true,false]");
    row("numbers", "[0, -7, 1.5, 1e+16, nan, -inf]", R"([0,-7,1.5,1e+16,"nan","-inf"])");
    row("order of keys", "{'b': 1, 'a': 2}", R"({"b":1,"a":2})");
    row("single quotes", R"('it\'s')", R"("it's")");
    row("double quotes", R"("it's")", R"("it's")");
    row("escapes", R"('\n\t\r\\\x00\u4f60\U0001f4ec')", R"("\n\t\r\\\u0000你📬")");
    row("an unknown escape", R"('\d')", R"("\\d")");
    row("raw CJK and emoji", "'你📬'", R"("你📬")");
    row("a lone surrogate", R"('\ud83d')", "\"\xef\xbf\xbd\"");
    row("tuple of one", "(1,)", "[1]");
    row("empty ones", "[{}, [], (), set(), '']", R"([{},[],[],[],""])");
    row("set", "{1, 'a'}", R"([1,"a"])");
    row("bytes", R"(b'a\xff')", R"("aÿ")");
    row("a key that is no text", "{1: 'a', None: 2}", R"({"1":"a","null":2})");
    row("object", "Plain(type=<ComponentType.Plain: 'Plain'>, text='x', convert=True)",
        R"({"@type":"Plain","type":"<ComponentType.Plain: 'Plain'>","text":"x","convert":true})");
    row("object without names", "datetime.datetime(2026, 3, 25)",
        R"({"@type":"datetime.datetime","0":2026,"1":3,"2":25})");
    row("a quote in angle brackets", "<a 'x>'>", R"("<a 'x>'>")");
    row("an apostrophe in angle brackets", "[<it's>]", R"(["<it's>"])");
    row("recursion as Python prints it", "[1, [...]]", R"([1,["..."]])");
    row("an enum", "{'a': ComponentType.Plain}", R"({"a":"ComponentType.Plain"})");
    row("blanks and a trailing comma", " [ 1 , 2 , ] ", "[1,2]");
}

void tst_PyRepr::aTextBecomesThisJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const auto read = readRepr(text);
    QVERIFY(read);
    QCOMPARE(toJson(*read), json);
}

void tst_PyRepr::anErrorNamesItsByte_data()
{
    using Fault = ReprError::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<Fault>("kind");
    const auto row
        = [](const char *text, int offset, Fault kind) { QTest::newRow(text) << QByteArray(text) << offset << kind; };
    row("", 0, Fault::UnexpectedEnd);
    row("   ", 3, Fault::UnexpectedEnd);
    row("'a", 2, Fault::UnexpectedEnd);
    row("{'a': ", 6, Fault::UnexpectedEnd);
    row("[1, 2", 5, Fault::UnexpectedEnd);
    row("{'a': 1, 2}", 10, Fault::UnexpectedCharacter);
    row("{1, 2: 3}", 6, Fault::UnexpectedCharacter);
    row("[1 2]", 3, Fault::UnexpectedCharacter);
    row("[}", 1, Fault::UnexpectedCharacter);
    row("'\\xg0'", 3, Fault::BadEscape);
    row("1 2", 2, Fault::TrailingText);
    row("<a <b>", 6, Fault::UnexpectedEnd);
    row("-", 1, Fault::UnexpectedEnd);
}

void tst_PyRepr::anErrorNamesItsByte()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(ReprError::Kind, kind);
    const auto read = readRepr(text);
    QVERIFY(!read);
    QCOMPARE(read.error(), (ReprError{offset, kind}));
}

void tst_PyRepr::whatIsPrintedIsReadBack()
{
    const bool holds = rc::check("a value survives being printed", [] {
        const Value value = anyValue(5);
        const auto read = readRepr(test::pythonRepr(value));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == value);
    });
    QVERIFY(holds);
}

void tst_PyRepr::anyTextIsReadOrRefused()
{
    const bool holds = rc::check("no text hangs or reads beyond its end", [] {
        const QByteArray text = anyText();
        if (const auto read = readReprPrefix(text))
            RC_ASSERT(read->end <= text.size());
        else
            RC_ASSERT(read.error().offset <= text.size());
    });
    QVERIFY(holds);
}

void tst_PyRepr::aPrefixEndsWhereTheValueEnds()
{
    const auto read = readReprPrefix("{'a': [1]} and prose");
    QVERIFY(read);
    QCOMPARE(read->end, 10);
    QCOMPARE(toJson(read->value), "{\"a\":[1]}"_ba);
}

void tst_PyRepr::keysAreFound()
{
    const auto read = readRepr("{'msg_id': 'ROBOT1.0_x!!', 'msg_seq': 7, 'n': None, 's': '8'}");
    QVERIFY(read);
    QCOMPARE(textAt(*read, "msg_id"), u"ROBOT1.0_x!!"_s);
    QCOMPARE(integerAt(*read, "msg_seq"), 7);
    QCOMPARE(integerAt(*read, "s"), 8);
    QCOMPARE(textAt(*read, "n"), QString());
    QVERIFY(!read->find("nothing"));
    QVERIFY(!integerAt(*read, "msg_id"));
}

void tst_PyRepr::depthIsBounded()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(readRepr(nested(64)));
    const auto read = readRepr(nested(10'000));
    QVERIFY(!read);
    QCOMPARE(read.error(), (ReprError{64, ReprError::Kind::TooDeep}));
}

void tst_PyRepr::lengthIsBounded()
{
    const QByteArray text = '\'' + QByteArray(5 * 1024 * 1024, 'x') + '\'';
    const auto read = readRepr(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ReprError::Kind::TooLong);
    const auto prefix = readReprPrefix(text);
    QVERIFY(!prefix);
    QCOMPARE(prefix.error().kind, ReprError::Kind::TooLong);
}

void tst_PyRepr::countIsBounded()
{
    const QByteArray text = '[' + QByteArray("1,").repeated(100'001) + ']';
    const auto read = readRepr(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ReprError::Kind::TooMany);
    QVERIFY(readRepr(text, {.count = 200'000}));
}

QTEST_GUILESS_MAIN(tst_PyRepr)
#include "tst_pyrepr.moc"
