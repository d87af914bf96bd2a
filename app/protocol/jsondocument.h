#pragma once
#include "app/core/result.h"
#include "app/protocol/parseerror.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <string_view>

namespace protocol {

/// A value inside a JsonDocument: a view that is valid as long as the document. Reading is tolerant: a member that is
/// not there, or is of another type, reads as empty. Thread: the document's.
class JsonValue
{
public:
    enum class Type { Absent, Null, Bool, Number, String, Array, Object };

    [[nodiscard]] Type type() const;
    /// True for what has nothing to say: no such member, or null.
    [[nodiscard]] bool isNothing() const { return type() == Type::Absent || type() == Type::Null; }
    /// The first member of that name; Absent when there is none or this is no object.
    [[nodiscard]] JsonValue operator[](std::string_view key) const;
    /// A string, or a number as text: ids stay strings whichever type the wire used. Empty for anything else.
    [[nodiscard]] QString text() const;
    /// The UTF-8 of a string; empty for anything else. For secrets, which should not pass through a QString.
    [[nodiscard]] QByteArray bytes() const;
    /// An integral number, or a string that spells one.
    [[nodiscard]] std::optional<qint64> integer() const;
    /// An integral number or its spelling, clamped to the range of int; 0 when there is none.
    [[nodiscard]] int clampedInt() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    /// The items of an array; empty for anything else.
    [[nodiscard]] QList<JsonValue> items() const;

private:
    friend class JsonDocument;
    // The parser's own handle (a pointer and an index), kept opaque so that the parser stays in one .cpp file.
    alignas(void *) std::array<std::byte, 2 * sizeof(void *)> m_handle{};
    bool m_present = false;
};

/// A parsed JSON text. Numbers beyond 64 bits read as strings, lone surrogates as U+FFFD, a byte order mark is
/// ignored. Errors: NotJson, TooLarge (> limit), TooDeep (> maxDepth). Thread: a value that one thread uses at a time.
class JsonDocument
{
public:
    [[nodiscard]] static core::Result<JsonDocument, ParseError> parse(QByteArrayView text, qsizetype limit);
    JsonDocument(JsonDocument &&) noexcept;
    JsonDocument &operator=(JsonDocument &&) noexcept;
    ~JsonDocument();

    [[nodiscard]] JsonValue root() const;

private:
    struct Parser;
    explicit JsonDocument(std::unique_ptr<Parser> parser);
    std::unique_ptr<Parser> m_parser;
};

} // namespace protocol
