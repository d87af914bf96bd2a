#pragma once
#include "app/importer/record.h"
#include "app/traffic/redact.h"

#include <functional>
#include <memory>
#include <span>

namespace importer {

/// A line of a log as the program wrote it: decoded, unwrapped, whole.
struct SourceLine
{
    QByteArrayView text; ///< UTF-8, only during the call
    LineFacts facts;
    Origin origin;
    bool isCut = false;
};

/// Takes each record as soon as it is whole, in the order of the file.
using RecordSink = std::function<void(LogRecord &&record)>;

/// What a format's reader is made with.
struct FormatOptions
{
    std::optional<QDate> firstDay; ///< the date of the log's first day, if somebody knows it
    const traffic::Redactor *redactor = nullptr; ///< must outlive the reader; what it knows is cut out of each message
    RecordSink sink;
};

/// Makes records of lines. Its memory must not grow with the log. Thread: one.
class LineFormat
{
public:
    virtual ~LineFormat() = default;
    virtual void line(const SourceLine &line) = 0;
    /// Gives the record that is open: the log ends here, or pauses. Lines may follow.
    virtual void flush() = 0;
    /// The date of day 0 of the stamps, once it is known.
    [[nodiscard]] virtual std::optional<QDate> firstDay() const = 0;
};

/// The seam for logs of other programs: one file with a LineFormat and one line in formats.cpp make a new one.
struct Format
{
    QByteArrayView name; ///< stable: files name it
    /// How sure it is that this is its log, 0…100, from the beginning of the decoded text (sampleSize bytes at most).
    int (*looksLike)(QByteArrayView sample);
    std::unique_ptr<LineFormat> (*make)(FormatOptions options);
};

[[nodiscard]] std::span<const Format> formats();
/// The surest one; the first one registered where none knows the sample, so that each text can be looked at.
[[nodiscard]] const Format &formatFor(QByteArrayView sample);
[[nodiscard]] const Format *formatNamed(QByteArrayView name);

} // namespace importer
