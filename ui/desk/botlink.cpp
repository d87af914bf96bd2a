#include "ui/desk/botlink.h"

#include "ui/desk/examiner.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(botlink)
};

/// Between the desk, which owns it, and the program, which outlives both.
class BotLink final : public QObject
{
public:
    BotLink(console::Program &program, BotDesk &desk)
        : QObject(&desk)
        , m_program(program)
        , m_desk(desk)
    {
        connect(&program, &console::Program::botStarted, this, &BotLink::tell);
        connect(&program, &console::Program::botEnding, this, &BotLink::tell);
        connect(&program, &console::Program::botEnded, this, [this](const QString &profile) {
            if (m_removals.contains(profile))
                forget(m_removals.take(profile));
            else
                tell();
        });
        connect(&program, &console::Program::botNotStarted, this,
            [this](const QString &profile, const QString &why) { emit m_desk.failed(profile, why); });
        connect(&desk, &BotDesk::connectWanted, &program, &console::Program::startProfile);
        connect(&desk, &BotDesk::endWanted, &program, &console::Program::endBot);
        connect(&desk, &BotDesk::changeWanted, this, &BotLink::change);
        connect(&desk, &BotDesk::removeWanted, this, &BotLink::remove);
        connect(&desk, &BotDesk::testWanted, this, &BotLink::test);
        tell();
    }

private:
    void tell()
    {
        QList<BotEntry> entries;
        const QList<config::Profile> saved = m_program.profiles().all();
        for (console::RunningBot *bot : m_program.bots()) {
            const auto known = std::ranges::find(saved, bot->profile(), &config::Profile::name);
            BotEntry entry{.bot = &bot->handle(), .isSaved = bot->known().profile && known != saved.end()};
            entry.profile = entry.isSaved ? *known
                                          : config::Profile{.name = bot->profile(),
                                              .appId = core::AppId(bot->facts().appId),
                                              .modelBase = QUrl(bot->facts().modelBase),
                                              .modelName = bot->facts().modelName};
            entry.isSandbox = bot->facts().isEmbedded;
            entries.append(entry);
        }
        // A bot that talks to the real platform has no place where "nothing leaves this computer" stands.
        const bool isSandbox = m_program.commandLine().sandbox;
        for (const config::Profile &profile : isSandbox ? QList<config::Profile>() : saved) {
            const auto isIt = [&profile](const BotEntry &entry) { return entry.profile.name == profile.name; };
            if (std::ranges::none_of(entries, isIt))
                entries.append({.profile = profile});
        }
        m_desk.setBots(entries);
    }

    void change(const config::Profile &profile, const core::Secret &modelKey)
    {
        const auto apply = [this, profile] {
            if (!m_program.profiles().change(profile)) {
                emit m_desk.failed(profile.name, Words::tr("The bot's profile cannot be written."));
                return;
            }
            tell();
            m_program.restartBot(profile.name);
        };
        if (modelKey.isEmpty()) {
            apply();
            return;
        }
        m_program.secrets().write(keyring::modelKeyName(profile.name), modelKey, this,
            [this, apply, profile, modelKey](const keyring::SecretStore::Done &done) {
                if (!done)
                    emit m_desk.failed(profile.name, Words::tr("The key of the model is kept until you quit."));
                m_program.setModelKey(profile.name, modelKey);
                apply();
            });
    }

    /// What is to go when its bot has ended.
    struct Removal
    {
        QString profile;
        QString outbox; ///< a file; empty: it stays
    };

    void remove(const QString &profile, bool withOutbox)
    {
        const BotEntry *entry = m_desk.named(profile);
        if (!entry)
            return;
        const Removal removal{profile, withOutbox ? m_program.paths().outbox(entry->profile.appId.value) : QString()};
        if (entry->bot) {
            m_removals.insert(profile, removal);
            m_program.endBot(profile);
        } else {
            forget(removal);
        }
    }

    void forget(const Removal &removal)
    {
        m_program.secrets().remove(keyring::clientSecretName(removal.profile), this, [](const auto &) {});
        m_program.secrets().remove(keyring::modelKeyName(removal.profile), this, [](const auto &) {});
        if (!m_program.profiles().remove(removal.profile))
            emit m_desk.failed(removal.profile, Words::tr("The bot's profile cannot be written."));
        if (!removal.outbox.isEmpty())
            for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
                QFile::remove(removal.outbox + suffix);
        tell();
    }

    void test(const QString &profile)
    {
        if (const console::RunningBot *bot = m_program.running(profile)) {
            examine(bot->known());
            return;
        }
        auto *finder = new console::BotFinder(m_program.profiles(), m_program.secrets(), this);
        connect(finder, &console::BotFinder::found, this, [this, finder](const console::KnownBot &known) {
            finder->deleteLater();
            examine(known);
        });
        connect(finder, &console::BotFinder::notFound, this, [this, finder, profile](const console::NoBot &why) {
            finder->deleteLater();
            emit m_desk.failed(profile, console::noBotText(why));
        });
        console::CommandLine line = m_program.asked();
        line.profile = profile;
        line.sandbox = false;
        finder->find(line, {});
    }

    void examine(const console::KnownBot &known)
    {
        const auto config = console::botConfig(known, m_program.paths());
        if (!config)
            return;
        Examiner *&examiner = m_examiners[config->profile];
        if (!examiner) {
            examiner = new Examiner(m_program.clock(), this);
            connect(examiner, &Examiner::changed, &m_desk,
                [this, profile = config->profile](const doctor::Report &report) { m_desk.setReport(profile, report); });
        }
        examiner->examine({.platform = config->platform, .model = config->model, .proxy = m_program.proxy()});
    }

    console::Program &m_program;
    BotDesk &m_desk;
    QHash<QString, Examiner *> m_examiners; ///< by profile
    QHash<QString, Removal> m_removals; ///< by profile, until it has ended
};

} // namespace

std::unique_ptr<BotDesk> linkBots(console::Program &program)
{
    auto desk = std::make_unique<BotDesk>();
    new BotLink(program, *desk); // the desk's child
    return desk;
}

} // namespace ui
