#pragma once
#include "app/lineage/anchorledger.h"

#include <rapidcheck.h>

namespace test {

inline const core::PeerId alice{QStringLiteral("ALICE")};
inline const core::WallTime noon = core::fromMs(1'788'220'800'000);

inline lineage::RuleSet rules()
{
    return lineage::RuleSet::builtIn().value();
}

/// An anchor of Alice's C2C conversation, received at noon.
inline lineage::Anchor anchor(const QString &id = QStringLiteral("M1"))
{
    return {.id = core::InboundMsgId(id), .scene = protocol::Scene::C2c, .peer = alice, .received = noon};
}

/// Any anchor the ledger could come to hold.
inline rc::Gen<lineage::Anchor> anyAnchor()
{
    using protocol::Scene;
    return rc::gen::map(
        rc::gen::tuple(rc::gen::element(Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm), rc::gen::inRange(0, 9),
            rc::gen::inRange(0, 9), rc::gen::arbitrary<bool>(), rc::gen::inRange(0, 5)),
        [](const std::tuple<Scene, int, int, bool, int> &drawn) {
            lineage::Anchor made = anchor();
            const auto [scene, accepted, open, event, dead] = drawn;
            made.scene = scene;
            made.accepted = accepted;
            made.open = open;
            if (event)
                made.id = core::EventId(QStringLiteral("FRIEND_ADD:1"));
            if (dead == 0)
                made.deadCode = 40034128;
            return made;
        });
}

} // namespace test
