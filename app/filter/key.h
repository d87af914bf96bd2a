#pragma once
#include <QStringList>

#include <optional>
#include <span>

namespace filter {

/// What a filter can ask a row for. Source: product 5.
enum class Key {
    Kind,
    Dir,
    Bot,
    Scene,
    Peer,
    Msg,
    Anchor,
    Event,
    Seq,
    Id,
    Ref,
    Attempt,
    Turn,
    Op,
    S,
    T,
    Method,
    Path,
    Status,
    Code,
    Close,
    Trace,
    Dur,
    Size,
    Age,
    State,
    Has,
    Mark,
    Source,
};
inline constexpr int keyCount = int(Key::Source) + 1;

/// How the value of a key is written and compared.
enum class ValueKind {
    Word, ///< one of a closed list: `state:refused`
    Name, ///< whole, case-insensitive: `bot:shop`
    Prefix, ///< an id from its beginning, with or without its common head: `anchor:rPi8nv`
    Substring, ///< anywhere, case-insensitive: `path:/v2/users`
    Number, ///< `40034024`, `>=2`, `3..5`
    Duration, ///< the same in `ms` (also without unit), `s`, `min`, `h`, `d`
    Bytes, ///< the same in `B` (also without unit), `k`, `M`; 1,024 each
};

/// One key: its word in the language and what may follow the colon.
struct KeyInfo
{
    Key key;
    QLatin1StringView word;
    ValueKind value;
    std::span<const QLatin1StringView> words; ///< the closed list of a Word
};

/// Every key, in the order of Key.
[[nodiscard]] std::span<const KeyInfo> keys();
[[nodiscard]] const KeyInfo &infoOf(Key key);
/// Case-insensitive; nothing for a word that is no key.
[[nodiscard]] std::optional<Key> keyOf(QStringView word);

} // namespace filter
