#include "app/text/fieldtext.h"

#include "app/text/cataloguetext.h"
#include "app/text/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace text {

namespace {

using Side = protocol::FieldPlace::Side;
using Type = protocol::JsonNode::Type;

QString unnamedText(const protocol::FieldPlace &place, const SeenField &field)
{
    if (field.path == "$"_L1)
        return Words::tr("The whole document.");
    const bool isModel = place.side == Side::ModelRequest || place.side == Side::ModelResponse;
    return isModel ? Words::tr("The documents of chat completions do not name this field.")
                   : Words::tr("The platform's documents do not name this field here.");
}

bool isScalar(Type type)
{
    return type == Type::String || type == Type::Number || type == Type::Bool;
}

QList<LegalValueText> legalValues(const protocol::FieldEntry &entry, const SeenField &field)
{
    QList<LegalValueText> values;
    for (const protocol::LegalValue &value : entry.values)
        values.append({value.value, meaningOf(value), isScalar(field.type) && value.value == field.value});
    return values;
}

bool hasPresent(const QList<LegalValueText> &values)
{
    return std::ranges::any_of(values, &LegalValueText::isPresent);
}

} // namespace

QString FieldText::brief() const
{
    if (decoded && !decoded->brief.isEmpty())
        return decoded->brief;
    const auto present = std::ranges::find_if(values, &LegalValueText::isPresent);
    return present == values.end() ? QString() : present->meaning;
}

FieldText fieldText(const protocol::FieldGuide &guide, const protocol::FieldPlace &place, const SeenField &field,
    const protocol::ErrorCatalogue &catalogue, const ReadingTime &time)
{
    const protocol::FieldEntry *entry = guide.find(place, field.path);
    if (entry == nullptr)
        return {.meaning = unnamedText(place, field)};
    FieldText said{.meaning = meaningOf(*entry), .isNamed = true, .values = legalValues(*entry, field)};
    said.decoded = decodedField(entry->decoder, field, catalogue, time);
    if (isScalar(field.type) && !said.values.isEmpty() && !hasPresent(said.values))
        said.outsideList = entry->closed ? Words::tr("The value is none of those that the documents allow.")
                                         : Words::tr("The documents do not name this value.");
    return said;
}

QString typeText(Type type)
{
    switch (type) {
    case Type::Null:
        return Words::tr("null", "JSON type");
    case Type::Bool:
        return Words::tr("true or false", "JSON type");
    case Type::Number:
        return Words::tr("number", "JSON type");
    case Type::String:
        return Words::tr("string", "JSON type");
    case Type::Array:
        return Words::tr("list", "JSON type");
    case Type::Object:
        return Words::tr("object", "JSON type");
    }
    return {};
}

QString httpStatusText(int status)
{
    switch (status) {
    case 200:
    case 201:
    case 204:
        return Words::tr("Success, unless the body holds a code.");
    case 202:
        return Words::tr("Taken, and in review: no failure. Do not send it again.");
    case 400:
        return Words::tr("Refused: the code in the body says why.");
    case 401:
        return Words::tr("The access token or this computer's address was not accepted.");
    case 403:
        return Words::tr("Not allowed; repeating it does not help.");
    case 404:
        return Words::tr("There is no such thing; repeating it does not help.");
    case 405:
        return Words::tr("This kind of call is not offered here; repeating it does not help.");
    case 429:
        return Words::tr("Too many calls: wait before the next one.");
    case 500:
    case 502:
    case 503:
    case 504:
        return Words::tr("The server failed: what was sent may have arrived all the same.");
    default: // statuses are open-ended
        return {};
    }
}

} // namespace text
