#include "app/console/runningbot.h"

#include "app/config/paths.h"
#include "app/console/filelock.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct RunningBotWords
{
    Q_DECLARE_TR_FUNCTIONS(runningbot)
};

} // namespace

RunningBot::RunningBot(KnownBot known, bot::BotConfig config, std::unique_ptr<QLockFile> lock, const core::Clock &clock,
    journal::JournalWriter &writer, QObject *parent)
    : QObject(parent)
    , m_known(std::move(known))
    , m_lock(std::move(lock))
    , m_handle(bot::factsOf(config), config.rules)
    , m_runtime(new bot::BotRuntime(std::move(config), clock))
{
    m_thread.setObjectName(u"bot"_s);
    m_runtime->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_runtime, &QObject::deleteLater);
    // Directly, on the bot's thread: the writer's own queue has a bound, the event loop's has none.
    connect(m_runtime, &bot::BotRuntime::recorded, &writer, &journal::JournalWriter::append, Qt::DirectConnection);
    connect(m_runtime, &bot::BotRuntime::happened, &m_handle, &bot::BotHandle::take);
    connect(&m_handle, &bot::BotHandle::commanded, m_runtime, &bot::BotRuntime::handle);
    connect(m_runtime, &bot::BotRuntime::stopped, this, [this] {
        m_thread.quit();
        m_thread.wait();
        m_isOver = true;
        emit stopped();
    });
    m_thread.start();
}

RunningBot::~RunningBot()
{
    m_thread.quit();
    m_thread.wait();
}

void RunningBot::start()
{
    QMetaObject::invokeMethod(m_runtime, &bot::BotRuntime::start, Qt::QueuedConnection);
}

void RunningBot::stop()
{
    if (!std::exchange(m_isStopping, true))
        QMetaObject::invokeMethod(m_runtime, &bot::BotRuntime::stop, Qt::QueuedConnection);
}

core::Result<std::unique_ptr<QLockFile>, QString> lockBot(const bot::BotConfig &config)
{
    if (config.isEmbedded())
        return nullptr;
    const QString file = config::Paths::botLock(config.platform.appId.value, config.platform.apiBase.toString());
    if (file.isEmpty())
        return nullptr;
    return takeLock(file).map_error([&config](const LockHolder &holder) {
        return RunningBotWords::tr(
            "Another program on this computer runs the bot %1 already (%2, process %3). Two of them would use the "
            "same msg_seq and refuse each other's messages.")
            .arg(config.platform.appId.value, holder.program, QString::number(holder.process));
    });
}

} // namespace console
