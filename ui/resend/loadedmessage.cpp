#include "ui/resend/loadedmessage.h"

#include "app/evidence/case.h"
#include "app/imports/log.h"
#include "app/protocol/openapi.h"

#include <QSet>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using journal::RowSummary;

namespace {

/// Rows of a conversation that are read: more than an hour of a busy one, and a few milliseconds.
constexpr int mostRows = 500;
/// Anchors whose message is looked up when it is older than those: as many as the sheet shows.
constexpr int mostLookedUp = 12;

void addAnchorRows(LoadedMessage &loaded, const journal::JournalReader &reader, const QList<lineage::Anchor> &anchors)
{
    const RowSummary &ours = loaded.detail->summary;
    QSet<QString> known;
    for (const RowSummary &row : loaded.rows)
        known.insert(row.msgId);
    QList<journal::RowRef> missing;
    int lookedUp = 0;
    for (const lineage::Anchor &anchor : anchors) {
        const QString id = lineage::anchorIdText(anchor.id);
        if (anchor.scene != ours.scene || anchor.peer != ours.peer || known.contains(id))
            continue;
        if (lookedUp++ == mostLookedUp)
            break;
        const auto row = reader.rowOfMessageId(id).value_or(journal::RowRef());
        if (!row.isNull())
            missing.append(row);
    }
    if (!missing.isEmpty())
        loaded.rows = reader.summaries(missing).value_or(QList<RowSummary>{}) + loaded.rows;
}

core::Result<void, journal::JournalError> addTries(
    LoadedMessage &loaded, const journal::JournalReader &reader, const QString &bot, qint64 sendId)
{
    const auto rows = reader.attemptsOf(bot, sendId);
    if (!rows)
        return core::make_unexpected(rows.error());
    loaded.attempts += triesOf(*rows);
    return {};
}

/// The tries of the message, those of a log before what was made of it here; on a first read also what its turn
/// answers.
core::Result<void, journal::JournalError> addAttempts(
    LoadedMessage &loaded, journal::ReaderPool::Readers &readers, const MessageWanted &wanted)
{
    const journal::JournalReader &reader = *readers.of(wanted.row.source());

    const RowSummary &row = loaded.detail->summary;
    if (wanted.isFirst) {
        const auto found = evidence::gather(reader, *loaded.detail);
        if (!found)
            return core::make_unexpected(found.error());
        loaded.turnAnchor = found->evidence.turnAnchor;
    }
    const bool isOfLog = wanted.row.isImported();
    const qint64 sendId = wanted.sendId != 0 && !isOfLog ? wanted.sendId : row.message->sendId;
    if (sendId != 0) {
        if (const auto added = addTries(loaded, reader, row.bot, sendId); !added)
            return core::make_unexpected(added.error());
    }
    if (std::ranges::find(loaded.attempts, row.ref, &RowSummary::ref) == loaded.attempts.cend())
        loaded.attempts.prepend(row);
    const journal::JournalReader *live = isOfLog && wanted.sendId != 0 ? readers.of(journal::liveSource) : nullptr;
    if (live) {
        if (const auto added = addTries(loaded, *live, wanted.bot, wanted.sendId); !added)
            return core::make_unexpected(added.error());
    }
    const journal::RowRef last = loaded.attempts.last().ref;
    auto newest = (last.isImported() ? reader : *readers.of(last.source())).detail(last);
    if (!newest)
        return core::make_unexpected(newest.error());
    loaded.newest = std::move(*newest);
    return {};
}

core::Result<void, journal::JournalError> addRows(
    LoadedMessage &loaded, const journal::JournalReader &reader, const MessageWanted &wanted)
{
    const RowSummary &row = loaded.detail->summary;
    const auto refs = reader.rowsBefore({.bot = row.bot, .scene = row.scene, .peer = row.peer}, 0, mostRows);
    if (!refs)
        return core::make_unexpected(refs.error());
    auto rows = reader.summaries(*refs);
    if (!rows)
        return core::make_unexpected(rows.error());
    loaded.rows = std::move(*rows);
    addAnchorRows(loaded, reader, wanted.anchors);
    return {};
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
    auto done = addAttempts(loaded, readers, wanted);
    if (done)
        done = addRows(loaded, *reader, wanted);
    if (!done)
        loaded.error = done.error();
    return loaded;
}

lineage::IdOrigin lookUpId(journal::ReaderPool::Readers &readers, const QString &id)
{
    lineage::IdOrigin inLog = lineage::NeverSeen{};
    for (const journal::JournalReader *reader : readers.all()) {
        auto found = evidence::Origins(*reader).of(id);
        if (!found || std::holds_alternative<lineage::NeverSeen>(found->id))
            continue;
        if (!found->row.isImported())
            return found->id;
        if (auto *message = std::get_if<lineage::OfPersonsMessage>(&found->id)) {
            message->isOnlyInLog = true;
            if (!imports::hasDate(message->received))
                message->received = {};
        }
        inLog = found->id;
    }
    return inLog;
}

} // namespace ui
