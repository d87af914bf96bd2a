#include "app/protocol/openapi.h"

#include "app/protocol/jsonwrite.h"

namespace protocol {

namespace {

QByteArray encoded(const core::PeerId &peer)
{
    // An id of dots only would walk up the path.
    const bool dots = peer.value.count(u'.') == peer.value.size();
    return dots ? QByteArray("%2E").repeated(peer.value.size()) : peer.value.toUtf8().toPercentEncoding();
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

QByteArray tokenRequest(const core::AppId &appId, const QByteArray &clientSecret)
{
    QByteArray out = R"({"appId":)";
    appendJsonString(out, appId.value);
    out += R"(,"clientSecret":)";
    appendJsonString(out, QByteArrayView(clientSecret));
    return out + '}';
}

} // namespace protocol
