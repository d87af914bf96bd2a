#include "app/importer/identity.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace importer {

namespace {

/// Texts behind their lengths, so that no two lists of them are spelled alike.
class Digest
{
public:
    void add(QByteArrayView bytes)
    {
        add(qint64(bytes.size()));
        m_hash.addData(bytes);
    }
    void add(const QString &text)
    {
        add(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * qsizetype(sizeof(char16_t))));
    }
    void add(qint64 number)
    {
        const qint64 spelled = qToLittleEndian(number);
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(&spelled), sizeof spelled));
    }
    [[nodiscard]] Identity made() const
    {
        const QByteArray bytes = m_hash.result();
        return {qFromBigEndian<quint64>(bytes.constData()), qFromBigEndian<quint64>(bytes.constData() + 8)};
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Blake2s_128};
};

core::TraceId traceIdOf(const Fields &fields)
{
    if (const auto *error = std::get_if<HttpError>(&fields))
        return error->traceId;
    if (const auto *response = std::get_if<HttpResponse>(&fields))
        return response->traceId;
    return {};
}

} // namespace

std::optional<Identity> identityOf(const LogRecord &record, qint64 dayOffset)
{
    Digest digest;
    if (!record.hasHeader()) {
        const core::TraceId trace = traceIdOf(record.fields);
        if (trace.isEmpty())
            return {};
        digest.add(QByteArrayView("trace"));
        digest.add(trace.value);
        return digest.made();
    }
    digest.add(record.stamp.day + dayOffset);
    digest.add(qint64(record.stamp.msOfDay));
    digest.add(qint64(record.repeat));
    digest.add(record.tag);
    digest.add(qint64(record.level));
    digest.add(record.source);
    digest.add(qint64(record.sourceLine));
    digest.add(QByteArrayView(record.message));
    return digest.made();
}

Identity identityOf(const QString &id)
{
    Digest digest;
    digest.add(id);
    return digest.made();
}

Identity fileIdentity(QByteArrayView beginning)
{
    Digest digest;
    digest.add(beginning.first(std::min(beginning.size(), fileIdentitySize)));
    return digest.made();
}

} // namespace importer
