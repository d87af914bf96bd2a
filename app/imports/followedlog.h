#pragma once
#include "app/imports/logimport.h"

#include <QElapsedTimer>
#include <QIODevice>

namespace imports {

/// A log that is read on while its program writes it. Thread: one at a time.
class FollowedLog
{
public:
    /// `import` has read what `file` held as `log`, and goes on in its folder; `file` stands behind what was read and
    /// begins with `beginning`.
    FollowedLog(
        std::unique_ptr<LogImport> import, std::unique_ptr<QIODevice> file, Log log, const QByteArray &beginning);

    /// What a look at the file found.
    struct Look
    {
        bool isNews = false; ///< log() is another than before
        RowChanges changes;
        bool hasMore = false; ///< it fell behind: look again at once
        /// The file was renamed or emptied, and another one with text stands under its name: this one is at its end.
        bool isReplaced = false;
    };
    /// `isCancelled`: the program ends, and what is half done is made anew at its next start. Errors: it cannot be read
    /// or kept any longer; it is of no use then.
    [[nodiscard]] core::Result<Look, LogError> look(const std::atomic_bool &isCancelled);
    [[nodiscard]] const Log &log() const { return m_log; }
    /// A program writes a record, and what belongs to it, at once: botpy's traceback comes half a second later. After
    /// so long nothing more is waited for.
    static constexpr qint64 pauseMs = 2'000;

private:
    void keepFound();
    [[nodiscard]] bool isReplaced() const;
    [[nodiscard]] qint64 quietMs();

    std::unique_ptr<LogImport> m_import;
    std::unique_ptr<QIODevice> m_file;
    Log m_log;
    QByteArray m_beginning; ///< tells whether it is still that file
    QElapsedTimer m_quiet; ///< since something came
    qint64 m_saidQuiet = 0; ///< the quiet that the import knows of
};

} // namespace imports
