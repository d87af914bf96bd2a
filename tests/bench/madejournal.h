#pragma once
#include <QString>
#include <QTemporaryDir>

#include <optional>

namespace bench {

/// The one journal that all measures of a run look at: generated traffic in Chinese and English in a data folder as the
/// program has it, with its text index, and beside it what ripgrep reads. Made when it is first asked for. Thread: one.
class MadeJournal
{
public:
    /// `kept`: a folder in which it stays for the next run; empty: a temporary one.
    MadeJournal(qint64 rows, QString kept);

    /// Data folder, for `--data-dir`.
    [[nodiscard]] QString folder();
    [[nodiscard]] QString path();
    [[nodiscard]] QString textIndex();
    /// Each row's texts on a line.
    [[nodiscard]] QString texts();
    /// How the id of a message in the middle begins.
    [[nodiscard]] QString idPrefix();
    [[nodiscard]] qint64 rows();
    /// Rows per second of the indexer; nothing when the journal was there already.
    [[nodiscard]] std::optional<double> indexRate();

private:
    void make();
    [[nodiscard]] bool isThere();
    void fill();
    void index();

    qint64 m_wanted;
    QTemporaryDir m_temporary; // before the folder, which may be this one
    QString m_folder;
    bool m_made = false;
    qint64 m_rows = 0;
    QString m_idPrefix;
    std::optional<double> m_indexRate;
};

} // namespace bench
