#pragma once
#include "app/core/result.h"
#include "app/protocol/parseerror.h"

#include <QList>
#include <QString>

namespace protocol {

/// JSON as a tree for people to read: members keep their order, numbers their spelling.
struct JsonNode
{
    enum class Type { Null, Bool, Number, String, Array, Object };
    Type type = Type::Null;
    QString key; ///< of this node inside its parent; empty in arrays and at the root
    QString text; ///< scalar as text: the decoded string, `true`, `-1.5e3`
    QList<JsonNode> children;
    friend bool operator==(const JsonNode &, const JsonNode &) = default;
};

/// Most nodes a tree may have: about 100 bytes each, so that a body of 16 MiB of `[0,0,…` cannot take a gigabyte.
inline constexpr int maxTreeNodes = 500'000;

/// A byte order mark is ignored; bytes that are no UTF-8 become U+FFFD. Errors: NotJson, TooLarge (> maxBodyBytes or
/// > maxTreeNodes), TooDeep (> maxDepth). Thread: any.
[[nodiscard]] core::Result<JsonNode, ParseError> parseJsonTree(QByteArrayView text);
/// Indented by two blanks, in the order of the tree, non-ASCII text left as it is.
[[nodiscard]] QString prettyJson(const JsonNode &node);

} // namespace protocol
