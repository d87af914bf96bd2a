#pragma once
#include <QByteArray>

#include <zlib.h>

namespace test {

/// As gzip packs it.
inline QByteArray packed(const QByteArray &plain)
{
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray copy = plain;
    QByteArray out(qsizetype(deflateBound(&z, uLong(plain.size()))) + 64, Qt::Uninitialized);
    z.next_in = reinterpret_cast<Bytef *>(copy.data());
    z.avail_in = uInt(copy.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = uInt(out.size());
    deflate(&z, Z_FINISH);
    out.chop(qsizetype(z.avail_out));
    deflateEnd(&z);
    return out;
}

} // namespace test
