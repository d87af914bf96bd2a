#include "tests/bench/rawjournal.h"

#include "tests/bench/samples.h"

namespace bench {

namespace {

RawDatabase &prepared(RawDatabase &database)
{
    database.exec("PRAGMA page_size=16384");
    database.exec("PRAGMA journal_mode=WAL");
    database.exec("PRAGMA synchronous=NORMAL");
    database.exec("PRAGMA wal_autocheckpoint=16000");
    database.exec("PRAGMA cache_size=-16000");
    database.exec("CREATE TABLE IF NOT EXISTS record(row INTEGER PRIMARY KEY, key INTEGER, time INTEGER, conversation "
                  "INTEGER, kind INTEGER, direction INTEGER, state INTEGER, route TEXT, op INTEGER, s INTEGER, msg_id "
                  "TEXT, event_id TEXT, size INTEGER, role INTEGER, text TEXT, body BLOB, hash INTEGER)");
    database.exec("CREATE INDEX IF NOT EXISTS by_key ON record(key)");
    database.exec("CREATE INDEX IF NOT EXISTS by_hash ON record(hash)");
    return database;
}

/// The journal's own hash, over bytes that are there already.
qint64 hashOf(const QByteArray &utf8)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char byte : utf8)
        hash = (hash ^ quint8(byte)) * 0x100000001b3ULL;
    return qint64(hash);
}

} // namespace

RawRow rawRow(qint64 number)
{
    const traffic::Record record = c2cRecord(number);
    return {.key = record.key,
        .time = core::toMs(record.time),
        .s = *record.s,
        .conversation = number % 50,
        .route = record.route.toUtf8(),
        .msgId = record.msgId.toUtf8(),
        .eventId = record.eventId.toUtf8(),
        .text = record.message->text.toUtf8(),
        .body = record.body.text};
}

QList<RawRow> rawRows(qint64 first, qsizetype count)
{
    QList<RawRow> rows;
    rows.reserve(count);
    for (qint64 number = first; number < first + count; ++number)
        rows.append(rawRow(number));
    return rows;
}

RawJournal::RawJournal(const QString &path)
    : m_database(path)
    , m_insert(prepared(m_database), "INSERT INTO record VALUES(NULL,?,?,?,0,0,0,?,0,?,?,?,?,0,?,?,?)")
{
}

void RawJournal::write(const QList<RawRow> &rows)
{
    m_database.exec("BEGIN IMMEDIATE");
    for (const RawRow &row : rows) {
        m_insert.number(row.key).number(row.time).number(row.conversation).text(row.route).number(row.s);
        m_insert.text(row.msgId).text(row.eventId).number(row.body.size()).text(row.text).blob(row.body);
        m_insert.number(hashOf(row.msgId)).run();
    }
    m_database.exec("COMMIT");
}

} // namespace bench
