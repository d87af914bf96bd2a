#pragma once
#include <algorithm>
#include <array>

namespace protocol::apicode {

// Codes of the OpenAPI that mean more than their category in the catalogue, each once. Source: protocol reference (d),
// (e) "What may anchor", "msg_seq" and "What to do on failure"; error catalogue.

inline constexpr int anchorInvalid = 40034024;
inline constexpr int eventIdInvalid = 40034025;
inline constexpr int eventCannotAnchor = 40034027;
inline constexpr int timeOrCount = 40034128;
inline constexpr int repliesUsedUp = 22009; ///< of an anchor; without one it is the proactive quota
inline constexpr int anchorIsOwnMessage = 50045;
inline constexpr int anchorOfOtherPlace = 50038;
inline constexpr int msgSeqRepeated = 40054005;

inline constexpr std::array anchorExpired = {40034005, 40034026, 40034031, 304103, 304027};
inline constexpr std::array inReview = {304023, 304024}; ///< accepted, a person looks at it first
/// The catalogue's advice for these is plain text.
inline constexpr std::array markdownRefused = {40034011, 40034012, 40034124, 40034127, 304036, 304041, 50055, 50056};
inline constexpr std::array urlRefused = {40054010, 40034028, 304003};

template <size_t Size> [[nodiscard]] constexpr bool isOneOf(int code, const std::array<int, Size> &codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

} // namespace protocol::apicode
