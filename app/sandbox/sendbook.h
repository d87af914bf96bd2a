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
[[nodiscard]] core::EventId messageEventId(
    const core::InboundMsgId &id, const QString &type = QStringLiteral("C2C_MESSAGE_CREATE"));

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

    void setRules(const Rules &rules) { m_rules = rules; }
    void addPerson(const core::PeerId &openid) { m_places.insert(c2c(openid), {}); }
    void addGroup(const core::PeerId &openid) { m_places.insert({protocol::Scene::Group, openid}, {}); }
    [[nodiscard]] bool knows(const Place &place) const { return m_places.contains(place); }
    /// A message that was pushed to the bot: `id` can anchor, `eventId` never. Pushed again under another event, it is
    /// the same anchor.
    void messageSaid(
        const Place &place, const core::InboundMsgId &id, const core::EventId &eventId, core::WallTime now);
    /// Another event; …_MSG_REJECT and …_MSG_RECEIVE also turn proactive messages to that place off and on.
    void eventPushed(const Place &place, const QString &type, const core::EventId &eventId, core::WallTime now);
    /// Judges `POST /v2/users/{openid}/messages` or `/v2/groups/{group_openid}/messages` and, if it passes, spends the
    /// anchor and the msg_seq.
    [[nodiscard]] core::Result<Accepted, Refusal> take(const Place &place, const QByteArray &body, core::WallTime now);

    // The same for a person's own conversation.
    void messageSaid(
        const core::PeerId &openid, const core::InboundMsgId &id, const core::EventId &eventId, core::WallTime now)
    {
        messageSaid(c2c(openid), id, eventId, now);
    }
    void eventPushed(const core::PeerId &openid, const QString &type, const core::EventId &eventId, core::WallTime now)
    {
        eventPushed(c2c(openid), type, eventId, now);
    }
    [[nodiscard]] core::Result<Accepted, Refusal> take(
        const core::PeerId &openid, const QByteArray &body, core::WallTime now)
    {
        return take(c2c(openid), body, now);
    }

    /// Replies that a message or an event has been used for; nothing for an id that no push had.
    [[nodiscard]] std::optional<int> repliesUsed(const QString &anchorText) const;

private:
    struct Anchor
    {
        Place place;
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
    struct PlaceState
    {
        bool acceptsProactive = true;
    };

    [[nodiscard]] static Place c2c(const core::PeerId &openid) { return {protocol::Scene::C2c, openid}; }
    [[nodiscard]] static core::Result<Draft, Refusal> readDraft(const QByteArray &body);
    [[nodiscard]] std::optional<Refusal> refuseContent(const Place &place, const Draft &draft) const;
    [[nodiscard]] std::optional<Refusal> hangOnMessage(const Place &place, const Draft &draft, core::WallTime now);
    [[nodiscard]] std::optional<Refusal> hangOnEvent(const Place &place, const Draft &draft, core::WallTime now);
    [[nodiscard]] std::optional<Refusal> hangOnNothing(const Place &place, const Draft &draft) const;
    [[nodiscard]] bool isExpired(const Anchor &anchor, core::WallTime now) const;
    [[nodiscard]] bool isUsedUp(const Anchor &anchor) const;
    void spend(Anchor &anchor, const Draft &draft, std::optional<int> sequence) const;

    Rules m_rules;
    QHash<Place, PlaceState> m_places;
    QHash<QString, Anchor> m_messages;
    QHash<QString, Anchor> m_events;
};

} // namespace sandbox
