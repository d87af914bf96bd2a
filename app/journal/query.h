#pragma once
#include "app/journal/readerpool.h"

#include <QFutureWatcher>

namespace journal {

/// Runs `query(Readers &)` away from the GUI thread and calls `deliver(result)` on it; a destroyed `context` drops the
/// answer. Thread: GUI.
template <class Query, class Deliver> void runQuery(ReaderPool &pool, QObject *context, Query query, Deliver deliver)
{
    using Value = std::invoke_result_t<Query, ReaderPool::Readers &>;
    // A watcher, not QFuture::then(context): Qt 6.4 asserts when the context dies before the query ends.
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, deliver = std::move(deliver)]() mutable {
            watcher->deleteLater();
            deliver(watcher->result());
        });
    watcher->setFuture(pool.run(std::move(query)));
}

} // namespace journal
