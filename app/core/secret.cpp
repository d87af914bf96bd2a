#include "app/core/secret.h"

namespace core {

Secret::Wiped::Wiped(QByteArray bytes)
    : value(std::move(bytes))
{
}

Secret::Wiped::~Wiped()
{
    if (value.isDetached())
        for (volatile char *p = value.data(), *end = p + value.size(); p != end; ++p)
            *p = 0; // volatile: the compiler may not drop writes to memory that is about to be freed
}

Secret::Secret(QByteArray bytes)
    : m_bytes(std::make_shared<const Wiped>(std::move(bytes)))
{
}

const QByteArray &Secret::reveal() const
{
    static const QByteArray none;
    return m_bytes ? m_bytes->value : none;
}

QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "***";
}

} // namespace core
