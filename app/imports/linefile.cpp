// How a file of lines is written.
#include "app/imports/linefileprivate.h"

#include <QFile>

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
CREATE INDEX attempt_number ON attempt(number);
CREATE INDEX attempt_turn ON attempt(turn, scene);
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

} // namespace

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

core::Result<std::unique_ptr<LineFile>, journal::JournalError> LineFile::append(const QString &path)
{
    try {
        auto made = std::make_unique<Private>(path, SQLite::OPEN_READWRITE);
        made->database.exec("PRAGMA synchronous=OFF"); // what is interrupted is made anew
        return std::unique_ptr<LineFile>(new LineFile(std::move(made)));
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

LineFile::Done LineFile::forgetRows(qint64 first)
{
    return d->guarded(u"forget rows"_s, [&] {
        SQLite::Statement &gone = d->prepared("DELETE FROM made WHERE row>=?");
        gone.bind(1, int64_t(first));
        gone.exec();
    });
}

} // namespace imports
