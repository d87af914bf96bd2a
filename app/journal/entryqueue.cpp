#include "app/journal/entryqueue.h"

#include "app/core/overloaded.h"

namespace journal {

namespace {

constexpr qint64 structWeight = 512; // the structs themselves and the short texts in them

qint64 weightOf(const QList<traffic::Header> &headers, const traffic::Body &body)
{
    qint64 bytes = structWeight + body.text.size();
    for (const traffic::Header &header : headers)
        bytes += header.name.size() + header.value.size();
    return bytes;
}

} // namespace

qint64 weightOf(const traffic::Entry &entry)
{
    return std::visit(core::Overloaded{
                          [](const traffic::Record &record) {
                              const qsizetype text = record.message ? record.message->text.size() : 0;
                              return weightOf(record.headers, record.body) + 2 * (text + record.detail.size());
                          },
                          [](const traffic::Settlement &settlement) {
                              return weightOf(settlement.headers, settlement.body) + 2 * settlement.detail.size();
                          },
                      },
        entry);
}

EntryQueue::EntryQueue(Limits limits)
    : m_limits(limits)
{
}

bool EntryQueue::push(const traffic::Entry &entry)
{
    const qint64 bytes = weightOf(entry);
    const QMutexLocker lock(&m_mutex);
    if (const auto *record = std::get_if<traffic::Record>(&entry)) {
        const traffic::Worth worth = traffic::worthOf(*record);
        while (isFull(bytes) && dropBelow(worth)) { }
        if (isFull(bytes) && worth != traffic::Worth::Dear) {
            forget(*record);
            return false;
        }
        if (worth != traffic::Worth::Dear)
            m_droppable[size_t(worth)].push_back(m_first + m_slots.size());
    } else {
        if (m_forgotten.remove(std::get<traffic::Settlement>(entry).key))
            return false;
        while (isFull(bytes) && dropBelow(traffic::Worth::Dear)) { }
    }
    put(entry, bytes);
    if (m_wakeAt == 0 || m_rows < m_wakeAt)
        return false;
    m_wakeAt = 0;
    return true;
}

EntryQueue::Taken EntryQueue::take(qsizetype most)
{
    const QMutexLocker lock(&m_mutex);
    Taken taken;
    taken.entries.reserve(std::min(most, m_rows));
    while (!m_slots.empty() && taken.entries.size() < most) {
        Slot &slot = m_slots.front();
        if (slot.entry) {
            --m_rows;
            m_bytes -= slot.bytes;
            // The record may have been given up after its answer came in.
            const auto *settlement = std::get_if<traffic::Settlement>(&*slot.entry);
            if (!settlement || !m_forgotten.remove(settlement->key))
                taken.entries.append(std::move(*slot.entry));
        }
        m_slots.pop_front();
        ++m_first;
    }
    for (auto &numbers : m_droppable) {
        while (!numbers.empty() && numbers.front() < m_first)
            numbers.pop_front();
    }
    const bool isOver = m_rows <= m_limits.rows / 2 && m_bytes <= m_limits.bytes / 2;
    if (isOver && m_dropped.total() > 0)
        taken.dropped = std::exchange(m_dropped, {});
    return taken;
}

qsizetype EntryQueue::wakeAt(qsizetype depth)
{
    const QMutexLocker lock(&m_mutex);
    m_wakeAt = depth;
    return m_rows;
}

qsizetype EntryQueue::depth() const
{
    const QMutexLocker lock(&m_mutex);
    return m_rows;
}

bool EntryQueue::isFull(qint64 more) const
{
    // One entry is taken however large it is: its size has a bound of its own.
    return m_rows > 0 && (m_rows + 1 > m_limits.rows || m_bytes + more > m_limits.bytes);
}

bool EntryQueue::dropBelow(traffic::Worth worth)
{
    for (size_t cheaper = 0; cheaper < size_t(worth); ++cheaper) {
        std::deque<quint64> &numbers = m_droppable[cheaper];
        if (numbers.empty())
            continue;
        Slot &slot = m_slots[numbers.front() - m_first];
        numbers.pop_front();
        forget(std::get<traffic::Record>(*slot.entry));
        slot.entry.reset();
        --m_rows;
        m_bytes -= slot.bytes;
        return true;
    }
    return false;
}

void EntryQueue::forget(const traffic::Record &record)
{
    m_dropped.add(record);
    if (record.state == traffic::State::InFlight)
        m_forgotten.insert(record.key);
}

void EntryQueue::put(const traffic::Entry &entry, qint64 bytes)
{
    m_slots.push_back({entry, bytes});
    ++m_rows;
    m_bytes += bytes;
}

} // namespace journal
