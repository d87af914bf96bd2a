#include "ui/desk/firstrun.h"

#include "app/text/doctortext.h"
#include "ui/firstrun/connectcard.h"

#include <QApplication>
#include <QCloseEvent>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr QSize firstSize{1280, 860};

} // namespace

FirstRun::FirstRun(
    console::Program &program, const console::NoBot &why, ThemeChoice theme, LanguageChoice language, QObject *parent)
    : QObject(parent)
    , m_program(program)
{
    m_thread.setObjectName(u"doctor"_s);
    m_thread.start();
    m_languages.install(language);
    applyTheme(*qApp, theme);
    m_page = std::make_unique<FirstRunPage>(program.catalogue(), console::Program::scenarios());
    m_page->setWindowTitle(u"QQ Bot Console"_s);
    m_page->setWindowIcon(QIcon(u":/icons/logo.svg"_s));
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    m_page->setChoices(isChinese ? 1 : 0, int(theme));
    if (why.profile) {
        m_page->connectCard().setKnown(*why.profile);
        m_page->connectCard().setNotice(why.keyring ? text::keyringText(*why.keyring) : QString());
    }
    m_page->installEventFilter(this);
    connectPage();
    m_page->resize(program.commandLine().size.value_or(firstSize));
    m_page->show();
}

FirstRun::~FirstRun()
{
    m_thread.quit();
    m_thread.wait();
}

void FirstRun::connectPage()
{
    connect(m_page.get(), &FirstRunPage::sandboxWanted, this, &FirstRun::beginSandbox);
    connect(m_page.get(), &FirstRunPage::testWanted, this, &FirstRun::test);
    connect(m_page.get(), &FirstRunPage::connectWanted, this, &FirstRun::connectBot);
    connect(m_page.get(), &FirstRunPage::readingWanted, this, [this](bool opensLog) {
        m_opensLog = opensLog;
        beginReading();
    });
    connect(m_page.get(), &FirstRunPage::logsDropped, this, [this](const QStringList &paths) {
        m_logs = paths;
        beginReading();
    });
    connect(m_page.get(), &FirstRunPage::themeChosen, this, [this](int theme) {
        applyTheme(*qApp, ThemeChoice(theme));
        emit themeChosen(ThemeChoice(theme));
    });
    connect(m_page.get(), &FirstRunPage::languageChosen, this, [this](int language) {
        const auto choice = language == 1 ? LanguageChoice::Chinese : LanguageChoice::English;
        m_languages.install(choice);
        emit languageChosen(choice);
    });
}

bool FirstRun::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && !m_begun) // queued: the page is in the middle of it
        QMetaObject::invokeMethod(this, &FirstRun::left, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FirstRun::test(const BotDraft &draft)
{
    if (m_examination)
        m_examination->deleteLater();
    const console::CommandLine line = console::withProfile(m_program.commandLine(), draft.profile);
    const http::ProxySetting proxy
        = http::ProxySetting::parse(m_program.credentials().proxy.reveal()).value_or(http::ProxySetting());
    doctor::Patient patient{.platform = openapi::Platform{.apiBase = console::apiBase(line),
                                .tokenUrl = console::tokenUrl(line),
                                .appId = draft.profile.appId,
                                .clientSecret = draft.clientSecret},
        .model = {},
        .proxy = proxy};
    if (line.modelBase)
        patient.model = model::ModelEndpoint{.base = *line.modelBase, .name = line.model, .key = draft.modelKey};
    m_examination = new doctor::Examination(std::move(patient), m_program.clock());
    m_examination->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_examination, &QObject::deleteLater);
    connect(m_examination, &doctor::Examination::changed, this,
        [this, examination = m_examination](const doctor::Report &report) {
            if (examination == m_examination) // else a newer one is under way
                m_page->setReport(report);
        });
    QMetaObject::invokeMethod(m_examination, &doctor::Examination::start, Qt::QueuedConnection);
}

/// A bot that is known under another name keeps it.
config::Profile FirstRun::profileOf(const BotDraft &draft) const
{
    config::Profile profile = draft.profile;
    const QList<config::Profile> known = m_program.profiles().all();
    const auto same = std::ranges::find(known, profile.appId, &config::Profile::appId);
    if (same != known.end()) {
        profile.name = same->name;
        return profile;
    }
    const QString wanted = profile.name;
    for (int n = 2; m_program.profiles().named(profile.name); ++n)
        profile.name = u"%1-%2"_s.arg(wanted.left(60)).arg(n);
    return profile;
}

void FirstRun::connectBot(const BotDraft &draft)
{
    if (std::exchange(m_begun, true))
        return;
    m_page->setEnabled(false);
    BotDraft bot = draft;
    bot.profile = profileOf(draft);
    if (!m_program.profiles().save(bot.profile))
        m_notice = tr("The bot's profile cannot be written: it is known until you quit.");
    if (bot.keepsSecrets)
        keepSecrets(bot);
    else
        begin(bot);
}

void FirstRun::keepSecrets(const BotDraft &draft)
{
    const auto written = [this, draft](const keyring::SecretStore::Done &done) {
        if (!done)
            m_notice = text::keyringText(done.error()) + u' ' + tr("The secret is kept until you quit.");
        if (--m_openWrites == 0)
            begin(draft);
    };
    m_openWrites = draft.modelKey.isEmpty() ? 1 : 2;
    m_program.secrets().write(keyring::clientSecretName(draft.profile.name), draft.clientSecret, this, written);
    if (!draft.modelKey.isEmpty())
        m_program.secrets().write(keyring::modelKeyName(draft.profile.name), draft.modelKey, this, written);
}

void FirstRun::begin(const BotDraft &draft)
{
    console::KnownBot bot{console::withProfile(m_program.commandLine(), draft.profile), m_program.credentials()};
    bot.line.connect = true;
    bot.credentials.appId = draft.profile.appId;
    bot.credentials.clientSecret = draft.clientSecret;
    if (!draft.modelKey.isEmpty())
        bot.credentials.modelKey = draft.modelKey;
    m_program.begin(bot);
}

void FirstRun::beginSandbox(const QString &scenario)
{
    if (std::exchange(m_begun, true))
        return;
    console::KnownBot bot{m_program.commandLine(), m_program.credentials()};
    bot.line.sandbox = true;
    bot.line.scenario = scenario;
    m_program.begin(bot);
}

void FirstRun::beginReading()
{
    if (!std::exchange(m_begun, true))
        m_program.begin({m_program.commandLine(), m_program.credentials()});
}

} // namespace ui
