#include "app/sandbox/sendbook.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

// msg_type of a v2 send. Source: protocol reference (d).
constexpr int textType = 0;
constexpr int markdownType = 2;
constexpr int typingType = 6;

Refusal refusal(int code, const QString &message)
{
    return {400, code, code, message};
}

/// Opaque text with the signs that break naive id parsers.
QString opaque(int length)
{
    static constexpr QStringView signs = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    QString out;
    for (int i = 0; i < length; ++i)
        out.append(
            signs[static_cast<qsizetype>(QRandomGenerator::system()->bounded(static_cast<quint32>(signs.size())))]);
    return out;
}

/// Absent, null and "" mean the same to the platform: clients send all three.
std::optional<QString> optionalText(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull())
        return QString();
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

} // namespace

core::InboundMsgId newInboundId()
{
    return core::InboundMsgId("ROBOT1.0_"_L1 + opaque(52) + "-_."_L1 + opaque(48) + u'!');
}

core::OutboundMsgId newOutboundId()
{
    return core::OutboundMsgId("ROBOT1.0_"_L1 + opaque(40) + ".-"_L1 + opaque(44) + "!!"_L1);
}

core::RefIdx newRefIdx()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), std::ssize(words));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    return core::RefIdx("REFIDX_"_L1 + QLatin1StringView(bytes.toBase64()));
}

core::EventId messageEventId(const core::InboundMsgId &id, const QString &type)
{
    QString tail;
    for (const QChar c : id.value) {
        if (c.isLetterOrNumber())
            tail.append(c.toLower());
    }
    return core::EventId(type + u':' + tail);
}

SendBook::SendBook(Rules rules)
    : m_rules(rules)
{
}

void SendBook::messageSaid(
    const Place &place, const core::InboundMsgId &id, const core::EventId &eventId, core::WallTime now)
{
    if (!m_messages.contains(id.value))
        m_messages.insert(id.value, {.place = place, .at = now, .sequences = {}});
    m_events.insert(eventId.value, {.place = place, .at = now, .mayAnchor = false, .sequences = {}});
}

void SendBook::eventPushed(const Place &place, const QString &type, const core::EventId &eventId, core::WallTime now)
{
    // Source: protocol reference (e), "What may anchor", C2C and group.
    static const QSet<QString> anchoring{
        u"INTERACTION_CREATE"_s, u"C2C_MSG_RECEIVE"_s, u"FRIEND_ADD"_s, u"GROUP_ADD_ROBOT"_s, u"GROUP_MSG_RECEIVE"_s};
    m_events.insert(eventId.value, {.place = place, .at = now, .mayAnchor = anchoring.contains(type), .sequences = {}});
    if (type.endsWith("_MSG_REJECT"_L1) || type.endsWith("_MSG_RECEIVE"_L1))
        m_places[place].acceptsProactive = type.endsWith("_MSG_RECEIVE"_L1);
}

std::optional<int> SendBook::repliesUsed(const QString &anchorText) const
{
    if (const auto message = m_messages.constFind(anchorText); message != m_messages.constEnd())
        return message->used;
    if (const auto event = m_events.constFind(anchorText); event != m_events.constEnd())
        return event->used;
    return std::nullopt;
}

core::Result<Accepted, Refusal> SendBook::take(const Place &place, const QByteArray &body, core::WallTime now)
{
    const auto draft = readDraft(body);
    if (!draft)
        return core::make_unexpected(draft.error());
    if (!knows(place))
        return core::make_unexpected(Refusal{400, 11255, 40011028, u"invalid request"_s});
    std::optional<Refusal> refused = refuseContent(place, *draft);
    if (!refused) {
        if (!draft->msgId.isEmpty())
            refused = hangOnMessage(place, *draft, now);
        else if (!draft->eventId.isEmpty())
            refused = hangOnEvent(place, *draft, now);
        else
            refused = hangOnNothing(place, *draft);
    }
    if (refused)
        return core::make_unexpected(*refused);
    return Accepted{newOutboundId(), newRefIdx(), draft->msgType, draft->text,
        draft->msgId.isEmpty() ? draft->eventId : draft->msgId, draft->msgSeq};
}

core::Result<SendBook::Draft, Refusal> SendBook::readDraft(const QByteArray &body)
{
    const auto unreadable = core::make_unexpected(refusal(12002, u"RequestInvalid"_s));
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return unreadable;
    const QJsonObject object = document.object();
    Draft draft;
    const QJsonValue type = object.value("msg_type"_L1);
    const QJsonValue sequence = object.value("msg_seq"_L1);
    const auto content = optionalText(object, "content"_L1);
    const auto msgId = optionalText(object, "msg_id"_L1);
    const auto eventId = optionalText(object, "event_id"_L1);
    const bool hasSequence = !sequence.isUndefined() && !sequence.isNull();
    // toInt's fallback shows a number that is not whole, or none at all.
    if (type.toInt(-1) < 0 || !content || !msgId || !eventId || (hasSequence && sequence.toInt(-1) < 0))
        return unreadable;
    if (!msgId->isEmpty() && !eventId->isEmpty())
        return unreadable; // they exclude each other; no source names the code
    draft.msgType = type.toInt();
    if (draft.msgType == markdownType && !content->trimmed().isEmpty())
        return core::make_unexpected(refusal(22006, u"消息类型与内容不匹配"_s));
    draft.text = draft.msgType == markdownType ? object.value("markdown"_L1).toObject().value("content"_L1).toString()
                                               : *content;
    draft.msgId = *msgId;
    draft.eventId = *eventId;
    if (hasSequence)
        draft.msgSeq = sequence.toInt();
    draft.isWakeup = object.value("is_wakeup"_L1).toBool();
    return draft;
}

std::optional<Refusal> SendBook::refuseContent(const Place &place, const Draft &draft) const
{
    switch (draft.msgType) {
    case textType:
        if (draft.text.trimmed().isEmpty())
            return refusal(50006, u"empty msg"_s);
        break;
    case markdownType:
        if (!m_rules.markdownAllowed)
            return refusal(40034012, u"不允许发送原生 markdown"_s);
        if (draft.text.trimmed().isEmpty())
            return refusal(40034011, u"无效的markdown内容"_s);
        break;
    case typingType:
        if (place.scene != protocol::Scene::C2c)
            return refusal(340069, u"消息类型无效"_s); // Source: protocol reference (d): typing is C2C only
        if (draft.msgId.isEmpty())
            return refusal(50048, u"message id is required"_s);
        break;
    default:
        return refusal(340069, u"消息类型无效"_s);
    }
    if (!m_rules.urlsAllowed && (draft.text.contains("http://"_L1) || draft.text.contains("https://"_L1)))
        return refusal(40054010, u"消息发送失败，不允许发送url"_s);
    return draft.isWakeup ? std::optional(refusal(40034123, u"不支持召回消息"_s)) : std::nullopt;
}

std::optional<Refusal> SendBook::hangOnMessage(const Place &place, const Draft &draft, core::WallTime now)
{
    // The bot's own ids, event ids and made-up ones are not in the book: all of them are invalid or not yours.
    const auto anchor = m_messages.find(draft.msgId);
    if (anchor == m_messages.end() || anchor->place != place)
        return refusal(40034024, u"请求参数msg_id无效或越权"_s);
    const int sequence = draft.msgSeq.value_or(1); // Source: protocol reference (d): default 1
    if (anchor->sequences.contains(sequence))
        return refusal(40054005, u"消息被去重，请检查请求msgseq"_s);
    if (isExpired(*anchor, now) || isUsedUp(*anchor))
        return refusal(40034128, u"被动回复时间或次数超限"_s);
    spend(*anchor, draft, sequence);
    return std::nullopt;
}

std::optional<Refusal> SendBook::hangOnEvent(const Place &place, const Draft &draft, core::WallTime now)
{
    const auto anchor = m_events.find(draft.eventId);
    if (anchor == m_events.end() || anchor->place != place)
        return refusal(40034025, u"请求参数event_id无效"_s);
    if (!anchor->mayAnchor)
        return refusal(40034027, u"该事件不支持回复消息"_s);
    // Only an explicit msg_seq is a dedupe key here: several replies to one event without it are usual.
    if (draft.msgSeq && anchor->sequences.contains(*draft.msgSeq))
        return refusal(40054005, u"消息被去重，请检查请求msgseq"_s);
    if (isExpired(*anchor, now))
        return refusal(40034026, u"请求参数event_id已过期"_s);
    if (isUsedUp(*anchor))
        return refusal(40034128, u"被动回复时间或次数超限"_s);
    spend(*anchor, draft, draft.msgSeq);
    return std::nullopt;
}

std::optional<Refusal> SendBook::hangOnNothing(const Place &place, const Draft &draft) const
{
    Q_ASSERT(draft.msgId.isEmpty() && draft.eventId.isEmpty());
    if (!m_rules.proactiveAllowed)
        return refusal(40034102, u"主动消息失败, 无权限"_s);
    if (!m_places.value(place).acceptsProactive)
        return refusal(40034105, u"主动消息失败, 无权限"_s);
    return std::nullopt;
}

bool SendBook::isExpired(const Anchor &anchor, core::WallTime now) const
{
    const bool isGroup = anchor.place.scene == protocol::Scene::Group;
    return now - anchor.at >= (isGroup ? m_rules.groupWindow : m_rules.window);
}

bool SendBook::isUsedUp(const Anchor &anchor) const
{
    const bool isGroup = anchor.place.scene == protocol::Scene::Group;
    return anchor.used >= (isGroup ? m_rules.groupReplies : m_rules.replies);
}

void SendBook::spend(Anchor &anchor, const Draft &draft, std::optional<int> sequence) const
{
    if (draft.msgType != typingType || m_rules.typingCounts)
        ++anchor.used;
    if (sequence)
        anchor.sequences.insert(*sequence);
}

} // namespace sandbox
