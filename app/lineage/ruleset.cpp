#include "app/lineage/ruleset.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineage {

namespace {

constexpr qsizetype maxRuleBytes = 256 * 1024;
constexpr qint64 maxWindowMs = 366LL * 24 * 3600 * 1000;

// Reads fields and remembers the first thing that is wrong, so that each reader below stays a list of fields.
class Fields
{
public:
    Fields(QJsonObject object, QString path, std::optional<RuleError> &error)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_error(error)
    {
    }

    qint64 number(QLatin1StringView name, qint64 least, qint64 most)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined())
            return fail(RuleError::Kind::Missing, name);
        if (!value.isDouble() || value.toDouble() != double(value.toInteger()))
            return fail(RuleError::Kind::WrongType, name);
        const qint64 n = value.toInteger();
        return n < least || n > most ? fail(RuleError::Kind::OutOfRange, name) : n;
    }
    QString text(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isString())
            fail(value.isUndefined() ? RuleError::Kind::Missing : RuleError::Kind::WrongType, name);
        return value.toString();
    }
    QStringList texts(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isArray())
            fail(value.isUndefined() ? RuleError::Kind::Missing : RuleError::Kind::WrongType, name);
        QStringList list;
        for (const QJsonValue &item : value.toArray()) {
            if (!item.isString())
                fail(RuleError::Kind::WrongType, name);
            list.append(item.toString());
        }
        return list;
    }
    QList<RuleSource> sources(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isArray())
            fail(value.isUndefined() ? RuleError::Kind::Missing : RuleError::Kind::WrongType, name);
        QList<RuleSource> list;
        for (const QJsonValue &item : value.toArray()) {
            const QJsonObject one = item.toObject();
            const QJsonValue url = one.value("url"_L1);
            if (!one.value("en"_L1).isString() || !one.value("zh"_L1).isString()
                || (!url.isUndefined() && !url.isString()))
                fail(RuleError::Kind::WrongType, name);
            else if (url.isString() && !url.toString().startsWith("https://"_L1)) // it may be opened
                fail(RuleError::Kind::OutOfRange, name);
            list.append({one.value("en"_L1).toString(), one.value("zh"_L1).toString(), url.toString()});
        }
        return list;
    }
    bool flag(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isBool())
            fail(value.isUndefined() ? RuleError::Kind::Missing : RuleError::Kind::WrongType, name);
        return value.toBool();
    }
    Fields object(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isObject())
            fail(value.isUndefined() ? RuleError::Kind::Missing : RuleError::Kind::WrongType, name);
        return {value.toObject(), m_path + u'.' + name, m_error};
    }
    qint64 fail(RuleError::Kind kind, QLatin1StringView name)
    {
        if (!m_error)
            m_error = RuleError{kind, m_path + u'.' + name};
        return 0;
    }

private:
    QJsonObject m_object;
    QString m_path;
    std::optional<RuleError> &m_error;
};

WindowRule readWindow(Fields fields)
{
    WindowRule rule;
    rule.safeBelow = core::Milliseconds(fields.number("safe_below_ms"_L1, 0, maxWindowMs));
    rule.uncertainBelow
        = core::Milliseconds(fields.number("uncertain_below_ms"_L1, rule.safeBelow.count(), maxWindowMs));
    rule.doomedFrom = core::Milliseconds(fields.number("doomed_from_ms"_L1, rule.uncertainBelow.count(), maxWindowMs));
    rule.sources = fields.sources("sources"_L1);
    return rule;
}

ReplyRule readReplies(Fields fields)
{
    ReplyRule rule;
    rule.safe = int(fields.number("safe"_L1, 0, 1000));
    rule.doomedFrom = int(fields.number("doomed_from"_L1, 0, 1000));
    if (rule.counts() && rule.doomedFrom <= rule.safe)
        fields.fail(RuleError::Kind::OutOfRange, "doomed_from"_L1);
    rule.sources = fields.sources("sources"_L1);
    return rule;
}

void readScenes(RuleSet &rules, Fields scenes, Fields events)
{
    using protocol::Scene;
    for (const Scene scene : {Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm}) {
        const QByteArray name = protocol::sceneName(scene).toLatin1();
        Fields one = scenes.object(QLatin1StringView(name));
        rules.scenes.insert(
            scene, {.window = readWindow(one.object("window"_L1)), .replies = readReplies(one.object("replies"_L1))});
    }
    rules.eventAnchors.insert(Scene::C2c, events.texts("c2c"_L1));
    rules.eventAnchors.insert(Scene::Group, events.texts("group"_L1));
    rules.eventAnchorsHaveSeq = events.flag("msg_seq"_L1);
}

} // namespace

const SceneRules &RuleSet::of(protocol::Scene scene) const
{
    static const SceneRules none;
    const auto found = scenes.constFind(scene);
    return found == scenes.cend() ? none : *found;
}

core::Result<RuleSet, RuleError> RuleSet::builtIn()
{
    QFile file(u":/rules/qq-open-platform.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return core::make_unexpected(RuleError{RuleError::Kind::Missing, u"$"_s});
    return parse(file.readAll());
}

core::Result<RuleSet, RuleError> RuleSet::parse(QByteArrayView json)
{
    if (json.size() > maxRuleBytes)
        return core::make_unexpected(RuleError{RuleError::Kind::TooLarge, u"$"_s});
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray());
    if (!document.isObject())
        return core::make_unexpected(RuleError{RuleError::Kind::NotJson, u"$"_s});
    std::optional<RuleError> error;
    Fields root(document.object(), u"$"_s, error);
    RuleSet rules;
    if (root.number("schema"_L1, 0, 1'000'000) != 1)
        root.fail(RuleError::Kind::WrongSchema, "schema"_L1);
    rules.name = root.text("name"_L1);
    rules.date = QDate::fromString(root.text("date"_L1), Qt::ISODate);
    if (!rules.date.isValid())
        root.fail(RuleError::Kind::OutOfRange, "date"_L1);
    readScenes(rules, root.object("scenes"_L1), root.object("event_anchors"_L1));
    rules.firstSeq = int(root.number("first_msg_seq"_L1, 1, 1000));
    rules.raiseAfterUncleanStop = int(root.number("raise_after_unclean_stop"_L1, 0, 1'000'000));
    if (error)
        return core::make_unexpected(*error);
    return rules;
}

} // namespace lineage
