#include "app/evidence/case.h"

#include "app/protocol/openapi.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace evidence {

namespace {

using journal::JournalError;
using journal::RowSummary;
using traffic::State;
using Rows = QList<RowSummary>;
template <class T> using Read = core::Result<T, JournalError>;

/// Ids that are looked up to guess what a turn without a note answers.
constexpr int guessedAnchors = 4;
/// Other messages of the turn that are looked at.
constexpr int comparedMessages = 200;

bool isOutbound(const RowSummary &row)
{
    return row.message && row.message->role == traffic::MessageFacet::Role::Outbound;
}

bool isDelivered(State state)
{
    return state == State::Accepted || state == State::AcceptedIdUnknown;
}

/// An attempt, or the note that none could be made; not what was noted about the message later.
bool isTry(const RowSummary &row)
{
    if (traffic::isAboutMessage(row.kind, row.route)) // put back, a message has the state that it had
        return false;
    return row.kind != traffic::Kind::Note || row.state == State::NotSent;
}

Rows triesOf(Rows rows)
{
    rows.removeIf([](const RowSummary &row) { return !isTry(row); });
    return rows;
}

/// Delivered, in review, or still on its way.
bool isTakenCareOf(const Rows &tries)
{
    const auto arrives = [](const RowSummary &row) { return isDelivered(row.state) || row.state == State::InAudit; };
    return std::ranges::any_of(tries, arrives) || (!tries.isEmpty() && tries.last().state == State::InFlight);
}

lineage::SendFacts factsOf(const journal::RowDetail &row)
{
    const RowSummary &summary = row.summary;
    lineage::SendFacts facts{.scene = summary.scene.value_or(protocol::Scene::C2c),
        .peer = summary.peer,
        .anchor = summary.anchor,
        .msgSeq = summary.msgSeq,
        .msgType = summary.message->markdown ? protocol::MsgType::Markdown : protocol::MsgType::Text,
        .text = summary.message->text,
        .sent = summary.time,
        .state = summary.state,
        .code = summary.code,
        .httpStatus = summary.status,
        .serverText = summary.detail,
        .traceId = core::TraceId(summary.traceId),
        .injected = summary.message->origin == "injected"_L1};
    // A call of a run that is gone has no answer that could say why.
    if (summary.state == State::Unknown && !row.settlement)
        facts.serverText = u"crash"_s;
    if (const auto request = protocol::parseSendRequest(row.record.body.text)) {
        facts.msgType = request->msgType;
        facts.anchoredByEventId = std::holds_alternative<core::EventId>(request->anchor);
    }
    return facts;
}

/// One (anchor, msg_seq): an attempt and its retries spend one reply.
struct Spent
{
    bool accepted = false;
    bool open = false;
};

/// What earlier sends on the same id had spent.
void countSpent(const Rows &sends, const RowSummary &ours, lineage::Evidence &evidence)
{
    QList<Spent> spent;
    QHash<int, qsizetype> bySeq;
    for (const RowSummary &send : sends) {
        if (!(send.ref < ours.ref))
            break;
        qsizetype at = send.msgSeq ? bySeq.value(*send.msgSeq, -1) : -1;
        if (at < 0) {
            at = spent.size();
            spent.append(Spent{});
            if (send.msgSeq)
                bySeq.insert(*send.msgSeq, at);
        }
        spent[at].accepted |= isDelivered(send.state);
        spent[at].open |= send.state == State::Unknown || send.state == State::InFlight;
        const bool sameContent = send.message && send.message->text == ours.message->text
            && send.message->markdown == ours.message->markdown;
        evidence.seqUsedBefore |= ours.msgSeq && send.msgSeq == ours.msgSeq && !sameContent;
    }
    evidence.acceptedBefore = int(std::ranges::count_if(spent, &Spent::accepted));
    evidence.openBefore = int(std::ranges::count_if(spent, [](const Spent &one) { return one.open && !one.accepted; }));
}

/// What the turn answers: its note says so; without one, what its sends hung on and a person wrote.
Read<QString> answeredBy(const Rows &turn, Origins &origins)
{
    QStringList tried;
    for (const RowSummary &row : turn) {
        if (row.kind == traffic::Kind::Note && row.route == "TURN"_L1)
            return row.anchor;
        if (!isOutbound(row) || row.anchor.isEmpty() || tried.contains(row.anchor) || tried.size() == guessedAnchors)
            continue;
        tried.append(row.anchor);
        const auto origin = origins.of(row.anchor);
        if (!origin)
            return core::make_unexpected(origin.error());
        if (isMessageOf(origin->id, row.scene.value_or(protocol::Scene::C2c), row.peer))
            return row.anchor;
    }
    return QString();
}

bool isSameFault(const RowSummary &a, const RowSummary &b)
{
    const bool saysWhy = a.code.has_value() || a.state == State::Refused;
    return a.state == b.state && a.code == b.code && (saysWhy || a.detail == b.detail);
}

/// Gathers one case; reads are done once.
class Gathering
{
public:
    Gathering(const journal::JournalReader &reader, const RowSummary &row)
        : m_reader(reader)
        , m_row(row)
        , m_origins(reader)
    {
    }
    [[nodiscard]] Read<Case> run(lineage::SendFacts facts);

private:
    [[nodiscard]] Read<void> readAttempts(Case &found) const;
    [[nodiscard]] Read<void> readAnchor(Case &found);
    [[nodiscard]] Read<void> readTurn(Case &found);
    [[nodiscard]] Read<void> readStory(Case &found);
    [[nodiscard]] Read<void> readSameCause(Case &found);
    [[nodiscard]] Read<std::optional<RowSummary>> failedLikeUs(const RowSummary &other, const Origin &ours);

    const journal::JournalReader &m_reader;
    const RowSummary &m_row;
    Origins m_origins;
    Rows m_turn;
    QString m_answered; // id of the message that the turn answers
};

Read<void> Gathering::readAttempts(Case &found) const
{
    found.messageId = m_row.message->sendId;
    if (found.messageId == 0) {
        found.attempts = {m_row};
        return {};
    }
    auto rows = m_reader.attemptsOf(m_row.bot, found.messageId);
    if (!rows)
        return core::make_unexpected(rows.error());
    found.attempts = triesOf(std::move(*rows));
    found.evidence.messageInDoubt = std::ranges::any_of(found.attempts, [this](const RowSummary &other) {
        return other.ref != m_row.ref && (other.state == State::Unknown || other.state == State::InAudit);
    });
    return {};
}

Read<void> Gathering::readAnchor(Case &found)
{
    if (m_row.anchor.isEmpty())
        return {};
    const auto origin = m_origins.of(m_row.anchor);
    if (!origin)
        return core::make_unexpected(origin.error());
    found.evidence.origin = origin->id;
    found.originRow = origin->row;
    const auto sends = m_reader.sendsOn(m_row.bot, m_row.anchor);
    if (!sends)
        return core::make_unexpected(sends.error());
    countSpent(*sends, m_row, found.evidence);
    return {};
}

Read<void> Gathering::readTurn(Case &found)
{
    if (m_row.turnId == 0)
        return {};
    auto rows = m_reader.rowsOfTurn(m_row.bot, m_row.turnId);
    if (!rows)
        return core::make_unexpected(rows.error());
    m_turn = std::move(*rows);
    auto answered = answeredBy(m_turn, m_origins);
    if (!answered)
        return core::make_unexpected(answered.error());
    m_answered = std::move(*answered);
    if (!m_answered.isEmpty())
        found.evidence.turnAnchor = core::InboundMsgId(m_answered);
    return {};
}

Read<void> Gathering::readStory(Case &found)
{
    // By hand, or of a turn that is gone: what it hangs on is what it answers, if a person of here wrote that.
    const bool answersItsAnchor = isMessageOf(found.evidence.origin, found.facts.scene, found.facts.peer);
    const QString userMessage = m_answered.isEmpty() && answersItsAnchor ? m_row.anchor : m_answered;
    auto story = tell({m_row.ref, found.attempts, m_turn, userMessage}, m_origins);
    if (!story)
        return core::make_unexpected(story.error());
    found.story = std::move(*story);
    return {};
}

/// The newest attempt of another message, if it failed as ours did and nobody has taken care of it since.
Read<std::optional<RowSummary>> Gathering::failedLikeUs(const RowSummary &other, const Origin &ours)
{
    const auto rows = m_reader.attemptsOf(other.bot, other.message->sendId);
    if (!rows)
        return core::make_unexpected(rows.error());
    const bool dismissed = !rows->isEmpty() && rows->last().route == traffic::dismissedRoute;
    const Rows tries = triesOf(*rows);
    if (dismissed || tries.isEmpty() || isTakenCareOf(tries) || !isSameFault(tries.last(), m_row))
        return std::nullopt;
    const auto origin = m_origins.of(tries.last().anchor);
    if (!origin)
        return core::make_unexpected(origin.error());
    return origin->id.index() == ours.id.index() ? std::optional(tries.last()) : std::nullopt;
}

Read<void> Gathering::readSameCause(Case &found)
{
    if (!traffic::isProblem(m_row.state) || m_row.state == State::InAudit || found.messageId == 0)
        return {};
    QList<qint64> seen = {found.messageId};
    const Origin ours{found.evidence.origin, found.originRow};
    for (const RowSummary &row : m_turn) {
        const bool isMessage = isOutbound(row) && row.message->sendId != 0;
        if (found.sameCause.size() == mostOfSameCause || seen.size() > comparedMessages)
            break;
        if (!isMessage || seen.contains(row.message->sendId))
            continue;
        seen.append(row.message->sendId);
        const auto other = failedLikeUs(row, ours);
        if (!other)
            return core::make_unexpected(other.error());
        if (*other)
            found.sameCause.append(**other);
    }
    return {};
}

Read<Case> Gathering::run(lineage::SendFacts facts)
{
    Case found{.facts = std::move(facts)};
    auto done = readAttempts(found);
    if (done)
        done = readAnchor(found);
    if (done)
        done = readTurn(found);
    if (done)
        done = readStory(found);
    if (done)
        done = readSameCause(found);
    if (!done)
        return core::make_unexpected(done.error());
    return found;
}

} // namespace

bool Case::awaitsCure() const
{
    return traffic::isProblem(facts.state) && !isTakenCareOf(attempts);
}

core::Result<Case, JournalError> gather(const journal::JournalReader &reader, const journal::RowDetail &row)
{
    if (!isOutbound(row.summary))
        return Case{};
    return Gathering(reader, row.summary).run(factsOf(row));
}

core::Result<Case, JournalError> gather(const journal::JournalReader &reader, journal::RowRef row)
{
    const auto detail = reader.detail(row);
    if (!detail)
        return core::make_unexpected(detail.error());
    return gather(reader, *detail);
}

} // namespace evidence
