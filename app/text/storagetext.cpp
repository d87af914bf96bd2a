#include "app/text/storagetext.h"

#include "app/text/sentence.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

storage::Fault faultOf(const journal::JournalError &error)
{
    using Kind = journal::JournalError::Kind;
    if (error.kind == Kind::NewerSchema)
        return storage::Fault::Newer;
    return error.kind == Kind::CannotCopy ? storage::Fault::CannotCopy : storage::faultOf(error.nativeCode);
}

// A journal that was opened for reading only stays so in SQLite as long as this process reads it.
QString journalFaultText(storage::Fault fault)
{
    return fault == storage::Fault::ReadOnly
        ? Words::tr("The file or its folder is read-only: fix the rights, then start the program again.")
        : faultText(fault);
}

} // namespace

QString faultText(storage::Fault fault)
{
    switch (fault) {
    case storage::Fault::Full:
        return Words::tr("No space is left on the disk: free some, and it goes on by itself.");
    case storage::Fault::ReadOnly:
        return Words::tr("The file or its folder is read-only: fix the rights, and it goes on by itself.");
    case storage::Fault::Busy:
        return Words::tr("Another program holds the file.");
    case storage::Fault::Damaged:
        return Words::tr("The file is damaged and cannot be set aside: fix the folder's rights.");
    case storage::Fault::CannotCopy:
        return Words::tr(
            "It must be brought to a new form, and the copy before that could not be made: free disk space.");
    case storage::Fault::Newer:
        return Words::tr("A newer version of this program wrote it: use that version.");
    case storage::Fault::Other:
        break;
    }
    return Words::tr("Free disk space or fix the folder's rights.");
}

QString notDurableText(const journal::StorageState &state)
{
    if (state.durable)
        return {};
    const QString why = state.error ? journalFaultText(faultOf(*state.error)) : QString();
    if (state.error && state.error->kind == journal::JournalError::Kind::NewerSchema)
        return joined({Words::tr("The journal is only read: new rows are only in memory."), why});
    return joined({Words::tr("The journal cannot be written: new rows are only in memory."), why});
}

QString journalSetAsideText(const journal::StorageState &state)
{
    if (state.setAside.isEmpty())
        return {};
    return Words::tr("The journal was damaged. It is kept as %1; a new one goes on, without the earlier rows.")
        .arg(state.setAside);
}

QString droppedText(const journal::StorageState &state)
{
    if (state.droppedRows == 0)
        return {};
    return Words::tr("%n row(s) could not be recorded and were given up; no message and no attempt was.", nullptr,
        int(state.droppedRows));
}

QString checkText(journal::StorageState::Check check)
{
    switch (check) {
    case journal::StorageState::Check::None:
        break;
    case journal::StorageState::Check::Running:
        return Words::tr("The journal was not closed in order: it is being checked.");
    case journal::StorageState::Check::Sound:
        return Words::tr("The journal is sound.");
    }
    return {};
}

QString notWritableText(const bot::OutboxState &state)
{
    if (state.writable)
        return {};
    const QString what = Words::tr("The outbox cannot be written, so nothing is sent.");
    const QString why = faultText(state.fault);
    // SQLite's words help only where ours do not know the cause.
    return state.fault == storage::Fault::Other && !state.detail.isEmpty()
        ? joined({what, why, u'(' + state.detail + u')'})
        : joined({what, why});
}

QString outboxSetAsideText(const bot::OutboxState &state)
{
    if (state.setAside.isEmpty())
        return {};
    // What a person must do comes first: a strip may cut the end.
    return Words::tr("The outbox was damaged; a new one goes on. What was still owed an answer is not known: look at "
                     "the last messages yourself. Kept as %1.")
        .arg(state.setAside);
}

} // namespace text
