#pragma once
#include "app/bot/bothandle.h"
#include "app/bot/botruntime.h"
#include "app/console/botfinder.h"
#include "app/journal/journalwriter.h"

#include <QLockFile>
#include <QThread>

namespace console {

/// One bot at work: its thread, what runs there, and the window's side of it. It holds the bot's lock on this machine.
/// Thread: main.
class RunningBot final : public QObject
{
    Q_OBJECT
public:
    /// `clock` and `writer` outlive it. `lock`: of the bot, taken; null for one that needs none.
    RunningBot(KnownBot known, bot::BotConfig config, std::unique_ptr<QLockFile> lock, const core::Clock &clock,
        journal::JournalWriter &writer, QObject *parent = nullptr);
    /// Ends it at once if it was not stopped (blocks).
    ~RunningBot() override;

    /// Lets it begin: who listens to the handle by now hears everything. It does not connect.
    void start();
    /// In order; then stopped().
    void stop();

    [[nodiscard]] const KnownBot &known() const { return m_known; }
    [[nodiscard]] const bot::BotFacts &facts() const { return m_handle.facts(); }
    [[nodiscard]] const QString &profile() const { return m_handle.profile(); }
    /// It was told to stop.
    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    /// stopped() was said.
    [[nodiscard]] bool isOver() const { return m_isOver; }
    [[nodiscard]] bot::BotHandle &handle() { return m_handle; }

signals:
    /// Everything it had to say is in the writer's queue, and its thread is at its end.
    void stopped();

private:
    KnownBot m_known;
    std::unique_ptr<QLockFile> m_lock;
    bot::BotHandle m_handle;
    QThread m_thread;
    bot::BotRuntime *m_runtime; ///< lives on its thread, deleted when that ends
    bool m_isStopping = false;
    bool m_isOver = false;
};

/// The lock of that bot on this machine, taken; or who has it, for people. Null: a bot of the embedded platform needs
/// none, and where no lock can be made there is none.
[[nodiscard]] core::Result<std::unique_ptr<QLockFile>, QString> lockBot(const bot::BotConfig &config);

} // namespace console
