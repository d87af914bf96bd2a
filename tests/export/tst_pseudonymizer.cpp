#include "app/export/jsonout.h"
#include "app/export/peoplereader.h"
#include "app/protocol/jsonwrite.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace exporting;

namespace {

/// Ids as other platforms might make them: any printable sign, long enough that none comes about by chance.
QByteArray anyId()
{
    const auto letters = *rc::gen::container<std::string>(16, rc::gen::inRange<char>(0x21, 0x7F));
    return QByteArray::fromStdString(letters);
}

QByteArray anyText()
{
    QString text;
    for (const char32_t c : *rc::gen::container<std::u32string>(rc::gen::oneOf(
             rc::gen::inRange<char32_t>(1, 0xd800), rc::gen::element<char32_t>(U'"', U'\\', U'%', U'/'))))
        text.append(QString::fromUcs4(&c, 1));
    return text.toUtf8();
}

QByteArray jsonString(QByteArrayView text)
{
    QByteArray out;
    protocol::appendJsonString(out, text);
    return out;
}

QByteArray allUnicode(const QByteArray &text)
{
    QByteArray out;
    for (const char c : text)
        out += "\\u00" + QByteArray(1, c).toHex();
    return out;
}

QByteArray percentOfAll(const QByteArray &text)
{
    QByteArray out;
    for (const char c : text)
        out += '%' + QByteArray(1, c).toHex();
    return out;
}

/// One of the ways in which an id may stand in a body, an address or a header.
QByteArray spelled(const QByteArray &id)
{
    switch (*rc::gen::inRange(0, 7)) {
    case 0:
        return id;
    case 1:
        return id.toPercentEncoding();
    case 2:
        return percentOfAll(id);
    case 3:
        return jsonString(id);
    case 4:
        return allUnicode(id);
    case 5:
        return jsonString(jsonString(id)); // arguments of a tool
    default:
        return jsonString("https://x.example/?to=" + id.toPercentEncoding());
    }
}

/// Whether an id stands in a text, however it is written.
bool holds(QByteArrayView text, const QByteArray &id)
{
    const auto look = [&id](QByteArrayView part, std::vector<Found> &found) {
        if (const qsizetype at = part.indexOf(id); at >= 0)
            found.push_back({at, at + id.size(), {}});
    };
    return !findDecoded(text, look).empty();
}

People peopleWith(const QList<QByteArray> &ids)
{
    People people;
    for (const QByteArray &id : ids)
        people.add(People::Kind::Person, {QString::fromUtf8(id)});
    return people;
}

QByteArray redacted(const People &people, const QByteArray &text)
{
    return Pseudonymizer(people).redacted(text);
}

} // namespace

/// What leaves has no people in it, and everything else.
class tst_Pseudonymizer : public QObject
{
    Q_OBJECT

private slots:
    void noIdSurvivesHoweverItIsSpelled();
    void sameRowsGiveTheSameBytes();
    void eachHasOneNameEverywhere();
    void whatIsNobodysStaysByteForByte();
    void messageIdsAndTextsStay();
    void namesAreReplacedBehindTheirKeys_data();
    void namesAreReplacedBehindTheirKeys();
    void namesAreFoundInTexts_data();
    void namesAreFoundInTexts();
    void aStrangersOpenidIsReplacedToo();
    void shortIdsAreReplacedWhereTheyStandAlone();
    void theDoorRedactsEverythingOfTheJournal();
};

void tst_Pseudonymizer::noIdSurvivesHoweverItIsSpelled()
{
    QVERIFY(rc::check([] {
        QList<QByteArray> ids;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            ids.append(anyId());
        QByteArray text;
        for (int i = *rc::gen::inRange(1, 8); i > 0; --i)
            text += anyText() + spelled(ids[*rc::gen::inRange<qsizetype>(0, ids.size())]) + anyText();
        Pseudonymizer redaction(peopleWith(ids));
        JsonOut out(&redaction);
        out.open('[').text(text).text(text, JsonOut::Place::Technical).words(QString::fromUtf8(text)).close(']');
        const QByteArray written = out.take();
        for (const QByteArray &id : ids)
            RC_ASSERT(!holds(written, id));
    }));
}

void tst_Pseudonymizer::sameRowsGiveTheSameBytes()
{
    QVERIFY(rc::check([] {
        QList<QByteArray> ids{anyId(), anyId(), anyId()};
        QByteArray text;
        for (int i = 0; i < 6; ++i)
            text += anyText() + spelled(ids[*rc::gen::inRange<qsizetype>(0, ids.size())]);
        RC_ASSERT(redacted(peopleWith(ids), text) == redacted(peopleWith(ids), text));
    }));
}

void tst_Pseudonymizer::eachHasOneNameEverywhere()
{
    QVERIFY(rc::check([] {
        const QByteArray id = anyId();
        const QByteArray other = anyId();
        RC_PRE(!holds(id, other) && !holds(other, id));
        const People people = peopleWith({other, id});
        const QByteArray spelling = spelled(id);
        const QByteArray text = redacted(people, "{ " + spelling + " }");
        RC_ASSERT(text.contains("U-02"));
        RC_ASSERT(!text.contains("U-01"));
    }));
}

void tst_Pseudonymizer::whatIsNobodysStaysByteForByte()
{
    QVERIFY(rc::check([] {
        const QByteArray id = anyId();
        const QByteArray before = anyText();
        const QByteArray after = anyText();
        RC_PRE(!holds(before + ' ' + after, id));
        const People people = peopleWith({id});
        RC_ASSERT(redacted(people, before) == before);
        // Only the id itself goes: what stands around it stays. (A backslash or a percent sign would reach into it.)
        RC_PRE(!before.endsWith('\\') && !before.endsWith('%'));
        RC_ASSERT(redacted(people, before + " " + id + ' ' + after) == before + " U-01 " + after);
    }));
}

void tst_Pseudonymizer::messageIdsAndTextsStay()
{
    const People people = peopleWith({"6F1C0A9B2D3E4F5061728394A5B6C7D8"});
    const QByteArray body
        = R"({"content":"你好, call me at 12345678","msg_id":"ROBOT1.0_qW7eRtYuIoPaSdFgHjKlZ.xCvBnM-!",)"
          R"("event_id":"INTERACTION_CREATE:5a6b7c8d-0000-4010-8010-0123456789ab","msg_seq":2,)"
          R"("trace_id":"0123456789abcdef0123456789abcdef"})";
    QCOMPARE(redacted(people, body), body);
}

void tst_Pseudonymizer::namesAreReplacedBehindTheirKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("of any length", R"({"username" : "A","nick":"A","note":"A"})",
        R"({"username" : "U-01","nick":"U-01","note":"A"})");
    row("escaped", R"({"username":"say \"hi\""})", R"({"username":"U-01"})");
    row("empty", R"({"username":""})", R"({"username":""})");
    row("the bot's", R"({"username":"qq_official"})", R"({"username":"qq_official"})");
    row("not seen before", R"({"username":"new here"})", R"({"username":"N-01"})");
    row("nested", R"({"arguments":"{\"username\":\"A\"}"})", R"({"arguments":"{\"username\":\"U-01\"}"})");
    row("cut short", R"({"username":"A)", R"({"username":"A)");
}

void tst_Pseudonymizer::namesAreReplacedBehindTheirKeys()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    People people;
    people.add(People::Kind::Person, {u"1111111111"_s});
    people.addName(u"A"_s, u"1111111111"_s);
    people.addName(u"say \"hi\""_s, u"1111111111"_s);
    people.spareName(u"qq_official"_s);
    QCOMPARE(redacted(people, text), expected);
}

void tst_Pseudonymizer::namesAreFoundInTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("Chinese", R"({"content":"小明说好"})", R"({"content":"U-01说好"})");
    row("Chinese, escaped", R"({"content":"\u5c0f\u660e说好"})", R"({"content":"U-01说好"})");
    row("a whole text", R"({"content":"小明"})", R"({"content":"U-01"})");
    row("one character", R"({"content":"明天"})", R"({"content":"明天"})");
    row("Latin", R"({"content":"ask user, please"})", R"({"content":"ask U-02, please"})");
    row("not in a word", R"({"content":"users and superuser"})", R"({"content":"users and superuser"})");
    row("not a word of the protocol", R"({"role":"user","user":1})", R"({"role":"user","user":1})");
    row("nor a nested one", R"({"a":"{\"role\":\"user\"}"})", R"({"a":"{\"role\":\"user\"}"})");
}

void tst_Pseudonymizer::namesAreFoundInTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    People people;
    people.add(People::Kind::Person, {u"1111111111"_s});
    people.add(People::Kind::Person, {u"2222222222"_s});
    people.addName(u"小明"_s, u"1111111111"_s);
    people.addName(u"明"_s, u"1111111111"_s);
    people.addName(u"user"_s, u"2222222222"_s);
    QCOMPARE(redacted(people, text), expected);
}

void tst_Pseudonymizer::aStrangersOpenidIsReplacedToo()
{
    Pseudonymizer redaction((People()));
    QCOMPARE(redaction.redacted("<@6F1C0A9B2D3E4F5061728394A5B6C7D8> <@0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6>"),
        "<@X-01> <@X-02>");
    QCOMPARE(redaction.redacted("0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"), "X-02");
}

void tst_Pseudonymizer::shortIdsAreReplacedWhereTheyStandAlone()
{
    People people;
    people.add(People::Kind::Person, {u"4711"_s});
    people.add(People::Kind::Person, {u"B"_s});
    const QByteArray text = R"({"id":"4711","time":14711,"b":"B"})";
    const QByteArray expected = R"({"id":"U-01","time":14711,"b":"B"})";
    QCOMPARE(redacted(people, text), expected);
    Pseudonymizer redaction(people);
    QCOMPARE(redaction.redactedPeer(u"B"_s), "U-02");
    QCOMPARE(redaction.redactedPath("/v2/users/B/messages"), "/v2/users/U-02/messages");
}

void tst_Pseudonymizer::theDoorRedactsEverythingOfTheJournal()
{
    const QByteArray id = "6F1C0A9B2D3E4F5061728394A5B6C7D8";
    Pseudonymizer redaction(peopleWith({id}));
    JsonOut out(&redaction);
    out.open('{').member("a", QString::fromLatin1(id)).key("b").peer(QString::fromLatin1(id));
    out.key("c").base64(id + "\xff").key("d").text("\xff").close('}');
    const QByteArray base64 = QByteArray("U-01\xff").toBase64();
    const QByteArray expected = "{\"a\":\"U-01\",\"b\":\"U-01\",\"c\":\"" + base64 + "\",\"d\":\"\xef\xbf\xbd\"}";
    QCOMPARE(out.take(), expected);
    JsonOut raw(nullptr);
    raw.open('[').text(id).peer(u"x"_s).seconds(1'700'000'000'007).close(']');
    QCOMPARE(raw.take(), "[\"" + id + "\",\"x\",1700000000.007]");
}

QTEST_GUILESS_MAIN(tst_Pseudonymizer)
#include "tst_pseudonymizer.moc"
