#include "app/console/botfinder.h"

#include "app/text/doctortext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct BotFinderWords
{
    Q_DECLARE_TR_FUNCTIONS(botfinder)
};

} // namespace

QString noBotText(const NoBot &why)
{
    if (why.keyring)
        return BotFinderWords::tr("%1 Set QQBOT_CLIENT_SECRET, or connect the bot %2 once more in the window.")
            .arg(text::keyringText(*why.keyring), why.profile ? why.profile->name : QString());
    if (!why.wanted.isEmpty())
        return BotFinderWords::tr("There is no profile called %1.").arg(why.wanted);
    return BotFinderWords::tr(
        "No bot is known: connect one in the window, set QQBOT_APP_ID and QQBOT_CLIENT_SECRET, or use "
        "--sandbox.");
}

BotFinder::BotFinder(const config::ProfileStore &profiles, keyring::SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_profiles(profiles)
    , m_secrets(secrets)
{
}

CommandLine withProfile(CommandLine line, const config::Profile &profile)
{
    line.profile = profile.name;
    line.testEnvironment = profile.isTestEnvironment;
    const auto take = [](std::optional<QUrl> &target, const QUrl &value) {
        if (!target && !value.isEmpty())
            target = value;
    };
    take(line.apiBase, profile.apiBase);
    take(line.tokenUrl, profile.tokenUrl);
    if (!line.modelBase && !profile.modelBase.isEmpty() && profile.isAnswering) {
        line.modelBase = profile.modelBase;
        line.model = line.model.isEmpty() ? profile.modelName : line.model;
    }
    return line;
}

void BotFinder::find(const CommandLine &line, const config::Credentials &fromEnvironment)
{
    if (line.sandbox || fromEnvironment.complete()) {
        emit found({line, fromEnvironment, {}});
        return;
    }
    const auto profile = line.profile.isEmpty() ? m_profiles.last() : m_profiles.named(line.profile);
    if (!profile) {
        emit notFound({.profile = {}, .wanted = line.profile, .keyring = {}});
        return;
    }
    KnownBot bot{withProfile(line, *profile), fromEnvironment, profile};
    bot.credentials.appId = profile->appId;
    readSecrets(*profile, bot);
}

void BotFinder::readSecrets(const config::Profile &profile, const KnownBot &bot)
{
    m_secrets.read(
        keyring::clientSecretName(profile.name), this, [this, profile, bot](const keyring::SecretStore::Read &secret) {
            if (!secret) {
                emit notFound({.profile = profile, .wanted = {}, .keyring = secret.error()});
                return;
            }
            KnownBot known = bot;
            known.credentials.clientSecret = *secret;
            if (known.line.modelBase && known.credentials.modelKey.isEmpty())
                readModelKey(profile, known);
            else
                emit found(known);
        });
}

/// A model on this computer needs no key.
void BotFinder::readModelKey(const config::Profile &profile, const KnownBot &bot)
{
    m_secrets.read(keyring::modelKeyName(profile.name), this, [this, bot](const keyring::SecretStore::Read &key) {
        KnownBot known = bot;
        known.credentials.modelKey = key.value_or(core::Secret());
        emit found(known);
    });
}

} // namespace console
