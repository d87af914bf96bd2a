#pragma once
#include "app/importer/joined.h"

#include <deque>
#include <functional>

namespace importer {

/// A turn is over when nothing has come of it for so long, in the log's time: the model and a tool may take minutes.
inline constexpr qint64 turnQuietMs = 600'000;

/// The turns that are going on. Few lines of the log say whose they are; the others go to the turn that spoke last.
/// Thread: one. References are good until the next call that is not const.
class TurnBook
{
public:
    using Close = std::function<void(const Turn &turn)>;
    explicit TurnBook(Close close);

    Turn &open(const LogRecord &record, const Inbound &inbound);
    /// A turn of which only this is known: the log begins within it, or a schedule runs.
    Turn &openUnknown(const Stamp &now);
    /// The oldest turn of that sender, or null.
    [[nodiscard]] Turn *ofSender(const core::PeerId &sender);
    [[nodiscard]] Turn *newestOf(const core::PeerId &sender);
    [[nodiscard]] Turn *numbered(qint64 number);
    /// Of a request: the one whose replies hang on that anchor, else the sender's, else the one that spoke last.
    [[nodiscard]] Turn *ofRequest(const HttpRequest &request, SendPath path, qint64 cueTurn, const Stamp &now);
    /// The one that spoke last, marked ambiguous if others spoke in the last two minutes, too.
    [[nodiscard]] Turn *speaking(const Stamp &now);
    void touch(Turn &turn, const Stamp &now);
    /// `nowMs`: the log's time, as Stamp::ms().
    void settle(qint64 nowMs);
    void finish();
    /// Those that go on, as they stand.
    void tellOpen(const Close &take) const;

private:
    void close(size_t index);

    Close m_close;
    std::deque<Turn> m_turns; // in the order in which they began
    qint64 m_number = 0;
    qint64 m_speaking = 0;
};

} // namespace importer
