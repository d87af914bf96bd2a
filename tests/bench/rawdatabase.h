#pragma once
#include <QByteArray>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

/// SQLite by its C API and nothing else: what a wrapper is measured against. A failing call ends the program, as a
/// measure of failing calls says nothing.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &path);
    ~RawDatabase();
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    void exec(const char *sql);
    [[nodiscard]] qint64 number(const char *sql);
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

private:
    sqlite3 *m_handle = nullptr;
};

/// One prepared statement. Texts and blobs are bound without a copy and must live until the step.
class RawStatement
{
public:
    RawStatement(RawDatabase &database, const char *sql);
    ~RawStatement();
    RawStatement(const RawStatement &) = delete;
    RawStatement &operator=(const RawStatement &) = delete;

    RawStatement &number(qint64 value);
    RawStatement &text(QByteArrayView utf8);
    RawStatement &blob(QByteArrayView bytes);
    /// Steps once and resets; the first column of a row if there is one.
    qint64 run();

private:
    RawDatabase &m_database;
    sqlite3_stmt *m_statement = nullptr;
    int m_index = 0;
};

} // namespace bench
