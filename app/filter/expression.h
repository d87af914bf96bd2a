#pragma once
#include "app/filter/key.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace filter {

/// Free text: the row's message text or a body of it contains this. Case-insensitive; Chinese, Japanese and Korean
/// anywhere, a text that begins with a Latin letter or a digit only where a word begins (see textmatch.h of the
/// journal).
struct Text
{
    QString text;
    friend bool operator==(const Text &, const Text &) = default;
};
/// A regular expression on the same texts, case-insensitive.
struct Pattern
{
    QString regex;
    friend bool operator==(const Pattern &, const Pattern &) = default;
};
/// Both ends included; an absent end is open.
struct Range
{
    std::optional<qint64> from;
    std::optional<qint64> to;
    friend bool operator==(const Range &, const Range &) = default;
};
/// A key and what it is compared with: a word, name, id or part for keys of text, a range for numbers (milliseconds,
/// bytes).
struct Compare
{
    Key key = Key::Kind;
    std::variant<QString, Range> value;
    friend bool operator==(const Compare &, const Compare &) = default;
};
/// A field of a JSON body, by its path from the body's root (`d.author.id`, `items[0].name`): there at all, or with
/// this value.
struct JsonField
{
    QString path;
    std::optional<QString> value;
    friend bool operator==(const JsonField &, const JsonField &) = default;
};
using Term = std::variant<Text, Pattern, Compare, JsonField>;

/// A filter as a tree. An All without children matches every row. Thread: a value.
struct Node
{
    enum class Op { Leaf, All, Any, Not };
    Op op = Op::All;
    QList<Node> children; ///< of All, Any; one of Not
    Term leaf; ///< of Leaf
    friend bool operator==(const Node &, const Node &) = default;

    [[nodiscard]] bool matchesAll() const { return op == Op::All && children.isEmpty(); }
};

[[nodiscard]] Node leafOf(Term leaf);
[[nodiscard]] Node allOf(QList<Node> children);
[[nodiscard]] Node anyOf(QList<Node> children);
[[nodiscard]] Node notOf(Node child);

/// The filter written out, so that parsing it gives the same tree again.
[[nodiscard]] QString toText(const Node &node);
/// The words that what matches may be marked by: free text that is asked for, not what is excluded.
[[nodiscard]] QStringList wordsOf(const Node &node);
/// The words of a filter that is nothing but words, all of which are asked for; nothing for any other filter.
[[nodiscard]] std::optional<QStringList> plainWords(const Node &node);
/// One term, `key:value`, with quotation marks where the value needs them.
[[nodiscard]] QString termText(Key key, const QString &value);

} // namespace filter
