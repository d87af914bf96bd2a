#include "ui/sendtest/sendtestsheet.h"

#include "app/core/overloaded.h"
#include "app/evidence/origin.h"
#include "app/journal/query.h"
#include "app/text/sendtesttext.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"
#include "ui/common/verdictbox.h"
#include "ui/sendtest/pathpicker.h"
#include "ui/sendtest/peerlist.h"
#include "ui/sendtest/sendtestform.h"
#include "ui/sendtest/sendtestpane.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A busy journal must not make the sheet read thirty times a second.
constexpr auto readAgainAfter = 50ms;

/// The conversations of that bot that our own journal has, newest first.
QList<journal::ConversationSummary> readOwn(journal::ReaderPool::Readers &readers, const QString &bot)
{
    QList<journal::ConversationSummary> own;
    for (const journal::JournalReader *reader : readers.all()) {
        if (reader->source() >= journal::firstImport)
            continue;
        const auto list = reader->conversations().value_or(QList<journal::ConversationSummary>());
        for (const journal::ConversationSummary &one : list) {
            if (one.bot != bot || one.peer.isEmpty())
                continue;
            const auto same = std::ranges::find_if(own, [&one](const journal::ConversationSummary &other) {
                return other.scene == one.scene && other.peer == one.peer;
            });
            if (same == own.end())
                own += one;
            else if (same->lastTime < one.lastTime)
                *same = one;
        }
    }
    std::ranges::stable_sort(own, std::greater{}, &journal::ConversationSummary::lastTime);
    return own;
}

lineage::IdOrigin readOrigin(journal::ReaderPool::Readers &readers, const QString &id)
{
    for (const journal::JournalReader *reader : readers.all()) {
        if (reader->source() >= journal::firstImport)
            continue;
        const auto origin = evidence::Origins(*reader).of(id);
        if (origin && !std::holds_alternative<lineage::NeverSeen>(origin->id))
            return origin->id;
    }
    return lineage::NeverSeen{};
}

} // namespace

SendTestSheet::SendTestSheet(const Services &services, QWidget *parent)
    : Sheet(u"sendTest"_s, parent)
    , m_services(services)
    , m_title(new QLabel(panel()))
    , m_about(new QLabel(panel()))
    , m_close(iconButton(u"close"_s, panel()))
    , m_form(new SendTestForm)
    , m_formArea(new QScrollArea(panel()))
    , m_forecast(new VerdictBox(panel()))
    , m_warning(new VerdictBox(panel()))
    , m_pane(new SendTestPane(*services.catalogue, panel()))
    , m_where(new QLabel(panel()))
    , m_cancel(new Button(Button::Kind::Normal, panel()))
    , m_stop(new Button(Button::Kind::Danger, panel()))
    , m_start(new Button(Button::Kind::Primary, panel()))
{
    buildLayout();
    connectParts();
    m_pause.setSingleShot(true);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(readAgainAfter);
    m_second.setInterval(1s);
    retranslate();
}

SendTestSheet::~SendTestSheet() = default;

void SendTestSheet::connectParts()
{
    connect(m_form, &SendTestForm::peerChanged, this, &SendTestSheet::takePeer);
    connect(m_form, &SendTestForm::edited, this, &SendTestSheet::refresh);
    connect(m_pane, &SendTestPane::rowRequested, this, [this](journal::RowRef row) {
        if (!isRunning()) // what shows the row closes the sheet, and that ends a test
            emit rowRequested(row);
    });
    connect(m_pane, &SendTestPane::copyRequested, this, &SendTestSheet::copyReport);
    connect(m_pane, &SendTestPane::saveRequested, this, &SendTestSheet::chooseFile);
    connect(m_pane, &SendTestPane::trafficRequested, this, &SendTestSheet::showInTraffic);
    connect(m_close, &QAbstractButton::clicked, this, &SendTestSheet::close);
    connect(m_cancel, &QAbstractButton::clicked, this, &SendTestSheet::close);
    connect(m_start, &QAbstractButton::clicked, this, &SendTestSheet::start);
    connect(m_stop, &QAbstractButton::clicked, this, &SendTestSheet::stop);
    connect(&m_pause, &QTimer::timeout, this, &SendTestSheet::sendNext);
    connect(&m_second, &QTimer::timeout, this, &SendTestSheet::refresh);
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        readAnswers();
        if (isOpen() && !isRunning())
            readPeers();
    });
    if (m_services.feed != nullptr) {
        connect(m_services.feed, &journal::JournalFeed::committed, this, [this] {
            if ((isOpen() || !withoutFacts().isEmpty()) && !m_readSoon.isActive())
                m_readSoon.start();
        });
    }
    if (m_services.bot != nullptr)
        connect(m_services.bot, &bot::BotHandle::happened, this, &SendTestSheet::hear);
}

void SendTestSheet::open(const std::optional<journal::ConversationKey> &conversation)
{
    if (conversation && !isRunning())
        m_form->peers()->choose(*conversation);
    refresh();
    show();
    focusFirst();
    m_second.start();
    readPeers();
}

void SendTestSheet::close()
{
    if (!isOpen())
        return;
    stop();
    m_second.stop();
    Sheet::close();
}

void SendTestSheet::setLine(const std::optional<bot::ConnectionChanged> &line)
{
    m_line = line;
    refresh();
}

bool SendTestSheet::isSettled() const
{
    return m_outstanding == 0 && !m_readSoon.isActive() && (isRunning() || withoutFacts().isEmpty());
}

void SendTestSheet::readPeers()
{
    if (!m_services.bot || !m_services.journal)
        return;
    if (m_isReadingPeers) {
        m_readSoon.start();
        return;
    }
    m_isReadingPeers = true;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [bot = m_services.bot->profile()](journal::ReaderPool::Readers &readers) { return readOwn(readers, bot); },
        [this](const QList<journal::ConversationSummary> &peers) {
            --m_outstanding;
            m_isReadingPeers = false;
            takePeers(peers);
        });
}

void SendTestSheet::takePeers(const QList<journal::ConversationSummary> &peers)
{
    const bool isFirst = !std::exchange(m_knowsPeers, true);
    m_hasPeers = !peers.isEmpty();
    m_form->peers()->setPeers(peers);
    refresh();
    if (isFirst && m_cancel->hasFocus())
        focusFirst();
}

// Whom it is for, as soon as there is a choice.
void SendTestSheet::focusFirst()
{
    m_cancel->setFocus(Qt::OtherFocusReason);
    if (m_form->peers()->isEnabled())
        m_form->peers()->setFocus(Qt::OtherFocusReason);
}

void SendTestSheet::takePeer()
{
    const auto peer = m_form->peers()->chosen();
    if (!peer || !m_services.bot)
        return;
    m_form->path()->setConversation(peer->scene, peer->peer, &m_services.bot->rules());
    m_form->path()->setAnchors(m_services.bot->anchors(peer->scene, peer->peer));
    refresh();
}

void SendTestSheet::lookUpTypedId(const QString &id)
{
    if (id == m_typedId)
        return;
    m_typedId = id;
    m_typedOrigin = lineage::NeverSeen{};
    if (id.isEmpty() || !m_services.journal)
        return;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this, [id](journal::ReaderPool::Readers &readers) { return readOrigin(readers, id); },
        [this, id](const lineage::IdOrigin &origin) {
            --m_outstanding;
            if (id != m_typedId)
                return;
            m_typedOrigin = origin;
            refresh();
        });
}

void SendTestSheet::hear(const bot::Event &event)
{
    std::visit(core::Overloaded{
                   [this](const bot::AnchorsChanged &changed) {
                       const auto peer = m_form->peers()->chosen();
                       if (!peer || changed.scene != peer->scene || changed.peer != peer->peer)
                           return;
                       m_form->path()->setAnchors(changed.anchors);
                       refresh();
                   },
                   [this](const bot::RulesChanged &) { refresh(); },
                   [this](const bot::ConnectionChanged &line) { setLine(line); },
                   [this](const bot::SendFinished &finished) { finish(finished); },
                   [](const auto &) {},
               },
        event);
}

bool SendTestSheet::canStart() const
{
    return m_services.bot && !isRunning() && bot::faultsOf(m_plan).isEmpty();
}

void SendTestSheet::refresh()
{
    m_form->path()->setNow(m_services.now());
    m_plan = m_form->plan();
    const auto *typed = std::get_if<lineage::ExplicitUnverified>(&m_plan.path);
    lookUpTypedId(typed ? typed->id.value : QString());
    const QList<bot::SendTestFault> faults = bot::faultsOf(m_plan);
    m_form->setEditable(m_services.bot && m_hasPeers && !isRunning());
    m_form->showFaults(faults);
    if (!isRunning()) // what was foreseen of a test stands beside what comes of it
        refreshForecast(faults);
    refreshWarning();
    refreshPane();
    refreshButtons();
    arrange();
}

void SendTestSheet::refreshForecast(const QList<bot::SendTestFault> &faults)
{
    if (!m_services.bot)
        return m_forecast->setFact(u"offline"_s, tr("No bot is running: this is for reading."));
    if (!faults.isEmpty())
        return m_forecast->setFact(u"info"_s, text::faultText(faults.first()));
    using Fate = bot::SendTestForecast::Fate;
    const auto anchors = m_services.bot->anchors(m_plan.scene, m_plan.peer).value_or(QList<lineage::Anchor>());
    const bot::SendTestForecast forecast
        = bot::foresee(m_plan, anchors, m_services.bot->rules(), m_typedOrigin, m_services.now());
    const text::VerdictText words = text::forecastText(forecast);
    const bool fails = forecast.count(Fate::Refused) + forecast.count(Fate::NotSent) > 0;
    const bool isSafe = forecast.firstUnsafe() == 0;
    const bool isProactive = std::holds_alternative<lineage::ExplicitProactive>(m_plan.path);
    const Tone tone = isSafe ? Tone::Ok : fails ? Tone::Bad : isProactive ? Tone::NotSent : Tone::Warn;
    const QString icon = isSafe ? u"accepted"_s : fails ? u"refused"_s : isProactive ? u"proactive"_s : u"warning"_s;
    m_forecast->setForecast(tone, icon, words.word, words.reason);
}

// In the sandbox nobody is there; elsewhere somebody reads every one of them.
void SendTestSheet::refreshWarning()
{
    m_warning->setVisible(m_services.bot && !m_services.sandbox && bot::faultsOf(m_plan).isEmpty());
    const QString who = elideOpenid(m_plan.peer.value);
    const bool isPerson = m_plan.scene == protocol::Scene::C2c || m_plan.scene == protocol::Scene::Dm;
    m_warning->setWarning(tr("Real messages go to real people."),
        isPerson ? tr("The person %1 gets each of the %2.").arg(who).arg(m_plan.count)
                 : tr("Everybody in %1 gets each of the %2.").arg(who).arg(m_plan.count));
}

void SendTestSheet::refreshPane()
{
    using Phase = bot::ConnectionChanged::Phase;
    if (m_test)
        return m_pane->setReport(m_test->report(), m_test->isStopping());
    const bool isOffline = m_line && m_line->phase != Phase::Ready;
    if (!m_services.bot)
        m_pane->setEmpty({u"offline"_s, tr("No bot is running"), tr("Connect a bot to send a test with it.")});
    else if (m_knowsPeers && !m_hasPeers)
        m_pane->setEmpty({u"conversations"_s, tr("Nobody has written yet"),
            tr("A test goes to a conversation of this bot. Send it a message in QQ first.")});
    else if (isOffline)
        m_pane->setEmpty({u"offline"_s, tr("Not connected since %1").arg(secondsText(m_line->since)),
            tr("What is sent now may not leave, and no new anchor opens. The test shows what becomes of it.")});
    else
        m_pane->setEmpty({u"send"_s, tr("The result will appear here"),
            tr("Which anchor and msg_seq each message used, what the platform answered, and where it begins to fail. "
               "What does not arrive is not kept in Undelivered.")});
}

} // namespace ui
