#include "app/protocol/fieldvalue.h"
#include "app/protocol/intents.h"
#include "app/protocol/message.h"
#include "app/protocol/opcode.h"
#include "app/text/cataloguetext.h"
#include "app/text/clocktime.h"
#include "app/text/fieldtext.h"
#include "app/text/linetext.h"
#include "app/text/undeliveredtext.h"
#include "app/text/visibletext.h"
#include "app/text/words.h"

#include <QLocale>

#include <limits>

using namespace Qt::StringLiterals;

namespace text {

namespace {

using protocol::FieldDecoder;
using Type = protocol::JsonNode::Type;
using Decoded = std::optional<DecodedField>;

/// More of a value is not made readable: a panel shows it.
constexpr qsizetype longestText = 4'000;
/// A text is read up to here: a body may have 16 MiB, and nobody reads that much in a panel.
constexpr qsizetype longestRead = 100'000;
/// A length of time or a size beyond this is no such thing (285 years in milliseconds).
constexpr qint64 largestSpan = 9'000'000'000'000;
constexpr int smallestRounded = 1'000;
constexpr int closedInOrder = 1000; // RFC 6455, 7.4.1
constexpr int firstFailure = 400; // RFC 9110, 15.5

QString cut(const QString &text)
{
    return text.size() <= longestText ? text : text.first(longestText) + u'…';
}

Decoded timeForm(const QString &value, const ReadingTime &time)
{
    const auto moment = protocol::readTime(value);
    if (!moment)
        return std::nullopt;
    const auto age = time.now - *moment;
    const QString full = age.count() >= 0
        ? Words::tr("%1, %2 ago", "local time and age").arg(dateTimeText(*moment), spanText(age))
        : Words::tr("%1, in %2", "local time and how far ahead").arg(dateTimeText(*moment), spanText(-age));
    return DecodedField{momentText(*moment, time.now), full};
}

Decoded spanForm(const QString &value, qint64 unit)
{
    const auto count = protocol::readCount(value);
    if (!count || *count > largestSpan / unit)
        return std::nullopt;
    const QString span = spanText(core::Milliseconds(*count * unit));
    return DecodedField{span, span};
}

Decoded expiryForm(const QString &value, const ReadingTime &time)
{
    const auto seconds = protocol::readCount(value);
    if (!seconds || *seconds > largestSpan / 1000)
        return std::nullopt;
    const core::Milliseconds life(*seconds * 1000);
    return DecodedField{spanText(life),
        Words::tr("%1, until %2", "life of a token and its end").arg(spanText(life), dateTimeText(time.seen + life))};
}

Decoded intentsForm(const QString &value)
{
    const auto bits = protocol::readCount(value);
    if (!bits || *bits > std::numeric_limits<quint32>::max())
        return std::nullopt;
    const QStringList names = protocol::intentNames(protocol::Intents::fromInt(quint32(*bits)));
    if (names.isEmpty())
        return DecodedField{Words::tr("no event groups"), Words::tr("no event groups")};
    const QString all = names.join(u", "_s);
    return DecodedField{all, all};
}

Decoded opForm(const QString &value)
{
    const auto op = protocol::readCount(value);
    const QString name
        = op && *op <= std::numeric_limits<int>::max() ? QString(protocol::opcodeName(int(*op))) : QString();
    return name.isEmpty() ? Decoded() : DecodedField{name, name};
}

Decoded facesForm(const QString &whole)
{
    const QString value = whole.left(longestRead);
    const QString shown = protocol::displayText(value);
    if (shown == value)
        return std::nullopt;
    const QString visible = cut(visibleText(shown));
    return DecodedField{visibleText(shown.left(80), false), visible};
}

Decoded sceneExtForm(const QString &value)
{
    const auto item = protocol::readSceneExt(value);
    if (!item)
        return std::nullopt;
    QString what;
    if (item->key == "msg_idx"_L1)
        what = Words::tr("quote key of this message");
    else if (item->key == "ref_msg_idx"_L1)
        what = Words::tr("quote key of the quoted message");
    else if (item->key == "auth_token"_L1)
        what = Words::tr("a token of QQ's; cut out here");
    else
        what = Words::tr("whether the model may search the web");
    return DecodedField{
        what, Words::tr("%1: %2", "what it is, and its value").arg(what, cut(visibleText(item->value)))};
}

Decoded eventIdForm(const QString &value)
{
    const auto event = protocol::eventOfId(value);
    return event ? DecodedField{cut(*event), Words::tr("Id of the event %1.").arg(cut(*event))} : Decoded();
}

std::optional<int> codeOf(const QString &value)
{
    const auto code = protocol::readCount(value);
    return code && *code <= std::numeric_limits<int>::max() ? std::optional(int(*code)) : std::nullopt;
}

Decoded codeForm(const QString &value, const protocol::ErrorCatalogue &catalogue)
{
    const auto code = codeOf(value);
    if (!code)
        return std::nullopt;
    if (*code == 0)
        return DecodedField{Words::tr("success"), Words::tr("Success.")};
    if (const protocol::CodeEntry *entry = catalogue.find(*code)) {
        return DecodedField{.brief = shortMeaning(*code, catalogue),
            .full = meaningSentence(*entry),
            .advice = adviceOf(*entry),
            .isProblem = entry->category != protocol::CodeCategory::Audit};
    }
    return DecodedField{.brief = Words::tr("not in the catalogue"),
        .full = Words::tr("The code is not in the catalogue."),
        .advice = Words::tr("The message says what the server means; its support asks for the trace id."),
        .isProblem = true};
}

Decoded closeForm(const QString &value, const protocol::ErrorCatalogue &catalogue)
{
    const auto code = codeOf(value);
    if (!code)
        return std::nullopt;
    const protocol::CodeEntry *entry = catalogue.find(*code);
    const bool isPlatforms = entry && entry->category == protocol::CodeCategory::Gateway;
    return DecodedField{.brief = closeReason(*code, catalogue),
        .full = closeCodeText(*code, catalogue),
        .advice = isPlatforms ? adviceOf(*entry) : QString(),
        .isProblem = *code != closedInOrder};
}

Decoded statusForm(const QString &value)
{
    const auto status = codeOf(value);
    const QString said = status ? httpStatusText(*status) : QString();
    return said.isEmpty()
        ? Decoded()
        : DecodedField{.brief = u"HTTP %1"_s.arg(*status), .full = said, .isProblem = *status >= firstFailure};
}

Decoded bytesForm(const QString &value)
{
    const auto bytes = protocol::readCount(value);
    if (!bytes || *bytes < smallestRounded)
        return std::nullopt;
    const QString size = QLocale().formattedDataSize(*bytes, 1, QLocale::DataSizeSIFormat);
    return DecodedField{size, size};
}

Decoded jsonForm(const QString &value)
{
    if (value.size() > longestRead)
        return std::nullopt;
    const auto tree = protocol::parseJsonTree(value.toUtf8());
    if (!tree || (tree->type != Type::Object && tree->type != Type::Array))
        return std::nullopt;
    return DecodedField{{}, cut(visibleText(protocol::prettyJson(*tree)))};
}

} // namespace

std::optional<DecodedField> decodedField(
    FieldDecoder decoder, const SeenField &field, const protocol::ErrorCatalogue &catalogue, const ReadingTime &time)
{
    if (field.type != Type::String && field.type != Type::Number)
        return std::nullopt;
    switch (decoder) {
    case FieldDecoder::None:
        return std::nullopt;
    case FieldDecoder::Time:
        return timeForm(field.value, time);
    case FieldDecoder::SpanMs:
        return spanForm(field.value, 1);
    case FieldDecoder::SpanS:
        return spanForm(field.value, 1000);
    case FieldDecoder::Expiry:
        return expiryForm(field.value, time);
    case FieldDecoder::IntentBits:
        return intentsForm(field.value);
    case FieldDecoder::Op:
        return opForm(field.value);
    case FieldDecoder::Faces:
        return facesForm(field.value);
    case FieldDecoder::SceneExt:
        return sceneExtForm(field.value);
    case FieldDecoder::EventId:
        return eventIdForm(field.value);
    case FieldDecoder::Code:
        return codeForm(field.value, catalogue);
    case FieldDecoder::CloseCode:
        return closeForm(field.value, catalogue);
    case FieldDecoder::HttpStatus:
        return statusForm(field.value);
    case FieldDecoder::Bytes:
        return bytesForm(field.value);
    case FieldDecoder::Json:
        return jsonForm(field.value);
    }
    return std::nullopt;
}

} // namespace text
