#pragma once
#include "app/search/needle.h"
#include "app/search/rowset.h"
#include "app/storage/fault.h"

#include <QStringList>

#include <memory>

namespace search {

/// One file of the index for so many rows: retention drops whole files, as SQLite 3.40 cannot delete from an index
/// without contents. Source: product 9.
inline constexpr qint64 rowsPerFile = 250'000;
[[nodiscard]] constexpr qint64 fileOf(qint64 row)
{
    return row / rowsPerFile;
}
[[nodiscard]] QString indexPath(const QString &folder, qint64 number);

/// Folded texts of a row, or of the answer that came to it later.
struct IndexedText
{
    qint64 row = 0;
    bool isAnswer = false;
    QStringList texts;
};

/// What one step adds to an index file, all or nothing.
struct IndexStep
{
    QList<IndexedText> texts;
    QList<qint64> opened; ///< indexed rows whose answer has not come
    QList<qint64> closed; ///< of these, the ones whose answer is among the texts now
    qint64 upTo = 0; ///< every row up to this one is indexed
};

/// One file of the text index: which of its rows have a word. It is derived from the journal and may be deleted at any
/// time. Thread: one.
class IndexFile
{
public:
    template <class T> using Result = core::Result<T, storage::Problem>;

    /// Makes the file if it is missing; one of another journal, of an earlier form, or a damaged one is made anew.
    [[nodiscard]] static Result<std::unique_ptr<IndexFile>> openForWriting(
        const QString &folder, qint64 number, const QByteArray &journal);
    /// Null when there is no such file of this journal.
    [[nodiscard]] static std::unique_ptr<IndexFile> openForReading(
        const QString &folder, qint64 number, const QByteArray &journal);
    ~IndexFile();

    /// 0 before the first step.
    [[nodiscard]] Result<qint64> upTo();
    /// Indexed rows whose answer is not.
    [[nodiscard]] Result<QList<qint64>> openRows();
    [[nodiscard]] Result<void> add(const IndexStep &step);
    /// Rows from `first` to `last` that have all words of the needle in one text. Nothing is found for a needle without
    /// words.
    [[nodiscard]] Result<RowSet> find(const Needle &needle, qint64 first, qint64 last);
    /// From another thread: ends a find() early.
    void interrupt();

private:
    struct Private;
    explicit IndexFile(std::unique_ptr<Private> opened);
    std::unique_ptr<Private> d;
};

} // namespace search
