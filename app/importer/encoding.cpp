#include "app/importer/encoding.h"

#include <algorithm>
#include <array>

namespace importer {

namespace {

constexpr QByteArrayView utf8Mark = "\xef\xbb\xbf";
constexpr QByteArrayView littleMark = "\xff\xfe";
constexpr QByteArrayView bigMark = "\xfe\xff";

/// The bytes from `at` that one character takes in UTF-8: 0 if none stands there, -1 if the sample ends within it.
int utf8Length(QByteArrayView text, qsizetype at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    int length = 0;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        length = 2;
    else if (lead >= 0xe0 && lead < 0xf0)
        length = 3;
    else if (lead >= 0xf0 && lead < 0xf5)
        length = 4;
    for (int i = 1; i < length; ++i) {
        if (at + i >= text.size())
            return -1;
        if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

/// Bytes that are no UTF-8, in the sample's 8-bit characters.
qsizetype wrongUtf8(QByteArrayView text)
{
    qsizetype wrong = 0;
    for (qsizetype at = 0; at < text.size();) {
        const int length = utf8Length(text, at);
        if (length < 0)
            break;
        wrong += length == 0 ? 1 : 0;
        at += std::max(length, 1);
    }
    return wrong;
}

/// The same for GBK (two bytes) and GB18030 (four).
qsizetype wrongGbk(QByteArrayView text)
{
    qsizetype wrong = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        if (at + 1 >= text.size())
            break;
        const auto trail = static_cast<unsigned char>(text[at + 1]);
        if (lead >= 0x81 && lead <= 0xfe && trail >= 0x30 && trail <= 0x39) {
            at += 4;
        } else if (lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail <= 0xfe && trail != 0x7f) {
            at += 2;
        } else {
            ++wrong;
            ++at;
        }
    }
    return wrong;
}

struct Zeros
{
    qsizetype even = 0;
    qsizetype odd = 0;
};

Zeros zerosOf(QByteArrayView text)
{
    Zeros zeros;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == 0)
            ++(i % 2 == 0 ? zeros.even : zeros.odd);
    }
    return zeros;
}

/// Control characters that no log has, besides NUL.
qsizetype controls(QByteArrayView text)
{
    return std::ranges::count_if(text, [](char c) {
        return (c > 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\x1b' && c != '\b' && c != '\f')
            || c == 0x7f;
    });
}

} // namespace

std::span<const EncodingName> encodingNames()
{
    static constexpr std::array names = {EncodingName{"utf-8", Encoding::Utf8},
        EncodingName{"utf-16le", Encoding::Utf16Le}, EncodingName{"utf-16be", Encoding::Utf16Be},
        EncodingName{"gb18030", Encoding::Gbk}, EncodingName{"gbk", Encoding::Gbk}};
    return names;
}

std::optional<Encoding> encodingNamed(QByteArrayView name)
{
    const auto all = encodingNames();
    const auto found = std::ranges::find(all, name, &EncodingName::name);
    return found == all.end() ? std::nullopt : std::optional(found->encoding);
}

LineEnds lineEndsOf(Encoding encoding)
{
    const bool isWide = encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
    return {isWide ? 2 : 1, encoding == Encoding::Utf16Be};
}

qsizetype byteOrderMark(QByteArrayView sample, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return sample.startsWith(utf8Mark) ? utf8Mark.size() : 0;
    case Encoding::Utf16Le:
        return sample.startsWith(littleMark) ? littleMark.size() : 0;
    case Encoding::Utf16Be:
        return sample.startsWith(bigMark) ? bigMark.size() : 0;
    case Encoding::Gbk:
        return 0;
    }
    return 0;
}

DetectedEncoding detectEncoding(QByteArrayView sample)
{
    sample = sample.first(std::min(sample.size(), sampleSize));
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be}) {
        if (const qsizetype mark = byteOrderMark(sample, encoding); mark > 0)
            return {encoding, mark, false};
    }
    // A header is ASCII, so every other byte of it is zero in UTF-16; a stray NUL in a text is not enough.
    const Zeros zeros = zerosOf(sample);
    if (zeros.odd > sample.size() / 8 && zeros.odd > 4 * zeros.even)
        return {Encoding::Utf16Le, 0, false};
    if (zeros.even > sample.size() / 8 && zeros.even > 4 * zeros.odd)
        return {Encoding::Utf16Be, 0, false};
    DetectedEncoding found;
    const qsizetype wrong = wrongUtf8(sample);
    if (wrong > 0 && wrongGbk(sample) < wrong)
        found.encoding = Encoding::Gbk;
    const qsizetype stillWrong = found.encoding == Encoding::Gbk ? wrongGbk(sample) : wrong;
    found.looksBinary = zeros.even + zeros.odd + controls(sample) + stillWrong > sample.size() / 10;
    return found;
}

LineDecoder::LineDecoder(Encoding encoding)
    : m_encoding(encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        break;
    case Encoding::Utf16Le:
        m_decoder = QStringDecoder(QStringConverter::Utf16LE, QStringConverter::Flag::ConvertInitialBom);
        break;
    case Encoding::Utf16Be:
        m_decoder = QStringDecoder(QStringConverter::Utf16BE, QStringConverter::Flag::ConvertInitialBom);
        break;
    case Encoding::Gbk:
        m_decoder = QStringDecoder("GB18030"); // what GBK grew into: each GBK text means the same in it
        break;
    }
}

bool LineDecoder::isValid() const
{
    return m_encoding == Encoding::Utf8 || m_decoder.isValid();
}

QByteArrayView LineDecoder::decode(QByteArrayView line)
{
    if (m_encoding == Encoding::Utf8)
        return line;
    m_decoder.resetState();
    const QString text = m_decoder(line);
    m_text = text.toUtf8();
    return m_text;
}

} // namespace importer
