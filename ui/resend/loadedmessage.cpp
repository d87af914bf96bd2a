#include "ui/resend/loadedmessage.h"

#include "app/protocol/openapi.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using journal::RowSummary;

namespace {

/// Rows of a conversation that are read: more than an hour of a busy one, and a few milliseconds.
constexpr int mostRows = 500;

/// What the agent's turn answers: its note says it, else another reply of the same turn that hung on a real anchor.
std::optional<lineage::AnchorId> turnAnchorOf(const LoadedMessage &loaded, const QList<lineage::Anchor> &anchors)
{
    const qint64 turn = loaded.detail->summary.turnId;
    if (turn == 0)
        return std::nullopt;
    const auto known = [&](const QString &id) {
        return std::ranges::find_if(
            anchors, [&](const lineage::Anchor &anchor) { return lineage::anchorIdText(anchor.id) == id; });
    };
    const auto note = std::ranges::find_if(loaded.rows, [turn](const RowSummary &row) {
        return row.turnId == turn && row.route == "TURN"_L1 && !row.anchor.isEmpty();
    });
    if (note != loaded.rows.cend() && known(note->anchor) != anchors.cend())
        return known(note->anchor)->id;
    for (const RowSummary &row : loaded.rows) {
        if (row.turnId == turn && !row.anchor.isEmpty() && known(row.anchor) != anchors.cend())
            return known(row.anchor)->id;
    }
    return std::nullopt;
}

void addAnchorRows(LoadedMessage &loaded, const journal::JournalReader &reader, const QList<lineage::Anchor> &anchors)
{
    QList<journal::RowRef> missing;
    for (const lineage::Anchor &anchor : anchors) {
        const QString id = lineage::anchorIdText(anchor.id);
        const bool known = std::ranges::any_of(loaded.rows, [&id](const RowSummary &row) { return row.msgId == id; });
        const auto row = known ? journal::RowRef() : reader.rowOfMessageId(id).value_or(journal::RowRef());
        if (!row.isNull())
            missing.append(row);
    }
    if (!missing.isEmpty())
        loaded.rows = reader.summaries(missing).value_or(QList<RowSummary>{}) + loaded.rows;
}

} // namespace

bool LoadedMessage::isMessage() const
{
    const auto &facet = detail ? detail->summary.message : std::nullopt;
    return facet && facet->role == traffic::MessageFacet::Role::Outbound && detail->summary.scene;
}

QByteArray LoadedMessage::body() const
{
    const traffic::Body &left = detail->record.body;
    // A body with something cut out of it must not leave again as it stands in the journal.
    if (left.splices.isEmpty() && protocol::parseSendRequest(left.text))
        return left.text;
    const RowSummary &row = detail->summary;
    protocol::SendRequest request;
    request.msgType = row.message->markdown ? protocol::MsgType::Markdown : protocol::MsgType::Text;
    request.text = row.message->text;
    if (!row.anchor.isEmpty())
        request.anchor = core::UnverifiedId(row.anchor);
    request.msgSeq = row.msgSeq;
    return protocol::toJson(request);
}

LoadedMessage loadMessage(journal::ReaderPool::Readers &readers, const MessageWanted &wanted)
{
    LoadedMessage loaded;
    journal::JournalReader *reader = readers.of(wanted.row.source());
    if (reader == nullptr) {
        loaded.error = journal::JournalError{journal::JournalError::Kind::CannotOpen, u"open"_s, 0, {}};
        return loaded;
    }
    auto detail = reader->detail(wanted.row);
    if (!detail) {
        loaded.error = detail.error();
        return loaded;
    }
    loaded.detail = std::move(*detail);
    if (!loaded.isMessage())
        return loaded;
    const RowSummary &row = loaded.detail->summary;
    const qint64 sendId = wanted.sendId != 0 ? wanted.sendId : row.message->sendId;
    if (sendId != 0)
        loaded.attempts = triesOf(reader->attemptsOf(row.bot, sendId).value_or(QList<RowSummary>{}));
    if (std::ranges::find(loaded.attempts, row.ref, &RowSummary::ref) == loaded.attempts.cend())
        loaded.attempts.prepend(row);
    if (auto newest = reader->detail(loaded.attempts.last().ref))
        loaded.newest = std::move(*newest);
    const journal::RowQuery conversation{.bot = row.bot, .scene = row.scene, .peer = row.peer};
    const auto refs = reader->rowsBefore(conversation, 0, mostRows).value_or(QList<journal::RowRef>{});
    loaded.rows = reader->summaries(refs).value_or(QList<RowSummary>{});
    addAnchorRows(loaded, *reader, wanted.anchors);
    loaded.turnAnchor = turnAnchorOf(loaded, wanted.anchors);
    return loaded;
}

lineage::IdOrigin lookUpId(journal::ReaderPool::Readers &readers, const QString &id)
{
    for (const journal::JournalReader *reader : readers.all()) {
        const auto ref = reader->rowOfMessageId(id).value_or(journal::RowRef());
        if (ref.isNull())
            continue;
        const auto found = reader->summaries({ref}).value_or(QList<RowSummary>{});
        if (found.isEmpty() || !found.first().message)
            continue;
        const RowSummary &row = found.first();
        if (row.returnedId == id)
            return lineage::OfOwnMessage{row.time + row.duration.value_or(core::Milliseconds{0}), row.message->text};
        return lineage::OfPersonsMessage{
            row.scene.value_or(protocol::Scene::C2c), row.peer, row.time, row.message->text};
    }
    return lineage::NeverSeen{};
}

} // namespace ui
