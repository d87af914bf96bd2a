#include "app/imports/originals.h"

#include "app/imports/library.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace imports {

using namespace Qt::StringLiterals;

Originals::Originals(const Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    m_worker.setMaxThreadCount(1);
}

Originals::~Originals()
{
    for (const Stop &stop : std::as_const(m_stops))
        *stop = true;
    m_worker.clear();
    m_worker.waitForDone();
}

void Originals::read(quint64 request, journal::RowRef row, qsizetype place)
{
    const auto log = std::ranges::find(m_library.logs(), row.source(), &Log::source);
    if (log == m_library.logs().end()) {
        emit found(request, Original{.error = journal::JournalError{.operation = u"open"_s}});
        return;
    }
    const OriginalWanted wanted{.folder = m_library.folderOf(log->id),
        .path = log->path,
        .encoding = log->encoding,
        .row = row.row(),
        .place = place};
    const Stop stop = m_stops.insert(request, std::make_shared<std::atomic_bool>(false)).value();
    auto *watcher = new QFutureWatcher<std::optional<Original>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, request] {
        watcher->deleteLater();
        const bool isWanted = m_stops.remove(request);
        if (isWanted && watcher->result())
            emit found(request, *watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_worker, [wanted, stop] { return readOriginal(wanted, *stop); }));
}

void Originals::cancel(quint64 request)
{
    if (const Stop stop = m_stops.take(request))
        *stop = true;
}

} // namespace imports
