#pragma once
#include "app/filter/key.h"

#include <QList>
#include <QString>

namespace filter {

/// A piece of what was typed. The pieces cover everything but blanks, also when the filter has an error, so that it can
/// be coloured while it is being written.
struct Token
{
    enum class Kind { Open, Close, Or, And, Not, Text, Phrase, Compare, Pattern, Field };
    Kind kind = Kind::Text;
    qsizetype at = 0;
    qsizetype length = 0;
    qsizetype valueAt = 0; ///< where the value of a Compare, Pattern or Field begins; its key stands before it
    QString text; ///< unquoted: the text, the value, or the path of a Field
    std::optional<Key> key; ///< of a Compare
    std::optional<QString> fieldValue; ///< of a Field that compares
    bool isClosed = true; ///< false: its quotation mark or slash is missing

    [[nodiscard]] qsizetype end() const { return at + length; }
};

[[nodiscard]] QList<Token> tokens(QStringView text);

/// True when the text can stand in a filter as it is and means itself.
[[nodiscard]] bool isBareText(const QString &text);
/// The same behind a colon or an equals sign, and before an equals sign.
[[nodiscard]] bool isBareValue(const QString &value);
[[nodiscard]] bool isBarePath(const QString &path);

} // namespace filter
