#pragma once
#include "app/export/escapes.h"
#include "app/export/people.h"
#include "app/journal/source.h"

namespace exporting {

/// Adds whoever a row shows: its peer, the ids in its route, everybody whom a body of the platform names, and whatever
/// in any body looks like an openid. Thread: any.
/// Source: protocol reference (c), the keys of events; app/protocol reads the same ones.
void learnPeople(People &people, const journal::RowDetail &row);

/// The kind of the id that stands behind a segment of a route (`users`, `groups`, `channels` …); none for others.
[[nodiscard]] std::optional<People::Kind> kindBehind(QByteArrayView segment);

/// Appends what looks like an openid: 32 capital hexadecimal digits that stand alone.
/// Source: the shape of every openid in the platform's documentation.
void findOpenids(QByteArrayView text, std::vector<Found> &found);

/// True for a byte that belongs to a word: a letter, a digit or an underscore.
[[nodiscard]] bool isWordByte(char c);

} // namespace exporting
