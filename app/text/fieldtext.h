#pragma once
#include "app/core/clock.h"
#include "app/protocol/errorcatalogue.h"
#include "app/protocol/fieldguide.h"
#include "app/protocol/jsontree.h"

namespace text {

// What a field of the wire means and what its value says, in the language that is installed. Values come from outside:
// what is shown of them is visible text, and what cannot be read has no decoded form. Thread: the one of the
// translators (main).

/// A field as it stands in a document.
struct SeenField
{
    QString path; ///< `$.d.author.user_openid`
    protocol::JsonNode::Type type = protocol::JsonNode::Type::Null;
    QString value; ///< of a scalar, strings without quotes
};

/// When the document came, and when it is read: ages and expiries are measured from these.
struct ReadingTime
{
    core::WallTime seen{};
    core::WallTime now{};
};

/// A value made readable. `brief` fits beside it in a row (it may be empty), `full` is whole and may have several
/// lines.
struct DecodedField
{
    QString brief;
    QString full;
    QString advice; ///< what to do about it; only of codes
    bool isProblem = false; ///< the code of a refusal
    friend bool operator==(const DecodedField &, const DecodedField &) = default;
};
[[nodiscard]] std::optional<DecodedField> decodedField(protocol::FieldDecoder decoder, const SeenField &field,
    const protocol::ErrorCatalogue &catalogue, const ReadingTime &time);

/// A legal value, and whether it is the one that stands there.
struct LegalValueText
{
    QString value;
    QString meaning;
    bool isPresent = false;
    friend bool operator==(const LegalValueText &, const LegalValueText &) = default;
};

/// Everything that can be said of a field. `meaning` is never empty: of a field that the documents do not name it says
/// so.
struct FieldText
{
    QString meaning;
    bool isNamed = false;
    QList<LegalValueText> values;
    QString outsideList; ///< a sentence when the value is none of the legal ones; else empty
    std::optional<DecodedField> decoded;
    /// The note beside the value: its decoded form, else the meaning of the legal value; may be empty.
    [[nodiscard]] QString brief() const;
};
[[nodiscard]] FieldText fieldText(const protocol::FieldGuide &guide, const protocol::FieldPlace &place,
    const SeenField &field, const protocol::ErrorCatalogue &catalogue, const ReadingTime &time);

/// `string`, `number`, `object` …, translated.
[[nodiscard]] QString typeText(protocol::JsonNode::Type type);

/// What an HTTP status means for a call to the platform; empty for one that no document names. Source: protocol
/// reference (g).
[[nodiscard]] QString httpStatusText(int status);

} // namespace text
