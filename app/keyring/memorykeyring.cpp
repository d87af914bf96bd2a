#include "app/keyring/secretstore.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace keyring {

namespace {

class MemoryKeyring final : public SecretStore
{
public:
    void read(const QString &name, QObject *receiver, std::function<void(const Read &)> got) override
    {
        const auto found = m_secrets.constFind(name);
        const Read read = found != m_secrets.cend()
            ? Read(*found)
            : Read(core::make_unexpected(KeyringError{KeyringError::Kind::NotFound, {}}));
        QMetaObject::invokeMethod(
            receiver, [read, got = std::move(got)] { got(read); }, Qt::QueuedConnection);
    }
    void write(const QString &name, const core::Secret &secret, QObject *receiver,
        std::function<void(const Done &)> ended) override
    {
        m_secrets.insert(name, secret);
        answer(receiver, std::move(ended));
    }
    void remove(const QString &name, QObject *receiver, std::function<void(const Done &)> ended) override
    {
        m_secrets.remove(name);
        answer(receiver, std::move(ended));
    }

private:
    static void answer(QObject *receiver, std::function<void(const Done &)> ended)
    {
        QMetaObject::invokeMethod(
            receiver, [ended = std::move(ended)] { ended(Done()); }, Qt::QueuedConnection);
    }
    QHash<QString, core::Secret> m_secrets;
};

} // namespace

std::unique_ptr<SecretStore> memoryKeyring()
{
    return std::make_unique<MemoryKeyring>();
}

QString clientSecretName(const QString &profile)
{
    return profile + u"/client-secret"_s;
}

QString modelKeyName(const QString &profile)
{
    return profile + u"/model-key"_s;
}

QString proxyPasswordName(const QString &user, const QString &address)
{
    return u"proxy:%1@%2"_s.arg(user, address);
}

} // namespace keyring
