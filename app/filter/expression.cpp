#include "app/filter/expression.h"

#include "app/core/overloaded.h"
#include "app/filter/lexer.h"
#include "app/filter/value.h"

namespace filter {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &text)
{
    QString inside = text;
    inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + inside + u'"';
}

QString valueText(const QString &value)
{
    return isBareValue(value) ? value : quoted(value);
}

QString textOf(const Text &text)
{
    return isBareText(text.text) ? text.text : quoted(text.text);
}

QString patternText(const Pattern &pattern)
{
    QString inside = pattern.regex;
    return u"re:/"_s + inside.replace(u'/', u"\\/"_s) + u'/';
}

QString compareText(const Compare &compare)
{
    const QString word = infoOf(compare.key).word + u':';
    const auto *range = std::get_if<Range>(&compare.value);
    return word + (range ? rangeText(*range, infoOf(compare.key).value) : valueText(std::get<QString>(compare.value)));
}

QString fieldText(const JsonField &field)
{
    const QString path = u"j:"_s + (isBarePath(field.path) ? field.path : quoted(field.path));
    return field.value ? path + u'=' + valueText(*field.value) : path;
}

QString leafText(const Term &leaf)
{
    return std::visit(core::Overloaded{
                          [](const Text &text) { return textOf(text); },
                          [](const Pattern &pattern) { return patternText(pattern); },
                          [](const Compare &compare) { return compareText(compare); },
                          [](const JsonField &field) { return fieldText(field); },
                      },
        leaf);
}

QString groupText(const Node &node)
{
    return node.op == Node::Op::All || node.op == Node::Op::Any ? u'(' + toText(node) + u')' : toText(node);
}

} // namespace

Node leafOf(Term leaf)
{
    return {Node::Op::Leaf, {}, std::move(leaf)};
}

Node allOf(QList<Node> children)
{
    return children.size() == 1 ? children.first() : Node{Node::Op::All, std::move(children), {}};
}

Node anyOf(QList<Node> children)
{
    return children.size() == 1 ? children.first() : Node{Node::Op::Any, std::move(children), {}};
}

Node notOf(Node child)
{
    return {Node::Op::Not, {std::move(child)}, {}};
}

QString toText(const Node &node)
{
    QStringList parts;
    switch (node.op) {
    case Node::Op::Leaf:
        return leafText(node.leaf);
    case Node::Op::Not:
        return u'-' + groupText(node.children.first());
    case Node::Op::All:
        for (const Node &child : node.children)
            parts.append(groupText(child));
        return parts.join(u' ');
    case Node::Op::Any:
        // AND binds first: brackets that nobody wrote would make it deeper than what was read.
        for (const Node &child : node.children)
            parts.append(child.op == Node::Op::All ? toText(child) : groupText(child));
        return parts.join(u" OR "_s);
    }
    return {};
}

QStringList wordsOf(const Node &node)
{
    if (node.op == Node::Op::Not)
        return {};
    if (node.op == Node::Op::Leaf) {
        const auto *text = std::get_if<Text>(&node.leaf);
        return text ? QStringList{text->text} : QStringList();
    }
    QStringList words;
    for (const Node &child : node.children)
        words.append(wordsOf(child));
    return words;
}

std::optional<QStringList> plainWords(const Node &node)
{
    if (const auto *text = node.op == Node::Op::Leaf ? std::get_if<Text>(&node.leaf) : nullptr)
        return QStringList{text->text};
    if (node.op != Node::Op::All || node.children.isEmpty())
        return std::nullopt;
    QStringList words;
    for (const Node &child : node.children) {
        const auto ofChild = plainWords(child);
        if (!ofChild)
            return std::nullopt;
        words += *ofChild;
    }
    return words;
}

QString termText(Key key, const QString &value)
{
    return infoOf(key).word + u':' + valueText(value);
}

} // namespace filter
