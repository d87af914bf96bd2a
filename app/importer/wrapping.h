#pragma once
#include "app/importer/header.h"

#include <QByteArray>
#include <QList>

namespace importer {

/// What the wrapping of a line tells besides the line. Source: log grammar, header variants.
struct LineFacts
{
    enum class Stream { Unknown, Out, Error };
    std::optional<qint64> utcMs; ///< when the container runtime, journald or the web console saw the line, since 1970
    std::optional<WrittenDate> monthDay; ///< journald: a local date without its year
    QByteArray service; ///< compose
    Stream stream = Stream::Unknown;
    friend bool operator==(const LineFacts &, const LineFacts &) = default;
};

/// A line as the program wrote it.
struct Unwrapped
{
    QByteArrayView text; ///< until the next call
    LineFacts facts;
    bool isPiece = false; ///< of a line that json-file cut; the rest follows
};

/// Takes off what others put around a line: colours, docker's json-file, `docker logs -t`, compose, journald, and the
/// objects of the web console's stream. Thread: one.
class Unwrapper
{
public:
    [[nodiscard]] Unwrapped unwrap(QByteArrayView line);

private:
    [[nodiscard]] bool takeJsonFile(Unwrapped &line);
    [[nodiscard]] bool takeJson(Unwrapped &line);
    void setInner(Unwrapped &line);
    void takeService(Unwrapped &line);

    QByteArray m_plain; // without colours
    QByteArray m_inner; // out of a JSON string
    QList<QByteArray> m_services; // seen before a header, so that they are known before continuations
};

/// The text without its ANSI sequences, in `buffer` if there are any.
[[nodiscard]] QByteArrayView withoutColours(QByteArrayView text, QByteArray &buffer);

/// `2026-03-25T07:04:16.478123456Z`, `…+08:00`, `…+0800` from `at`, which moves behind it: milliseconds since 1970.
[[nodiscard]] std::optional<qint64> scanInstant(QByteArrayView text, qsizetype &at);

} // namespace importer
