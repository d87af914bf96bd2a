#pragma once
#include <QString>

namespace protocol {

/// Why a text could not be read. `path` names the field (`$.d.author.user_openid`), `reason` is for developers;
/// people get a sentence from `text`.
struct ParseError
{
    enum class Kind { NotJson, TooLarge, TooDeep, WrongType, Missing };
    Kind kind = Kind::NotJson;
    QString path;
    QString reason;
    qsizetype offset = -1; ///< byte of the text where reading stopped; -1 when it is not known
    friend bool operator==(const ParseError &, const ParseError &) = default;
};

/// Limits for anything that arrives. Source: product: message 4 MiB, body 16 MiB, bounded depth.
inline constexpr qsizetype maxFrameBytes = 4 * 1024 * 1024;
inline constexpr qsizetype maxBodyBytes = 16 * 1024 * 1024;
inline constexpr int maxDepth = 64;

} // namespace protocol
