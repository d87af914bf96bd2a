#include "tests/protocol/examplereading.h"

#include "app/core/overloaded.h"
#include "app/protocol/closecode.h"
#include "app/protocol/frame.h"
#include "app/protocol/openapi.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

void flatten(const QJsonValue &value, const QString &path, QMap<QString, QString> &out)
{
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        flatten(it.value(), path.isEmpty() ? it.key() : path + u'.' + it.key(), out);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        flatten(array[i], path + u'.' + QString::number(i), out);
    if (!value.isObject() && !value.isArray())
        out[path] = value.isDouble() ? QString::number(value.toInteger()) : value.toVariant().toString();
}

QByteArray compact(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    return value.isUndefined() ? QByteArray() : value.toString().toUtf8();
}

void readData(const QByteArray &d, Reading &reading)
{
    // A `d` of any type, not only those that a document may have at its root.
    const QJsonArray wrapped = QJsonDocument::fromJson('[' + d + ']').array();
    flatten(wrapped.at(0), u"d"_s, reading.fields);
}

void readAttachment(const QString &prefix, const Attachment &attachment, QMap<QString, QString> &fields)
{
    fields[prefix + u"contentType"_s] = attachment.contentType;
    fields[prefix + u"filename"_s] = attachment.filename;
    fields[prefix + u"url"_s] = attachment.url;
    fields[prefix + u"size"_s] = QString::number(attachment.size);
    fields[prefix + u"width"_s] = QString::number(attachment.width);
    fields[prefix + u"height"_s] = QString::number(attachment.height);
    fields[prefix + u"voiceWavUrl"_s] = attachment.voiceWavUrl;
    fields[prefix + u"asr"_s] = attachment.asrText;
}

void readElement(const QString &prefix, const MessageElement &element, QMap<QString, QString> &fields)
{
    fields[prefix + u"msgIdx"_s] = element.msgIdx.value;
    fields[prefix + u"messageType"_s] = QString::number(element.messageType);
    fields[prefix + u"content"_s] = element.content;
    fields[prefix + u"author"_s] = element.authorName;
    fields[prefix + u"bot"_s] = QVariant(element.authorIsBot).toString();
    for (qsizetype i = 0; i < element.attachments.size(); ++i)
        readAttachment(prefix + u"attachment%1."_s.arg(i), element.attachments[i], fields);
}

void readMention(const QString &prefix, const Mention &mention, QMap<QString, QString> &fields)
{
    fields[prefix + u"member"_s] = mention.member.value;
    fields[prefix + u"username"_s] = mention.username;
    fields[prefix + u"isYou"_s] = QVariant(mention.isYou).toString();
    fields[prefix + u"all"_s] = QVariant(mention.all).toString();
}

void readMessage(const UserMessage &message, Reading &reading)
{
    auto &fields = reading.fields;
    reading.type = sceneName(message.scene);
    fields[u"msgId"_s] = message.msgId.value;
    fields[u"user"_s] = message.sender.value;
    fields[u"username"_s] = message.username;
    fields[u"addressed"_s] = QVariant(message.addressed).toString();
    fields[u"content"_s] = message.content;
    fields[u"display"_s] = displayText(message);
    fields[u"timestamp"_s] = message.timestamp;
    fields[u"messageType"_s] = QString::number(message.messageType);
    fields[u"msgIdx"_s] = message.msgIdx.value;
    fields[u"refMsgIdx"_s] = message.refMsgIdx.value;
    fields[u"arkPrompt"_s] = message.arkPrompt;
    fields[u"attachments"_s] = QString::number(message.attachments.size());
    for (qsizetype i = 0; i < message.attachments.size(); ++i)
        readAttachment(u"attachment%1."_s.arg(i), message.attachments[i], fields);
    for (qsizetype i = 0; i < message.elements.size(); ++i)
        readElement(u"element%1."_s.arg(i), message.elements[i], fields);
    fields[u"mentions"_s] = QString::number(message.mentions.size());
    for (qsizetype i = 0; i < message.mentions.size(); ++i)
        readMention(u"mention%1."_s.arg(i), message.mentions[i], fields);
}

void readEvent(const Event &event, Reading &reading)
{
    const EventPlace where = eventPlace(event);
    reading.fields[u"scene"_s] = where.scene ? sceneName(*where.scene) : QString();
    reading.fields[u"peer"_s] = where.peer.value;
    std::visit(core::Overloaded{
                   [&](const Ready &ready) {
                       QStringList shard;
                       for (const int part : ready.shard)
                           shard.append(QString::number(part));
                       reading.type = u"ready"_s;
                       reading.fields[u"session"_s] = ready.sessionId.value;
                       reading.fields[u"bot.id"_s] = ready.botId;
                       reading.fields[u"bot.name"_s] = ready.botName;
                       reading.fields[u"shard"_s] = shard.join(u',');
                   },
                   [&](const Resumed &) { reading.type = u"resumed"_s; },
                   [&](const UserMessage &message) { readMessage(message, reading); },
                   [&](const RawEvent &raw) {
                       reading.type = u"raw"_s;
                       readData(raw.d, reading);
                   },
               },
        event);
}

Reading readFrame(const QByteArray &text)
{
    Reading reading;
    const auto frame = parseFrame(text);
    if (!frame)
        return {u"no frame: "_s + frame.error().path, {}};
    reading.fields[u"op"_s] = QString::number(frame->op);
    reading.fields[u"s"_s] = frame->s ? QString::number(*frame->s) : QString();
    reading.fields[u"t"_s] = frame->t;
    reading.fields[u"id"_s] = frame->id;
    std::visit(core::Overloaded{
                   [&](const OtherFrame &other) {
                       reading.type = u"other"_s;
                       readData(other.d, reading);
                   },
                   [&](const Hello &hello) {
                       reading.type = u"hello"_s;
                       reading.fields[u"interval"_s] = QString::number(hello.heartbeatIntervalMs);
                   },
                   [&](const HeartbeatAck &) { reading.type = u"ack"_s; },
                   [&](const HeartbeatRequest &) { reading.type = u"heartbeat-request"_s; },
                   [&](const Reconnect &) { reading.type = u"reconnect"_s; },
                   [&](const InvalidSession &invalid) {
                       reading.type = u"invalid-session"_s;
                       if (invalid.resumable)
                           reading.fields[u"resumable"_s] = QVariant(*invalid.resumable).toString();
                   },
                   [&](const Dispatch &dispatch) { readEvent(dispatch.event, reading); },
               },
        frame->payload);
    return reading;
}

QString actionName(CloseAction action)
{
    switch (action) {
    case CloseAction::Resume:
        return u"resume"_s;
    case CloseAction::Identify:
        return u"identify"_s;
    case CloseAction::IdentifyWithNewToken:
    case CloseAction::Authenticate:
        return u"identify-new-token"_s;
    case CloseAction::WaitThenResume:
        return u"wait-resume"_s;
    case CloseAction::ReduceIntents:
        return u"reduce-intents"_s;
    case CloseAction::Reshard:
        return u"reshard"_s;
    case CloseAction::Stop:
        return u"fatal"_s;
    }
    return {};
}

Reading readClose(const QJsonObject &file)
{
    const int code = file["close_code"_L1].toInt();
    return {u"close"_s,
        {{u"code"_s, QString::number(code)}, {u"reason"_s, file["illustrative_reason"_L1].toString()},
            {u"documented"_s, file["client_action"_L1].toString()}, {u"action"_s, actionName(closeAction(code))}}};
}

std::optional<Scene> sceneOfPath(const QString &path)
{
    for (const Scene scene : {Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm}) {
        const QString prefix = QString::fromLatin1(sendPath(scene, core::PeerId(u"X"_s))).section(u'X', 0, 0);
        if (path.startsWith(prefix) && path.endsWith("/messages"_L1))
            return scene;
    }
    return std::nullopt;
}

Reading readSend(const QJsonObject &file, Scene scene)
{
    Reading reading{u"send"_s, {}};
    const auto request = parseSendRequest(compact(file["body"_L1]));
    if (!request)
        return {u"no send: "_s + request.error().path, {}};
    const QString path = file["path"_L1].toString();
    const QString peer = path.section(u'/', -2, -2);
    static const QStringList kinds = {u"none"_s, u"msg_id"_s, u"event_id"_s, u"unverified"_s};
    QStringList extra;
    for (const ExtraMember &member : request->extra)
        extra.append(member.name);
    reading.fields = {{u"method"_s, file["method"_L1].toString()},
        {u"path"_s, QString::fromLatin1(sendPath(scene, core::PeerId(peer)))}, {u"scene"_s, sceneName(scene)},
        {u"peer"_s, peer}, {u"msgType"_s, QString::number(static_cast<int>(request->msgType))},
        {u"text"_s, request->text}, {u"anchor"_s, anchorText(request->anchor)},
        {u"anchorKind"_s, kinds[static_cast<qsizetype>(request->anchor.index())]},
        {u"msgSeq"_s, request->msgSeq ? QString::number(*request->msgSeq) : QString()}, {u"extra"_s, extra.join(u',')}};
    return reading;
}

Reading readTokenRequest(const QJsonObject &body, const QString &path)
{
    const QString appId = body["appId"_L1].toString();
    const QString secret = body["clientSecret"_L1].toString();
    const QByteArray written = tokenRequest(core::AppId(appId), secret.toUtf8());
    const bool same = QJsonDocument::fromJson(written).object() == body;
    return {same ? u"token-request"_s : u"another token request"_s,
        {{u"appId"_s, appId}, {u"clientSecret"_s, secret}, {u"method"_s, u"POST"_s}, {u"path"_s, path}}};
}

Reading readRequest(const QJsonObject &file)
{
    const QString path = file["path"_L1].toString();
    const auto scene = sceneOfPath(path);
    if (scene && file["method"_L1].toString() == "POST"_L1)
        return readSend(file, *scene);
    if (path == "/app/getAppAccessToken"_L1)
        return readTokenRequest(file["body"_L1].toObject(), path);
    Reading reading{u"request"_s, {}};
    flatten(file, {}, reading.fields);
    return reading;
}

void readError(const ErrorBody &error, Reading &reading)
{
    reading.type = u"error"_s;
    reading.fields[u"code"_s] = QString::number(error.code);
    reading.fields[u"errCode"_s] = QString::number(error.errCode);
    reading.fields[u"best"_s] = QString::number(error.best());
    reading.fields[u"message"_s] = error.message;
    reading.fields[u"traceId"_s] = error.traceId.value;
    reading.fields[u"auditId"_s] = error.auditId;
}

/// The answers of named calls; false for all others.
bool readNamedResponse(const QString &name, const QByteArray &body, Reading &reading)
{
    auto &fields = reading.fields;
    if (const auto token = parseTokenResponse(body); name.startsWith("token"_L1) && token) {
        reading.type = u"token-response"_s;
        fields[u"accessToken"_s] = QString::fromUtf8(token->accessToken);
        fields[u"expiresIn"_s] = QString::number(token->expiresInSeconds);
        return true;
    }
    const auto gateway = parseGatewayBot(body);
    if (!name.startsWith("gateway"_L1) || !gateway)
        return false;
    reading.type = u"gateway"_s;
    fields[u"url"_s] = gateway->url;
    fields[u"shards"_s] = QString::number(gateway->shards);
    fields[u"total"_s] = QString::number(gateway->total);
    fields[u"remaining"_s] = QString::number(gateway->remaining);
    fields[u"resetAfterMs"_s] = QString::number(gateway->resetAfterMs);
    fields[u"maxConcurrency"_s] = QString::number(gateway->maxConcurrency);
    return true;
}

Reading readResponse(const QString &name, const QJsonObject &file)
{
    Reading reading{u"response"_s, {}};
    const QByteArray body = compact(file.contains("body"_L1) ? file["body"_L1] : file["body_text"_L1]);
    flatten(file, {}, reading.fields);
    const SendAnswer answer = parseSendAnswer(body);
    const auto error = parseErrorBody(body);
    if (const auto *refused = std::get_if<ErrorBody>(&answer); refused && error == *refused) {
        readError(*error, reading);
        return reading;
    }
    reading.fields[u"error"_s] = error ? error->message : u"none"_s;
    if (readNamedResponse(name, body, reading))
        return reading;
    if (const auto *sent = std::get_if<SendResponse>(&answer); sent && name.startsWith("send-"_L1)) {
        reading.type = u"send-response"_s;
        reading.fields[u"id"_s] = sent->id.value;
        reading.fields[u"timestamp"_s] = sent->timestamp;
        reading.fields[u"refIdx"_s] = sent->refIdx.value;
    } else if (body.isEmpty() || body == "{}" || body.startsWith('<')) {
        reading.type = u"unreadable"_s;
        reading.fields[u"answer"_s] = std::holds_alternative<UnreadableBody>(answer) ? u"unreadable"_s : u"readable"_s;
    }
    return reading;
}

} // namespace

QString exampleFolder()
{
    return QStringLiteral(QBC_TEST_DATA "/protocol/");
}

QByteArray exampleFile(const QString &name)
{
    QFile file(exampleFolder() + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Reading readExample(const QString &name)
{
    const QByteArray text = exampleFile(name + ".json"_L1);
    const QJsonObject file = QJsonDocument::fromJson(text).object();
    if (file.contains("close_code"_L1))
        return readClose(file);
    if (file.contains("op"_L1))
        return readFrame(text);
    if (file.contains("method"_L1))
        return readRequest(file);
    if (file.contains("status"_L1))
        return readResponse(name, file);
    if (file["body"_L1].toObject().contains("op"_L1))
        return readFrame(compact(file["body"_L1]));
    Reading reading{u"vector"_s, {}};
    flatten(file, {}, reading.fields);
    return reading;
}
