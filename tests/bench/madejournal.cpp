#include "tests/bench/madejournal.h"

#include "app/config/paths.h"
#include "app/journal/store.h"
#include "app/journal/textindexer.h"
#include "tests/bench/clocks.h"
#include "tests/support/trafficgenerator.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int batch = 1'000;
constexpr quint32 seed = 20'260'924;
/// Raised when the generator makes other rows: a kept journal is then made anew.
constexpr int form = 1;

void openOrEnd(QFile &file, QIODevice::OpenMode mode)
{
    if (!file.open(mode))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
}

} // namespace

MadeJournal::MadeJournal(qint64 rows, QString kept)
    : m_wanted(rows)
    , m_folder(kept.isEmpty() ? m_temporary.path() : std::move(kept))
{
}

QString MadeJournal::folder()
{
    make();
    return m_folder;
}

QString MadeJournal::path()
{
    return config::Paths::below(folder()).journal();
}

QString MadeJournal::textIndex()
{
    return config::Paths::below(folder()).textIndex();
}

QString MadeJournal::texts()
{
    return folder() + u"/texts"_s;
}

QString MadeJournal::idPrefix()
{
    make();
    return m_idPrefix;
}

qint64 MadeJournal::rows()
{
    make();
    return m_rows;
}

std::optional<double> MadeJournal::indexRate()
{
    make();
    return m_indexRate;
}

void MadeJournal::make()
{
    if (std::exchange(m_made, true) || isThere())
        return;
    fill();
    index();
    QFile file(m_folder + u"/made"_s);
    openOrEnd(file, QIODevice::WriteOnly);
    file.write(u"%1 %2 %3 %4"_s.arg(form).arg(m_wanted).arg(m_rows).arg(m_idPrefix).toUtf8()); // last: all is there
}

bool MadeJournal::isThere()
{
    QFile file(m_folder + u"/made"_s);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QStringList words = QString::fromUtf8(file.readAll()).split(u' ');
    if (words.size() != 4 || words[0].toInt() != form || words[1].toLongLong() != m_wanted)
        return false;
    m_rows = words[2].toLongLong();
    m_idPrefix = words[3];
    return true;
}

void MadeJournal::fill()
{
    const auto paths = config::Paths::below(m_folder);
    QDir().mkpath(m_folder);
    QFile::remove(m_folder + u"/made"_s);
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(paths.journal() + end);
    QDir(paths.textIndex()).removeRecursively();
    auto store = journal::Store::openFile(paths.journal());
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    QFile text(m_folder + u"/texts"_s);
    openOrEnd(text, QIODevice::WriteOnly);
    test::TrafficGenerator generator(seed);
    while (generator.rowCount() < m_wanted) {
        const QList<traffic::Entry> entries = generator.next(batch);
        for (const traffic::Entry &entry : entries) {
            const auto *record = std::get_if<traffic::Record>(&entry);
            text.write(record ? record->body.text : std::get<traffic::Settlement>(entry).body.text);
            text.write("\n");
            if (record && !record->msgId.isEmpty() && m_idPrefix.isEmpty() && generator.rowCount() > m_wanted / 2)
                m_idPrefix = record->msgId.mid(9, 10);
        }
        if (const auto written = (*store)->write(entries); !written)
            qFatal("%s", qPrintable(written.error().message));
    }
    m_rows = generator.rowCount();
    if (const auto finished = (*store)->finish(true); !finished)
        qFatal("%s", qPrintable(finished.error().message));
}

void MadeJournal::index()
{
    const auto paths = config::Paths::below(m_folder);
    journal::TextIndexer indexer(paths.journal(), paths.textIndex());
    QEventLoop loop;
    QObject::connect(&indexer, &journal::TextIndexer::stateChanged, &loop, [&loop](const journal::IndexState &state) {
        if (state.problem)
            qFatal("%s", qPrintable(state.problem->message));
        if (!state.isBusy())
            loop.quit();
    });
    const qint64 begin = now();
    indexer.start();
    loop.exec();
    m_indexRate = double(m_rows) * 1e9 / double(now() - begin);
    indexer.stop();
}

} // namespace bench
