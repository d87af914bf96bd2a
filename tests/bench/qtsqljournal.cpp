#include "tests/bench/qtsqljournal.h"

#include <QSqlError>
#include <QVariant>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

const QString connection = u"bench"_s;

QSqlDatabase opened(const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    database.setDatabaseName(path);
    if (!database.open())
        qFatal("%s", qPrintable(database.lastError().text()));
    for (const QString &sql :
        {u"CREATE TABLE record(row INTEGER PRIMARY KEY, key INTEGER, time INTEGER, conversation INTEGER, kind "
         "INTEGER, direction INTEGER, state INTEGER, route TEXT, op INTEGER, s INTEGER, msg_id TEXT, event_id "
         "TEXT, size INTEGER, role INTEGER, text TEXT, body BLOB)"_s,
            u"CREATE INDEX by_key ON record(key)"_s, u"CREATE INDEX by_id ON record(msg_id)"_s})
        QSqlQuery(database).exec(sql);
    return database;
}

} // namespace

bool QtSqlJournal::isAvailable()
{
    return QSqlDatabase::isDriverAvailable(u"QSQLITE"_s);
}

QtSqlJournal::QtSqlJournal(const QString &path)
    : m_database(opened(path))
    , m_insert(m_database)
{
    m_insert.prepare(u"INSERT INTO record VALUES(NULL,?,?,?,0,0,0,?,0,?,?,?,?,0,?,?)"_s);
}

QtSqlJournal::~QtSqlJournal()
{
    m_insert = QSqlQuery();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(connection);
}

void QtSqlJournal::write(const QList<RawRow> &rows)
{
    m_database.transaction();
    for (const RawRow &row : rows) {
        int index = -1;
        for (const QVariant &value :
            {QVariant(row.key), QVariant(row.time), QVariant(row.conversation), QVariant(QString::fromUtf8(row.route)),
                QVariant(row.s), QVariant(QString::fromUtf8(row.msgId)), QVariant(QString::fromUtf8(row.eventId)),
                QVariant(row.body.size()), QVariant(QString::fromUtf8(row.text)), QVariant(row.body)})
            m_insert.bindValue(++index, value);
        if (!m_insert.exec())
            qFatal("%s", qPrintable(m_insert.lastError().text()));
    }
    m_database.commit();
}

} // namespace bench
