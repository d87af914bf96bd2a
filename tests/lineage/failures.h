#pragma once
#include "app/lineage/diagnosis.h"
#include "tests/lineage/samples.h"

namespace test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineage;
using protocol::MsgType;
using protocol::Scene;
using traffic::State;

inline const core::PeerId bob(u"BOB"_s);

/// A passive reply to Alice on M1, refused with this code a minute after M1 came.
inline SendFacts refused(int code)
{
    return {.scene = Scene::C2c,
        .peer = alice,
        .anchor = u"M1"_s,
        .msgSeq = 2,
        .text = u"hello"_s,
        .sent = noon + 1min,
        .state = State::Refused,
        .code = code,
        .httpStatus = 400};
}

inline SendFacts ended(State state, const QString &word)
{
    SendFacts send = refused(0);
    send.state = state;
    send.code.reset();
    send.httpStatus.reset();
    send.serverText = word;
    return send;
}

/// M1 came at noon and still carries replies; so does M2, which came a minute later.
inline Evidence evidenceOf(const IdOrigin &origin)
{
    Anchor second = anchor(u"M2"_s);
    second.received = noon + 1min;
    return {.origin = origin, .anchors = {second, anchor()}};
}

inline OfPersonsMessage ofAlice(core::Milliseconds age = 1min)
{
    return {Scene::C2c, alice, noon + 1min - age, u"hi"_s};
}

inline std::optional<Diagnosis> diagnosed(const SendFacts &send, const Evidence &evidence)
{
    static const auto catalogue = protocol::ErrorCatalogue::builtIn();
    return diagnose(send, evidence, rules(), catalogue, noon + 2min);
}

inline QString idOf(const std::optional<Anchor> &anchor)
{
    return anchor ? anchorIdText(anchor->id) : QString();
}

} // namespace test
