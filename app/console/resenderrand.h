#pragma once
#include "app/bot/bothandle.h"
#include "app/console/doortalk.h"
#include "app/journal/readerpool.h"
#include "app/lineage/anchorledger.h"

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

/// What `resend ID…` does, for whoever asked: the messages one after the other, each with a line when its outcome is in
/// the journal. `dryRun` says what would be sent and its verdict, and sends nothing. Ends once: Done when every message
/// was accepted (or is in audit), else Failed; Usage for an ID that names no message. Thread: main.
class ResendErrand final : public QObject
{
    Q_OBJECT
public:
    /// `bot` and `pool` outlive it. `since`: the first record key of this run.
    ResendErrand(ResendWish wish, bot::BotHandle &bot, journal::ReaderPool &pool, traffic::RecordKey since,
        QObject *parent = nullptr);
    /// Begins as soon as the bot has told what its outbox holds.
    void start();

signals:
    void said(const QString &line);
    void ended(console::ExitCode code, const QString &sentence);

private:
    /// What an ID stands for; no row: no message of this bot.
    struct Target
    {
        QString id;
        std::optional<journal::RowSummary> row;
    };
    void happened(const bot::Event &event);
    void look();
    void take(const QList<Target> &targets);
    void next();
    void foretell(const journal::RowSummary &row);
    void spend(const lineage::Chosen &chosen);
    void answered(const bot::SendFinished &finished);
    /// Reads the newest row of that message until the journal has its outcome, then tells it.
    void awaitRow(const bot::SendFinished &finished);
    void rowsRead(const bot::SendFinished &finished, const QList<journal::RowSummary> &rows);
    [[nodiscard]] lineage::AnchorChoice choiceFor(const journal::RowSummary &row) const;

    ResendWish m_wish;
    bot::BotHandle &m_bot;
    journal::ReaderPool &m_pool;
    traffic::RecordKey m_since;
    QList<Target> m_targets;
    qsizetype m_next = 0;
    quint64 m_asked = 0;
    core::BootTime m_answered{}; ///< when the bot told the outcome
    int m_told = 0;
    lineage::AnchorLedger m_foreseen; ///< as a dry run has left it so far
    bool m_isWaiting = false; ///< for the bot's outbox
    bool m_allAccepted = true;
};

} // namespace console
