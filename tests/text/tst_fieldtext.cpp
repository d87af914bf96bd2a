#include "app/text/fieldtext.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using protocol::FieldDecoder;
using protocol::FieldPlace;
using Type = protocol::JsonNode::Type;

namespace {

const protocol::ErrorCatalogue &catalogue()
{
    static const protocol::ErrorCatalogue all = protocol::ErrorCatalogue::builtIn();
    return all;
}

const protocol::FieldGuide &guide()
{
    static const protocol::FieldGuide all = protocol::FieldGuide::builtIn();
    return all;
}

/// 2026-03-25 07:04:17 UTC; the document came two minutes before.
const text::ReadingTime reading{core::fromMs(1'774'422'137'000), core::fromMs(1'774'422'257'000)};

std::optional<text::DecodedField> decode(FieldDecoder decoder, const QString &value, Type type = Type::String)
{
    return text::decodedField(decoder, {u"$.x"_s, type, value}, catalogue(), reading);
}

text::FieldText said(
    FieldPlace::Side side, const QString &name, const QString &path, const QString &value, Type type = Type::String)
{
    return text::fieldText(guide(), {side, name}, {path, type, value}, catalogue(), reading);
}

constexpr int decoderCount = int(FieldDecoder::Json) + 1;

} // namespace

/// Values made readable, and everything that must not be.
class tst_FieldText : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void valuesAreMadeReadable_data();
    void valuesAreMadeReadable();
    void malformedValuesHaveNoForm_data();
    void malformedValuesHaveNoForm();
    void codesSayWhatToDo();
    void reviewIsNoProblem();
    void wholeFieldIsTold();
    void unnamedFieldSaysSo();
    void everyStatusOfTheReferenceHasWords();
    void whatIsShownIsVisible();
    void nothingCrashesTheDecoders();
};

void tst_FieldText::valuesAreMadeReadable_data()
{
    QTest::addColumn<FieldDecoder>("decoder");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("full");
    const auto row = [](const char *name, FieldDecoder decoder, const QString &value, QString full) {
        QTest::newRow(name) << decoder << value << full.replace(u'~', QChar(QChar::Nbsp));
    };
    row("rfc 3339", FieldDecoder::Time, u"2026-03-25T15:04:16+08:00"_s, u"2026-03-25 07:04:16.000, 1~s ago"_s);
    row("seconds", FieldDecoder::Time, u"1774422197"_s, u"2026-03-25 07:03:17.000, 1~min~00~s ago"_s);
    row("milliseconds", FieldDecoder::Time, u"1774422257250"_s, u"2026-03-25 07:04:17.250, in 250~ms"_s);
    row("span ms", FieldDecoder::SpanMs, u"45000"_s, u"45~s"_s);
    row("span s", FieldDecoder::SpanS, u"259200"_s, u"3~d~00~h"_s);
    row("expiry", FieldDecoder::Expiry, u"7200"_s, u"2~h~00~min, until 2026-03-25 09:02:17.000"_s);
    row("intents", FieldDecoder::IntentBits, u"100663296"_s, u"GROUP_AND_C2C_EVENT, INTERACTION"_s);
    row("unknown bit", FieldDecoder::IntentBits, u"4"_s, u"1<<2"_s);
    row("no intents", FieldDecoder::IntentBits, u"0"_s, u"no event groups"_s);
    row("op", FieldDecoder::Op, u"11"_s, u"HEARTBEAT_ACK"_s);
    row("face", FieldDecoder::Faces, u"a<faceType=1,faceId=\"13\",ext=\"eyJ0ZXh0Ijoi5ZGy54mZIn0=\">b"_s, u"a[呲牙]b"_s);
    row("quote key", FieldDecoder::SceneExt, u"msg_idx=REFIDX_a=="_s, u"quote key of this message: REFIDX_a=="_s);
    row("event id", FieldDecoder::EventId, u"FRIEND_ADD:5a6b"_s, u"Id of the event FRIEND_ADD."_s);
    row("success", FieldDecoder::Code, u"0"_s, u"Success."_s);
    row("close", FieldDecoder::CloseCode, u"4009"_s, u"Session timed out."_s);
    row("status", FieldDecoder::HttpStatus, u"429"_s, u"Too many calls: wait before the next one."_s);
    row("bytes", FieldDecoder::Bytes, u"1500000"_s, u"1.5 MB"_s);
    row("json", FieldDecoder::Json, u"{\"a\":[1]}"_s, u"{\n  \"a\": [\n    1\n  ]\n}"_s);
}

void tst_FieldText::valuesAreMadeReadable()
{
    QFETCH(FieldDecoder, decoder);
    QFETCH(QString, value);
    const auto decoded = decode(decoder, value);
    QVERIFY(decoded.has_value());
    QTEST(decoded->full, "full");
    QVERIFY(decoded->brief.isEmpty() == (decoder == FieldDecoder::Json));
    if (decoder != FieldDecoder::Faces && decoder != FieldDecoder::SceneExt && decoder != FieldDecoder::EventId
        && !value.contains(u'T') && !value.startsWith(u'{'))
        QCOMPARE(decode(decoder, value, Type::Number), decoded); // whichever type the wire used
}

void tst_FieldText::malformedValuesHaveNoForm_data()
{
    QTest::addColumn<FieldDecoder>("decoder");
    QTest::addColumn<QString>("value");
    QTest::addColumn<Type>("type");
    const QString huge = u"99999999999999999999999"_s;
    for (int number = 0; number < decoderCount; ++number) {
        const auto decoder = FieldDecoder(number);
        for (const QString &value :
            {u""_s, u"nonsense"_s, u"-1"_s, u"1.5"_s, huge, u"<faceType=1,ext=\"%%%\">"_s, u"{\"a\":"_s})
            QTest::addRow("%d %s", number, qPrintable(value)) << decoder << value << Type::String;
        QTest::addRow("%d null", number) << decoder << QString() << Type::Null;
        QTest::addRow("%d object", number) << decoder << u"{}"_s << Type::Object;
        QTest::addRow("%d bool", number) << decoder << u"true"_s << Type::Bool;
    }
    QTest::newRow("unknown op") << FieldDecoder::Op << u"5"_s << Type::Number;
    QTest::newRow("33 bits") << FieldDecoder::IntentBits << u"4294967296"_s << Type::Number;
    QTest::newRow("unknown status") << FieldDecoder::HttpStatus << u"777"_s << Type::Number;
    QTest::newRow("small size") << FieldDecoder::Bytes << u"12"_s << Type::Number;
    QTest::newRow("text without a face") << FieldDecoder::Faces << u"hello <b>"_s << Type::String;
    QTest::newRow("json scalar") << FieldDecoder::Json << u"17"_s << Type::String;
}

void tst_FieldText::malformedValuesHaveNoForm()
{
    QFETCH(FieldDecoder, decoder);
    QFETCH(QString, value);
    QFETCH(Type, type);
    const auto decoded = decode(decoder, value, type);
    QVERIFY2(!decoded.has_value(), decoded ? qPrintable(decoded->full) : "");
}

void tst_FieldText::codesSayWhatToDo()
{
    const auto known = decode(FieldDecoder::Code, u"40034024"_s);
    QVERIFY(known && known->isProblem && !known->full.isEmpty());
    QCOMPARE(known->advice, catalogue().find(40034024)->adviceEn);
    const auto unknown = decode(FieldDecoder::Code, u"987654321"_s);
    QVERIFY(unknown && unknown->isProblem && unknown->advice.contains(u"trace id"_s));
    const auto close = decode(FieldDecoder::CloseCode, u"4915"_s);
    QVERIFY(close && close->isProblem);
    QCOMPARE(close->advice, catalogue().find(4915)->adviceEn);
}

void tst_FieldText::reviewIsNoProblem()
{
    const auto review = decode(FieldDecoder::Code, u"304023"_s);
    QVERIFY(review && !review->isProblem);
    QVERIFY(!decode(FieldDecoder::HttpStatus, u"202"_s)->isProblem);
}

void tst_FieldText::wholeFieldIsTold()
{
    const auto type
        = said(FieldPlace::Side::Request, u"/v2/groups/A/messages"_s, u"$.msg_type"_s, u"2"_s, Type::Number);
    QVERIFY(type.isNamed && type.outsideList.isEmpty());
    QCOMPARE(type.brief(), u"markdown"_s);
    QCOMPARE(std::ranges::count(type.values, true, &text::LegalValueText::isPresent), 1);
    const auto odd = said(FieldPlace::Side::Request, u"/v2/groups/A/messages"_s, u"$.msg_type"_s, u"5"_s, Type::Number);
    QVERIFY(!odd.outsideList.isEmpty() && odd.brief().isEmpty());
    const auto op = said(FieldPlace::Side::Frame, u"HELLO"_s, u"$.op"_s, u"10"_s, Type::Number);
    QCOMPARE(op.brief(), u"HELLO"_s);
}

void tst_FieldText::unnamedFieldSaysSo()
{
    const auto unnamed = said(FieldPlace::Side::Request, u"/v2/groups/A/messages"_s, u"$.novel"_s, u"1"_s);
    QVERIFY(!unnamed.isNamed && unnamed.meaning.contains(u"platform's documents"_s));
    const auto model = said(FieldPlace::Side::ModelResponse, u"/v1/chat/completions"_s, u"$.novel"_s, u"1"_s);
    QVERIFY(!model.isNamed && model.meaning.contains(u"chat completions"_s));
    QCOMPARE(said(FieldPlace::Side::Frame, u"HELLO"_s, u"$"_s, {}, Type::Object).meaning, u"The whole document."_s);
}

void tst_FieldText::everyStatusOfTheReferenceHasWords()
{
    for (const int status : {200, 201, 202, 204, 400, 401, 403, 404, 405, 429, 500, 502, 503, 504})
        QVERIFY(!text::httpStatusText(status).isEmpty());
    QVERIFY(text::httpStatusText(418).isEmpty());
}

void tst_FieldText::whatIsShownIsVisible()
{
    const auto ext = decode(FieldDecoder::SceneExt, u"msg_idx=a\u202eb"_s);
    QVERIFY(ext && ext->full.contains(u"[U+202E]"_s));
    const auto json = decode(FieldDecoder::Json, u"{\"a\":\"x\u202ey\"}"_s);
    QVERIFY(json && json->full.contains(u"[U+202E]"_s));
    const auto large = decode(FieldDecoder::Json, u"[\"%1\"]"_s.arg(QString(90'000, u'x')));
    QVERIFY(large && large->full.size() < 5'000);
}

void tst_FieldText::nothingCrashesTheDecoders()
{
    QVERIFY(rc::check([] {
        const auto units = *rc::gen::arbitrary<std::vector<char16_t>>();
        const QString tail = QString::fromUtf16(units.data(), qsizetype(units.size()));
        const QString value = *rc::gen::elementOf(std::vector<QString>{u""_s, u"1774422257"_s, u"msg_idx="_s,
                                  u"{\"a\":"_s, u"<faceType=1,ext=\""_s, u"2026-03-25T"_s, u"READY:"_s})
            + tail;
        const auto decoder = FieldDecoder(*rc::gen::inRange(0, decoderCount));
        const auto type = Type(*rc::gen::inRange(0, int(Type::Object) + 1));
        const auto decoded = decode(decoder, value, type);
        RC_ASSERT(!decoded || type == Type::String || type == Type::Number);
        RC_ASSERT(!decoded || !decoded->full.isEmpty());
    }));
}

QTEST_GUILESS_MAIN(tst_FieldText)
#include "tst_fieldtext.moc"
