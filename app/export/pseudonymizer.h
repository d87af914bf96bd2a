#pragma once
#include "app/export/escapes.h"
#include "app/export/wordindex.h"

namespace exporting {

/// Replaces people by their pseudonyms in whatever leaves in an export: bodies, addresses, headers. Everything else
/// stays byte for byte, message ids and texts too. An id is found wherever it stands, JSON-escaped and percent-encoded
/// spellings included; a name behind its key (`username`, `nick`), and elsewhere when it is long enough to be told from
/// an ordinary word. Thread: a value. Source: product 7.
class Pseudonymizer
{
public:
    /// Where a text stands. Technical: the names of people that are plain ASCII are left alone, because a media type or
    /// a path may consist of such words.
    enum class Place { Text, Technical };

    /// `people`: all that the export's rows show.
    explicit Pseudonymizer(People people);

    [[nodiscard]] QByteArray redacted(QByteArrayView text, Place place = Place::Text);
    /// The path of an address: the ids behind `users/`, `groups/` … are replaced whatever they look like.
    [[nodiscard]] QByteArray redactedPath(QByteArrayView path);
    /// An id that is a person's or a place's by where it stands.
    [[nodiscard]] QByteArray redactedPeer(const QString &id);

private:
    void look(QByteArrayView text, Place place, std::vector<Found> &found);
    void lookForNames(QByteArrayView text, std::vector<Found> &found);

    People m_people;
    WordIndex m_words;
};

} // namespace exporting
