#pragma once
#include "app/importer/identity.h"

#include <QHash>

#include <deque>

namespace importer {

/// What is known by an id, of the newest ids. They go by their digest: their texts would take five times the room, and
/// there are as many as a log has messages. Thread: a value.
template <class Value> class RecentIds
{
public:
    explicit RecentIds(size_t most)
        : m_most(most)
    {
    }
    /// Null when the id never came, or was forgotten. Until the next addition.
    [[nodiscard]] Value *find(const QString &id)
    {
        const auto found = m_values.find(identityOf(id));
        return found == m_values.end() ? nullptr : &found.value();
    }
    /// Takes the place of what was known.
    Value &insert(const QString &id, const Value &value)
    {
        const Identity key = identityOf(id);
        if (const auto known = m_values.find(key); known != m_values.end())
            return known.value() = value;
        if (m_order.size() >= m_most) {
            m_values.remove(m_order.front());
            m_order.pop_front();
            m_hasForgotten = true;
        }
        m_order.push_back(key);
        return m_values.insert(key, value).value();
    }
    [[nodiscard]] bool hasForgotten() const { return m_hasForgotten; }

private:
    QHash<Identity, Value> m_values;
    std::deque<Identity> m_order; ///< the oldest first
    size_t m_most;
    bool m_hasForgotten = false;
};

} // namespace importer
