#include "tests/bench/rawdatabase.h"

#include <QFile>
#include <sqlite3.h>

namespace bench {

namespace {

void check(sqlite3 *handle, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        qFatal("sqlite: %s", sqlite3_errmsg(handle));
}

} // namespace

RawDatabase::RawDatabase(const QString &path)
{
    check(m_handle,
        sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
}

RawDatabase::~RawDatabase()
{
    sqlite3_close(m_handle);
}

void RawDatabase::exec(const char *sql)
{
    check(m_handle, sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr));
}

qint64 RawDatabase::number(const char *sql)
{
    return RawStatement(*this, sql).run();
}

RawStatement::RawStatement(RawDatabase &database, const char *sql)
    : m_database(database)
{
    check(database.handle(), sqlite3_prepare_v2(database.handle(), sql, -1, &m_statement, nullptr));
}

RawStatement::~RawStatement()
{
    sqlite3_finalize(m_statement);
}

RawStatement &RawStatement::number(qint64 value)
{
    check(m_database.handle(), sqlite3_bind_int64(m_statement, ++m_index, value));
    return *this;
}

RawStatement &RawStatement::text(QByteArrayView utf8)
{
    check(m_database.handle(), sqlite3_bind_text(m_statement, ++m_index, utf8.data(), int(utf8.size()), SQLITE_STATIC));
    return *this;
}

RawStatement &RawStatement::blob(QByteArrayView bytes)
{
    check(
        m_database.handle(), sqlite3_bind_blob(m_statement, ++m_index, bytes.data(), int(bytes.size()), SQLITE_STATIC));
    return *this;
}

qint64 RawStatement::run()
{
    const int code = sqlite3_step(m_statement);
    check(m_database.handle(), code);
    const qint64 value = code == SQLITE_ROW ? sqlite3_column_int64(m_statement, 0) : 0;
    check(m_database.handle(), sqlite3_reset(m_statement));
    m_index = 0;
    return value;
}

} // namespace bench
