#include "app/console/botsetup.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace console {

namespace {

const auto productionApi = u"https://api.sgroup.qq.com"_s;
const auto testApi = u"https://sandbox.api.sgroup.qq.com"_s;
const auto productionToken = u"https://bots.qq.com/app/getAppAccessToken"_s;

// For users of QQ, whatever language the owner's window has.
const auto apology = u"抱歉，我现在无法回答，请稍后再试。"_s;

} // namespace

QString proxyUsageText()
{
    return QCoreApplication::translate("console::Program",
        "QQBOT_PROXY must be system, none, http://[user:password@]host:port or socks5://[user:password@]host:port.");
}

QString profileName(const CommandLine &line)
{
    if (!line.profile.isEmpty())
        return line.profile;
    return line.sandbox ? u"sandbox"_s : u"env"_s;
}

QUrl apiBase(const CommandLine &line)
{
    return line.apiBase.value_or(QUrl(line.testEnvironment ? testApi : productionApi));
}

QUrl tokenUrl(const CommandLine &line)
{
    return line.tokenUrl.value_or(QUrl(productionToken));
}

std::optional<bot::BotConfig> botConfig(const KnownBot &known, const config::Paths &paths)
{
    const CommandLine &line = known.line;
    const config::Credentials &credentials = known.credentials;
    if (!credentials.complete())
        return std::nullopt;
    bot::BotConfig bot;
    bot.profile = profileName(line);
    bot.platform = {.apiBase = apiBase(line),
        .tokenUrl = tokenUrl(line),
        .appId = credentials.appId,
        .clientSecret = credentials.clientSecret};
    if (line.modelBase) {
        bot.model = model::ModelEndpoint{.base = *line.modelBase, .name = line.model, .key = credentials.modelKey};
        bot.policy.model = line.model;
        bot.policy.apology = apology;
    }
    if (const auto &profile = known.profile) {
        bot.policy.systemPrompt = profile->systemPrompt;
        bot.policy.stepLimit = profile->stepLimit;
        bot.historyLength = profile->historyLength;
        bot.proactiveAllowed = profile->isProactiveAllowed;
    }
    if (const auto rules = lineage::RuleSet::builtIn())
        bot.rules = *rules;
    bot.catalogue = protocol::ErrorCatalogue::builtIn();
    bot.outboxPath = paths.outbox(credentials.appId.value);
    return bot;
}

} // namespace console
