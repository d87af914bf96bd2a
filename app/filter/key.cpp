#include "app/filter/key.h"

#include <algorithm>
#include <array>

namespace filter {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindWords{"frame"_L1, "http"_L1, "token"_L1, "upload"_L1, "model"_L1, "tool"_L1, "note"_L1};
constexpr std::array dirWords{"in"_L1, "out"_L1};
constexpr std::array sceneWords{"c2c"_L1, "group"_L1, "channel"_L1, "dm"_L1};
constexpr std::array stateWords{"accepted"_L1, "refused"_L1, "audit"_L1, "unknown"_L1, "notsent"_L1, "sending"_L1};
constexpr std::array hasWords{"error"_L1, "resend"_L1, "edit"_L1, "mark"_L1, "note"_L1, "media"_L1};
constexpr std::array markWords{"red"_L1, "orange"_L1, "yellow"_L1, "green"_L1, "blue"_L1, "violet"_L1};

constexpr std::array<KeyInfo, keyCount> table{{
    {Key::Kind, "kind"_L1, ValueKind::Word, kindWords},
    {Key::Dir, "dir"_L1, ValueKind::Word, dirWords},
    {Key::Bot, "bot"_L1, ValueKind::Name, {}},
    {Key::Scene, "scene"_L1, ValueKind::Word, sceneWords},
    {Key::Peer, "peer"_L1, ValueKind::Prefix, {}},
    {Key::Msg, "msg"_L1, ValueKind::Prefix, {}},
    {Key::Anchor, "anchor"_L1, ValueKind::Prefix, {}},
    {Key::Event, "event"_L1, ValueKind::Prefix, {}},
    {Key::Seq, "seq"_L1, ValueKind::Number, {}},
    {Key::Id, "id"_L1, ValueKind::Prefix, {}},
    {Key::Ref, "ref"_L1, ValueKind::Prefix, {}},
    {Key::Attempt, "attempt"_L1, ValueKind::Number, {}},
    {Key::Turn, "turn"_L1, ValueKind::Number, {}},
    {Key::Op, "op"_L1, ValueKind::Number, {}},
    {Key::S, "s"_L1, ValueKind::Number, {}},
    {Key::T, "t"_L1, ValueKind::Prefix, {}},
    {Key::Method, "method"_L1, ValueKind::Name, {}},
    {Key::Path, "path"_L1, ValueKind::Substring, {}},
    {Key::Status, "status"_L1, ValueKind::Number, {}},
    {Key::Code, "code"_L1, ValueKind::Number, {}},
    {Key::Close, "close"_L1, ValueKind::Number, {}},
    {Key::Trace, "trace"_L1, ValueKind::Prefix, {}},
    {Key::Dur, "dur"_L1, ValueKind::Duration, {}},
    {Key::Size, "size"_L1, ValueKind::Bytes, {}},
    {Key::Age, "age"_L1, ValueKind::Duration, {}},
    {Key::State, "state"_L1, ValueKind::Word, stateWords},
    {Key::Has, "has"_L1, ValueKind::Word, hasWords},
    {Key::Mark, "mark"_L1, ValueKind::Word, markWords},
    {Key::Source, "source"_L1, ValueKind::Name, {}},
}};

constexpr bool isInOrder()
{
    for (int i = 0; i < keyCount; ++i)
        if (table[size_t(i)].key != Key(i))
            return false;
    return true;
}
static_assert(isInOrder());

} // namespace

std::span<const KeyInfo> keys()
{
    return table;
}

const KeyInfo &infoOf(Key key)
{
    return table.at(size_t(key));
}

std::optional<Key> keyOf(QStringView word)
{
    const auto found = std::ranges::find_if(
        table, [word](const KeyInfo &info) { return word.compare(info.word, Qt::CaseInsensitive) == 0; });
    return found == table.end() ? std::nullopt : std::optional(found->key);
}

} // namespace filter
