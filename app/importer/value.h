#pragma once
#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace importer {

/// A value as Python prints it. Only readRepr() makes deep ones, and it bounds the depth; what walks a value may
/// therefore call itself. Thread: a value.
struct Value
{
    enum class Kind {
        None,
        Bool,
        Int,
        Float,
        Text,
        Bytes,
        List,
        Tuple,
        Set,
        Dict,
        Object, ///< `Name(key=value, …)`
        Opaque, ///< `<…>`, or a bare name: nothing that can be looked into
    };
    Kind kind = Kind::None;
    bool truth = false; ///< of Bool
    /// Int, Float, Opaque: as spelled. Text: UTF-8. Bytes: the bytes. Object: its name.
    QByteArray text;
    std::vector<Value> items; ///< of List, Tuple, Set; the values of Dict and Object
    std::vector<Value> keys; ///< of Dict and Object, one for each item; Object: a name, None where there is none
    friend bool operator==(const Value &, const Value &) = default;

    [[nodiscard]] bool isNone() const { return kind == Kind::None; }
    /// The value behind a key of a Dict or a name of an Object; null if there is none, or another kind of value.
    [[nodiscard]] const Value *find(QByteArrayView key) const;
    /// What Text says or how a number is spelled; empty for the others.
    [[nodiscard]] QString toText() const;
    /// Of an Int, or of a Text that is one; nothing if it does not fit.
    [[nodiscard]] std::optional<qint64> toInteger() const;
};

/// The text behind a key, empty where there is none.
[[nodiscard]] QString textAt(const Value &value, QByteArrayView key);
[[nodiscard]] std::optional<qint64> integerAt(const Value &value, QByteArrayView key);

/// The value as compact JSON with the order of its keys. Tuple and Set become arrays, an Object gets its name under
/// `@type`, Bytes become a string with one character for each byte; what JSON cannot say is a string.
[[nodiscard]] QByteArray toJson(const Value &value);

} // namespace importer
