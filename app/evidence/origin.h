#pragma once
#include "app/journal/journalreader.h"
#include "app/lineage/diagnosis.h"

#include <QHash>

namespace evidence {

/// Where an id comes from, with the row that says so (null for one that was never seen).
struct Origin
{
    lineage::IdOrigin id;
    journal::RowRef row;
    friend bool operator==(const Origin &, const Origin &) = default;
};

/// True for the `d.id` of a message that a person wrote in this conversation: the only kind of id that a `msg_id` may
/// hang on.
[[nodiscard]] bool isMessageOf(const lineage::IdOrigin &origin, protocol::Scene scene, const core::PeerId &peer);

/// Looks up where ids come from, each once. Thread: the reader's.
class Origins
{
public:
    explicit Origins(const journal::JournalReader &reader)
        : m_reader(reader)
    {
    }
    [[nodiscard]] core::Result<Origin, journal::JournalError> of(const QString &id);

private:
    [[nodiscard]] core::Result<Origin, journal::JournalError> find(const QString &id) const;

    const journal::JournalReader &m_reader;
    QHash<QString, Origin> m_known;
};

} // namespace evidence
