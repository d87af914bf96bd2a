#include "tests/bot/botbench.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; // ms; only a failing test waits so long

sandbox::Scenario scenarioWith(const QByteArray &more)
{
    const QByteArray json = R"({"version":1,"name":"bench","people":[)"
                            R"({"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"a"},)"
                            R"({"openid":"F9E8D7C6B5A493827160F5E4D3C2B1A0","name":"b"}],)"
                            R"("model":{"rules":[{"contains":"","rounds":[{"content":"got ${text}"}]}]})"
        + more + '}';
    const auto scenario = sandbox::parseScenario(json);
    if (!scenario)
        qFatal("%s: %s", qPrintable(scenario.error().path), qPrintable(scenario.error().reason));
    return *scenario;
}

} // namespace

BotBench::BotBench(const QByteArray &more)
    : BotBench(scenarioWith(more))
{
}

BotBench::BotBench(const sandbox::Scenario &scenario)
    : m_platform(scenario, &m_clock)
{
    m_platform.start();
    if (!QTest::qWaitFor([this] { return m_platform.endpoints().has_value(); }, patience))
        qFatal("no platform");
    const sandbox::Endpoints &there = *m_platform.endpoints();
    m_config.profile = u"cat"_s;
    m_config.platform = {
        .apiBase = there.apiBase, .tokenUrl = there.tokenUrl, .appId = there.appId, .clientSecret = there.clientSecret};
    m_config.model = model::ModelEndpoint{.base = there.modelBase, .name = there.modelName, .key = there.modelKey};
    m_config.policy.model = there.modelName;
    m_config.embeddedApiBase = there.apiBase;
    m_config.rules = *lineage::RuleSet::builtIn();
    m_config.catalogue = protocol::ErrorCatalogue::builtIn();
    m_config.outboxPath = m_folder.filePath(u"outbox.db"_s);
}

BotBench::~BotBench()
{
    stop();
}

void BotBench::stop()
{
    if (m_runtime)
        m_runtime->stop();
    m_runtime.reset();
}

void BotBench::sql(const QString &statement)
{
    SQLite::Database file(m_config.outboxPath.toStdString(), SQLite::OPEN_READWRITE, 5'000);
    file.exec(statement.toStdString());
}

QVariant BotBench::sqlValue(const QString &query)
{
    SQLite::Database file(m_config.outboxPath.toStdString(), SQLite::OPEN_READWRITE, 5'000);
    SQLite::Statement read(file, query.toStdString());
    return read.executeStep() && !read.isColumnNull(0) ? QVariant(QString::fromStdString(read.getColumn(0).getString()))
                                                       : QVariant();
}

void BotBench::lockOutbox(bool locked)
{
    m_lock.reset();
    if (!locked)
        return;
    m_lock = std::make_unique<SQLite::Database>(m_config.outboxPath.toStdString(), SQLite::OPEN_READWRITE, 5'000);
    m_lock->exec("BEGIN IMMEDIATE");
}

void BotBench::blockOutbox()
{
    QDir().mkpath(m_config.outboxPath);
}

void BotBench::unblockOutbox()
{
    QDir().rmdir(m_config.outboxPath);
}

bool BotBench::start()
{
    const qsizetype before = told<bot::ConnectionChanged>().size();
    m_runtime = std::make_unique<bot::BotRuntime>(m_config, m_clock);
    connect(m_runtime.get(), &bot::BotRuntime::happened, this, &BotBench::take);
    connect(m_runtime.get(), &bot::BotRuntime::recorded, this, [this](const traffic::Entry &entry) {
        if (const auto *record = std::get_if<traffic::Record>(&entry))
            m_records += *record;
        else
            m_settlements += std::get<traffic::Settlement>(entry);
    });
    m_runtime->start();
    m_runtime->handle(bot::Connect{});
    return QTest::qWaitFor(
        [this, before] {
            const auto states = told<bot::ConnectionChanged>();
            return states.size() > before && states.last().phase == bot::ConnectionChanged::Phase::Ready;
        },
        patience);
}

void BotBench::take(const bot::Event &event)
{
    m_events += event;
    const auto *retry = std::get_if<bot::RetryChanged>(&event);
    if (!m_hurries || !retry || retry->phase != bot::RetryChanged::Phase::Waiting)
        return;
    // Later: the bot tells it in the middle of what it does.
    QMetaObject::invokeMethod(
        m_runtime.get(), [runtime = m_runtime.get(), id = retry->messageId] { runtime->handle(bot::RetryNow{id}); },
        Qt::QueuedConnection);
}

sandbox::PlatformRecord BotBench::record()
{
    const QFuture<sandbox::PlatformRecord> future = m_platform.snapshot();
    std::ignore = QTest::qWaitFor([&] { return future.isFinished(); }, patience);
    return future.resultCount() == 1 ? future.result() : sandbox::PlatformRecord();
}

QList<sandbox::SeenMessage> BotBench::seen()
{
    return record().seen;
}

QStringList BotBench::seenTexts()
{
    QStringList texts;
    for (const sandbox::SeenMessage &message : seen())
        texts.append(message.text);
    return texts;
}

bool BotBench::waitForSeen(qsizetype count)
{
    return QTest::qWaitFor([&] { return seen().size() >= count; }, patience);
}

QList<sandbox::RecordedRequest> BotBench::requests(const QString &pathPrefix)
{
    QList<sandbox::RecordedRequest> found;
    for (const sandbox::RecordedRequest &request : record().requests)
        if (request.path.startsWith(pathPrefix))
            found.append(request);
    return found;
}

QList<traffic::Record> BotBench::attempts() const
{
    QList<traffic::Record> found;
    for (const traffic::Record &record : m_records)
        if (record.attemptId != 0 && record.message)
            found.append(record);
    return found;
}

QList<traffic::Record> BotBench::records(const QString &route) const
{
    QList<traffic::Record> found;
    for (const traffic::Record &record : m_records)
        if (record.route == route)
            found.append(record);
    return found;
}

std::optional<traffic::Settlement> BotBench::settlementOf(traffic::RecordKey key) const
{
    const auto found = std::ranges::find(m_settlements, key, &traffic::Settlement::key);
    return found == m_settlements.end() ? std::nullopt : std::optional(*found);
}
