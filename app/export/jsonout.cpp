#include "app/export/jsonout.h"

#include "app/protocol/jsonwrite.h"

namespace exporting {

void JsonOut::separate()
{
    if (m_needsComma)
        m_bytes.append(',');
    m_needsComma = true;
}

JsonOut &JsonOut::open(char bracket)
{
    separate();
    m_bytes.append(bracket);
    m_needsComma = false;
    return *this;
}

JsonOut &JsonOut::close(char bracket)
{
    m_bytes.append(bracket);
    m_needsComma = true;
    return *this;
}

JsonOut &JsonOut::key(QByteArrayView name)
{
    plain(name);
    m_bytes.append(':');
    m_needsComma = false;
    return *this;
}

JsonOut &JsonOut::text(QByteArrayView value, Place place)
{
    return m_redaction ? plain(m_redaction->redacted(value, place)) : plain(value);
}

JsonOut &JsonOut::base64(QByteArrayView value)
{
    const QByteArray bytes = m_redaction ? m_redaction->redacted(value) : value.toByteArray();
    return plain(bytes.toBase64());
}

JsonOut &JsonOut::peer(const QString &id)
{
    return plain(m_redaction ? m_redaction->redactedPeer(id) : id.toUtf8());
}

JsonOut &JsonOut::route(const QString &route)
{
    const QByteArray whole = route.toUtf8();
    if (!m_redaction)
        return plain(whole);
    const qsizetype path = whole.indexOf(' ') + 1;
    const qsizetype mark = whole.indexOf('?', path);
    const qsizetype end = mark < 0 ? whole.size() : mark;
    return plain(whole.first(path) + m_redaction->redactedPath(whole.sliced(path, end - path))
        + m_redaction->redacted(whole.sliced(end)));
}

JsonOut &JsonOut::plain(QByteArrayView value)
{
    separate();
    if (value.isValidUtf8())
        protocol::appendJsonString(m_bytes, value);
    else
        protocol::appendJsonString(m_bytes, QString::fromUtf8(value));
    return *this;
}

JsonOut &JsonOut::number(qint64 value)
{
    separate();
    m_bytes.append(QByteArray::number(value));
    return *this;
}

JsonOut &JsonOut::seconds(qint64 ms)
{
    separate();
    m_bytes.append(QByteArray::number(ms / 1000) + '.' + QByteArray::number(qAbs(ms % 1000)).rightJustified(3, '0'));
    return *this;
}

JsonOut &JsonOut::boolean(bool value)
{
    separate();
    m_bytes.append(value ? "true" : "false");
    return *this;
}

JsonOut &JsonOut::member(QByteArrayView name, const QString &value)
{
    return value.isEmpty() ? *this : key(name).words(value);
}

JsonOut &JsonOut::member(QByteArrayView name, const std::optional<int> &value)
{
    return value ? key(name).number(*value) : *this;
}

JsonOut &JsonOut::member(QByteArrayView name, qint64 value)
{
    return value == 0 ? *this : key(name).number(value);
}

void JsonOut::endLine()
{
    m_bytes.append('\n');
    m_needsComma = false;
}

} // namespace exporting
