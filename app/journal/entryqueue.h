#pragma once
#include "app/traffic/dropped.h"

#include <QMutex>
#include <QSet>

#include <array>
#include <deque>

namespace journal {

/// Entries on their way from the threads that make them to the journal thread: a queue with two ends and a bound, and
/// the one place of the program with a mutex. (Qt's event queue would do without, but has no bound: a disk that stands
/// still for a minute would cost the memory of everything that happened meanwhile.)
///
/// Beyond the bound records are given up, the cheapest first (traffic::Worth); what is dear is taken in any case. The
/// answer to a record that was given up goes with it. Each stretch of losses is told once, by take().
/// Thread: push() any; everything else the journal's. No call waits for anything but a few memory operations.
class EntryQueue
{
public:
    struct Limits
    {
        qsizetype rows = 50'000;
        qint64 bytes = 64LL * 1024 * 1024; ///< of texts, bodies and headers
    };
    explicit EntryQueue(Limits limits);

    /// True when the writer must be woken: the depth it waits for has been reached.
    [[nodiscard]] bool push(const traffic::Entry &entry);

    struct Taken
    {
        QList<traffic::Entry> entries;
        /// What was given up, once the queue is far enough below its bound that the stretch is over.
        std::optional<traffic::Dropped> dropped;
    };
    /// The oldest `most` entries, in order.
    [[nodiscard]] Taken take(qsizetype most);
    /// From now on push() says once when the queue holds so many entries. Returns how many it holds now.
    qsizetype wakeAt(qsizetype depth);
    [[nodiscard]] qsizetype depth() const;

private:
    struct Slot
    {
        std::optional<traffic::Entry> entry; ///< none: given up
        qint64 bytes = 0;
    };
    static constexpr size_t droppableWorths = 2; // Cheap, Fair

    [[nodiscard]] bool isFull(qint64 more) const;
    /// Makes room by giving up the oldest of what is worth less; false if there is none.
    bool dropBelow(traffic::Worth worth);
    void forget(const traffic::Record &record);
    void put(const traffic::Entry &entry, qint64 bytes);

    mutable QMutex m_mutex;
    const Limits m_limits;
    std::deque<Slot> m_slots;
    quint64 m_first = 0; ///< number of the first slot
    std::array<std::deque<quint64>, droppableWorths> m_droppable; ///< numbers of slots, oldest first
    qsizetype m_rows = 0;
    qint64 m_bytes = 0;
    qsizetype m_wakeAt = 1; ///< 0: somebody woke the writer already
    QSet<traffic::RecordKey> m_forgotten; ///< calls that were given up, until their answer came
    traffic::Dropped m_dropped;
};

/// About the memory that an entry takes, in bytes.
[[nodiscard]] qint64 weightOf(const traffic::Entry &entry);

} // namespace journal
