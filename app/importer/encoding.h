#pragma once
#include <QByteArray>
#include <QStringDecoder>

#include <optional>
#include <span>

namespace importer {

/// How the bytes of a log stand for text. Windows captures are UTF-16 (PowerShell) or GBK (console).
enum class Encoding { Utf8, Utf16Le, Utf16Be, Gbk };

/// What a person may call an encoding: stable, as command lines have it.
struct EncodingName
{
    QByteArrayView name;
    Encoding encoding;
};
[[nodiscard]] std::span<const EncodingName> encodingNames();
[[nodiscard]] std::optional<Encoding> encodingNamed(QByteArrayView name);

/// How many bytes of a file's beginning are looked at to find out what it is.
inline constexpr qsizetype sampleSize = 64LL * 1024;

/// How a line end is spelled: one byte, or two with the zero before or behind it.
struct LineEnds
{
    int width = 1;
    bool bigEndian = false;
    friend bool operator==(const LineEnds &, const LineEnds &) = default;
};
[[nodiscard]] LineEnds lineEndsOf(Encoding encoding);

/// What the beginning of a file tells. `markLength`: bytes of the byte order mark.
struct DetectedEncoding
{
    Encoding encoding = Encoding::Utf8;
    qsizetype markLength = 0;
    bool looksBinary = false; ///< in none of them is it a text
    friend bool operator==(const DetectedEncoding &, const DetectedEncoding &) = default;
};
[[nodiscard]] DetectedEncoding detectEncoding(QByteArrayView sample);
/// Length of the mark of this encoding at the beginning, 0 without one.
[[nodiscard]] qsizetype byteOrderMark(QByteArrayView sample, Encoding encoding);

/// Turns lines into UTF-8. One line after the other and not the stream, so that offsets stay those of the file: none of
/// these encodings carries a state over a line end. Thread: one.
class LineDecoder
{
public:
    explicit LineDecoder(Encoding encoding);
    /// False where Qt was built without ICU and cannot read GBK.
    [[nodiscard]] bool isValid() const;
    /// The line as UTF-8, until the next call. What is wrong in it becomes U+FFFD (in UTF-8: stays as it is).
    [[nodiscard]] QByteArrayView decode(QByteArrayView line);

private:
    Encoding m_encoding;
    QStringDecoder m_decoder;
    QByteArray m_text;
};

} // namespace importer
