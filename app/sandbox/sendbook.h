#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/sandbox/scenario.h"

#include <QHash>
#include <QSet>

namespace sandbox {

/// Ids in the platform's manner. `ROBOT1.0_` and opaque text with `- _ .`; ends in `!` (a person's) or `!!` (a bot's).
/// Source: protocol reference (c).
[[nodiscard]] core::InboundMsgId newInboundId();
[[nodiscard]] core::OutboundMsgId newOutboundId();
[[nodiscard]] core::RefIdx newRefIdx();
/// Top-level id of a message event: the lower-cased letters and digits of `d.id` after the event's name.
[[nodiscard]] core::EventId messageEventId(const core::InboundMsgId &id);

/// Why the platform does not take a message. Source of every number: error catalogue.
struct Refusal
{
    int status = 400;
    int code = 0;
    int errCode = 0;
    QString message;
};

/// A message that the platform takes: what the person sees and what the client is told.
struct Accepted
{
    core::OutboundMsgId id;
    core::RefIdx refIdx;
    int msgType = 0;
    QString text;
    QString anchor;
    std::optional<int> msgSeq;
};

/// The platform's own book: who said what when, what has been used, and whether a send may pass. It is written from the
/// platform's point of view and shares nothing with the client's ledger. Pure but for its book. Thread: one.
class SendBook
{
public:
    explicit SendBook(Rules rules);

    void addPerson(const core::PeerId &openid);
    [[nodiscard]] bool knows(const core::PeerId &openid) const { return m_people.contains(openid); }
    /// A person's message: `id` can anchor, `eventId` never.
    void messageSaid(
        const core::PeerId &openid, const core::InboundMsgId &id, const core::EventId &eventId, core::WallTime now);
    /// Another event of a person; C2C_MSG_REJECT and C2C_MSG_RECEIVE also turn proactive messages off and on.
    void eventPushed(const core::PeerId &openid, const QString &type, const core::EventId &eventId, core::WallTime now);

    /// Judges `POST /v2/users/{openid}/messages` and, if it passes, spends the anchor and the msg_seq.
    [[nodiscard]] core::Result<Accepted, Refusal> take(
        const core::PeerId &openid, const QByteArray &body, core::WallTime now);

    /// Replies that a message or an event has been used for; nothing for an id that no push had.
    [[nodiscard]] std::optional<int> repliesUsed(const QString &anchorText) const;

private:
    struct Anchor
    {
        core::PeerId person;
        core::WallTime at;
        bool mayAnchor = true;
        int used = 0;
        QSet<int> sequences;
    };
    struct Draft
    {
        int msgType = 0;
        QString text;
        QString msgId;
        QString eventId;
        std::optional<int> msgSeq;
        bool isWakeup = false;
    };
    struct PersonState
    {
        bool acceptsProactive = true;
    };

    [[nodiscard]] static core::Result<Draft, Refusal> readDraft(const QByteArray &body);
    [[nodiscard]] std::optional<Refusal> refuseContent(const Draft &draft) const;
    [[nodiscard]] std::optional<Refusal> hangOnMessage(
        const core::PeerId &openid, const Draft &draft, core::WallTime now);
    [[nodiscard]] std::optional<Refusal> hangOnEvent(
        const core::PeerId &openid, const Draft &draft, core::WallTime now);
    [[nodiscard]] std::optional<Refusal> hangOnNothing(const core::PeerId &openid, const Draft &draft) const;
    [[nodiscard]] bool isUsedUp(const Anchor &anchor) const;
    void spend(Anchor &anchor, const Draft &draft, std::optional<int> sequence) const;

    Rules m_rules;
    QHash<core::PeerId, PersonState> m_people;
    QHash<QString, Anchor> m_messages;
    QHash<QString, Anchor> m_events;
};

} // namespace sandbox
