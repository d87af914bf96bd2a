// Values as Python prints them, out of a log: they must become valid JSON in bounded time, or be refused at a byte.
#include "app/importer/pyrepr.h"
#include "tests/fuzz/limits.h"

#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

namespace {

[[noreturn]] void die(const char *what, QByteArrayView text)
{
    std::fprintf(
        stderr, "%s: %s\n", what, text.first(std::min<qsizetype>(text.size(), 2'000)).toByteArray().constData());
    std::abort();
}

/// Qt's reader bears less depth and size than ours does; what it is too deep or too large for proves nothing.
void checkJson(const importer::Value &value, QByteArrayView text)
{
    const QByteArray json = '[' + importer::toJson(value) + ']';
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const bool isWrong = document.isNull() && error.error != QJsonParseError::DeepNesting
        && error.error != QJsonParseError::IllegalNumber && error.error != QJsonParseError::DocumentTooLarge
        && error.error != QJsonParseError::IllegalUTF8String;
    if (isWrong)
        die("not JSON", text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView text(bytes, qsizetype(size));
    const auto read = fuzz::limited("readReprPrefix", [&text] { return importer::readReprPrefix(text); });
    if (!read) {
        if (read.error().offset < 0 || read.error().offset > text.size())
            die("the error is elsewhere", text);
        return 0;
    }
    if (read->end < 1 || read->end > text.size())
        die("the end is elsewhere", text);
    fuzz::limited("toJson", [&] { return checkJson(read->value, text), 0; });
    const auto whole = importer::readRepr(text.first(read->end));
    if (!whole || *whole != read->value)
        die("not the same alone", text);
    return 0;
}
