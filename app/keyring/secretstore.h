#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <QObject>

#include <functional>
#include <memory>

namespace keyring {

/// Why a secret could not be read or kept.
struct KeyringError
{
    enum class Kind {
        NotFound, ///< none is kept under this name
        Denied, ///< the keyring is locked, and was not opened
        Unavailable, ///< this desktop has none
        Other,
    };
    Kind kind = Kind::Other;
    QString message; ///< of the keyring, for those who know it
    friend bool operator==(const KeyringError &, const KeyringError &) = default;
};

/// Where secrets are kept by name. A call is answered once, later, unless `receiver` is gone. Thread: GUI.
class SecretStore
{
public:
    SecretStore() = default;
    virtual ~SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;

    using Read = core::Result<core::Secret, KeyringError>;
    using Done = core::Result<void, KeyringError>;
    virtual void read(const QString &name, QObject *receiver, std::function<void(const Read &)> got) = 0;
    virtual void write(
        const QString &name, const core::Secret &secret, QObject *receiver, std::function<void(const Done &)> ended)
        = 0;
    /// Done, too, if there was none.
    virtual void remove(const QString &name, QObject *receiver, std::function<void(const Done &)> ended) = 0;
};

/// The desktop's keyring (Secret Service or KWallet), by QtKeychain. A person may be asked to open it, so an answer may
/// take as long as they do.
[[nodiscard]] std::unique_ptr<SecretStore> systemKeyring();

/// Until the program ends.
[[nodiscard]] std::unique_ptr<SecretStore> memoryKeyring();

/// The names under which a profile's secrets are kept.
[[nodiscard]] QString clientSecretName(const QString &profile);
[[nodiscard]] QString modelKeyName(const QString &profile);
/// The name for the password of one user at one proxy (`host:port`): no other proxy is ever told it.
[[nodiscard]] QString proxyPasswordName(const QString &user, const QString &address);

} // namespace keyring
