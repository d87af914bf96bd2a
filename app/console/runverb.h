#pragma once
#include "app/console/program.h"
#include "app/console/transcript.h"

namespace console {

/// `qqbot-console run`: the bot without a window. Prints the transcript and one line of plain status per change; ends
/// on SIGTERM with everything on disk. Without a network it keeps trying; when only a person could bring the line back
/// it fails the program, because there is nobody: Credentials if App ID, secret or token were refused, else Failed.
/// Thread: main.
class RunVerb : public QObject
{
    Q_OBJECT
public:
    explicit RunVerb(Program &program, QObject *parent = nullptr);

private:
    void started();
    void happened(const bot::Event &event);
    void storageChanged(const journal::StorageState &state);
    /// Prints what is so now if that is new, and `over` when it no longer is.
    void change(QString &told, const QString &now, const QString &over);
    void connectionChanged(const bot::ConnectionChanged &state);
    void giveUp(const bot::ConnectionChanged &state);
    void status(const QString &line);

    Program &m_program;
    std::unique_ptr<Transcript> m_transcript;
    QString m_lastStatus;
    QString m_outbox, m_outboxLoss, m_journal, m_journalLoss, m_journalCheck; ///< what was said last about each
    bool m_isDropping = false;
    std::optional<bot::CallFailed> m_refusal; ///< a call that will not be tried again, since the line was last ready
};

} // namespace console
