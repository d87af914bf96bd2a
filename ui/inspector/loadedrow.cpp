#include "ui/inspector/loadedrow.h"

#include "app/protocol/fieldvalue.h"
#include "app/text/diagnosistext.h"
#include "app/text/report.h"
#include "app/text/visibletext.h"
#include "ui/common/shortpath.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// One direction as text: what was called, headers, an empty line, the body.
void addPart(RawText &raw, const QString &head, const QList<traffic::Header> &headers, const PreparedBody &body)
{
    raw.add(head + u'\n');
    for (const traffic::Header &header : headers) {
        raw.add(header);
        raw.add(u"\n"_s);
    }
    raw.add(u"\n"_s);
    raw.add(body);
    raw.add(u"\n"_s);
}

QString sizeLine(const PreparedBody &body, qsizetype cuts)
{
    const QString size = u"# %1 B"_s.arg(body.wireSize);
    return cuts == 0 ? size : size + u", "_s + QCoreApplication::translate("ui::LoadedRow", "%1 cut out").arg(cuts);
}

bool lookAlike(const QList<journal::RowSummary> &a, const QList<journal::RowSummary> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(),
        [](const journal::RowSummary &one, const journal::RowSummary &other) {
            return one.ref == other.ref && one.state == other.state;
        });
}

/// Where to look, the likeliest place first.
QStringList fieldsOf(lineage::Cause cause, const lineage::SendFacts &send)
{
    using lineage::Cause;
    const bool isMarkdown = send.msgType == protocol::MsgType::Markdown;
    switch (cause) {
    case Cause::OwnIdAsAnchor:
    case Cause::OtherPeersAnchor:
    case Cause::UnknownAnchor:
    case Cause::AnchorExpired:
    case Cause::AnchorExhausted:
    case Cause::EventIdMisused:
    case Cause::TimeOrCount:
        return {send.anchoredByEventId ? u"$.event_id"_s : u"$.msg_id"_s};
    case Cause::SeqCollision:
        return {u"$.msg_seq"_s};
    case Cause::Content:
    case Cause::Url:
        return isMarkdown ? QStringList{u"$.markdown.content"_s, u"$.markdown"_s} : QStringList{u"$.content"_s};
    case Cause::Markdown:
        return {u"$.markdown.content"_s, u"$.markdown"_s, u"$.content"_s};
    case Cause::Permission:
    case Cause::Quota:
    case Cause::Audit:
    case Cause::UnknownOutcome:
    case Cause::Credentials:
    case Cause::NotSent:
    case Cause::Server:
    case Cause::OtherRefusal:
        break; // no field of it would have made a difference
    }
    return {};
}

bool hasField(const protocol::JsonNode &body, const QString &path)
{
    const protocol::JsonNode *node = &body;
    for (const QString &key : path.split(u'.').sliced(1)) {
        const auto member = std::ranges::find(node->children, key, &protocol::JsonNode::key);
        if (member == node->children.end() || member->type == protocol::JsonNode::Type::Null)
            return false;
        node = &*member;
    }
    return true;
}

/// A token server may stand anywhere; what it speaks is told by the kind of the call.
QString placeNameOf(const traffic::Record &record)
{
    return record.kind == traffic::Kind::Token ? u"/app/getAppAccessToken"_s : protocol::placeName(record.route);
}

} // namespace

protocol::FieldPlace LoadedRow::requestPlace() const
{
    using Side = protocol::FieldPlace::Side;
    const traffic::Record &record = detail->record;
    const Side side = isFrame()               ? Side::Frame
        : record.kind == traffic::Kind::Model ? Side::ModelRequest
                                              : Side::Request;
    return {side, placeNameOf(record)};
}

protocol::FieldPlace LoadedRow::responsePlace() const
{
    using Side = protocol::FieldPlace::Side;
    const bool isModel = detail->record.kind == traffic::Kind::Model;
    return {isModel ? Side::ModelResponse : Side::Response, placeNameOf(detail->record)};
}

LoadedRow::WrongAnchor LoadedRow::wrongAnchor() const
{
    using Kind = evidence::StoryPart::Kind;
    const QList<evidence::StoryPart> &parts = found.story.parts;
    auto part = std::ranges::find(parts, true, &evidence::StoryPart::isCurrent);
    const bool isAttempt = part != parts.end() && part->kind == Kind::Attempt;
    if (!isAttempt || ++part == parts.end() || part->kind != Kind::WrongOrigin) {
        return {};
    }
    return {found.facts.anchoredByEventId ? u"$.event_id"_s : u"$.msg_id"_s, text::wrongEdgeText(part->origin)};
}

QString LoadedRow::fieldAtFault(lineage::Cause cause) const
{
    const QStringList paths = request.tree ? fieldsOf(cause, found.facts) : QStringList();
    const auto there
        = std::ranges::find_if(paths, [this](const QString &path) { return hasField(*request.tree, path); });
    return there == paths.end() ? QString() : *there;
}

QString LoadedRow::report(const protocol::ErrorCatalogue &catalogue) const
{
    const journal::RowSummary &row = detail->summary;
    return text::isForSupport(row, catalogue) ? text::reportText(row, shortRoute(row.route, row.peer.value))
                                              : QString();
}

RawText LoadedRow::raw() const
{
    const traffic::Record &record = detail->record;
    RawText raw;
    addPart(raw, sizeLine(request, record.body.splices.size()) + u'\n' + text::visibleText(record.route, false),
        record.headers, request);
    if (const auto &answer = detail->settlement) {
        const QString status
            = answer->status ? u"HTTP %1"_s.arg(*answer->status) : text::visibleText(answer->detail, false);
        raw.add(u"\n"_s);
        addPart(raw, sizeLine(response, answer->body.splices.size()) + u'\n' + status, answer->headers, response);
    }
    return raw;
}

bool LoadedRow::looksLike(const LoadedRow &other) const
{
    if (!detail || !other.detail || detail->summary.ref != other.detail->summary.ref) {
        return false;
    }
    return detail->summary.state == other.detail->summary.state
        && detail->settlement.has_value() == other.detail->settlement.has_value() && timing == other.timing
        && found.evidence.origin == other.found.evidence.origin && found.story == other.found.story
        && lookAlike(found.attempts, other.found.attempts) && lookAlike(found.sameCause, other.found.sameCause);
}

LoadedRow loadRow(journal::ReaderPool::Readers &readers, journal::RowRef row)
{
    LoadedRow loaded;
    journal::JournalReader *reader = readers.of(row.source());
    if (reader == nullptr) {
        loaded.error = journal::JournalError{journal::JournalError::Kind::CannotOpen, u"open"_s, 0, {}};
        return loaded;
    }
    auto detail = reader->detail(row);
    if (!detail) {
        loaded.error = detail.error();
        return loaded;
    }
    loaded.request = prepareBody(detail->record.body);
    if (detail->settlement) {
        loaded.response = prepareBody(detail->settlement->body);
    }
    loaded.found = evidence::gather(*reader, *detail).value_or(evidence::Case());
    loaded.timing = gatherTiming(*reader, *detail, loaded.request);
    loaded.detail = std::move(*detail);
    return loaded;
}

} // namespace ui
