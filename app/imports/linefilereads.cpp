// How a file of lines is read: in the order of time, and by record.
#include "app/importer/patterns.h"
#include "app/imports/linefileprivate.h"

namespace imports {

using namespace Qt::StringLiterals;
using importer::RecordNumber;

namespace {

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

void LineFile::Private::each(const std::string &where, const std::vector<qint64> &values, const Take &take)
{
    SQLite::Statement rows(
        database, std::string("SELECT ") + recordColumns + " FROM record " + where + " ORDER BY stamp,number");
    for (size_t i = 0; i < values.size(); ++i)
        rows.bind(int(i + 1), int64_t(values[i]));
    while (rows.executeStep() && take(readRecord(rows))) { }
}

LineFile::Done LineFile::eachInTime(const Take &take)
{
    return d->guarded(u"read in order"_s, [&] { d->each({}, {}, take); });
}

LineFile::Done LineFile::eachFrom(const TimePlace &from, const Take &take)
{
    return d->guarded(u"read in order"_s, [&] {
        d->each("WHERE (stamp,number)>=(?,?)", {from.ms, from.number}, take);
    });
}

LineFile::Done LineFile::eachAfter(RecordNumber number, const TimePlace &end, const Take &take)
{
    return d->guarded(u"read in order"_s, [&] {
        d->each("WHERE number>? AND (stamp,number)<(?,?)", {number, end.ms, end.number}, take);
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

core::Result<RecordNumber, journal::JournalError> LineFile::recordOfAttempt(qint64 number)
{
    return d->guarded(u"read an attempt"_s, [&] {
        SQLite::Statement &find = d->prepared("SELECT at FROM attempt WHERE number=?");
        find.bind(1, int64_t(number));
        return find.executeStep() ? RecordNumber(find.getColumn(0).getInt64()) : 0;
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
        SQLite::Statement &find
            = d->prepared("SELECT m.turn, t.platform, t.peer, t.anchor, t.inbound,"
                          " (SELECT a.scene FROM attempt a WHERE a.turn=m.turn AND a.scene IS NOT NULL LIMIT 1) FROM "
                          "member m LEFT JOIN turn t ON t.number=m.turn WHERE m.record=?");
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

core::Result<importer::LinePlace, journal::JournalError> LineFile::placeBefore(
    RecordNumber record, const importer::Origin &origin, qint64 line)
{
    return d->guarded(u"read a place"_s, [&] {
        // Places were written in the order of the file: a few rows back, however many there are.
        SQLite::Statement &find = d->prepared("SELECT line,offset FROM place WHERE line<=? AND rowid<="
                                              "(SELECT rowid FROM place WHERE number=? AND offset=?) "
                                              "ORDER BY rowid DESC LIMIT 1");
        find.bind(1, int64_t(line));
        find.bind(2, int64_t(record));
        find.bind(3, int64_t(origin.offset));
        return find.executeStep() ? importer::LinePlace{find.getColumn(0).getInt64(), find.getColumn(1).getInt64()}
                                  : importer::LinePlace{};
    });
}

} // namespace imports
