#include "app/protocol/fieldguide.h"
#include "app/protocol/fieldvalue.h"
#include "app/protocol/jsontree.h"
#include "app/protocol/opcode.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace protocol;
using Side = FieldPlace::Side;

namespace {

const FieldGuide &guide()
{
    static const FieldGuide all = FieldGuide::builtIn();
    return all;
}

QString meaning(Side side, const QString &name, const QString &path)
{
    const FieldEntry *entry = guide().find({side, name}, path);
    return entry == nullptr ? QString() : entry->meaningEn;
}

/// Every path below a node, as the tree of the inspector spells it.
void collect(const JsonNode &node, const QString &path, QStringList &paths)
{
    for (qsizetype i = 0; i < node.children.size(); ++i) {
        const JsonNode &child = node.children[i];
        const QString below
            = node.type == JsonNode::Type::Array ? u"%1[%2]"_s.arg(path).arg(i) : path + u'.' + child.key;
        paths.append(below);
        collect(child, below, paths);
    }
}

QJsonObject example(const QString &name)
{
    QFile file(QStringLiteral(QBC_TEST_DATA "/protocol/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Where the answer of an example came from: its request stands beside it, or is told by its name.
QString pathOfAnswer(const QString &name)
{
    const QString request = name.chopped(14) + u".request.json"_s;
    const QString path = placeName(example(request)["path"_L1].toString());
    if (!path.isEmpty())
        return path;
    if (name.startsWith("token-"_L1))
        return u"/app/getAppAccessToken"_s;
    if (name.startsWith("gateway"_L1))
        return name.startsWith("gateway-bot"_L1) ? u"/gateway/bot"_s : u"/gateway"_s;
    if (name.startsWith("qr-bind"_L1))
        return u"/lite/poll_bind_result"_s;
    return u"/v2/users/0A/messages"_s;
}

FieldPlace placeOfFrame(const QJsonObject &frame)
{
    const QString event = frame["t"_L1].toString();
    const int op = frame["op"_L1].toInt();
    return {Side::Frame, event.isEmpty() ? QString(opcodeName(op)) : event};
}

} // namespace

/// The field guide against the examples of the protocol reference, and against tables that are none.
class tst_FieldGuide : public QObject
{
    Q_OBJECT
private slots:
    void builtInGuideIsWhole();
    void everyMeaningIsThereInBothLanguages_data();
    void everyMeaningIsThereInBothLanguages();
    void everyFieldOfTheExamplesIsNamed_data();
    void everyFieldOfTheExamplesIsNamed();
    void everyEventOfTheExamplesIsALegalValue();
    void placeDecidesWhatAFieldMeans();
    void pathsBecomePatterns_data();
    void pathsBecomePatterns();
    void quotesInQuotesAreOneThing();
    void unknownFieldIsNotNamed();
    void toolCallsAreNobodysRoute();
    void legalValuesAreListed();
    void faultyTablesAreRefused_data();
    void faultyTablesAreRefused();
};

void tst_FieldGuide::builtInGuideIsWhole()
{
    QFile file(u":/fields/qq-open-platform.tsv"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = FieldGuide::fromTsv(file.readAll());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().path + read.error().reason));
    QCOMPARE_GE(read->size(), 300);
    QCOMPARE(guide().size(), read->size());
}

void tst_FieldGuide::everyMeaningIsThereInBothLanguages_data()
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype row = 0; row < guide().size(); ++row)
        QTest::addRow("%lld %s", qint64(row), qPrintable(guide().at(row).meaningEn.left(40))) << row;
}

void tst_FieldGuide::everyMeaningIsThereInBothLanguages()
{
    static const QRegularExpression han(u"\\p{Han}"_s);
    QFETCH(qsizetype, row);
    const FieldEntry &entry = guide().at(row);
    QVERIFY(!entry.meaningEn.contains(han) && entry.meaningEn.endsWith(u'.'));
    QVERIFY(entry.meaningZh.contains(han) && entry.meaningZh.endsWith(u'。'));
    QVERIFY(entry.meaningEn.size() <= 240); // a few lines of the panel
    for (const LegalValue &value : entry.values) {
        QVERIFY(!value.value.isEmpty() && !value.meaningEn.isEmpty() && !value.meaningZh.isEmpty());
        QVERIFY2(!value.meaningEn.contains(han), qPrintable(value.meaningEn));
    }
}

void tst_FieldGuide::everyFieldOfTheExamplesIsNamed_data()
{
    QTest::addColumn<FieldPlace>("place");
    QTest::addColumn<QByteArray>("json");
    const QStringList names = QDir(QStringLiteral(QBC_TEST_DATA "/protocol")).entryList({u"*.json"_s}, QDir::Files);
    QCOMPARE_GE(names.size(), 190);
    for (const QString &name : names) {
        const QJsonObject file = example(name);
        const QJsonObject body = file["body"_L1].toObject();
        FieldPlace place;
        QJsonObject shown = body;
        if (name.startsWith("webhook-signed"_L1) || name.startsWith("close-"_L1)
            || name.startsWith("qr-bind-create.r"_L1))
            continue; // no document of the wire
        if (name.startsWith("webhook"_L1)) {
            shown = body.isEmpty() ? file : body;
            place = shown.contains("op"_L1) ? placeOfFrame(shown) : FieldPlace{Side::Frame, u"CALLBACK_VALIDATION"_s};
        } else if (name.endsWith(".request.json"_L1)) {
            place = {Side::Request, placeName(file["path"_L1].toString())};
        } else if (name.endsWith(".response.json"_L1)) {
            place = {Side::Response, pathOfAnswer(name)};
        } else {
            shown = file;
            place = placeOfFrame(file);
        }
        if (!shown.isEmpty())
            QTest::newRow(qPrintable(name)) << place << QJsonDocument(shown).toJson();
    }
}

void tst_FieldGuide::everyFieldOfTheExamplesIsNamed()
{
    QFETCH(FieldPlace, place);
    QFETCH(QByteArray, json);
    const auto tree = parseJsonTree(json);
    QVERIFY(tree.has_value());
    QStringList paths;
    collect(*tree, u"$"_s, paths);
    for (const QString &path : paths)
        QVERIFY2(guide().find(place, path) != nullptr, qPrintable(place.name + u' ' + path));
}

void tst_FieldGuide::everyEventOfTheExamplesIsALegalValue()
{
    const FieldEntry *entry = guide().find({Side::Frame, u"READY"_s}, u"$.t");
    QVERIFY(entry != nullptr && !entry->closed);
    const QStringList names
        = QDir(QStringLiteral(QBC_TEST_DATA "/protocol")).entryList({u"event-*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        const QString event = example(name)["t"_L1].toString();
        QVERIFY2(std::ranges::count(entry->values, event, &LegalValue::value) == 1, qPrintable(event));
    }
}

void tst_FieldGuide::placeDecidesWhatAFieldMeans()
{
    const QString route = u"/v2/users/6836D8522EE75AD3732E75C0D3B6F33A/messages"_s;
    QVERIFY(meaning(Side::Frame, u"C2C_MESSAGE_CREATE"_s, u"$.d.id"_s).contains(u"anchor"_s));
    QVERIFY(meaning(Side::Frame, u"INTERACTION_CREATE"_s, u"$.d.id"_s).contains(u"neither a msg_id"_s));
    QVERIFY(meaning(Side::Response, route, u"$.id"_s).contains(u"never be an anchor"_s));
    QVERIFY(meaning(Side::Request, route, u"$.msg_id"_s).startsWith(u"The anchor"_s));
    QVERIFY(meaning(Side::Request, u"/interactions/5a"_s, u"$.code"_s) != meaning(Side::Response, route, u"$.code"_s));
    QVERIFY(meaning(Side::Request, u"/channels/5/messages"_s, u"$.msg_seq"_s).isEmpty());
    QVERIFY(meaning(Side::ModelRequest, u"/v1/chat/completions"_s, u"$.messages[3].role"_s).startsWith(u"Who"_s));
}

void tst_FieldGuide::pathsBecomePatterns_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("member") << u"$.d.author.user_openid"_s << u"d.author.user_openid"_s;
    QTest::newRow("element") << u"$.d.attachments[12].url"_s << u"d.attachments[].url"_s;
    QTest::newRow("nested arrays") << u"$.a[0][1].b"_s << u"a[][].b"_s;
    QTest::newRow("array at the root") << u"$[3].x"_s << u"[].x"_s;
    QTest::newRow("quoted") << u"$.d.properties[\"$os\"]"_s << u"d.properties.$os"_s;
    QTest::newRow("quotes in quotes") << u"$.d.msg_elements[0].msg_elements[1].msg_elements[2].content"_s
                                      << u"d.msg_elements[].content"_s;
    QTest::newRow("root") << u"$"_s << QString();
    QTest::newRow("no path") << u"d.author"_s << QString();
    QTest::newRow("open bracket") << u"$.a[0"_s << QString();
    QTest::newRow("open quote") << u"$.a[\"b"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void tst_FieldGuide::pathsBecomePatterns()
{
    QFETCH(QString, path);
    QTEST(fieldPattern(path), "pattern");
}

void tst_FieldGuide::quotesInQuotesAreOneThing()
{
    const QString one = meaning(Side::Frame, u"C2C_MESSAGE_CREATE"_s, u"$.d.msg_elements[0].content"_s);
    QVERIFY(!one.isEmpty());
    QCOMPARE(meaning(Side::Frame, u"C2C_MESSAGE_CREATE"_s, u"$.d.msg_elements[0].msg_elements[4].content"_s), one);
}

void tst_FieldGuide::unknownFieldIsNotNamed()
{
    QVERIFY(meaning(Side::Frame, u"C2C_MESSAGE_CREATE"_s, u"$.d.new_thing"_s).isEmpty());
    QVERIFY(meaning(Side::Request, u"/v2/users/A/messages"_s, u"$.new_thing[0].x"_s).isEmpty());
    QVERIFY(meaning(Side::Frame, u"SOME_NEW_EVENT"_s, u"$.d.id"_s).isEmpty());
    QVERIFY(meaning(Side::Frame, u"C2C_MESSAGE_CREATE"_s, u"$"_s).isEmpty());
}

void tst_FieldGuide::toolCallsAreNobodysRoute()
{
    QVERIFY(meaning(Side::Request, u"send_message_to_user"_s, u"$.message"_s).isEmpty());
    QVERIFY(meaning(Side::Response, u"send_message_to_user"_s, u"$.message"_s).isEmpty());
}

void tst_FieldGuide::legalValuesAreListed()
{
    const FieldEntry *type = guide().find({Side::Request, u"/v2/groups/A/messages"_s}, u"$.msg_type");
    QVERIFY(type != nullptr && type->closed);
    QStringList values;
    for (const LegalValue &value : type->values)
        values.append(value.value);
    QCOMPARE(values, QStringList({u"0"_s, u"2"_s, u"3"_s, u"4"_s, u"6"_s, u"7"_s}));
    const FieldEntry *op = guide().find({Side::Frame, u"HELLO"_s}, u"$.op");
    QVERIFY(op != nullptr && op->closed && op->decoder == FieldDecoder::Op);
    for (const LegalValue &value : op->values)
        QVERIFY(value.meaningEn.startsWith(opcodeName(value.value.toInt())));
    QCOMPARE(op->values.size(), 10);
}

void tst_FieldGuide::faultyTablesAreRefused_data()
{
    using Kind = ParseError::Kind;
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<int>("kind");
    QTest::newRow("too few cells") << QByteArray("frame *\top\tx\ty") << int(Kind::WrongType);
    QTest::newRow("unknown side") << QByteArray("sky *\top\tx\ty\t\t") << int(Kind::WrongType);
    QTest::newRow("no pattern") << QByteArray("frame\top\tx\ty\t\t") << int(Kind::WrongType);
    QTest::newRow("unknown decoder") << QByteArray("frame *\top\tx\ty\t\tmagic") << int(Kind::WrongType);
    QTest::newRow("no Chinese") << QByteArray("frame *\top\tx\t\t\t") << int(Kind::Missing);
    QTest::newRow("no path") << QByteArray("frame *\t \tx\ty\t\t") << int(Kind::Missing);
    QTest::newRow("value without Chinese") << QByteArray("frame *\top\tx\ty\t0=a\t") << int(Kind::WrongType);
    QTest::newRow("empty value") << QByteArray("frame *\top\tx\ty\t=a~b\t") << int(Kind::WrongType);
    QTest::newRow("too many bytes") << QByteArray(FieldGuide::maxBytes + 1, 'x') << int(Kind::TooLarge);
    QTest::newRow("too many rows") << QByteArray("frame *\top\tx\ty\t\t\n").repeated(FieldGuide::maxRows + 1)
                                   << int(Kind::TooLarge);
}

void tst_FieldGuide::faultyTablesAreRefused()
{
    QFETCH(QByteArray, table);
    const auto read = FieldGuide::fromTsv(table);
    QVERIFY(!read.has_value());
    QTEST(int(read.error().kind), "kind");
}

QTEST_GUILESS_MAIN(tst_FieldGuide)
#include "tst_fieldguide.moc"
