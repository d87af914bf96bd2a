#pragma once
#include "app/lineage/anchorledger.h"

#include <variant>

namespace bot {

// Cross-thread values from the window (or the command line) to a bot.
struct Connect
{
};
struct Disconnect
{
};
/// Send a text by hand. `requestId` is the asker's; the answer carries it back.
struct Send
{
    quint64 requestId = 0;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QString text;
    bool markdown = false;
    lineage::AnchorChoice choice;
};
/// Stop the agent's turn in a conversation.
struct StopTurn
{
    core::PeerId peer;
};
using Command = std::variant<Connect, Disconnect, Send, StopTurn>;

} // namespace bot
