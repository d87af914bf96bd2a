// What differs between the body that left and the body that will leave, for people to read.
#include "ui/resend/resenddraft.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using protocol::JsonNode;

namespace {

/// The body as it is compared: a member that is null counts as not there. `markdown` stands on both sides if on one, so
/// that its text is a line of its own.
JsonNode comparable(JsonNode body, bool withMarkdown)
{
    body.children.removeIf([](const JsonNode &member) { return member.type == JsonNode::Type::Null; });
    const auto markdown = std::ranges::find(body.children, u"markdown"_s, &JsonNode::key);
    if (markdown != body.children.end())
        markdown->children.removeIf([](const JsonNode &member) { return member.type == JsonNode::Type::Null; });
    else if (withMarkdown)
        body.children.append({JsonNode::Type::Object, u"markdown"_s, {}, {}});
    return body;
}

bool hasMarkdown(const JsonNode &body)
{
    return std::ranges::any_of(body.children,
        [](const JsonNode &member) { return member.key == "markdown"_L1 && member.type == JsonNode::Type::Object; });
}

/// Follows a text through its brackets and strings.
class MemberScan
{
public:
    /// The member that the line belongs to.
    QString line(QStringView text)
    {
        const QStringView trimmed = text.trimmed();
        const bool closesBody = m_depth == 1 && trimmed.startsWith(u'}');
        QString name = closesBody ? QString() : m_member;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (c == u'"') {
                const qsizetype end = endOfString(text, i);
                if (m_depth == 1 && m_member.isEmpty()) {
                    m_member = text.sliced(i + 1, qMax<qsizetype>(0, end - i - 1)).toString();
                    name = m_member;
                }
                i = end;
            } else if (c == u'{' || c == u'[') {
                ++m_depth;
            } else if (c == u'}' || c == u']') {
                --m_depth;
            } else if (c == u',' && m_depth == 1) {
                m_member.clear();
            }
        }
        if (m_depth < 1)
            m_member.clear();
        return name;
    }

private:
    static qsizetype endOfString(QStringView text, qsizetype open)
    {
        for (qsizetype i = open + 1; i < text.size(); ++i) {
            if (text[i] == u'\\')
                ++i;
            else if (text[i] == u'"')
                return i;
        }
        return text.size();
    }

    int m_depth = 0;
    QString m_member;
};

} // namespace

QList<FieldChange> changesBetween(const QByteArray &before, const QByteArray &after)
{
    // What cannot be read has no members.
    const JsonNode nothing{JsonNode::Type::Object, {}, {}, {}};
    const JsonNode old = protocol::parseJsonTree(before).value_or(nothing);
    const JsonNode now = protocol::parseJsonTree(after).value_or(nothing);
    const bool either = hasMarkdown(old) || hasMarkdown(now);
    return fieldChanges(protocol::jsonDiff(comparable(old, either), comparable(now, either)));
}

QStringList membersByLine(const QString &json)
{
    QStringList members;
    MemberScan scan;
    for (const QString &line : json.split(u'\n'))
        members.append(scan.line(line));
    return members;
}

} // namespace ui
