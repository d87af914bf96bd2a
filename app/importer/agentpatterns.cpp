// What the tool loop says: batches, calls, results, and what went wrong with the model.
#include "app/importer/patterns.h"
#include "app/importer/pyrepr.h"
#include "app/importer/scan.h"

namespace importer {

namespace {

bool readBatch(Scan &scan, Fields &fields)
{
    scan.skipBlanks();
    ToolBatch batch;
    if (const auto read = readReprPrefix(scan.rest())) {
        for (const Value &name : read->value.items)
            batch.names.append(name.toText());
    }
    fields = std::move(batch);
    return true;
}

/// What send_message_to_user is to say: the texts of its messages.
QString messagesText(const Value &arguments)
{
    QString text;
    const Value *messages = arguments.find("messages");
    for (const Value &message : messages ? messages->items : std::vector<Value>()) {
        const QString part = textAt(message, "text");
        if (!text.isEmpty() && !part.isEmpty())
            text += u'\n';
        text += part;
    }
    return text;
}

/// `使用工具：name，参数：{dict}`
bool readCall(Scan &scan, Fields &fields)
{
    const auto name = scan.until(", 参数: ");
    if (!name)
        return false;
    ToolCall call{.name = QString::fromUtf8(name->trimmed())};
    if (const auto read = readReprPrefix(scan.rest())) {
        call.text = messagesText(read->value);
        call.session = textAt(read->value, "session");
        call.arguments = toJson(read->value);
    }
    fields = std::move(call);
    return true;
}

/// ``Tool `name` Result: text``, also with `'`.
bool readResult(Scan scan, Fields &fields)
{
    const bool isTicked = scan.take("`");
    if (!isTicked && !scan.take("'"))
        return false;
    const auto name = scan.until(isTicked ? "` Result: " : "' Result: ");
    if (!name || name->contains('\n'))
        return false;
    ToolResult result{.name = QString::fromUtf8(*name), .text = QString::fromUtf8(scan.rest())};
    result.ok = !scan.rest().startsWith("error:");
    fields = std::move(result);
    return true;
}

bool readToolWarning(QByteArrayView message, Fields &fields)
{
    using Kind = ToolWarning::Kind;
    Scan scan(message);
    if (scan.take("未找到指定的工具: ")) {
        const auto name = scan.until(", 将跳过");
        fields = ToolWarning{Kind::NotFound, QString::fromUtf8(name.value_or(scan.rest())), {}};
        return true;
    }
    if (scan.take("工具 ")) {
        const auto name = scan.until(" 忽略非期望参数: ");
        if (!name)
            return false;
        fields = ToolWarning{Kind::UnexpectedArguments, QString::fromUtf8(*name), QString::fromUtf8(scan.rest())};
        return true;
    }
    constexpr QByteArrayView nothing = "没有返回值";
    constexpr QByteArrayView nothingInEnglish = "The tool has no return value";
    const qsizetype at = find(message.first(std::min<qsizetype>(message.size(), 200)), nothing);
    if (at < 0 && !message.startsWith(nothingInEnglish))
        return false;
    const QByteArrayView name = at < 0 ? QByteArrayView() : message.first(at).trimmed();
    fields = ToolWarning{Kind::NoReturnValue, QString::fromUtf8(name), {}};
    return true;
}

bool readModelTrouble(QByteArrayView message, Fields &fields)
{
    using Kind = ModelTrouble::Kind;
    Scan scan(message);
    if (scan.take("Chat Model ")) {
        const auto provider = scan.until(" request error: ");
        if (!provider)
            return false;
        fields = ModelTrouble{Kind::RequestFailed, QString::fromUtf8(*provider), QString::fromUtf8(scan.rest())};
        return true;
    }
    if (scan.take("Switched from ")) {
        const auto provider = scan.until(" to fallback chat provider: ");
        if (!provider)
            return false;
        fields = ModelTrouble{
            Kind::FallbackProvider, QString::fromUtf8(*provider), QString::fromUtf8(scan.rest().trimmed())};
        return true;
    }
    if (!scan.take("Agent reached max steps "))
        return false;
    fields = ModelTrouble{Kind::MaxSteps, {}, QString::number(firstNumber(scan.rest()).value_or(0))};
    return true;
}

/// `Captured follow-up message for active agent run, umo=U, order_seq=N`
bool readFollowUp(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (scan.take("Follow-up ticket already consumed")) {
        fields = FollowUp{.isConsumed = true};
        return true;
    }
    if (!scan.take("Captured follow-up message for active agent run, umo="))
        return false;
    const auto origin = scan.until(", order_seq=");
    FollowUp made{.origin = QString::fromUtf8(origin.value_or(scan.rest()).trimmed())};
    if (const auto order = origin ? firstNumber(scan.rest()) : std::nullopt)
        made.order = int(std::min(*order, 1e9));
    fields = std::move(made);
    return true;
}

} // namespace

bool readAgentMessage(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (scan.take("Agent 使用工具: "))
        return readBatch(scan, fields);
    if (scan.take("使用工具: "))
        return readCall(scan, fields);
    if (scan.take("Tool ") && readResult(scan, fields))
        return true;
    return readToolWarning(message, fields) || readModelTrouble(message, fields) || readFollowUp(message, fields);
}

} // namespace importer
