#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/protocol/message.h"

#include <variant>

namespace lineage {

/// An id that a passive message may hang on. Only the ledger makes these, and only from gateway events; an outbound id
/// cannot become one (there is no conversion).
using AnchorId = std::variant<core::InboundMsgId, core::EventId>;
[[nodiscard]] QString anchorIdText(const AnchorId &id);
[[nodiscard]] bool isEventAnchor(const AnchorId &id);
[[nodiscard]] protocol::WireAnchor toWire(const AnchorId &id);

/// A key for tables of conversations: not for people, not kept.
[[nodiscard]] QString conversationKey(protocol::Scene scene, const core::PeerId &peer);

/// What is known of one anchor. `accepted`: replies the platform took. `open`: attempts in flight or unknown, which may
/// have spent one each. `nextSeq`: the next msg_seq that may be reserved. `deadCode`: the code that killed it.
struct Anchor
{
    AnchorId id;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    core::WallTime received{};
    int accepted = 0;
    int open = 0;
    int nextSeq = 1;
    std::optional<int> deadCode;
    bool shared = false; ///< a msg_seq that we had not used was taken: another program replies on it too
    bool replayed
        = false; ///< delivered by a replay after a lost line: it is older than `received` by nobody knows what
    friend bool operator==(const Anchor &, const Anchor &) = default;
};

} // namespace lineage
