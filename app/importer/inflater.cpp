#include "app/importer/inflater.h"

#include <algorithm>
#include <zlib.h>

namespace importer {

namespace {

constexpr qsizetype blockSize = 64LL * 1024;
constexpr int gzipOnly = 16 + MAX_WBITS;

} // namespace

struct Inflater::Stream
{
    z_stream z{};
    bool isValid = false;
    Stream() { isValid = inflateInit2(&z, gzipOnly) == Z_OK; }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    ~Stream() { inflateEnd(&z); }
};

bool looksPacked(QByteArrayView sample)
{
    return sample.startsWith("\x1f\x8b");
}

Inflater::Inflater()
    : m_stream(std::make_unique<Stream>())
    , m_out(blockSize, Qt::Uninitialized)
{
}

Inflater::~Inflater() = default;

core::Result<void, InflateError> Inflater::add(QByteArrayView packed, const Sink &sink)
{
    using Kind = InflateError::Kind;
    z_stream &z = m_stream->z;
    QByteArray copy = packed.toByteArray(); // zlib's older interface wants to be able to write
    z.next_in = reinterpret_cast<Bytef *>(copy.data());
    z.avail_in = static_cast<uInt>(copy.size());
    while (z.avail_in > 0) {
        const qint64 at = m_packed + packed.size() - qint64(z.avail_in);
        // Padding of zeros behind the last member is allowed; gzip itself skips it.
        if (m_betweenMembers && *z.next_in == 0) {
            ++z.next_in;
            --z.avail_in;
            continue;
        }
        m_betweenMembers = false;
        int status = Z_OK;
        do {
            z.next_out = reinterpret_cast<Bytef *>(m_out.data());
            z.avail_out = static_cast<uInt>(blockSize);
            status = m_stream->isValid ? inflate(&z, Z_NO_FLUSH) : Z_MEM_ERROR;
            const qsizetype made = blockSize - qsizetype(z.avail_out);
            m_unpacked += made;
            const qint64 read = m_packed + packed.size() - qint64(z.avail_in);
            if (m_unpacked > mostInflated || (m_unpacked > inflateGrace && m_unpacked > mostInflation * read))
                return core::make_unexpected(InflateError{Kind::Bomb, read});
            if (made > 0)
                sink(QByteArrayView(m_out).first(made));
        } while (status == Z_OK && z.avail_out == 0);
        if (status == Z_STREAM_END) {
            inflateReset(&z);
            m_betweenMembers = true;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            return core::make_unexpected(InflateError{Kind::Damaged, at});
        }
    }
    m_packed += packed.size();
    return {};
}

core::Result<void, InflateError> Inflater::finish() const
{
    if (!m_betweenMembers)
        return core::make_unexpected(InflateError{InflateError::Kind::Truncated, m_packed});
    return {};
}

} // namespace importer
