#include "app/journal/blobcodec.h"

namespace journal {

namespace {

using What = traffic::Splice::What;

// Splices stand in files as numbers: whoever reorders the enum must add a migration.
static_assert(int(What::Token) == 0 && int(What::Rkey) == 5 && int(What::Authorization) == 6);

void appendVarint(QByteArray &blob, quint64 value)
{
    while (value >= 0x80) {
        blob.append(char(value | 0x80));
        value >>= 7;
    }
    blob.append(char(value));
}

/// Reads what appendVarint wrote; after a cut-short blob `isWhole()` is false and everything reads as 0.
class BlobReader
{
public:
    explicit BlobReader(const QByteArray &blob)
        : m_blob(blob)
    {
    }
    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64 && m_at < m_blob.size(); shift += 7) {
            const auto byte = quint8(m_blob.at(m_at++));
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        m_isWhole = false;
        return 0;
    }
    QByteArray bytes()
    {
        const quint64 length = varint();
        if (length > quint64(m_blob.size() - m_at)) {
            m_isWhole = false;
            return {};
        }
        const QByteArray part = m_blob.mid(m_at, qsizetype(length));
        m_at += qsizetype(length);
        return part;
    }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    const QByteArray &m_blob;
    qsizetype m_at = 0;
    bool m_isWhole = true;
};

/// A list of what `readOne` reads; empty when the blob is cut short.
template <class T, class ReadOne> QList<T> decodeList(const QByteArray &blob, ReadOne readOne)
{
    if (blob.isEmpty()) {
        return {};
    }
    BlobReader reader(blob);
    QList<T> list;
    for (quint64 left = reader.varint(); left > 0 && reader.isWhole(); --left) {
        list.append(readOne(reader));
    }
    return reader.isWhole() ? list : QList<T>();
}

} // namespace

QByteArray encodeHeaders(const QList<traffic::Header> &headers)
{
    QByteArray blob;
    if (headers.isEmpty()) {
        return blob;
    }
    appendVarint(blob, quint64(headers.size()));
    for (const traffic::Header &header : headers) {
        appendVarint(blob, quint64(header.name.size()));
        blob.append(header.name);
        appendVarint(blob, quint64(header.value.size()));
        blob.append(header.value);
    }
    return blob;
}

QList<traffic::Header> decodeHeaders(const QByteArray &blob)
{
    return decodeList<traffic::Header>(blob, [](BlobReader &reader) {
        traffic::Header header;
        header.name = reader.bytes();
        header.value = reader.bytes();
        return header;
    });
}

QByteArray encodeSplices(const QList<traffic::Splice> &splices)
{
    QByteArray blob;
    if (splices.isEmpty()) {
        return blob;
    }
    appendVarint(blob, quint64(splices.size()));
    for (const traffic::Splice &splice : splices) {
        appendVarint(blob, quint64(splice.offset));
        appendVarint(blob, quint64(splice.length));
        appendVarint(blob, quint64(splice.cutLength));
        appendVarint(blob, quint64(splice.what));
    }
    return blob;
}

QList<traffic::Splice> decodeSplices(const QByteArray &blob)
{
    return decodeList<traffic::Splice>(blob, [](BlobReader &reader) {
        traffic::Splice splice;
        splice.offset = qsizetype(reader.varint());
        splice.length = qsizetype(reader.varint());
        splice.cutLength = qsizetype(reader.varint());
        const quint64 what = reader.varint();
        splice.what = what <= quint64(What::Authorization) ? What(what) : What::Token;
        return splice;
    });
}

} // namespace journal
