// What the newest rows have, for the completion of filters.
#include "app/journal/journalreaderprivate.h"

#include <algorithm>

namespace journal {

using namespace Qt::StringLiterals;
using filter::Key;

namespace {

/// Enough to know what there is, few enough to be read while somebody types.
constexpr qint64 newestRows = 20'000;

std::string wordOf(const char *column, Key key)
{
    std::string sql = std::string("CASE ") + column;
    int number = 0;
    for (const QLatin1StringView word : filter::infoOf(key).words)
        sql += " WHEN " + std::to_string(number++) + " THEN '" + word.data() + "'";
    return sql + " END";
}

/// The value of a row in the filter's words; empty for keys whose values nobody would choose from a list.
std::string valueSql(Key key, traffic::RecordKey since)
{
    switch (key) {
    case Key::Kind:
        return wordOf("r.kind", key);
    case Key::Dir:
        return wordOf("r.direction", key);
    case Key::Scene:
        return wordOf("c.scene", key);
    case Key::Bot:
        return "nullif(c.bot,'')";
    case Key::Peer:
        return "nullif(c.peer,'')";
    case Key::T:
        return "CASE WHEN r.kind=0 THEN r.route END";
    case Key::Method:
        return "CASE WHEN r.kind BETWEEN 1 AND 4 THEN substr(r.route,1,instr(r.route,' ')-1) END";
    case Key::Status:
        return "s.status";
    case Key::Code:
        return "ifnull(s.code,r.code)";
    case Key::Close:
        return "CASE WHEN r.route='CLOSE' THEN r.code END";
    case Key::Op:
        return "r.op";
    case Key::Seq:
        return "r.msg_seq";
    case Key::State:
        return "CASE ifnull(s.state,CASE WHEN r.state=1 AND r.key<" + std::to_string(since)
            + " THEN 6 ELSE r.state END) WHEN 1 THEN 'sending' WHEN 2 THEN 'accepted' WHEN 3 THEN 'accepted' WHEN 4 "
              "THEN "
              "'refused' WHEN 5 THEN 'audit' WHEN 6 THEN 'unknown' WHEN 7 THEN 'notsent' END";
    default:
        return {};
    }
}

} // namespace

core::Result<QList<SeenValue>, JournalError> JournalReader::seenValues(
    filter::Key key, const QString &prefix, int limit) const
{
    const std::string value = valueSql(key, d->since);
    if (value.empty())
        return QList<SeenValue>();
    return d->guarded(u"seen values"_s, [&] {
        const StatementUse use(d->prepared("SELECT value, count(*) FROM (SELECT " + value
            + " AS value FROM record r CROSS JOIN conversation c ON c.id=r.conversation LEFT JOIN settlement s ON "
              "s.row=r.row WHERE r.row>(SELECT max(row) FROM record)-?1) WHERE value IS NOT NULL AND "
              "substr(value,1,?2)=?3 COLLATE NOCASE GROUP BY value ORDER BY count(*) DESC, value LIMIT ?4"));
        use->bind(1, static_cast<int64_t>(newestRows));
        use->bind(2, int(prefix.toUcs4().size()));
        use->bind(3, prefix.toStdString());
        use->bind(4, limit);
        QList<SeenValue> found;
        while (use->executeStep()) {
            found.append({QString::fromStdString(use->getColumn(0).getString()), use->getColumn(1).getInt64()});
        }
        return found;
    });
}

} // namespace journal
