#include "app/protocol/jsondiff.h"

#include <QHash>

#include <algorithm>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

using Places = QHash<QString, qsizetype>;

/// Where each key stands; none when one stands there twice.
std::optional<Places> placesOf(const JsonNode &object)
{
    Places places;
    places.reserve(object.children.size());
    for (qsizetype i = 0; i < object.children.size(); ++i)
        places.insert(object.children[i].key, i);
    return places.size() == object.children.size() ? std::optional(places) : std::nullopt;
}

bool isPlainName(const QString &key)
{
    return !key.isEmpty()
        && std::ranges::all_of(key, [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; });
}

/// Members in order, as an object with a key twice is compared; the key of the values themselves is not looked at.
bool isSame(const JsonNode &a, const JsonNode &b)
{
    return a.type == b.type && a.text == b.text
        && std::equal(a.children.cbegin(), a.children.cend(), b.children.cbegin(), b.children.cend(),
            [](const JsonNode &one, const JsonNode &other) { return one.key == other.key && isSame(one, other); });
}

class Comparison
{
public:
    void compare(const JsonNode &before, const JsonNode &after)
    {
        using Type = JsonNode::Type;
        if (before.type == Type::Object && after.type == Type::Object && compareMembers(before, after))
            return;
        if (before.type == Type::Array && after.type == Type::Array) {
            compareElements(before, after);
            return;
        }
        if (!isSame(before, after))
            add(&before, &after);
    }
    JsonDiff diff;

private:
    /// False, and nothing done, for objects whose keys do not name their members.
    bool compareMembers(const JsonNode &before, const JsonNode &after)
    {
        const auto old = placesOf(before);
        const auto now = placesOf(after);
        if (!old || !now)
            return false;
        for (const JsonNode &member : after.children) {
            const auto was = old->constFind(member.key);
            enter({member.key, -1}, was == old->cend() ? nullptr : &before.children[*was], &member);
        }
        for (const JsonNode &member : before.children) {
            if (!now->contains(member.key))
                enter({member.key, -1}, &member, nullptr);
        }
        return true;
    }

    void compareElements(const JsonNode &before, const JsonNode &after)
    {
        const qsizetype most = qMax(before.children.size(), after.children.size());
        for (qsizetype i = 0; i < most; ++i) {
            enter({{}, i}, i < before.children.size() ? &before.children[i] : nullptr,
                i < after.children.size() ? &after.children[i] : nullptr);
        }
    }

    void enter(const JsonStep &step, const JsonNode *before, const JsonNode *after)
    {
        m_path.append(step);
        if (before != nullptr && after != nullptr)
            compare(*before, *after);
        else
            add(before, after);
        m_path.removeLast();
    }

    void add(const JsonNode *before, const JsonNode *after)
    {
        if (diff.changes.size() == mostJsonChanges) {
            ++diff.leftOut;
            return;
        }
        diff.changes.append({m_path, before != nullptr ? std::optional(*before) : std::nullopt,
            after != nullptr ? std::optional(*after) : std::nullopt});
    }

    QList<JsonStep> m_path;
};

} // namespace

JsonDiff jsonDiff(const JsonNode &before, const JsonNode &after)
{
    Comparison comparison;
    comparison.compare(before, after);
    return std::move(comparison.diff);
}

QString pathText(const QList<JsonStep> &path)
{
    QString text;
    for (const JsonStep &step : path) {
        if (step.place >= 0)
            text += u'[' + QString::number(step.place) + u']';
        else if (isPlainName(step.key))
            text += text.isEmpty() ? step.key : u'.' + step.key;
        else
            text += u"[\""_s + step.key + u"\"]"_s;
    }
    return text.isEmpty() ? u"$"_s : text;
}

} // namespace protocol
