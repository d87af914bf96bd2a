#include "tests/imports/importedseed.h"
#include "tests/support/loggenerator.h"

#include <QBuffer>
#include <QDir>
#include <QRandomGenerator>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace {

const std::atomic_bool goOn = false;
void quietly(const imports::Progress &) { }
constexpr qint64 longQuiet = 24LL * 3'600'000;

QList<traffic::Entry> rowsIn(const QString &folder)
{
    const auto store = journal::Store::openFile(imports::journalOf(folder));
    const auto chunk = store ? (*store)->chunkAfter(0, 1'000'000) : core::make_unexpected(store.error());
    return chunk ? chunk->entries : QList<traffic::Entry>();
}

/// Each row's record with its settlement.
using Rows = QMap<qint64, QList<traffic::Entry>>;

Rows numbered(const QList<traffic::Entry> &entries)
{
    Rows rows;
    for (const traffic::Entry &entry : entries) {
        const bool begins = std::holds_alternative<traffic::Record>(entry);
        rows[rows.size() + (begins ? 1 : 0)].append(entry);
    }
    return rows;
}

/// A view: it reads a row when it is told of it, and shows what it read.
class View
{
public:
    void apply(const imports::RowChanges &changes, const QString &folder)
    {
        if (changes.isEmpty())
            return;
        const Rows now = numbered(rowsIn(folder));
        if (changes.isReset)
            m_shown = now;
        for (const journal::RowRef &row : changes.removed)
            m_shown.remove(row.row());
        for (const QList<journal::RowRef> &rows : {changes.rows.added, changes.rows.settled})
            for (const journal::RowRef &row : rows)
                m_shown.insert(row.row(), now.value(row.row()));
    }
    [[nodiscard]] const Rows &shown() const { return m_shown; }

private:
    Rows m_shown;
};

/// A log in a file that a program writes, with the import that follows it.
class GrowingLog
{
public:
    GrowingLog(const QString &folder, const QByteArray &beginning)
        : m_folder(folder)
        , m_writer(folder + u"/bot.log"_s)
        , m_reader(m_writer.fileName())
        , m_import({u"bot.log"_s, {}, folder, journal::firstImport})
    {
        QDir().mkpath(folder);
        append(beginning);
        m_isOpen = m_reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        const auto read = m_import.read(m_reader, imports::LogImport::End::Grows, quietly, goOn);
        m_isOpen = m_isOpen && read && *read && m_import.resume(folder);
        m_view.apply({.rows = {}, .removed = {}, .isReset = true}, folder);
    }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void append(const QByteArray &text)
    {
        if (!m_writer.isOpen() && !m_writer.open(QIODevice::WriteOnly | QIODevice::Append))
            return;
        m_writer.write(text);
        m_writer.flush();
    }
    [[nodiscard]] bool look(qint64 quietMs = 0)
    {
        const auto changes = m_import.readMore(m_reader, quietMs, goOn);
        if (changes)
            m_view.apply(*changes, m_folder);
        return changes.has_value();
    }
    [[nodiscard]] const Rows &shown() const { return m_view.shown(); }
    [[nodiscard]] const imports::Log &log() const { return m_import.log(); }
    [[nodiscard]] QList<traffic::Entry> rows() const { return rowsIn(m_folder); }

private:
    QString m_folder;
    QFile m_writer;
    QFile m_reader;
    imports::LogImport m_import;
    View m_view;
    bool m_isOpen = false;
};

/// The same text read at once.
struct WholeLog
{
    imports::Log log;
    QList<traffic::Entry> rows;
};

std::optional<WholeLog> readWhole(const QString &folder, const QByteArray &text)
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    QDir().mkpath(folder);
    const auto read = imports::importLog(buffer, {u"bot.log"_s, {}, folder, journal::firstImport}, quietly, goOn);
    return read && *read ? std::optional(WholeLog{**read, rowsIn(folder)}) : std::nullopt;
}

} // namespace

/// A log that is read while it is written tells in the end what it tells when it is read at once.
class tst_LogGrowth : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void howeverItGrowsItIsReadAsAWhole()
    {
        int run = 0;
        const bool holds = rc::check("growing and whole are one", [&](quint32 seed, quint32 cuts) {
            test::LogGenerator generator(test::LogVariant(seed % test::logVariantCount), seed);
            QRandomGenerator chance(cuts);
            const QString folder = m_dir->filePath(QString::number(++run));
            QByteArray text = generator.next(1 + int(chance.bounded(30)));
            GrowingLog growing(folder + u"/growing"_s, text);
            RC_ASSERT(growing.isOpen());
            for (int burst = 0; burst < 3; ++burst) {
                const QByteArray more = generator.next(1 + int(chance.bounded(60)));
                text += more;
                // A program's writes may be seen half done.
                for (qsizetype at = 0; at < more.size();) {
                    const qsizetype length = std::min<qsizetype>(more.size() - at, 1 + chance.bounded(4'000));
                    growing.append(more.sliced(at, length));
                    at += length;
                    RC_ASSERT(growing.look());
                }
                if (chance.bounded(2) == 0)
                    RC_ASSERT(growing.look(3'000));
            }
            RC_ASSERT(growing.look(longQuiet));
            const auto whole = readWhole(folder + u"/whole"_s, text);
            RC_ASSERT(whole.has_value());
            RC_ASSERT(growing.log().counts == whole->log.counts);
            RC_ASSERT(growing.log().findings == whole->log.findings);
            RC_ASSERT(growing.log().firstDay == whole->log.firstDay);
            RC_ASSERT(!whole->rows.isEmpty());
            RC_ASSERT(growing.rows() == whole->rows);
            RC_ASSERT(growing.shown() == numbered(whole->rows)); // views were told of each change
            QDir(folder).removeRecursively();
        });
        QVERIFY(holds);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_LogGrowth)
#include "tst_loggrowth.moc"
