#pragma once
#include "app/config/credentials.h"
#include "app/config/paths.h"
#include "app/config/profile.h"
#include "app/console/commandline.h"
#include "app/keyring/secretstore.h"

#include <QObject>

namespace console {

/// A bot that can be started: what the command line says, filled in from its profile, and its secrets.
struct KnownBot
{
    CommandLine line;
    config::Credentials credentials;
    std::optional<config::Profile> profile; ///< none: from the environment, or of the sandbox
};

/// Why none can be.
struct NoBot
{
    std::optional<config::Profile> profile; ///< it is known, and its secret is not
    QString wanted; ///< the profile that was asked for, and is not there; empty: none was
    std::optional<keyring::KeyringError> keyring;
};

/// Finds out which bot is meant: one from the environment, else the profile that the command line names, else the one
/// that was used last, with its secrets from the keyring. Thread: GUI.
class BotFinder : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    BotFinder(const config::ProfileStore &profiles, keyring::SecretStore &secrets, QObject *parent = nullptr);
    /// Answered once by found() or notFound(), at once or later.
    void find(const CommandLine &line, const config::Credentials &fromEnvironment);

signals:
    void found(const console::KnownBot &bot);
    void notFound(const console::NoBot &why);

private:
    void readSecrets(const config::Profile &profile, const KnownBot &bot);
    void readModelKey(const config::Profile &profile, const KnownBot &bot);

    const config::ProfileStore &m_profiles;
    keyring::SecretStore &m_secrets;
};

/// Why, in a sentence, and what to do. Thread: that of the translators (main).
[[nodiscard]] QString noBotText(const NoBot &why);

/// The command line with what a profile says where it says nothing itself.
[[nodiscard]] CommandLine withProfile(CommandLine line, const config::Profile &profile);

} // namespace console
