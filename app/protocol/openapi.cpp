#include "app/protocol/openapi.h"

#include "app/core/overloaded.h"
#include "app/protocol/jsonwrite.h"

namespace protocol {

namespace {

QByteArray encoded(const core::PeerId &peer)
{
    // An id of dots only would walk up the path.
    const bool dots = peer.value.count(u'.') == peer.value.size();
    return dots ? QByteArray("%2E").repeated(peer.value.size()) : peer.value.toUtf8().toPercentEncoding();
}

/// True for `INTERACTION_CREATE:5a6b…`, the shape of a whole top-level id. Source: protocol reference (c).
bool looksLikeEventId(const QString &id)
{
    const qsizetype colon = id.indexOf(u':');
    const auto inName = [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    return colon > 0 && std::all_of(id.begin(), id.begin() + colon, inName);
}

void appendMember(QByteArray &out, QByteArrayView name, const QString &value)
{
    out += ",\"";
    out += name;
    out += "\":";
    appendJsonString(out, value);
}

void appendContent(QByteArray &out, const SendRequest &request)
{
    if (request.msgType == MsgType::Markdown) {
        out += R"(,"markdown":{"content":)";
        appendJsonString(out, request.text);
        out += '}';
    } else if (request.msgType == MsgType::Text || !request.text.isEmpty()) {
        appendMember(out, "content", request.text);
    }
}

void appendAnchor(QByteArray &out, const WireAnchor &anchor)
{
    const bool event = std::visit(core::Overloaded{
                                      [](const core::EventId &) { return true; },
                                      [](const core::UnverifiedId &id) { return looksLikeEventId(id.value); },
                                      [](const auto &) { return false; },
                                  },
        anchor);
    if (const QString id = anchorText(anchor); !id.isEmpty())
        appendMember(out, event ? "event_id" : "msg_id", id);
}

} // namespace

QByteArray sendPath(Scene scene, const core::PeerId &peer)
{
    const QByteArray id = encoded(peer);
    switch (scene) {
    case Scene::C2c:
        return "/v2/users/" + id + "/messages";
    case Scene::Group:
        return "/v2/groups/" + id + "/messages";
    case Scene::Channel:
        return "/channels/" + id + "/messages";
    case Scene::Dm:
        return "/dms/" + id + "/messages";
    }
    return {};
}

QByteArray toJson(const SendRequest &request)
{
    QByteArray out = R"({"msg_type":)" + QByteArray::number(static_cast<int>(request.msgType));
    appendContent(out, request);
    appendAnchor(out, request.anchor);
    if (request.msgSeq)
        out += R"(,"msg_seq":)" + QByteArray::number(*request.msgSeq);
    return out + '}';
}

QByteArray tokenRequest(const core::AppId &appId, const QByteArray &clientSecret)
{
    QByteArray out = R"({"appId":)";
    appendJsonString(out, appId.value);
    out += R"(,"clientSecret":)";
    appendJsonString(out, QByteArrayView(clientSecret));
    return out + '}';
}

} // namespace protocol
