#include "ui/resend/resenddraft.h"

#include "app/core/overloaded.h"
#include "app/protocol/jsonlexer.h"
#include "app/protocol/jsontree.h"
#include "app/protocol/openapi.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using protocol::JsonNode;

namespace {

const JsonNode *memberOf(const JsonNode &object, const QString &name)
{
    const auto found = std::ranges::find(object.children, name, &JsonNode::key);
    return found == object.children.cend() ? nullptr : &*found;
}

int lineAt(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    return 1 + int(std::ranges::count(before, '\n'));
}

int lineOf(const QString &json, const QString &member)
{
    return int(membersByLine(json).indexOf(member)) + 1;
}

/// Whether the text says something that the body made from the draft would not say.
std::optional<QString> notCarried(const JsonNode &typed, const ResendDraft &draft)
{
    const auto leaves = protocol::parseJsonTree(protocol::toJson(requestOf(draft, std::nullopt)));
    QStringList seen;
    for (const JsonNode &member : typed.children) {
        const bool isId = member.key == "msg_id"_L1 || member.key == "event_id"_L1;
        const bool isEmptyId = isId && member.type == JsonNode::Type::String && member.text.isEmpty();
        if (member.type == JsonNode::Type::Null || isEmptyId)
            continue;
        const bool isNextSeq = member.key == "msg_seq"_L1 && !draft.msgSeq;
        const JsonNode *same = leaves ? memberOf(*leaves, member.key) : nullptr;
        if (seen.contains(member.key) || (!isNextSeq && (!same || *same != member)))
            return member.key;
        seen += member.key;
    }
    return std::nullopt;
}

} // namespace

protocol::SendRequest contentOf(protocol::SendRequest request)
{
    request.anchor = protocol::NoAnchor{};
    request.msgSeq.reset();
    return request;
}

protocol::SendRequest asPlainText(protocol::SendRequest content, const QString &asMade)
{
    if (content.text.isEmpty())
        content.text = asMade;
    content.msgType = protocol::MsgType::Text;
    content.extra.removeIf([](const protocol::ExtraMember &member) {
        return member.name == "markdown"_L1 || member.name == "keyboard"_L1;
    });
    return content;
}

protocol::SendRequest requestOf(const ResendDraft &draft, std::optional<int> nextSeq)
{
    protocol::SendRequest request = draft.content;
    request.msgSeq = draft.msgSeq ? draft.msgSeq : nextSeq;
    request.anchor = std::visit(
        core::Overloaded{
            [](const lineage::ExplicitAnchor &chosen) { return lineage::toWire(chosen.id); },
            [](const lineage::ExplicitUnverified &chosen) { return protocol::WireAnchor(chosen.id); },
            [](const lineage::ExplicitProactive &) { return protocol::WireAnchor(protocol::NoAnchor{}); },
            [](const lineage::ChooseBest &wish) {
                return wish.preferred ? lineage::toWire(*wish.preferred) : protocol::WireAnchor(protocol::NoAnchor{});
            },
        },
        draft.choice);
    return request;
}

QString draftJson(const ResendDraft &draft, std::optional<int> nextSeq)
{
    const QByteArray body = protocol::toJson(requestOf(draft, nextSeq));
    const auto tree = protocol::parseJsonTree(body);
    return tree ? protocol::prettyJson(*tree) : QString::fromUtf8(body);
}

lineage::AnchorChoice choiceOf(const protocol::WireAnchor &anchor, const QList<lineage::Anchor> &anchors)
{
    const QString id = protocol::anchorText(anchor);
    if (id.isEmpty())
        return lineage::ExplicitProactive{};
    const auto known = std::ranges::find_if(
        anchors, [&](const lineage::Anchor &one) { return lineage::anchorIdText(one.id) == id; });
    if (known != anchors.cend())
        return lineage::ExplicitAnchor{known->id};
    return lineage::ExplicitUnverified{core::UnverifiedId(id)};
}

QString idTextOf(const lineage::AnchorChoice &choice)
{
    return protocol::anchorText(requestOf({.choice = choice}, std::nullopt).anchor);
}

core::Result<ResendDraft, DraftFault> readDraft(const QString &json, const DraftContext &context)
{
    const QByteArray text = json.toUtf8();
    const auto tree = protocol::parseJsonTree(text);
    if (!tree)
        return core::make_unexpected(DraftFault{DraftFault::Kind::NotJson, lineAt(text, tree.error().offset), {}});
    const auto request = protocol::parseSendRequest(text);
    if (!request) {
        const QString member = request.error().path.section(u'.', 1);
        return core::make_unexpected(DraftFault{DraftFault::Kind::WrongType, lineOf(json, member), member});
    }
    // The platform demands it, and it would be written whether it stands there or not.
    const auto demanded = std::ranges::find(tree->children, u"msg_type"_s, &protocol::JsonNode::key);
    if (demanded == tree->children.cend())
        return core::make_unexpected(DraftFault{DraftFault::Kind::WrongType, 1, u"msg_type"_s});
    if (request->msgSeq && (*request->msgSeq < 1 || *request->msgSeq > largestSeq))
        return core::make_unexpected(DraftFault{DraftFault::Kind::BadSeq, lineOf(json, u"msg_seq"_s), u"msg_seq"_s});
    ResendDraft draft{.content = contentOf(*request), .choice = choiceOf(request->anchor, context.anchors)};
    const bool isNextFree = !context.before.msgSeq && request->msgSeq == context.nextSeq;
    if (!isNextFree)
        draft.msgSeq = request->msgSeq;
    if (const auto member = notCarried(*tree, draft))
        return core::make_unexpected(DraftFault{DraftFault::Kind::NotCarried, lineOf(json, *member), *member});
    return draft;
}

QString withSeq(const QString &json, int seq)
{
    const QByteArray text = json.toUtf8();
    const QByteArrayView value = protocol::memberSlice(text, "msg_seq");
    if (value.isEmpty())
        return json;
    const qsizetype at = value.data() - text.constData();
    return QString::fromUtf8(text.first(at) + QByteArray::number(seq) + text.sliced(at + value.size()));
}

} // namespace ui
