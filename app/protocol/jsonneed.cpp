#include "app/protocol/jsonneed.h"

namespace protocol {

using namespace Qt::StringLiterals;

ParseError faultOf(const JsonValue &value, const QString &path, const QString &wanted)
{
    const auto kind = value.isNothing() ? ParseError::Kind::Missing : ParseError::Kind::WrongType;
    return {kind, path, wanted};
}

core::Result<QString, ParseError> needText(const JsonValue &value, const QString &path)
{
    const QString text = value.text();
    if (!text.isEmpty())
        return text;
    const bool empty = value.type() == JsonValue::Type::String;
    return core::make_unexpected(faultOf(empty ? JsonValue() : value, path, u"a string is needed"_s));
}

} // namespace protocol
