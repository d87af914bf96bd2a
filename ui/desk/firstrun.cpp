#include "ui/desk/firstrun.h"

#include "app/text/doctortext.h"
#include "app/text/sentence.h"
#include "app/text/settingtext.h"
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
    Languages::current().install(language);
    applyTheme(*qApp, theme);
    m_page = std::make_unique<FirstRunPage>(program.catalogue(), console::Program::scenarios());
    m_page->setWindowTitle(u"QQ Bot Console"_s);
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    m_page->setChoices(isChinese ? 1 : 0, int(theme));
    if (why.profile) {
        m_page->connectCard().setKnown(*why.profile);
    }
    m_page->connectCard().setNotice([keyring = why.keyring, trouble = program.profilesTrouble()] {
        return text::joined({keyring ? text::keyringText(*keyring) : QString(),
            trouble ? text::profilesTroubleText(*trouble) : QString()});
    });
    m_page->installEventFilter(this);
    connectPage();
    m_page->resize(program.commandLine().size.value_or(firstSize));
    m_page->show();
}

FirstRun::~FirstRun() = default;

void FirstRun::connectPage()
{
    connect(m_page.get(), &FirstRunPage::sandboxWanted, this, &FirstRun::beginSandbox);
    m_maker = std::make_unique<BotMaker>(m_program, m_page->connectCard());
    connect(m_maker.get(), &BotMaker::begun, this, [this] {
        m_begun = true;
        m_page->setEnabled(false);
    });
    connect(m_maker.get(), &BotMaker::made, this, [this](const console::KnownBot &bot, const QString &notice) {
        m_notice = notice;
        m_program.begin(bot);
    });
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
        Languages::current().install(choice);
        emit languageChosen(choice);
    });
}

bool FirstRun::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && !m_begun) // queued: the page is in the middle of it
        QMetaObject::invokeMethod(this, &FirstRun::left, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FirstRun::beginSandbox(const QString &scenario)
{
    if (std::exchange(m_begun, true))
        return;
    console::KnownBot bot{m_program.commandLine(), m_program.credentials(), {}};
    bot.line.sandbox = true;
    bot.line.scenario = scenario;
    m_program.begin(bot);
}

void FirstRun::beginReading()
{
    if (!std::exchange(m_begun, true))
        m_program.begin({m_program.commandLine(), m_program.credentials(), {}});
}

} // namespace ui
