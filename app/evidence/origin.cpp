#include "app/evidence/origin.h"

namespace evidence {

namespace {

using Role = traffic::MessageFacet::Role;

/// What a row says about an id that it brought or returned; NeverSeen if neither.
lineage::IdOrigin originIn(const journal::RowDetail &row, const QString &id)
{
    const journal::RowSummary &summary = row.summary;
    const auto &message = summary.message;
    if (summary.msgId == id && message && message->role == Role::Inbound)
        return lineage::OfPersonsMessage{.scene = summary.scene.value_or(protocol::Scene::C2c),
            .peer = summary.peer,
            .received = summary.time,
            .text = message->text};
    if (row.settlement && row.settlement->returnedId == id)
        return lineage::OfOwnMessage{row.settlement->time, message ? message->text : QString()};
    return lineage::NeverSeen{};
}

} // namespace

bool isMessageOf(const lineage::IdOrigin &origin, protocol::Scene scene, const core::PeerId &peer)
{
    const auto *message = std::get_if<lineage::OfPersonsMessage>(&origin);
    return message && message->scene == scene && message->peer == peer;
}

core::Result<Origin, journal::JournalError> Origins::of(const QString &id)
{
    if (id.isEmpty())
        return Origin{};
    if (const auto known = m_known.constFind(id); known != m_known.cend())
        return *known;
    auto found = find(id);
    if (found)
        m_known.insert(id, *found);
    return found;
}

core::Result<Origin, journal::JournalError> Origins::find(const QString &id) const
{
    const auto row = m_reader.rowOfMessageId(id);
    if (!row)
        return core::make_unexpected(row.error());
    if (!row->isNull()) {
        const auto detail = m_reader.detail(*row);
        if (!detail)
            return core::make_unexpected(detail.error());
        const lineage::IdOrigin origin = originIn(*detail, id);
        if (!std::holds_alternative<lineage::NeverSeen>(origin))
            return Origin{origin, *row};
    }
    const auto frame = m_reader.rowOfEventId(id);
    if (!frame)
        return core::make_unexpected(frame.error());
    if (frame->isNull())
        return Origin{};
    const auto detail = m_reader.detail(*frame);
    if (!detail)
        return core::make_unexpected(detail.error());
    return Origin{lineage::OfEvent{detail->summary.route, detail->summary.time}, *frame};
}

} // namespace evidence
