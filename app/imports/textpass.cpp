#include "app/imports/textpass.h"

#include "app/core/logging.h"
#include "app/imports/logimport.h"
#include "app/journal/indexbuilder.h"

#include <QDir>
#include <QElapsedTimer>

namespace imports {

void indexTexts(const QString &folder, qint64 lastRow, const std::function<void(const Progress &)> &progress,
    const std::atomic_bool &isCancelled)
{
    journal::IndexBuilder builder(journalOf(folder), textIndexOf(folder));
    builder.setEnd(lastRow);
    QElapsedTimer told;
    for (bool more = true; more && !isCancelled;) {
        const auto step = builder.step();
        if (!step)
            qCWarning(lcJournal) << "text index:" << step.error().operation << step.error().nativeCode
                                 << step.error().message;
        more = step.value_or(false);
        if (!more || !told.isValid() || told.hasExpired(tellEveryMs)) {
            told.start();
            progress({Progress::Step::Indexing, builder.state().indexed, builder.state().total, 0, {}});
        }
    }
}

void dropTextIndex(const QString &folder)
{
    QDir(textIndexOf(folder)).removeRecursively();
}

} // namespace imports
