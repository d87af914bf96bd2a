#pragma once
#include "app/openapi/retrypolicy.h"
#include "app/outbox/reservedattempt.h"
#include "app/sandbox/sendbook.h"

#include <QMap>

namespace test {

/// What answers an OutboxBench: the embedded platform's own book, which shares nothing with our ledger. It remembers
/// every body it saw, across our crashes. C2C; another scene needs a place beside the peer in said() and take().
class OtherSide
{
public:
    explicit OtherSide(int replies)
        : m_book(rules(replies))
    {
    }
    void knows(const core::PeerId &peer) { m_book.addPerson(peer); }
    /// A person wrote at that time by the platform's clock.
    void said(const core::PeerId &peer, const QString &msgId, core::WallTime at)
    {
        const core::InboundMsgId id(msgId);
        m_book.messageSaid(peer, id, sandbox::messageEventId(id), at);
    }
    /// Another program with this bot's name sends.
    bool otherClientSends(const core::PeerId &peer, const QString &msgId, int seq, core::WallTime at)
    {
        const QByteArray body = R"({"msg_type":0,"content":"from elsewhere","msg_id":")" + msgId.toUtf8()
            + R"(","msg_seq":)" + QByteArray::number(seq) + '}';
        return m_book.take(peer, body, at).has_value();
    }
    /// The answer to an attempt that arrives at that time, as the client has to read it.
    lineage::Outcome take(const outbox::ReservedAttempt &attempt, core::WallTime at)
    {
        remember(attempt);
        const auto answer = m_book.take(attempt.peer(), attempt.body(), at);
        if (answer)
            return lineage::Accepted{.id = answer->id, .refIdx = answer->refIdx};
        if (answer.error().errCode == 40054005 && attempt.isRetry())
            return lineage::AcceptedIdUnknown{};
        return lineage::Refused{
            .code = answer.error().errCode, .httpStatus = answer.error().status, .message = answer.error().message};
    }
    [[nodiscard]] std::optional<int> used(const QString &msgId) const { return m_book.repliesUsed(msgId); }
    /// (anchor, msg_seq) under which two contents came in.
    [[nodiscard]] int mixedUp() const { return m_mixedUp; }

private:
    static sandbox::Rules rules(int replies)
    {
        sandbox::Rules rules;
        rules.replies = replies;
        return rules;
    }
    void remember(const outbox::ReservedAttempt &attempt)
    {
        if (!attempt.hasDedupeKey())
            return;
        const auto key = std::pair(protocol::anchorText(attempt.request().anchor), *attempt.request().msgSeq);
        const auto known = m_bodies.constFind(key);
        if (known != m_bodies.cend() && *known != attempt.body())
            ++m_mixedUp;
        m_bodies.insert(key, attempt.body());
    }

    sandbox::SendBook m_book;
    QMap<std::pair<QString, int>, QByteArray> m_bodies;
    int m_mixedUp = 0;
};

/// Whether this answer means that nothing can hang on the anchor any more; the program's own policy says so.
inline bool killsAnchor(const lineage::Outcome &outcome, const outbox::ReservedAttempt &attempt)
{
    static const auto catalogue = protocol::ErrorCatalogue::builtIn();
    const openapi::Tried tried{.retry = attempt.isRetry(),
        .hasDedupeKey = attempt.hasDedupeKey(),
        .anchored = !std::holds_alternative<protocol::NoAnchor>(attempt.request().anchor)};
    return openapi::advise(outcome, tried, catalogue, 0).anchorDead;
}

} // namespace test
