#pragma once
#include "app/core/result.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace importer {

/// A packed file that unpacks to more than this many times its size is taken for a bomb, once it is larger than
/// `inflateGrace`. Logs pack 10 to 40 times; deflate cannot do more than about 1,030.
inline constexpr qint64 mostInflation = 400;
inline constexpr qint64 inflateGrace = 64LL * 1024 * 1024;
/// And nothing larger than this is unpacked at all. Bytes.
inline constexpr qint64 mostInflated = 64LL * 1024 * 1024 * 1024;

/// Why a packed file cannot be read, and at which byte of it.
struct InflateError
{
    enum class Kind { Damaged, Truncated, Bomb };
    Kind kind = Kind::Damaged;
    qint64 offset = 0;
    friend bool operator==(const InflateError &, const InflateError &) = default;
};

[[nodiscard]] bool looksPacked(QByteArrayView sample);

/// Unpacks gzip, also several members one after the other, in blocks of 64 KiB. Thread: one.
class Inflater
{
public:
    using Sink = std::function<void(QByteArrayView block)>;

    Inflater();
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    [[nodiscard]] core::Result<void, InflateError> add(QByteArrayView packed, const Sink &sink);
    [[nodiscard]] core::Result<void, InflateError> finish() const;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_out;
    qint64 m_packed = 0;
    qint64 m_unpacked = 0;
    bool m_betweenMembers = true;
};

} // namespace importer
