#include "app/http/oneshotbody.h"

#include <cstring>

namespace http {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered); // a buffer of QIODevice's own would count as read
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

bool OneShotBody::seek(qint64)
{
    return false;
}

bool OneShotBody::reset()
{
    return false;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (m_position == m_bytes.size())
        return -1;
    const auto length = qMin<qint64>(maxSize, m_bytes.size() - m_position);
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(length));
    m_position += length;
    return length;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace http
