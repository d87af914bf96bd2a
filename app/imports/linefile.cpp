#include "app/imports/linefile.h"

#include "app/importer/patterns.h"
#include "app/journal/connection.h"

#include <QFile>
#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

namespace imports {

using namespace Qt::StringLiterals;
using importer::RecordNumber;

namespace {

// Made in one go, and made anew if that is interrupted: so nothing is waited for on the disk.
constexpr auto makeTables = R"sql(
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
CREATE TABLE record(number INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, day INTEGER NOT NULL, ms INTEGER NOT NULL,
    approximate INTEGER NOT NULL, dated INTEGER NOT NULL, form INTEGER, level INTEGER NOT NULL, tag TEXT NOT NULL,
    version TEXT NOT NULL, source TEXT NOT NULL, source_line INTEGER NOT NULL, service TEXT NOT NULL,
    repeat INTEGER NOT NULL, stream INTEGER NOT NULL, utc INTEGER, message BLOB NOT NULL, cut INTEGER NOT NULL,
    unparsed INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, line INTEGER NOT NULL);
CREATE INDEX record_stamp ON record(stamp, number);
CREATE TABLE identity(high INTEGER, low INTEGER, number INTEGER NOT NULL, PRIMARY KEY(high, low)) WITHOUT ROWID;
CREATE TABLE place(number INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, line INTEGER NOT NULL);
CREATE INDEX place_number ON place(number);
CREATE TABLE attempt(at INTEGER PRIMARY KEY, number INTEGER NOT NULL, request INTEGER NOT NULL,
    outcome INTEGER NOT NULL, state INTEGER NOT NULL, path INTEGER NOT NULL, confirmed INTEGER NOT NULL,
    ambiguous INTEGER NOT NULL, platform TEXT NOT NULL, scene INTEGER, peer TEXT NOT NULL, msg_type INTEGER,
    text TEXT NOT NULL, anchor TEXT NOT NULL, event_id TEXT NOT NULL, msg_seq INTEGER, returned TEXT NOT NULL,
    ref_idx TEXT NOT NULL, status INTEGER, code INTEGER, server_text TEXT NOT NULL, trace TEXT NOT NULL,
    sent_day INTEGER NOT NULL, sent_ms INTEGER NOT NULL, answered_day INTEGER NOT NULL, answered_ms INTEGER NOT NULL,
    turn INTEGER NOT NULL, tool_call INTEGER NOT NULL);
CREATE INDEX attempt_outcome ON attempt(outcome) WHERE request<>0;
CREATE TABLE turn(number INTEGER PRIMARY KEY, platform TEXT NOT NULL, peer TEXT NOT NULL, anchor TEXT NOT NULL,
    inbound INTEGER NOT NULL);
CREATE TABLE member(record INTEGER PRIMARY KEY, turn INTEGER NOT NULL);
CREATE TABLE made(record INTEGER PRIMARY KEY, row INTEGER NOT NULL);
CREATE INDEX made_row ON made(row);
)sql";

template <class T> void bindOptional(SQLite::Statement &statement, int at, const std::optional<T> &value)
{
    if (value)
        statement.bind(at, int64_t(*value));
    else
        statement.bind(at);
}

void bindText(SQLite::Statement &statement, int at, const QString &text)
{
    statement.bind(at, text.toStdString());
}

QString textOf(SQLite::Statement &statement, int at)
{
    return QString::fromStdString(statement.getColumn(at).getString());
}

std::optional<int> numberOf(SQLite::Statement &statement, int at)
{
    const SQLite::Column column = statement.getColumn(at);
    return column.isNull() ? std::nullopt : std::optional(column.getInt());
}

std::optional<protocol::Scene> sceneOf(SQLite::Statement &statement, int at)
{
    const auto number = numberOf(statement, at);
    return number ? std::optional(protocol::Scene(*number)) : std::nullopt;
}

constexpr auto recordColumns = "number,day,ms,approximate,dated,form,level,tag,version,source,source_line,service,"
                               "repeat,stream,utc,message,cut,unparsed,offset,length,line";

importer::LogRecord readRecord(SQLite::Statement &row)
{
    importer::LogRecord record;
    record.number = row.getColumn(0).getInt64();
    record.stamp = {row.getColumn(1).getInt(), row.getColumn(2).getInt(), row.getColumn(3).getInt() != 0,
        row.getColumn(4).getInt() != 0};
    if (const auto form = numberOf(row, 5))
        record.form = importer::HeaderForm(*form);
    record.level = importer::Level(row.getColumn(6).getInt());
    record.tag = textOf(row, 7);
    record.version = textOf(row, 8);
    record.source = textOf(row, 9);
    record.sourceLine = row.getColumn(10).getInt();
    record.service = textOf(row, 11);
    record.repeat = row.getColumn(12).getInt();
    record.stream = importer::LineFacts::Stream(row.getColumn(13).getInt());
    if (const SQLite::Column utc = row.getColumn(14); !utc.isNull())
        record.utcMs = utc.getInt64();
    const SQLite::Column message = row.getColumn(15);
    record.message = QByteArray(static_cast<const char *>(message.getBlob()), message.getBytes());
    record.isCut = row.getColumn(16).getInt() != 0;
    if (const qint64 lines = row.getColumn(17).getInt64(); lines > 0)
        record.fields = importer::Unparsed{lines};
    record.origin = {row.getColumn(18).getInt64(), row.getColumn(19).getInt64(), row.getColumn(20).getInt64()};
    record.fields = importer::fieldsOf(record);
    return record;
}

importer::Attempt readAttempt(SQLite::Statement &row)
{
    importer::Attempt attempt;
    int at = 0;
    const auto integer = [&] { return row.getColumn(at++).getInt64(); };
    const auto text = [&] { return textOf(row, at++); };
    const auto maybe = [&] { return numberOf(row, at++); };
    attempt.number = integer();
    attempt.request = integer();
    attempt.outcome = integer();
    attempt.state = importer::Attempt::State(integer());
    attempt.path = importer::SendPath(integer());
    attempt.pathConfirmed = integer() != 0;
    attempt.isAmbiguous = integer() != 0;
    attempt.platformId = text();
    attempt.target.scene = sceneOf(row, at++);
    attempt.target.peer = core::PeerId(text());
    attempt.msgType = maybe();
    attempt.text = text();
    attempt.anchor = core::UnverifiedId(text());
    attempt.eventId = core::EventId(text());
    attempt.msgSeq = maybe();
    attempt.returnedId = core::OutboundMsgId(text());
    attempt.refIdx = core::RefIdx(text());
    attempt.status = maybe();
    attempt.code = maybe();
    attempt.serverText = text();
    attempt.traceId = core::TraceId(text());
    attempt.sent.day = int(integer());
    attempt.sent.msOfDay = int(integer());
    attempt.answered.day = int(integer());
    attempt.answered.msOfDay = int(integer());
    attempt.turn = integer();
    attempt.toolCall = integer();
    return attempt;
}

constexpr auto attemptColumns = "number,request,outcome,state,path,confirmed,ambiguous,platform,scene,peer,msg_type,"
                                "text,anchor,event_id,msg_seq,returned,ref_idx,status,code,server_text,trace,"
                                "sent_day,sent_ms,answered_day,answered_ms,turn,tool_call";

} // namespace

struct LineFile::Private
{
    explicit Private(const QString &path, int flags)
        : database(path.toStdString(), flags)
    {
    }
    SQLite::Statement &prepared(const std::string &sql)
    {
        auto known = statements.find(sql);
        if (known == statements.end())
            known = statements.try_emplace(sql, database, sql).first;
        known->second.reset();
        known->second.clearBindings();
        return known->second;
    }
    /// SQLite's exceptions end here. What was written before one is of no use: the import is given up.
    template <class Work>
    auto guarded(const QString &operation, Work work) -> core::Result<std::invoke_result_t<Work>, journal::JournalError>
    {
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SQLite::Exception &e) {
            return core::make_unexpected(journal::errorOf(e, operation, journal::JournalError::Kind::CannotWrite));
        }
    }
    void addPlace(RecordNumber number, const importer::Origin &origin)
    {
        SQLite::Statement &place = prepared("INSERT INTO place VALUES(?,?,?,?)");
        place.bind(1, int64_t(number));
        place.bind(2, int64_t(origin.offset));
        place.bind(3, int64_t(origin.length));
        place.bind(4, int64_t(origin.line));
        place.exec();
    }
    /// The record that is there already; 0 for none. Remembers this one.
    RecordNumber knownAs(const importer::LogRecord &record)
    {
        const auto identity = importer::identityOf(record);
        if (!identity)
            return 0;
        SQLite::Statement &find = prepared("SELECT number FROM identity WHERE high=? AND low=?");
        find.bind(1, int64_t(identity->high));
        find.bind(2, int64_t(identity->low));
        if (find.executeStep())
            return find.getColumn(0).getInt64();
        SQLite::Statement &keep = prepared("INSERT INTO identity VALUES(?,?,?)");
        keep.bind(1, int64_t(identity->high));
        keep.bind(2, int64_t(identity->low));
        keep.bind(3, int64_t(record.number));
        keep.exec();
        return 0;
    }
    void insert(const importer::LogRecord &record);
    void addMember(RecordNumber record, qint64 turn)
    {
        if (record == 0)
            return;
        SQLite::Statement &member = prepared("INSERT OR IGNORE INTO member VALUES(?,?)");
        member.bind(1, int64_t(record));
        member.bind(2, int64_t(turn));
        member.exec();
    }

    SQLite::Database database;
    std::map<std::string, SQLite::Statement> statements; // below the database: they go first
};

void LineFile::Private::insert(const importer::LogRecord &record)
{
    SQLite::Statement &add = prepared("INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    const auto *unparsed = std::get_if<importer::Unparsed>(&record.fields);
    int at = 0;
    const auto integer = [&](qint64 value) { add.bind(++at, int64_t(value)); };
    integer(record.number);
    integer(record.stamp.ms());
    integer(record.stamp.day);
    integer(record.stamp.msOfDay);
    integer(record.stamp.isApproximate);
    integer(record.stamp.hasDate);
    bindOptional(add, ++at, record.form ? std::optional(int(*record.form)) : std::nullopt);
    integer(int(record.level));
    bindText(add, ++at, record.tag);
    bindText(add, ++at, record.version);
    bindText(add, ++at, record.source);
    integer(record.sourceLine);
    bindText(add, ++at, record.service);
    integer(record.repeat);
    integer(int(record.stream));
    bindOptional(add, ++at, record.utcMs);
    add.bind(++at, record.message.constData(), int(record.message.size()));
    integer(record.isCut);
    integer(unparsed ? unparsed->lines : 0);
    integer(record.origin.offset);
    integer(record.origin.length);
    integer(record.origin.line);
    add.exec();
}

LineFile::LineFile(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

LineFile::~LineFile() = default;

core::Result<std::unique_ptr<LineFile>, journal::JournalError> LineFile::create(const QString &path)
{
    QFile::remove(path);
    try {
        auto made = std::make_unique<Private>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        made->database.exec(makeTables);
        return std::unique_ptr<LineFile>(new LineFile(std::move(made)));
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(journal::errorOf(e, u"make"_s, journal::JournalError::Kind::CannotOpen));
    }
}

core::Result<std::unique_ptr<LineFile>, journal::JournalError> LineFile::open(const QString &path)
{
    try {
        return std::unique_ptr<LineFile>(new LineFile(std::make_unique<Private>(path, SQLite::OPEN_READONLY)));
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(journal::errorOf(e, u"open"_s, journal::JournalError::Kind::CannotOpen));
    }
}

LineFile::Done LineFile::begin()
{
    return d->guarded(u"begin"_s, [this] { d->database.exec("BEGIN"); });
}

LineFile::Done LineFile::commit()
{
    return d->guarded(u"commit"_s, [this] { d->database.exec("COMMIT"); });
}

core::Result<bool, journal::JournalError> LineFile::add(const importer::LogRecord &record)
{
    return d->guarded(u"keep a record"_s, [&] {
        const RecordNumber known = d->knownAs(record);
        d->addPlace(known != 0 ? known : record.number, record.origin);
        if (known == 0)
            d->insert(record);
        return known == 0;
    });
}

LineFile::Done LineFile::addAttempt(const importer::Attempt &attempt)
{
    return d->guarded(u"keep an attempt"_s, [&] {
        SQLite::Statement &add = d->prepared(
            "INSERT OR REPLACE INTO attempt VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        int at = 0;
        const auto integer = [&](qint64 value) { add.bind(++at, int64_t(value)); };
        const auto text = [&](const QString &value) { bindText(add, ++at, value); };
        integer(attempt.request != 0 ? attempt.request : attempt.outcome);
        integer(attempt.number);
        integer(attempt.request);
        integer(attempt.outcome);
        integer(int(attempt.state));
        integer(int(attempt.path));
        integer(attempt.pathConfirmed);
        integer(attempt.isAmbiguous);
        text(attempt.platformId);
        bindOptional(add, ++at, attempt.target.scene ? std::optional(int(*attempt.target.scene)) : std::nullopt);
        text(attempt.target.peer.value);
        bindOptional(add, ++at, attempt.msgType);
        text(attempt.text);
        text(attempt.anchor.value);
        text(attempt.eventId.value);
        bindOptional(add, ++at, attempt.msgSeq);
        text(attempt.returnedId.value);
        text(attempt.refIdx.value);
        bindOptional(add, ++at, attempt.status);
        bindOptional(add, ++at, attempt.code);
        text(attempt.serverText);
        text(attempt.traceId.value);
        integer(attempt.sent.day);
        integer(attempt.sent.msOfDay);
        integer(attempt.answered.day);
        integer(attempt.answered.msOfDay);
        integer(attempt.turn);
        integer(attempt.toolCall);
        add.exec();
        d->addMember(attempt.request, attempt.turn);
        d->addMember(attempt.outcome, attempt.turn);
    });
}

LineFile::Done LineFile::addTurn(const importer::Turn &turn)
{
    return d->guarded(u"keep a turn"_s, [&] {
        SQLite::Statement &add = d->prepared("INSERT OR REPLACE INTO turn VALUES(?,?,?,?,?)");
        add.bind(1, int64_t(turn.number));
        bindText(add, 2, turn.platformId);
        bindText(add, 3, turn.peer.isEmpty() ? turn.sender.value : turn.peer.value);
        bindText(add, 4, turn.anchor.value);
        add.bind(5, int64_t(turn.inbound));
        add.exec();
        d->addMember(turn.inbound, turn.number);
        for (const QList<RecordNumber> *list : {&turn.prepared, &turn.buffers, &turn.batches, &turn.toolCalls,
                 &turn.results, &turn.followUps, &turn.troubles})
            for (const RecordNumber record : *list)
                d->addMember(record, turn.number);
    });
}

LineFile::Done LineFile::setRow(RecordNumber record, qint64 row)
{
    return d->guarded(u"keep a row"_s, [&] {
        SQLite::Statement &made = d->prepared("INSERT OR REPLACE INTO made VALUES(?,?)");
        made.bind(1, int64_t(record));
        made.bind(2, int64_t(row));
        made.exec();
    });
}

LineFile::Done LineFile::eachInTime(const std::function<bool(const importer::LogRecord &)> &take)
{
    return d->guarded(u"read in order"_s, [&] {
        SQLite::Statement rows(
            d->database, std::string("SELECT ") + recordColumns + " FROM record ORDER BY stamp,number");
        while (rows.executeStep() && take(readRecord(rows))) { }
    });
}

core::Result<std::optional<importer::Attempt>, journal::JournalError> LineFile::attemptAt(RecordNumber record)
{
    return d->guarded(u"read an attempt"_s, [&]() -> std::optional<importer::Attempt> {
        SQLite::Statement &find = d->prepared(std::string("SELECT ") + attemptColumns + " FROM attempt WHERE at=?");
        find.bind(1, int64_t(record));
        return find.executeStep() ? std::optional(readAttempt(find)) : std::nullopt;
    });
}

core::Result<RecordNumber, journal::JournalError> LineFile::requestOf(RecordNumber outcome)
{
    return d->guarded(u"read an outcome"_s, [&] {
        SQLite::Statement &find = d->prepared("SELECT request FROM attempt WHERE outcome=? AND request<>0");
        find.bind(1, int64_t(outcome));
        return find.executeStep() ? RecordNumber(find.getColumn(0).getInt64()) : 0;
    });
}

core::Result<TurnPlace, journal::JournalError> LineFile::turnOf(RecordNumber record)
{
    return d->guarded(u"read a turn"_s, [&] {
        // Where a turn's messages went tells the scene; the inbound line of a group does not.
        SQLite::Statement &find = d->prepared(
            "SELECT m.turn, t.platform, t.peer, t.anchor, t.inbound,"
            " (SELECT a.scene FROM attempt a JOIN member n ON n.record=a.at WHERE n.turn=m.turn AND a.scene IS NOT NULL"
            "  LIMIT 1) FROM member m LEFT JOIN turn t ON t.number=m.turn WHERE m.record=?");
        find.bind(1, int64_t(record));
        TurnPlace place;
        if (!find.executeStep())
            return place;
        place.turn = find.getColumn(0).getInt64();
        place.platformId = textOf(find, 1);
        place.peer = core::PeerId(textOf(find, 2));
        place.anchor = core::UnverifiedId(textOf(find, 3));
        place.isInbound = find.getColumn(4).getInt64() == record;
        place.scene = sceneOf(find, 5);
        return place;
    });
}

core::Result<std::optional<importer::LogRecord>, journal::JournalError> LineFile::record(RecordNumber number)
{
    return d->guarded(u"read a record"_s, [&]() -> std::optional<importer::LogRecord> {
        SQLite::Statement &find = d->prepared(std::string("SELECT ") + recordColumns + " FROM record WHERE number=?");
        find.bind(1, int64_t(number));
        return find.executeStep() ? std::optional(readRecord(find)) : std::nullopt;
    });
}

core::Result<qint64, journal::JournalError> LineFile::rowOf(RecordNumber record)
{
    return d->guarded(u"read a row"_s, [&] {
        SQLite::Statement &find = d->prepared("SELECT row FROM made WHERE record=?");
        find.bind(1, int64_t(record));
        return find.executeStep() ? qint64(find.getColumn(0).getInt64()) : 0;
    });
}

core::Result<RecordNumber, journal::JournalError> LineFile::recordOf(qint64 row)
{
    return d->guarded(u"read a record"_s, [&] {
        SQLite::Statement &find = d->prepared("SELECT record FROM made WHERE row=?");
        find.bind(1, int64_t(row));
        return find.executeStep() ? RecordNumber(find.getColumn(0).getInt64()) : 0;
    });
}

core::Result<QList<importer::Origin>, journal::JournalError> LineFile::originsOf(RecordNumber record)
{
    return d->guarded(u"read places"_s, [&] {
        SQLite::Statement &find = d->prepared("SELECT offset,length,line FROM place WHERE number=? ORDER BY offset");
        find.bind(1, int64_t(record));
        QList<importer::Origin> origins;
        while (find.executeStep())
            origins.append({find.getColumn(0).getInt64(), find.getColumn(1).getInt64(), find.getColumn(2).getInt64()});
        return origins;
    });
}

} // namespace imports
