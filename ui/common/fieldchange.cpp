#include "ui/common/fieldchange.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar ellipsis(0x2026);
/// Longer values are shown around what differs.
constexpr qsizetype wholeUpTo = 44;
/// Shared characters kept beside what differs.
constexpr qsizetype context = 3;

/// `text` between both ends, never splitting a surrogate pair.
QString between(const QString &text, qsizetype head, qsizetype tail, qsizetype mostShown)
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

} // namespace

QList<FieldChange> fieldChanges(const protocol::JsonDiff &diff)
{
    const auto textOf = [](const std::optional<protocol::JsonNode> &node) {
        return node ? std::optional(protocol::prettyJson(*node)) : std::nullopt;
    };
    QList<FieldChange> changes;
    for (const protocol::JsonChange &change : diff.changes)
        changes.append({protocol::pathText(change.path), textOf(change.before), textOf(change.after)});
    return changes;
}

std::pair<QString, QString> shortenedPair(const QString &before, const QString &after, qsizetype mostShown)
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
    return {between(before, head, tail, mostShown), between(after, head, tail, mostShown)};
}

} // namespace ui
