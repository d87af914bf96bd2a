// What differs between the body that left and the body that will leave, for people to read.
#include "app/protocol/jsontree.h"
#include "ui/resend/resenddraft.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using protocol::JsonNode;

namespace {

constexpr QChar ellipsis(0x2026);
/// Longer values are shown around what differs.
constexpr qsizetype wholeUpTo = 44;
/// Shared characters kept beside what differs.
constexpr qsizetype context = 3;
/// What differs itself is cut in the middle beyond this.
constexpr qsizetype mostShown = 160;

struct Member
{
    QString name;
    QString value;
};

/// The members of a body; of `markdown` its own members, so that a changed text is one line.
QList<Member> membersOf(const QByteArray &body)
{
    QList<Member> members;
    const auto tree = protocol::parseJsonTree(body);
    if (!tree)
        return members;
    for (const JsonNode &member : tree->children) {
        const bool nested = member.key == "markdown"_L1 && member.type == JsonNode::Type::Object;
        const QList<JsonNode> parts = nested ? member.children : QList<JsonNode>{member};
        for (const JsonNode &part : parts) {
            if (part.type != JsonNode::Type::Null)
                members.append({nested ? member.key + u'.' + part.key : part.key, protocol::prettyJson(part)});
        }
    }
    return members;
}

std::optional<QString> valueOf(const QList<Member> &members, const QString &name)
{
    const auto found = std::ranges::find(members, name, &Member::name);
    return found == members.cend() ? std::nullopt : std::optional(found->value);
}

/// `text` between both ends, never splitting a surrogate pair.
QString between(const QString &text, qsizetype head, qsizetype tail)
{
    if (head > 0 && text[head].isLowSurrogate())
        --head;
    qsizetype end = text.size() - tail;
    if (tail > 0 && text[end].isLowSurrogate())
        ++end;
    QString middle = text.sliced(head, end - head);
    if (middle.size() > mostShown) {
        qsizetype left = mostShown / 2;
        qsizetype right = middle.size() - mostShown / 2;
        left -= middle[left].isLowSurrogate() ? 1 : 0;
        right += middle[right].isLowSurrogate() ? 1 : 0;
        middle = middle.first(left) + ellipsis + middle.sliced(right);
    }
    const QString quote = text.startsWith(u'"') ? u"\""_s : QString();
    return (head > 0 ? quote + ellipsis : QString()) + middle + (tail > 0 ? ellipsis + quote : QString());
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
    const QList<Member> old = membersOf(before);
    const QList<Member> now = membersOf(after);
    QList<FieldChange> changes;
    for (const Member &member : now) {
        const auto was = valueOf(old, member.name);
        if (was != member.value)
            changes.append({member.name, was, member.value});
    }
    for (const Member &member : old) {
        if (!valueOf(now, member.name))
            changes.append({member.name, member.value, std::nullopt});
    }
    return changes;
}

std::pair<QString, QString> shortenedPair(const QString &before, const QString &after)
{
    if (qMax(before.size(), after.size()) <= wholeUpTo)
        return {before, after};
    const qsizetype shorter = qMin(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    // Less than this saved is not worth an ellipsis.
    head = head > context + 4 ? head - context : 0;
    tail = tail > context + 4 ? tail - context : 0;
    return {between(before, head, tail), between(after, head, tail)};
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
