#include "app/protocol/message.h"

#include "app/core/overloaded.h"
#include "app/protocol/jsondocument.h"

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

/// What a face's `ext` says it is called, or nothing. Source: protocol reference (c), faces.
QString faceName(QStringView ext)
{
    const auto json = QByteArray::fromBase64Encoding(ext.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!json)
        return {};
    const auto document = JsonDocument::parse(*json, maxFrameBytes);
    return document ? document->root()["text"].text() : QString();
}

/// The name of the face whose tag is `tag` (without its angle brackets), or nothing.
QString nameInTag(QStringView tag)
{
    const auto key = u"ext=\""_s;
    const qsizetype begin = tag.indexOf(key);
    if (begin < 0)
        return {};
    const QStringView rest = tag.sliced(begin + key.size());
    const qsizetype end = rest.indexOf(u'"');
    return end < 0 ? QString() : faceName(rest.first(end));
}

} // namespace

QString sceneName(Scene scene)
{
    switch (scene) {
    case Scene::C2c:
        return u"c2c"_s;
    case Scene::Group:
        return u"group"_s;
    case Scene::Channel:
        return u"channel"_s;
    case Scene::Dm:
        return u"dm"_s;
    }
    return {};
}

std::optional<Scene> sceneFromName(QStringView name)
{
    for (const Scene scene : {Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm}) {
        if (name == sceneName(scene))
            return scene;
    }
    return std::nullopt;
}

QString displayText(const QString &content)
{
    const auto mark = "<faceType="_L1;
    qsizetype begin = content.indexOf(mark);
    if (begin < 0)
        return content;
    QString shown;
    qsizetype copied = 0;
    while (begin >= 0) {
        const qsizetype end = content.indexOf(u'>', begin);
        if (end < 0)
            break;
        const QString name = nameInTag(QStringView(content).sliced(begin, end - begin));
        if (!name.isEmpty()) {
            shown += content.mid(copied, begin - copied) + u'[' + name + u']';
            copied = end + 1;
        }
        // A tag that cannot be read stays; the next one may begin inside it.
        begin = content.indexOf(mark, name.isEmpty() ? begin + mark.size() : copied);
    }
    return shown + content.mid(copied);
}

QString displayText(const UserMessage &message)
{
    return displayText(message.content).trimmed();
}

QString anchorText(const WireAnchor &anchor)
{
    return std::visit(
        core::Overloaded{[](NoAnchor) { return QString(); }, [](const auto &id) { return id.value; }}, anchor);
}

} // namespace protocol
