#include "app/filter/parser.h"
#include "tests/export/harjournal.h"
#include "tests/support/poordisk.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using traffic::Kind;
using traffic::State;

/// A journal as one JSON object a line: what the reference says, and nothing else.
class tst_Ndjson : public QObject
{
    Q_OBJECT

private slots:
    void theReferenceNamesWhatIsWritten();
    void whatIsAlwaysThereIs();
    void theReferenceNamesEveryWord();
    void everyRowIsALineInOrder();
    void rowsOfALogComeFirstAndSayWhose();
    void oneSourceCanBeChosen();
    void whoIsInALogAndInTheJournalHasOnePseudonym();
    void theSameRowsAreTheSameBytes();
    void peopleHavePseudonymsAsInAHar();
    void rawKeepsThem();
    void aFilterChoosesLines();
    void bytesThatAreNoTextCanBeHadBack();
    void aLineBreakInATextEndsNoLine();
    void anEmptyJournalIsNoLine();
    void aFullDiskLeavesWhatStoodThere();
    void itCanBeStopped();
};

namespace {

/// One field of the reference, or of what was written.
struct Field
{
    QString type;
    bool isAlways = false;
    QString meaning;
};

/// The table of app/export/ndjson.md by path: `answer.headers[].name`.
QMap<QString, Field> documented()
{
    QFile file(QStringLiteral(QBC_NDJSON_FIELDS));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression line(u"^\\| `([^`]+)` \\| (\\w+) \\| (\\w*) ?\\| ?(.*)\\|$"_s);
    QMap<QString, Field> fields;
    for (const QString &text : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const auto match = line.match(text);
        if (match.hasMatch())
            fields.insert(match.captured(1), {match.captured(2), match.captured(3) == "always"_L1, match.captured(4)});
    }
    return fields;
}

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return value.toDouble() == double(value.toInteger()) ? u"integer"_s : u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    default:
        return u"null"_s;
    }
}

/// What members the objects at one place had, and how many objects there were.
struct Seen
{
    QMap<QString, QMap<QString, int>> types; ///< by path, how often each type
    QMap<QString, int> objects; ///< by the path of the object, `` the line
};

void look(const QJsonObject &object, const QString &path, Seen &seen)
{
    ++seen.objects[path];
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString name = path + (path.isEmpty() ? u""_s : u"."_s) + member.key();
        ++seen.types[name][typeOf(member.value())];
        if (member->isObject())
            look(member->toObject(), name, seen);
        for (const QJsonValue item : member->toArray())
            look(item.toObject(), name + u"[]"_s, seen);
    }
}

QList<QJsonObject> linesOf(const QByteArray &bytes)
{
    QList<QJsonObject> lines;
    QList<QByteArray> parts = bytes.split('\n');
    if (!bytes.isEmpty() && !parts.takeLast().isEmpty())
        return {}; // the last line has no end
    for (const QByteArray &part : parts) {
        if (!part.isEmpty())
            lines.append(QJsonDocument::fromJson(part).object());
    }
    return lines;
}

/// Rows that have, between them, everything a row can have.
void fill(har::Journal &journal)
{
    journal.opens();
    traffic::Record said = samples::inbound(0, har::alice, u"你好"_s);
    said.time = har::Journal::timeOf(2);
    said.scene = protocol::Scene::Group;
    said.message->origin = har::alice;
    said.message->markdown = true;
    journal.mark(journal.add(said), {.colour = 2, .note = u"look at this"_s, .time = har::Journal::timeOf(9)});
    traffic::Record sent = samples::outbound(0, har::alice, 5);
    sent.time = har::Journal::timeOf(3);
    sent.attemptId = 9;
    sent.body.text = R"({"content":"\u0041"})";
    journal.add(sent);
    journal.answer(samples::settlement(0, State::Accepted));
    journal.add(samples::outbound(0, har::alice, 6));
    journal.answer(samples::settlement(0, State::Refused));
    journal.add({.time = har::Journal::timeOf(5), .bot = u"cat"_s, .kind = Kind::Upload, .body = {"a\xff", {}, 2}});
    journal.answer({.state = State::Accepted, .status = 200, .body = {"b\xfe", {}, 2}});
    journal.add({.time = har::Journal::timeOf(6), .kind = Kind::Tool, .route = u"send_message_to_user"_s});
    journal.add(samples::gap(0));
    journal.closes();
}

Seen seenIn(const QByteArray &bytes)
{
    Seen seen;
    for (const QJsonObject &line : linesOf(bytes))
        look(line, {}, seen);
    return seen;
}

} // namespace

void tst_Ndjson::theReferenceNamesWhatIsWritten()
{
    har::Journal log;
    log.frame(u"EVENT"_s, "{}");
    har::Journal journal;
    fill(journal);
    journal.readBefore(log, u"astrbot.log"_s);
    const Seen seen = seenIn(journal.ndjson());
    const auto fields = documented();
    QVERIFY(fields.size() > 40);
    for (const QString &name : seen.types.keys())
        QVERIFY2(fields.contains(name), qPrintable(u"not in the reference: "_s + name));
    for (const QString &name : fields.keys())
        QVERIFY2(seen.types.contains(name), qPrintable(u"not written: "_s + name));
    for (auto field = fields.begin(); field != fields.end(); ++field)
        QVERIFY2(seen.types[field.key()].keys() == QStringList(field->type), qPrintable(field.key()));
}

void tst_Ndjson::whatIsAlwaysThereIs()
{
    har::Journal log;
    log.frame(u"EVENT"_s, "{}");
    har::Journal journal;
    fill(journal);
    journal.readBefore(log, u"astrbot.log"_s);
    const Seen seen = seenIn(journal.ndjson());
    const auto fields = documented();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QString parent = field.key().left(std::max<qsizetype>(field.key().lastIndexOf(u'.'), 0));
        const bool isAlways = seen.types[field.key()][field->type] == seen.objects[parent];
        if (field->isAlways)
            QVERIFY2(isAlways, qPrintable(field.key()));
        else if (parent.isEmpty())
            QVERIFY2(!isAlways, qPrintable(field.key()));
    }
    QVERIFY(fields[u"time"_s].isAlways && fields[u"schema"_s].isAlways && fields[u"v"_s].isAlways);
}

void tst_Ndjson::theReferenceNamesEveryWord()
{
    const auto fields = documented();
    const auto names = [&fields](const char *field, const QString &word) {
        return fields[QString::fromLatin1(field)].meaning.contains(u'`' + word + u'`');
    };
    for (int kind = 0; !traffic::kindName(Kind(kind)).isEmpty(); ++kind)
        QVERIFY2(names("kind", traffic::kindName(Kind(kind))), qPrintable(traffic::kindName(Kind(kind))));
    for (int state = 0; !traffic::stateName(State(state)).isEmpty(); ++state)
        QVERIFY2(names("state", traffic::stateName(State(state))), qPrintable(traffic::stateName(State(state))));
    for (const QString &word : {u"in"_s, u"out"_s})
        QVERIFY(names("direction", word));
    for (const auto scene :
        {protocol::Scene::C2c, protocol::Scene::Group, protocol::Scene::Channel, protocol::Scene::Dm})
        QVERIFY(names("scene", protocol::sceneName(scene)));
    QVERIFY(names("schema", u"qqbot-console/row"_s));
}

void tst_Ndjson::everyRowIsALineInOrder()
{
    har::Journal journal;
    fill(journal);
    const QList<QJsonObject> lines = linesOf(journal.ndjson());
    QCOMPARE(lines.size(), 8);
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i]["row"_L1].toInteger(), i + 1);
    QCOMPARE(journal.written(),
        (exporting::Written{.calls = 3, .frames = 3, .notes = 1, .tools = 1, .format = exporting::Format::Ndjson}));
    QCOMPARE(lines[1]["time"_L1], u"2023-11-14T22:13:20.002Z"_s);
    QCOMPARE(lines[1]["kind"_L1], u"frame"_s);
    QCOMPARE(lines[3]["state"_L1], u"refused"_s);
    QCOMPARE(lines[3]["code"_L1], 40034024);
    QCOMPARE(lines[3]["anchor"_L1], u"in-1"_s);
    QCOMPARE(har::at(lines[2], u"answer/duration_ms"_s), 84);
}

void tst_Ndjson::rowsOfALogComeFirstAndSayWhose()
{
    har::Journal log;
    log.frame(u"EVENT"_s, R"({"n":1})");
    log.frame(u"EVENT"_s, R"({"n":2})");
    har::Journal journal;
    fill(journal);
    const QByteArray alone = journal.ndjson();
    journal.readBefore(log, u"astrbot.log"_s);
    const QByteArray bytes = journal.ndjson();
    QVERIFY2(bytes.endsWith(alone), "the journal's own lines are as without the log");
    const QList<QJsonObject> lines = linesOf(bytes);
    QCOMPARE(lines.size(), 10);
    QCOMPARE(lines[0]["source"_L1], u"astrbot.log"_s);
    QCOMPARE(lines[1]["source"_L1], u"astrbot.log"_s);
    QCOMPARE(lines[1]["row"_L1], 2);
    QCOMPARE(lines[1]["text"_L1], uR"({"n":2})"_s);
    QVERIFY(!lines[2].contains("source"_L1));
    QCOMPARE(journal.written().frames, 5);
}

void tst_Ndjson::oneSourceCanBeChosen()
{
    har::Journal log;
    log.frame(u"EVENT"_s, "{}");
    har::Journal journal;
    fill(journal);
    journal.readBefore(log, u"astrbot.log"_s);
    const auto of = [&journal](const QString &text) {
        return linesOf(journal.ndjson({.rows = {.filter = filter::parse(text)->node}}));
    };
    const QList<QJsonObject> part = of(u"source:astrbot.log"_s);
    QCOMPARE(part.size(), 1);
    QCOMPARE(part[0]["source"_L1], u"astrbot.log"_s);
    QCOMPARE(of(u"source:live"_s).size(), 8);
}

void tst_Ndjson::whoIsInALogAndInTheJournalHasOnePseudonym()
{
    har::Journal log;
    log.add(samples::outbound(0, u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s, 1));
    log.add(samples::outbound(0, har::alice, 2));
    har::Journal journal;
    journal.readBefore(log, u"astrbot.log"_s);
    journal.add(samples::outbound(0, har::alice, 3));
    const QList<QJsonObject> lines = linesOf(journal.ndjson());
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0]["peer"_L1] != lines[1]["peer"_L1]);
    QCOMPARE(lines[1]["peer"_L1], lines[2]["peer"_L1]);
}

void tst_Ndjson::theSameRowsAreTheSameBytes()
{
    har::Journal journal;
    fill(journal);
    const QByteArray first = journal.ndjson();
    QCOMPARE(journal.ndjson(), first);
    // What was written stays as it was, whatever comes behind it.
    journal.add(samples::outbound(0, u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s, 7));
    QVERIFY(journal.ndjson().startsWith(first));
}

void tst_Ndjson::peopleHavePseudonymsAsInAHar()
{
    har::Journal journal;
    fill(journal);
    const QByteArray bytes = journal.ndjson();
    QVERIFY(!bytes.contains(har::alice.toLatin1()));
    const QList<QJsonObject> lines = linesOf(bytes);
    QCOMPARE(lines[2]["peer"_L1], har::at(har::entriesOf(journal.har())[0], u"_peer"_s));
    QCOMPARE(lines[2]["route"_L1].toString(), u"POST /v2/users/%1/messages"_s.arg(lines[2]["peer"_L1].toString()));
    QCOMPARE(har::at(lines[1], u"message/writer"_s), lines[1]["peer"_L1]);
}

void tst_Ndjson::rawKeepsThem()
{
    har::Journal journal;
    fill(journal);
    const QList<QJsonObject> lines = linesOf(journal.ndjson({.redact = false}));
    QVERIFY(!lines[2]["redacted"_L1].toBool(true));
    QCOMPARE(lines[2]["peer"_L1], har::alice);
    QCOMPARE(lines[2]["route"_L1], u"POST /v2/users/%1/messages"_s.arg(har::alice));
    QCOMPARE(lines[2]["text"_L1], uR"({"content":"\u0041"})"_s);
}

void tst_Ndjson::aFilterChoosesLines()
{
    har::Journal journal;
    fill(journal);
    traffic::Record other = samples::outbound(0, u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s, 7);
    other.bot = u"dog"_s;
    journal.add(other);
    const QList<QJsonObject> part = linesOf(journal.ndjson({.rows = {.bot = u"dog"_s}}));
    QCOMPARE(part.size(), 1);
    QCOMPARE(part[0], linesOf(journal.ndjson()).constLast());
}

void tst_Ndjson::bytesThatAreNoTextCanBeHadBack()
{
    har::Journal journal;
    fill(journal);
    const QJsonObject line = linesOf(journal.ndjson())[4];
    QCOMPARE(line["text"_L1], u"a\uFFFD"_s);
    QCOMPARE(line["base64"_L1], QString::fromLatin1(QByteArray("a\xff").toBase64()));
    QCOMPARE(har::at(line, u"answer/base64"_s), QString::fromLatin1(QByteArray("b\xfe").toBase64()));
}

void tst_Ndjson::aLineBreakInATextEndsNoLine()
{
    har::Journal journal;
    journal.frame(u"EVENT"_s, "a\nb\r\n\u2028\x01");
    const QByteArray bytes = journal.ndjson();
    QCOMPARE(bytes.count('\n'), 1);
    QVERIFY(!bytes.contains('\r'));
    QCOMPARE(linesOf(bytes).constFirst()["text"_L1], u"a\nb\r\n\u2028\u0001"_s);
}

void tst_Ndjson::anEmptyJournalIsNoLine()
{
    har::Journal journal;
    QCOMPARE(journal.ndjson(), QByteArray());
}

void tst_Ndjson::aFullDiskLeavesWhatStoodThere()
{
    har::Journal journal;
    for (int i = 0; i < 40; ++i)
        fill(journal);
    QTemporaryDir folder;
    QFile older(folder.filePath(u"rows.ndjson"_s));
    QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older\n") == 6);
    older.close();
    const exporting::Options options{.format = exporting::Format::Ndjson};
    {
        const auto readers = journal.readers();
        QVERIFY(readers);
        const test::FullDisk full(30'000);
        const auto written = exporting::writeExportFile(*readers, older.fileName(), options);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, exporting::ExportError::Kind::CannotWrite);
        QVERIFY(!written.error().message.isEmpty());
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(u"rows.ndjson"_s));
    QVERIFY(older.open(QIODevice::ReadOnly));
    QCOMPARE(older.readAll(), "older\n");
}

void tst_Ndjson::itCanBeStopped()
{
    har::Journal journal;
    for (int i = 0; i < 1'200; ++i)
        journal.frame(u"HEARTBEAT"_s, "{}");
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto stopped = journal.exportTo(
        buffer, {.format = exporting::Format::Ndjson, .goesOn = [](int percent) { return percent < 60; }});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, exporting::ExportError::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Ndjson)
#include "tst_ndjson.moc"
