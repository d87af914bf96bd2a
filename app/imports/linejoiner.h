#pragma once
#include "app/importer/joiner.h"
#include "app/imports/linefile.h"
#include "app/imports/log.h"

#include <QSet>

namespace imports {

/// Joins the records of a file of lines, and keeps there what belongs together. Of a log that grows what is still open
/// is kept as it stands, too, and again when it has changed. Thread: one.
class LineJoiner final : private importer::JoinSink
{
public:
    using Done = LineFile::Done;
    /// Called for each record, with how many were done; false: it is given up.
    using Tick = std::function<bool(qint64 done)>;

    LineJoiner();

    /// Takes the records that came since it was last called, in the order of time.
    [[nodiscard]] Done join(LineFile &lines, const Tick &tick);
    /// Nothing follows.
    [[nodiscard]] Done finish(LineFile &lines);
    /// More may follow. `quietMs`: nothing has for so long; 0: it is coming.
    [[nodiscard]] Done pause(LineFile &lines, qint64 quietMs);

    /// Puts in what was counted here: attempts, turns, tool calls, conversations.
    void count(Counts &counts) const;
    [[nodiscard]] importer::Skew skew() const { return m_joiner.summary().skew; }
    [[nodiscard]] QList<importer::Finding> findings() const { return m_findings + m_open.findings; }
    /// Faults, consequences aside, that are not among them: see mostOfKind.
    [[nodiscard]] qint64 unlisted() const { return m_unlisted + m_open.unlisted; }
    /// Instances of the bot that the log names.
    [[nodiscard]] const QStringList &platformIds() const { return m_platforms; }
    /// Lines that are still to come may change what is known of records from here on.
    [[nodiscard]] TimePlace openSince() const { return m_open.since; }

private:
    /// What is not settled, as it was told last.
    struct Open
    {
        qint64 attempts = 0;
        qint64 accepted = 0;
        qint64 refused = 0;
        qint64 turns = 0;
        QList<importer::Finding> findings;
        QHash<importer::Finding::Kind, qint64> ofKind; ///< findings, also those that are not kept
        qint64 unlisted = 0;
        TimePlace since{.ms = std::numeric_limits<qint64>::max()};
    };
    void attempt(const importer::Attempt &attempt) override;
    void turn(const importer::Turn &turn) override;
    void conversation(const importer::Conversation &conversation) override;
    void finding(const importer::Finding &finding) override;
    /// Runs in one transaction of the file.
    template <class Work> [[nodiscard]] Done within(LineFile &lines, Work work);
    void keep(const Done &done);

    LineFile *m_lines = nullptr; ///< during a call
    std::optional<journal::JournalError> m_error; ///< the first one of that call
    bool m_tellsOpen = false; ///< what the sink is given now is not settled
    importer::Joiner m_joiner;
    importer::RecordNumber m_newest = 0; ///< that was joined
    qint64 m_lastMs = std::numeric_limits<qint64>::min(); ///< of the latest record
    qint64 m_done = 0;
    qint64 m_toolCalls = 0;
    QStringList m_platforms;
    QSet<std::pair<QString, QString>> m_conversations;
    QList<importer::Finding> m_findings;
    QHash<importer::Finding::Kind, qint64> m_ofKind; ///< findings, also those that are not kept
    qint64 m_unlisted = 0;
    Open m_open;
};

} // namespace imports
