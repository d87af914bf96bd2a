#include "app/protocol/message.h"

#include "app/core/overloaded.h"
#include "app/protocol/jsondocument.h"

#include <QHash>

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
QString faceInTag(QStringView tag)
{
    if (!tag.startsWith("faceType="_L1))
        return {};
    const auto key = u"ext=\""_s;
    const qsizetype begin = tag.indexOf(key);
    if (begin < 0)
        return {};
    const QStringView rest = tag.sliced(begin + key.size());
    const qsizetype end = rest.indexOf(u'"');
    return end < 0 ? QString() : faceName(rest.first(end));
}

/// What stands in a mention's tag behind the `@`, and the name to show for it.
QHash<QString, QString> namesInTags(const QList<Mention> &mentions)
{
    QHash<QString, QString> names;
    for (const Mention &mention : mentions) {
        if (mention.all)
            names.insert(u"all"_s, mention.username.isEmpty() ? u"全体成员"_s : mention.username);
        else if (!mention.member.value.isEmpty() && !mention.username.isEmpty())
            names.insert(mention.member.value, mention.username);
    }
    return names;
}

/// What to show for a tag (without its angle brackets); nothing for one that cannot be read.
QString shownForTag(QStringView tag, const QHash<QString, QString> &names)
{
    if (tag.startsWith(u'@')) {
        const QStringView id = tag.sliced(tag.startsWith("@!"_L1) ? 2 : 1);
        const QString name = names.value(id.toString());
        return name.isEmpty() ? QString() : u'@' + name;
    }
    const QString face = faceInTag(tag);
    return face.isEmpty() ? QString() : u'[' + face + u']';
}

/// The text with its tags replaced. One pass: a text may be all angle brackets, and what a name brings in is no tag.
QString withTagsReplaced(const QString &content, const QHash<QString, QString> &names)
{
    QString shown;
    qsizetype copied = 0;
    qsizetype open = -1; // the innermost `<`: a tag that cannot be read may have a good one in it
    for (qsizetype i = 0; i < content.size(); ++i) {
        if (content[i] == u'<')
            open = i;
        if (content[i] != u'>' || open < 0)
            continue;
        const QStringView tag = QStringView(content).sliced(open + 1, i - open - 1);
        if (const QString replacement = shownForTag(tag, names); !replacement.isEmpty()) {
            shown += QStringView(content).sliced(copied, open - copied);
            shown += replacement;
            copied = i + 1;
        }
        open = -1;
    }
    return copied == 0 ? content : shown + content.sliced(copied);
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
    return withTagsReplaced(content, {});
}

QString displayText(const UserMessage &message)
{
    return withTagsReplaced(message.content, namesInTags(message.mentions)).trimmed();
}

QString anchorText(const WireAnchor &anchor)
{
    return std::visit(
        core::Overloaded{[](NoAnchor) { return QString(); }, [](const auto &id) { return id.value; }}, anchor);
}

} // namespace protocol
