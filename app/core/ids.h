#pragma once
#include <QHashFunctions>
#include <QString>

namespace core {

/// A platform id as opaque text. Two kinds never convert into each other: mixing up an outbound id and an anchor is
/// the fault this product exists for, so it must not compile.
template <class Tag> struct StrongId
{
    QString value;

    StrongId() = default;
    explicit StrongId(QString text)
        : value(std::move(text))
    {
    }
    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.value < b.value; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// `d.id` of a message event that our own gateway received: the only kind of id a `msg_id` anchor is made of.
/// Source: protocol reference (c), (e).
using InboundMsgId = StrongId<struct InboundMsgIdTag>;
/// `id` in the answer to a send: good for recall and quoting, never an anchor. Source: protocol reference (c).
using OutboundMsgId = StrongId<struct OutboundMsgIdTag>;
/// The whole top-level `id` of an event that may anchor. Source: protocol reference (e).
using EventId = StrongId<struct EventIdTag>;
/// Text that claims to be an id (import, hand-edited draft) and has not been judged by the ledger.
using UnverifiedId = StrongId<struct UnverifiedIdTag>;
/// openid, group_openid, channel id or DM guild id of the other side.
using PeerId = StrongId<struct PeerIdTag>;
/// `REFIDX_…`, the key for quoting. Not an anchor.
using RefIdx = StrongId<struct RefIdxTag>;
/// The platform's trace id, what its support asks for.
using TraceId = StrongId<struct TraceIdTag>;
using SessionId = StrongId<struct SessionIdTag>;
using AppId = StrongId<struct AppIdTag>;

} // namespace core
