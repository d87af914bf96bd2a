#pragma once
#include "app/console/program.h"

namespace console {

/// How an ID on the command line is read: a row of the live journal (`12`, `live:12`) or an outbox attempt
/// (`attempt:12`). Pure.
struct ResendId
{
    bool isAttempt = false;
    qint64 number = 0;
    friend bool operator==(const ResendId &, const ResendId &) = default;
};
[[nodiscard]] std::optional<ResendId> readResendId(const QString &text);

/// `qqbot-console resend ID…`: what a person does in the window with `r`, without one. `--anchor`: a msg_id, `newest`
/// (default) or `proactive`; `--dry-run` prints what would be sent and its verdict, and sends nothing. Prints one line
/// per ID, in their order; ends with Done when every message was accepted (or is in audit), else Failed; Usage for an
/// ID that names no message. The gateway is not connected: a send needs a token only. Source: product 6. Thread: main.
class ResendVerb : public QObject
{
    Q_OBJECT
public:
    explicit ResendVerb(Program &program, QObject *parent = nullptr);

signals:
    void finished(console::ExitCode code);

private:
    /// What an ID stands for; no row: no message of this bot.
    struct Target
    {
        QString id;
        std::optional<journal::RowSummary> row;
    };
    void begin();
    void happened(const bot::Event &event);
    void look();
    void take(const QList<Target> &targets);
    void next();
    void foretell(const journal::RowSummary &row);
    void spend(const lineage::Chosen &chosen);
    void answered(const bot::SendFinished &finished);
    /// Reads the newest row of that message until the journal has its outcome, then prints it.
    void awaitRow(const bot::SendFinished &finished);
    void rowsRead(const bot::SendFinished &finished, const QList<journal::RowSummary> &rows);
    void printRow(const journal::RowSummary &row);
    [[nodiscard]] lineage::AnchorChoice choiceFor(const journal::RowSummary &row) const;

    Program &m_program;
    QList<Target> m_targets;
    qsizetype m_next = 0;
    quint64 m_asked = 0;
    core::BootTime m_answered{}; ///< when the bot told the outcome
    int m_printed = 0;
    lineage::AnchorLedger m_foreseen; ///< as a dry run has left it so far
    bool m_looked = false;
    bool m_allAccepted = true;
};

} // namespace console
