#include "app/filter/edit.h"

#include "app/filter/parser.h"

namespace filter {

namespace {

QString narrowedBy(const QString &text, const QString &term, bool exclude)
{
    const auto parsed = parse(term);
    const auto before = parse(text);
    if (!parsed)
        return text;
    const Node with = exclude ? notOf(parsed->node) : parsed->node;
    const Node against = exclude ? parsed->node : notOf(parsed->node);
    if (!before || before->node.matchesAll())
        return toText(with);
    QList<Node> parts = before->node.op == Node::Op::All ? before->node.children : QList<Node>{before->node};
    parts.removeAll(against);
    if (!parts.contains(with))
        parts.append(with);
    return toText(allOf(std::move(parts)));
}

} // namespace

QString narrowed(const QString &text, Key key, const QString &value, bool exclude)
{
    return narrowedBy(text, termText(key, value), exclude);
}

QString narrowedByField(const QString &text, const QString &path, const QString &value, bool exclude)
{
    return narrowedBy(text, toText(leafOf(JsonField{path, value})), exclude);
}

QString narrowed(const QString &text, const QString &words, bool exclude)
{
    return narrowedBy(text, toText(leafOf(Text{words})), exclude);
}

} // namespace filter
