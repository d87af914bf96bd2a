#include "app/lineage/anchor.h"

namespace lineage {

QString anchorIdText(const AnchorId &id)
{
    return std::visit([](const auto &known) { return known.value; }, id);
}

bool isEventAnchor(const AnchorId &id)
{
    return std::holds_alternative<core::EventId>(id);
}

protocol::WireAnchor toWire(const AnchorId &id)
{
    return std::visit([](const auto &known) { return protocol::WireAnchor(known); }, id);
}

QString conversationKey(protocol::Scene scene, const core::PeerId &peer)
{
    return protocol::sceneName(scene) + u':' + peer.value;
}

} // namespace lineage
