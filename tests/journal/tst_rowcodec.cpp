#include "app/journal/blobcodec.h"
#include "app/journal/rowcodec.h"
#include "app/journal/schema.h"

#include <QtTest>
#include <rapidcheck.h>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

namespace {

using traffic::Record;
using traffic::Settlement;

template <class E> E anyEnum(E last)
{
    return E(*rc::gen::inRange(0, int(last) + 1));
}

/// Any Unicode text, with NULs but without lone surrogates, which UTF-8 cannot say.
QString anyText()
{
    QString text;
    for (const char32_t c : *rc::gen::container<std::u32string>(
             rc::gen::oneOf(rc::gen::inRange<char32_t>(0, 0xd800), rc::gen::inRange<char32_t>(0xe000, 0x110000)))) {
        text.append(QString::fromUcs4(&c, 1));
    }
    return text;
}

QByteArray anyBytes()
{
    return QByteArray::fromStdString(*rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
}

template <class T> std::optional<T> maybe()
{
    return *rc::gen::arbitrary<bool>() ? std::optional<T>(*rc::gen::arbitrary<T>()) : std::nullopt;
}

QList<traffic::Header> anyHeaders()
{
    QList<traffic::Header> headers;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
        headers.append({anyBytes(), anyBytes()});
    }
    return headers;
}

traffic::Body anyBody()
{
    traffic::Body body{anyBytes(), {}, *rc::gen::arbitrary<qint64>()};
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
        body.splices.append({*rc::gen::arbitrary<qsizetype>(), *rc::gen::nonNegative<qsizetype>(),
            *rc::gen::nonNegative<qsizetype>(), anyEnum(traffic::Splice::What::Authorization)});
    }
    return body;
}

Record anyRecord()
{
    Record record;
    record.key = *rc::gen::arbitrary<qint64>();
    record.time = core::fromMs(*rc::gen::arbitrary<qint64>());
    record.kind = anyEnum(traffic::Kind::Note);
    record.direction = anyEnum(traffic::Direction::None);
    record.state = anyEnum(traffic::State::NotSent);
    record.bot = anyText();
    record.peer = core::PeerId(anyText());
    if (*rc::gen::arbitrary<bool>()) {
        record.scene = anyEnum(protocol::Scene::Dm);
    }
    record.route = anyText();
    record.detail = anyText();
    record.op = maybe<int>();
    record.s = maybe<qint64>();
    record.msgId = anyText();
    record.anchor = anyText();
    record.eventId = anyText();
    record.msgSeq = maybe<int>();
    record.attemptId = *rc::gen::arbitrary<qint64>();
    record.turnId = *rc::gen::arbitrary<qint64>();
    record.code = maybe<int>();
    record.headers = anyHeaders();
    record.body = anyBody();
    if (*rc::gen::arbitrary<bool>()) {
        record.message = traffic::MessageFacet{anyEnum(traffic::MessageFacet::Role::Outbound), anyText(),
            *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<qint64>(), *rc::gen::arbitrary<int>(), anyText()};
    }
    return record;
}

Settlement anySettlement(traffic::RecordKey key)
{
    Settlement settlement;
    settlement.key = key;
    settlement.time = core::fromMs(*rc::gen::arbitrary<qint64>());
    settlement.state = anyEnum(traffic::State::NotSent);
    settlement.status = maybe<int>();
    settlement.code = maybe<int>();
    settlement.returnedId = anyText();
    settlement.refIdx = anyText();
    settlement.traceId = anyText();
    settlement.detail = anyText();
    settlement.duration = core::Milliseconds(*rc::gen::arbitrary<qint64>());
    settlement.headers = anyHeaders();
    settlement.body = anyBody();
    return settlement;
}

} // namespace

class tst_RowCodec : public QObject
{
    Q_OBJECT
private slots:
    void recordsAndSettlementsComeBackAsTheyWere();
    void headersAndSplicesComeBackAsTheyWere();
    void aBlobThatIsCutShortReadsAsEmpty();
    void theHashOfAnIdIsPartOfTheFormat();
    void anOrphanOfAnEarlierRunIsUnknown();
    void theAnswerDecidesTheSummary();
};

void tst_RowCodec::recordsAndSettlementsComeBackAsTheyWere()
{
    QVERIFY(rc::check("row round trip", [] {
        const Record record = anyRecord();
        const Settlement settlement = anySettlement(record.key);
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        RC_ASSERT(journal::migrate(database).has_value());
        SQLite::Statement conversation(database, "INSERT INTO conversation VALUES(5, ?, ?, ?)");
        conversation.bind(1, record.bot.toStdString());
        conversation.bind(2, journal::sceneNumber(record.scene));
        conversation.bind(3, record.peer.value.toStdString());
        conversation.exec();
        SQLite::Statement insertRecord(database, journal::insertRecordSql);
        journal::bindRecord(insertRecord, 42, 5, record);
        insertRecord.exec();
        SQLite::Statement insertSettlement(database, journal::insertSettlementSql);
        journal::bindSettlement(insertSettlement, 42, settlement);
        insertSettlement.exec();
        SQLite::Statement insertBody(database, "INSERT INTO record_body VALUES(?,?,?,?)");
        const QByteArray headers = journal::encodeHeaders(record.headers);
        const QByteArray splices = journal::encodeSplices(record.body.splices);
        journal::bindBody(insertBody, 42, headers, splices, record.body);
        insertBody.exec();

        SQLite::Statement select(database, journal::rowSelect("record AS r", ""));
        RC_ASSERT(select.executeStep());
        journal::StoredRow stored = journal::readRow(select);
        SQLite::Statement body(database, "SELECT headers, body, splices FROM record_body");
        RC_ASSERT(body.executeStep());
        journal::readBody(body, stored.record.headers, stored.record.body);
        RC_ASSERT(stored.row == 42);
        RC_ASSERT(stored.record == record);
        RC_ASSERT(stored.settlement.has_value());
        stored.settlement->headers = settlement.headers; // stored as the record's are
        stored.settlement->body.text = settlement.body.text;
        stored.settlement->body.splices = settlement.body.splices;
        RC_ASSERT(*stored.settlement == settlement);
    }));
}

void tst_RowCodec::headersAndSplicesComeBackAsTheyWere()
{
    QVERIFY(rc::check("blob round trip", [] {
        const auto headers = anyHeaders();
        const auto splices = anyBody().splices;
        RC_ASSERT(journal::decodeHeaders(journal::encodeHeaders(headers)) == headers);
        RC_ASSERT(journal::decodeSplices(journal::encodeSplices(splices)) == splices);
    }));
}

void tst_RowCodec::aBlobThatIsCutShortReadsAsEmpty()
{
    const QByteArray headers = journal::encodeHeaders({{"Accept", "text/plain"}, {"Host", "example.org"}});
    const QByteArray splices = journal::encodeSplices({{300, 20, 57, traffic::Splice::What::Token}});
    for (qsizetype length = 0; length < headers.size(); ++length) {
        QVERIFY(journal::decodeHeaders(headers.left(length)).isEmpty());
    }
    for (qsizetype length = 0; length < splices.size(); ++length) {
        QVERIFY(journal::decodeSplices(splices.left(length)).isEmpty());
    }
    QVERIFY(journal::decodeHeaders(QByteArray(40, '\xff')).isEmpty());
}

void tst_RowCodec::theHashOfAnIdIsPartOfTheFormat()
{
    // FNV-1a's published value for "foobar".
    QCOMPARE(quint64(journal::idHash(u"foobar"_s)), 0x85944171f73967e8ULL);
}

void tst_RowCodec::anOrphanOfAnEarlierRunIsUnknown()
{
    journal::StoredRow stored;
    stored.record.key = 10;
    stored.record.state = traffic::State::InFlight;
    QCOMPARE(journal::effectiveState(stored, 11), traffic::State::Unknown);
    QCOMPARE(journal::effectiveState(stored, 10), traffic::State::InFlight);
    stored.settlement = Settlement();
    stored.settlement->state = traffic::State::Accepted;
    QCOMPARE(journal::effectiveState(stored, 11), traffic::State::Accepted);
}

void tst_RowCodec::theAnswerDecidesTheSummary()
{
    journal::StoredRow stored;
    stored.row = 7;
    stored.record.detail = u"request"_s;
    stored.record.code = 1;
    const auto open = journal::summarize(stored, journal::liveSource, 0);
    QCOMPARE(open.detail, u"request"_s);
    QVERIFY(!open.duration.has_value());
    stored.settlement = Settlement();
    stored.settlement->detail = u"msg_id is invalid"_s;
    stored.settlement->code = 40034024;
    stored.settlement->duration = core::Milliseconds(12);
    const auto settled = journal::summarize(stored, journal::liveSource, 0);
    QCOMPARE(settled.detail, u"msg_id is invalid"_s);
    QCOMPARE(settled.code.value_or(0), 40034024);
    QCOMPARE(settled.duration.value_or(core::Milliseconds(0)).count(), 12);
}

QTEST_GUILESS_MAIN(tst_RowCodec)
#include "tst_rowcodec.moc"
