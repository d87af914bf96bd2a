#pragma once
#include <QPointer>
#include <QQueue>

namespace bot {

class Conversation;

/// How many conversations of a bot run a turn of the agent at a time; the others stand in line, first come first
/// served, so that a flood costs neither memory nor parallel model calls without bound. A turn keeps its slot while its
/// message waits for the next try: when so many wait, it is the platform, and more answers would only wait as well.
/// What a person holds gives its turn free (Delivery::held). Thread: the bot's.
class TurnSlots
{
public:
    explicit TurnSlots(int most)
        : m_most(most)
    {
    }

    /// True: the conversation has one now, and gives it back. False: it stands in line and is woken when it has.
    [[nodiscard]] bool take(Conversation *conversation);
    void giveBack();

private:
    int m_most;
    int m_taken = 0;
    QQueue<QPointer<Conversation>> m_line;
};

} // namespace bot
