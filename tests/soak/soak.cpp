#include "tests/soak/soak.h"

#include "tests/e2e/journalfile.h"

#include <QFile>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace soak {

namespace {

constexpr int speakEveryMs = 40; // slow enough that most lives of the client see some beats
constexpr int refusedEvery = 25;
constexpr int lookEveryMs = 250;
constexpr int momentPatienceMs = 3'000;
constexpr int tellEveryMs = 10'000;

} // namespace

Soak::Soak(const Plan &plan, QString program)
    : m_plan(plan)
    , m_program(std::move(program))
    , m_scenario(scenarioOf(plan))
    , m_modelKey("sk-soak-" + sandbox::randomText(32))
    , m_platform(m_scenario, m_clock)
    , m_model(m_scenario, m_modelKey, m_clock, m_platform.keeper(), m_platform.faults(), nullptr)
    , m_random(plan.seed)
{
    connect(&m_speaker, &QTimer::timeout, this, &Soak::speak);
    connect(&m_looker, &QTimer::timeout, this, &Soak::look);
    m_overdue.setSingleShot(true);
    connect(&m_overdue, &QTimer::timeout, this, &Soak::die);
    connect(&m_platform, &sandbox::Platform::sendArrived, this, [this] {
        m_sendSeen = true;
        if (m_armed == Moment::SendArrived)
            die(); // before it is carried out: the platform accepts it, and nobody is there to hear of it
    });
    connect(&m_platform, &sandbox::Platform::answered, this, [this] {
        if (m_armed == Moment::OutcomeGiven && m_sendSeen)
            dieSoon(2);
    });
    connect(&m_model, &sandbox::ModelServer::answered, this, [this] {
        if (m_armed == Moment::ModelAnswered)
            dieSoon(4);
    });
}

Soak::~Soak() = default;

QString Soak::keepFolder()
{
    m_home.keep();
    return m_home.path();
}

bool Soak::start()
{
    if (!m_platform.open() || !m_model.listen())
        return false;
    m_sinceStart.start();
    m_sinceProgress.start();
    m_sinceTold.start();
    startClient();
    m_speaker.start(speakEveryMs);
    m_looker.start(lookEveryMs);
    return true;
}

void Soak::startClient()
{
    m_client = std::make_unique<e2e::Client>(m_program, m_home);
    m_client->setVariable(u"QQBOT_APP_ID"_s, m_scenario.bot.appId.value);
    m_client->setVariable(u"QQBOT_CLIENT_SECRET"_s, QString::fromUtf8(m_scenario.bot.secret.reveal()));
    m_client->setVariable(u"QQBOT_MODEL_KEY"_s, QString::fromUtf8(m_modelKey.reveal()));
    m_client->start(
        {u"run"_s, u"--api-base"_s, m_platform.apiBase().toString(), u"--token-url"_s, m_platform.tokenUrl().toString(),
            u"--model-base"_s, m_model.base().toString(), u"--model"_s, m_scenario.model.name});
    if (m_armed == Moment::Starting)
        dieSoon(400);
}

// People write whether or not the bot is there, but not before it ever was: a session must be waiting for their events.
void Soak::speak()
{
    const bool isKnown = m_platform.hasSession();
    if (!isKnown || m_said >= m_plan.messages || m_said - m_ended >= m_plan.mostOpen)
        return;
    say();
    const int due = int(qint64(m_said) * m_plan.kills / m_plan.messages);
    if (!m_armed && m_ended > 0 && due > m_findings.killed())
        arm();
}

void Soak::say()
{
    const int number = m_said++;
    const int peer = number % (m_plan.people + m_plan.groups);
    // Every so often an answer that the platform refuses for its content: it belongs into Undelivered.
    const QString text
        = u"message %1"_s.arg(number) + (number % refusedEvery == 1 ? u" https://example.com"_s : QString());
    const auto id = [&] {
        if (peer < m_plan.people)
            return m_platform.say(m_scenario.people.at(peer).openid, text);
        const sandbox::Group &group = m_scenario.groups.at(peer - m_plan.people);
        return m_platform.sayInGroup(group.openid, group.members.first(), text, true);
    }();
    m_judge.said(*id);
    if (m_armed == Moment::MessageSaid)
        dieSoon(3);
}

void Soak::arm()
{
    m_armed = momentOf(m_findings.killed());
    m_sendSeen = false;
    m_overdue.start(momentPatienceMs);
    if (m_armed == Moment::Starting)
        die(); // once for the start that is then interrupted
}

void Soak::dieSoon(int mostMs)
{
    m_overdue.start(std::uniform_int_distribution<int>(0, mostMs)(m_random));
}

void Soak::die()
{
    if (!m_armed || !m_client)
        return;
    m_overdue.stop();
    const Moment moment = *m_armed;
    const bool isSecondOfStart = moment == Moment::Starting && m_findings.kills.value(moment) % 2 == 1;
    if (moment != Moment::Starting || isSecondOfStart)
        m_armed.reset();
    m_client->kill();
    ++m_findings.kills[moment];
    collectTranscript();
    // Not from here: the platform is in the middle of an answer.
    QMetaObject::invokeMethod(this, &Soak::startClient, Qt::QueuedConnection);
}

void Soak::collectTranscript()
{
    const QList<e2e::TranscriptLine> lines = m_client->transcript();
    for (const e2e::TranscriptLine &line : lines) {
        if (!line.id.isEmpty())
            m_acknowledged.insert(line.id);
    }
}

void Soak::readRecord()
{
    const sandbox::PlatformRecord &record = m_platform.keeper().record();
    const auto newRequests = std::ranges::upper_bound(
        record.requests, m_lastRequest, {}, [](const sandbox::RecordedRequest &request) { return request.number; });
    std::for_each(newRequests, record.requests.cend(), [this](const sandbox::RecordedRequest &request) {
        m_judge.requested(request);
        m_lastRequest = request.number;
    });
    for (const sandbox::SeenMessage &seen : record.seen) {
        if (seen.request > m_lastSeen) {
            m_judge.seen(seen);
            m_lastSeen = seen.request;
        }
    }
}

void Soak::readMemory()
{
    QFile status(u"/proc/%1/status"_s.arg(m_client->processId()));
    if (!status.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            m_findings.mostMemoryKb
                = std::max(m_findings.mostMemoryKb, line.mid(6).trimmed().split(' ').first().toLongLong());
    }
}

void Soak::look()
{
    readRecord();
    readMemory();
    if (m_client && m_client->exitCode() >= 0) { // nobody asked it to end
        ++m_findings.unexpectedExits;
        collectTranscript();
        startClient();
    }
    const OutboxView outbox = readOutbox(m_home.data());
    if (!outbox.readable)
        return;
    const int ended = m_judge.answered() + int(outbox.undelivered.size());
    const bool hasEnded = std::exchange(m_ended, ended) != ended;
    const bool hasTried = std::exchange(m_tried, m_judge.sends()) != m_judge.sends();
    if (hasEnded || hasTried)
        m_sinceProgress.start();
    if (m_sinceTold.hasExpired(tellEveryMs)) {
        m_sinceTold.start();
        emit progressed(m_ended);
    }
    const bool allSaid = m_said == m_plan.messages && m_findings.killed() >= m_plan.kills;
    const bool allEnded = outbox.inbound == m_said && outbox.open.isEmpty() && m_platform.pending() == 0;
    if ((allSaid && allEnded) || m_sinceProgress.elapsed() > m_plan.patienceSeconds * 1000)
        conclude();
}

void Soak::conclude()
{
    m_speaker.stop();
    m_looker.stop();
    m_armed.reset();
    m_client->terminate();
    if (!m_client->waitForExit() || m_client->exitCode() != 0)
        ++m_findings.unexpectedExits;
    collectTranscript();
    readRecord();
    const OutboxView outbox = readOutbox(m_home.data());
    for (auto it = outbox.undelivered.cbegin(); it != outbox.undelivered.cend(); ++it)
        m_judge.undelivered(it.key(), it.value());
    m_findings.judgement = m_judge.judgement();
    m_findings.committed = outbox.inbound;
    m_findings.stillOpen = outbox.open;
    m_findings.attemptsWithoutOutcome = outbox.attemptsWithoutOutcome;

    QSet<QString> rows;
    for (const journal::RowSummary &row : e2e::JournalFile(m_home.data()).rows()) {
        if (!row.returnedId.isEmpty())
            rows.insert(row.returnedId);
    }
    m_findings.acknowledged = int(m_acknowledged.size());
    const QSet<QString> missing = m_acknowledged - rows;
    m_findings.missingRows = QStringList(missing.cbegin(), missing.cend());

    const sandbox::PlatformRecord &record = m_platform.keeper().record();
    m_findings.struck = record.struck;
    m_findings.requests = m_lastRequest;
    m_findings.frames = record.frameCount;
    for (const sandbox::BeatCount &beats : record.beats) {
        m_findings.beats += beats.beats;
        m_findings.largestGap = std::max(m_findings.largestGap, beats.largestGap);
    }
    m_findings.seconds = double(m_sinceStart.elapsed()) / 1000;
    emit finished();
}

} // namespace soak
