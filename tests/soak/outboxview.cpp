#include "tests/soak/outboxview.h"

#include <QDir>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

namespace soak {

OutboxView readOutbox(const QString &folder)
{
    OutboxView view;
    const QStringList files = QDir(folder).entryList({u"outbox-*.db"_s});
    if (files.isEmpty())
        return view;
    try {
        SQLite::Database database((folder + u'/' + files.first()).toStdString(), SQLite::OPEN_READONLY, 2'000);
        const SQLite::Transaction oneMoment(database);
        const auto count = [&database](const char *sql) { return database.execAndGet(sql).getInt(); };
        view.inbound = count("SELECT COUNT(*) FROM inbound");
        SQLite::Statement open(database,
            "SELECT 'owed: ' || msg_id FROM inbound WHERE owed = 1 "
            "UNION ALL SELECT 'turn: ' || id FROM turn WHERE state = 'running' "
            "UNION ALL SELECT 'send: ' || m.id || ', next try in ' || "
            "COALESCE(ROUND(m.next_try / 1000.0 - unixepoch(), 0), '-') || ' s, tries: ' || COALESCE((SELECT "
            "group_concat(COALESCE(t.outcome, '-') || ' ' || COALESCE(t.detail, '') || ' ' || COALESCE(t.http_status, "
            "''), '; ') FROM attempt t WHERE t.message = m.id), '-') "
            "FROM message m WHERE m.ended IS NULL AND m.delivered = 0");
        while (open.executeStep())
            view.open.append(QString::fromStdString(open.getColumn(0).getString()));
        view.attemptsWithoutOutcome = count("SELECT COUNT(*) FROM attempt WHERE outcome IS NULL");
        SQLite::Statement left(database,
            "SELECT i.msg_id, COALESCE(m.not_sent, (SELECT COALESCE(t.outcome, '-') || ' ' || COALESCE(t.detail, '') "
            "FROM attempt t WHERE t.message = m.id ORDER BY t.id DESC LIMIT 1), 'no attempt') "
            "FROM message m JOIN turn u ON u.id = m.turn JOIN inbound i ON i.id = u.inbound "
            "WHERE m.ended IS NOT NULL AND m.delivered = 0 AND m.dismissed IS NULL");
        while (left.executeStep())
            view.undelivered.insert(QString::fromStdString(left.getColumn(0).getString()),
                QString::fromStdString(left.getColumn(1).getString()).trimmed());
        view.readable = true;
    } catch (const SQLite::Exception &) {
        return {}; // the client is just making its tables
    }
    return view;
}

} // namespace soak
