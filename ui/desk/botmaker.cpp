#include "ui/desk/botmaker.h"

#include "app/text/doctortext.h"
#include "ui/firstrun/connectcard.h"

using namespace Qt::StringLiterals;

namespace ui {

BotMaker::BotMaker(console::Program &program, ConnectCard &card, QObject *parent)
    : QObject(parent)
    , m_program(program)
    , m_examiner(program.clock())
{
    connect(&card, &ConnectCard::testWanted, this, &BotMaker::test);
    connect(&card, &ConnectCard::connectWanted, this, &BotMaker::make);
    connect(&m_examiner, &Examiner::changed, &card, &ConnectCard::setReport);
}

void BotMaker::test(const BotDraft &draft, bool withEvents)
{
    const console::CommandLine line = console::withProfile(m_program.asked(), draft.profile);
    doctor::Patient patient{.platform = openapi::Platform{.apiBase = console::apiBase(line),
                                .tokenUrl = console::tokenUrl(line),
                                .appId = draft.profile.appId,
                                .clientSecret = draft.clientSecret},
        .model = {},
        .proxy = m_program.proxy(),
        .isAskedForEvents = withEvents};
    if (line.modelBase)
        patient.model = model::ModelEndpoint{.base = *line.modelBase, .name = line.model, .key = draft.modelKey};
    m_examiner.examine(std::move(patient));
}

/// A bot that is known under another name keeps it.
config::Profile BotMaker::profileOf(const BotDraft &draft) const
{
    config::Profile profile = draft.profile;
    const QList<config::Profile> known = m_program.profiles().all();
    const auto same = std::ranges::find(known, profile.appId, &config::Profile::appId);
    if (same != known.end()) {
        config::Profile changed = *same; // with what the card does not ask for
        changed.isTestEnvironment = profile.isTestEnvironment;
        changed.apiBase = profile.apiBase;
        changed.tokenUrl = profile.tokenUrl;
        changed.isAnswering = !profile.modelBase.isEmpty();
        if (changed.isAnswering) {
            changed.modelBase = profile.modelBase;
            changed.modelName = profile.modelName;
        }
        return changed;
    }
    const QString wanted = profile.name;
    for (int n = 2; m_program.profiles().named(profile.name); ++n)
        profile.name = u"%1-%2"_s.arg(wanted.left(60)).arg(n);
    return profile;
}

void BotMaker::make(const BotDraft &draft)
{
    if (std::exchange(m_isBegun, true))
        return;
    emit begun();
    BotDraft bot = draft;
    bot.profile = profileOf(draft);
    if (!m_program.profiles().save(bot.profile))
        m_notice = tr("The bot's profile cannot be written: it is known until you quit.");
    if (bot.keepsSecrets)
        keepSecrets(bot);
    else
        tell(bot);
}

void BotMaker::keepSecrets(const BotDraft &draft)
{
    const auto written = [this, draft](const keyring::SecretStore::Done &done) {
        if (!done)
            m_notice = text::keyringText(done.error()) + u' ' + tr("The secret is kept until you quit.");
        if (--m_openWrites == 0)
            tell(draft);
    };
    m_openWrites = draft.modelKey.isEmpty() ? 1 : 2;
    m_program.secrets().write(keyring::clientSecretName(draft.profile.name), draft.clientSecret, this, written);
    if (!draft.modelKey.isEmpty())
        m_program.secrets().write(keyring::modelKeyName(draft.profile.name), draft.modelKey, this, written);
}

void BotMaker::tell(const BotDraft &draft)
{
    console::KnownBot bot{console::withProfile(m_program.asked(), draft.profile), {}, draft.profile};
    bot.line.connect = true;
    bot.credentials.proxy = m_program.credentials().proxy;
    bot.credentials.appId = draft.profile.appId;
    bot.credentials.clientSecret = draft.clientSecret;
    bot.credentials.modelKey = draft.modelKey.isEmpty() ? m_program.credentials().modelKey : draft.modelKey;
    emit made(bot, m_notice);
}

} // namespace ui
