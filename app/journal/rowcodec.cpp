#include "app/journal/rowcodec.h"

#include "app/journal/blobcodec.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>

namespace journal {

namespace {

using traffic::Direction;
using traffic::Kind;
using traffic::State;

// Enums stand in files as numbers: whoever reorders one must add a migration.
static_assert(int(Kind::Frame) == 0 && int(Kind::Tool) == 5 && int(Kind::Note) == 6);
static_assert(int(Direction::In) == 0 && int(Direction::Out) == 1 && int(Direction::None) == 2);
static_assert(int(State::None) == 0 && int(State::InFlight) == 1 && int(State::Accepted) == 2);
static_assert(int(State::Refused) == 4 && int(State::Unknown) == 6 && int(State::NotSent) == 7);
static_assert(int(protocol::Scene::C2c) == 0 && int(protocol::Scene::Dm) == 3);

constexpr auto rowColumns
    = "SELECT r.row, r.key, r.time, c.bot, c.scene, c.peer, r.kind, r.direction, r.state, r.route, r.detail, r.op, "
      "r.s, r.msg_id, r.anchor, r.event_id, r.msg_seq, r.attempt_id, r.turn_id, r.code, r.size, r.role, r.text, "
      "r.markdown, r.send_id, r.attempt_number, r.origin, s.time, s.state, s.status, s.code, s.returned_id, "
      "s.ref_idx, s.trace_id, s.detail, s.duration, s.size, m.colour, m.note, m.time FROM ";
// CROSS JOIN fixes the order: else SQLite may start at the conversations.
constexpr auto rowJoins
    = " CROSS JOIN conversation AS c ON c.id = r.conversation LEFT JOIN settlement AS s ON s.row = r.row "
      "LEFT JOIN mark AS m ON m.row = r.row ";

/// Binds one value after the other; empty texts and absent numbers become NULL, which costs one byte.
class Binder
{
public:
    explicit Binder(SQLite::Statement &statement)
        : m_statement(statement)
    {
    }
    Binder &operator<<(std::integral auto value)
    {
        m_statement.bind(++m_index, static_cast<int64_t>(value));
        return *this;
    }
    template <class T> Binder &operator<<(const std::optional<T> &value) { return value ? *this << *value : null(); }
    Binder &operator<<(const QString &text)
    {
        if (text.isEmpty()) {
            return null();
        }
        m_statement.bind(++m_index, text.toStdString());
        return *this;
    }
    Binder &operator<<(const QByteArray &blob)
    {
        if (blob.isEmpty()) {
            return null();
        }
        m_statement.bindNoCopy(++m_index, static_cast<const void *>(blob.constData()), int(blob.size()));
        return *this;
    }
    Binder &null()
    {
        m_statement.bind(++m_index);
        return *this;
    }

private:
    SQLite::Statement &m_statement;
    int m_index = 0;
};

/// Zero means "none" for outbox and turn ids.
std::optional<qint64> unlessZero(qint64 id)
{
    return id == 0 ? std::nullopt : std::optional(id);
}

/// Takes one column after the other.
class Columns
{
public:
    Columns(SQLite::Statement &statement, int first)
        : m_statement(statement)
        , m_index(first - 1)
    {
    }
    qint64 number() { return m_statement.getColumn(++m_index).getInt64(); }
    int integer() { return m_statement.getColumn(++m_index).getInt(); }
    QString text()
    {
        const SQLite::Column column = m_statement.getColumn(++m_index);
        const char *utf8 = column.getText();
        return QString::fromUtf8(utf8, column.getBytes());
    }
    QByteArray blob()
    {
        const SQLite::Column column = m_statement.getColumn(++m_index);
        const void *bytes = column.getBlob();
        return {static_cast<const char *>(bytes), column.getBytes()};
    }
    template <class T> std::optional<T> optional()
    {
        const SQLite::Column column = m_statement.getColumn(++m_index);
        return column.isNull() ? std::nullopt : std::optional(static_cast<T>(column.getInt64()));
    }
    /// An enum whose last enumerator is `last`; `fallback` for a number that is none of them (a damaged file).
    template <class E> E enumerator(E last, E fallback)
    {
        const int number = integer();
        return number >= 0 && number <= int(last) ? E(number) : fallback;
    }

private:
    SQLite::Statement &m_statement;
    int m_index;
};

traffic::MessageFacet readFacet(Columns &columns, int role)
{
    using Role = traffic::MessageFacet::Role;
    traffic::MessageFacet facet;
    facet.role = role == int(Role::Outbound) ? Role::Outbound : Role::Inbound;
    facet.text = columns.text();
    facet.markdown = columns.integer() != 0;
    facet.sendId = columns.number();
    facet.attemptNumber = columns.integer();
    facet.origin = columns.text();
    return facet;
}

traffic::Record readRecord(SQLite::Statement &statement)
{
    Columns columns(statement, 1);
    traffic::Record record;
    record.key = columns.number();
    record.time = core::fromMs(columns.number());
    record.bot = columns.text();
    record.scene = sceneFromNumber(columns.integer());
    record.peer = core::PeerId(columns.text());
    record.kind = columns.enumerator(Kind::Note, Kind::Note);
    record.direction = columns.enumerator(Direction::None, Direction::None);
    record.state = columns.enumerator(State::NotSent, State::Unknown);
    record.route = columns.text();
    record.detail = columns.text();
    record.op = columns.optional<int>();
    record.s = columns.optional<qint64>();
    record.msgId = columns.text();
    record.anchor = columns.text();
    record.eventId = columns.text();
    record.msgSeq = columns.optional<int>();
    record.attemptId = columns.number();
    record.turnId = columns.number();
    record.code = columns.optional<int>();
    record.body.wireSize = columns.number();
    if (const auto role = columns.optional<int>()) {
        record.message = readFacet(columns, *role);
    }
    return record;
}

constexpr int settlementColumn = 27;
constexpr int markColumn = 37;

Mark readMark(SQLite::Statement &statement)
{
    Columns columns(statement, markColumn);
    Mark mark;
    mark.colour = columns.integer();
    mark.note = columns.text();
    mark.time = core::fromMs(columns.number());
    return mark;
}

traffic::Settlement readSettlement(SQLite::Statement &statement, traffic::RecordKey key)
{
    Columns columns(statement, settlementColumn);
    traffic::Settlement settlement;
    settlement.key = key;
    settlement.time = core::fromMs(columns.number());
    settlement.state = columns.enumerator(State::NotSent, State::Unknown);
    settlement.status = columns.optional<int>();
    settlement.code = columns.optional<int>();
    settlement.returnedId = columns.text();
    settlement.refIdx = columns.text();
    settlement.traceId = columns.text();
    settlement.detail = columns.text();
    settlement.duration = core::Milliseconds(columns.number());
    settlement.body.wireSize = columns.number();
    return settlement;
}

QStringList withoutEmpty(QStringList ids)
{
    ids.removeAll(QString());
    ids.removeDuplicates();
    return ids;
}

} // namespace

std::string rowSelect(std::string_view from, std::string_view rest)
{
    return std::string(rowColumns).append(from).append(rowJoins).append(rest);
}

void bindRecord(SQLite::Statement &statement, qint64 row, qint64 conversation, const traffic::Record &record)
{
    Binder binder(statement);
    binder << row << record.key << core::toMs(record.time) << conversation << int(record.kind) << int(record.direction)
           << int(record.state) << record.route << record.detail << record.op << record.s << record.msgId
           << record.anchor << record.eventId << record.msgSeq << unlessZero(record.attemptId)
           << unlessZero(record.turnId) << record.code << record.body.wireSize;
    if (const auto &message = record.message) {
        binder << int(message->role) << message->text << int(message->markdown) << unlessZero(message->sendId)
               << message->attemptNumber << message->origin;
    } else {
        binder.null().null().null().null().null().null();
    }
}

void bindSettlement(SQLite::Statement &statement, qint64 row, const traffic::Settlement &settlement)
{
    Binder(statement) << row << core::toMs(settlement.time) << int(settlement.state) << settlement.status
                      << settlement.code << settlement.returnedId << settlement.refIdx << settlement.traceId
                      << settlement.detail << qint64(settlement.duration.count()) << settlement.body.wireSize;
}

void bindBody(SQLite::Statement &statement, qint64 row, const QByteArray &headers, const QByteArray &splices,
    const traffic::Body &body)
{
    Binder(statement) << row << headers << body.text << splices;
}

StoredRow readRow(SQLite::Statement &statement)
{
    StoredRow stored;
    stored.row = statement.getColumn(0).getInt64();
    stored.record = readRecord(statement);
    if (!statement.getColumn(settlementColumn).isNull()) {
        stored.settlement = readSettlement(statement, stored.record.key);
    }
    if (!statement.getColumn(markColumn).isNull()) {
        stored.mark = readMark(statement);
    }
    return stored;
}

void readBody(SQLite::Statement &statement, QList<traffic::Header> &headers, traffic::Body &body)
{
    Columns columns(statement, 0);
    headers = decodeHeaders(columns.blob());
    body.text = columns.blob();
    body.splices = decodeSplices(columns.blob());
}

qint64 idHash(const QString &id)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char byte : id.toUtf8()) {
        hash = (hash ^ quint8(byte)) * 0x100000001b3ULL;
    }
    return qint64(hash);
}

QStringList lookupIds(const traffic::Record &record)
{
    return withoutEmpty({record.msgId, record.anchor, record.eventId});
}

QStringList lookupIds(const traffic::Settlement &settlement)
{
    return withoutEmpty({settlement.returnedId, settlement.refIdx, settlement.traceId});
}

int sceneNumber(const std::optional<protocol::Scene> &scene)
{
    return scene ? int(*scene) : -1;
}

std::optional<protocol::Scene> sceneFromNumber(int number)
{
    return number >= 0 && number <= int(protocol::Scene::Dm) ? std::optional(protocol::Scene(number)) : std::nullopt;
}

} // namespace journal
