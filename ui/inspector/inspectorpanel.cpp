#include "ui/inspector/inspectorpanel.h"

#include "app/journal/query.h"
#include "app/protocol/closecode.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/inspector/bodyview.h"
#include "ui/inspector/currentcase.h"
#include "ui/inspector/loadedrow.h"
#include "ui/inspector/originalview.h"
#include "ui/inspector/summaryview.h"
#include "ui/inspector/textpane.h"
#include "ui/inspector/timingview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabBar>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A busy journal must not make the panel read its row thirty times a second.
constexpr auto readAgainAfter = 100ms;
constexpr auto diagnoseAfter = 33ms;
} // namespace

InspectorPanel::InspectorPanel(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_tabs(new QTabBar(this))
    , m_close(iconButton(u"close"_s, this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"inspectorPanel"_s);
    m_readAgain.setSingleShot(true);
    m_readAgain.setInterval(readAgainAfter);
    buildLayout();
    m_diagnoseSoon.setSingleShot(true);
    m_diagnoseSoon.setInterval(diagnoseAfter);
    connect(&m_diagnoseSoon, &QTimer::timeout, this, &InspectorPanel::diagnose);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &InspectorPanel::diagnose);
    connect(&m_readAgain, &QTimer::timeout, this, &InspectorPanel::read);
    connect(m_tabs, &QTabBar::currentChanged, this, &InspectorPanel::showPage);
    connect(m_close, &QAbstractButton::clicked, this, &InspectorPanel::closeRequested);
    if (m_services.feed != nullptr) {
        connect(m_services.feed, &journal::JournalFeed::committed, this, &InspectorPanel::watch);
        connect(m_services.feed, &journal::JournalFeed::removed, this, [this](const QList<journal::RowRef> &rows) {
            if (m_loaded && m_loaded->detail && rows.contains(m_loaded->detail->summary.ref)) {
                read();
            }
        });
        connect(m_services.feed, &journal::JournalFeed::reset, this, &InspectorPanel::read);
    }
    if (m_services.bot != nullptr)
        connect(m_services.bot, &bot::BotHandle::happened, this, &InspectorPanel::follow);
    if (m_services.logDesk != nullptr)
        connect(m_services.logDesk, &LogDesk::logsChanged, this, &InspectorPanel::diagnose);
    retranslate();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::ensurePages()
{
    if (m_summary != nullptr)
        return;
    m_summary = new SummaryView(m_pages);
    m_original = new OriginalView(m_services.logDesk, m_pages);
    m_request = new BodyView(m_services, m_pages);
    m_response = new BodyView(m_services, m_pages);
    m_raw = new TextPane(m_pages);
    m_timing = new TimingView(m_pages);
    m_summary->setObjectName(u"summaryPage"_s);
    m_original->setObjectName(u"logPage"_s);
    m_request->setObjectName(u"requestPage"_s);
    m_response->setObjectName(u"responsePage"_s);
    m_raw->setObjectName(u"rawPage"_s);
    m_timing->setObjectName(u"timingPage"_s);
    const std::array<QWidget *, TimingTab + 1> pages{m_summary, m_original, m_request, m_response, m_raw, m_timing};
    for (int tab = SummaryTab; tab <= TimingTab; ++tab)
        m_pages->insertWidget(tab, pages[size_t(tab)]);
    connectPages();
    namePages();
}

void InspectorPanel::connectPages()
{
    for (BodyView *body : {m_request, m_response})
        connect(body, &BodyView::filterRequested, this, &InspectorPanel::filterRequested);
    connect(m_summary, &SummaryView::resendRequested, this, [this](ResendMode mode) {
        if (m_loaded && m_loaded->detail) {
            emit resendRequested(m_loaded->detail->summary.ref, mode);
        }
    });
    connect(m_summary, &SummaryView::leaveWithNextRequested, this, &InspectorPanel::leaveWithNext);
    connect(m_summary, &SummaryView::rowRequested, this, &InspectorPanel::rowRequested);
    connect(m_summary, &SummaryView::planRequested, this, &InspectorPanel::plan);
    connect(m_summary, &SummaryView::bindRequested, this, &InspectorPanel::bindLog);
    connect(m_summary, &SummaryView::reconnectRequested, this, [this] {
        if (m_services.bot != nullptr)
            m_services.bot->send(bot::Connect{});
    });
    connect(m_summary, &SummaryView::fieldRequested, this, &InspectorPanel::showField);
    connect(m_summary, &SummaryView::undeliveredRequested, this, [this] {
        if (m_loaded)
            emit undeliveredRequested(m_loaded->found.messageId);
    });
    connect(m_summary, &SummaryView::retryDecided, this, [this](const bot::Command &command) {
        if (m_services.bot != nullptr) {
            m_services.bot->send(command);
        }
    });
}

QWidget *InspectorPanel::makeTabs()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(metrics::tabsHeight);
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true); // the narrowest panel does not hold all of them
    m_tabs->setFont(roleFont(FontRole::Base));
    for (int tab = SummaryTab; tab <= TimingTab; ++tab) {
        m_tabs->addTab(QString());
    }
    m_tabs->setTabVisible(LogTab, false);
    m_close->setObjectName(u"closeInspector"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::gap, 0, metrics::gap, 0);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_close);
    return bar;
}

void InspectorPanel::buildLayout()
{
    setGround(this, "window");
    setAttribute(Qt::WA_StyledBackground);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTabs());
    column->addWidget(new Hairline(this));
    column->addWidget(m_pages, 1);
}

void InspectorPanel::setSelection(Selection selection)
{
    if (m_selection == selection) {
        return;
    }
    m_selection = selection;
    forget();
    read();
}

void InspectorPanel::forget()
{
    m_loaded.reset();
    m_second.stop();
    if (m_summary != nullptr) {
        m_summary->rest();
        m_original->setRow({});
    }
}

void InspectorPanel::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

InspectorPanel::Tab InspectorPanel::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void InspectorPanel::showDiff()
{
    ensurePages(); // it may be wanted before its row is read
    if (tab() != ResponseTab || !m_tabs->isTabVisible(ResponseTab))
        setTab(RequestTab);
    (tab() == ResponseTab ? m_response : m_request)->showDiff();
}

bool InspectorPanel::showLog()
{
    if (!isOfLog())
        return false;
    m_tabs->setTabVisible(LogTab, true); // it may be wanted before its row is read
    setTab(LogTab);
    return true;
}

bool InspectorPanel::isSettled() const
{
    return m_outstanding == 0 && !m_readAgain.isActive() && !m_diagnoseSoon.isActive()
        && (m_request == nullptr || (m_request->isSettled() && m_response->isSettled() && m_original->isSettled()));
}

void InspectorPanel::read()
{
    ++m_generation;
    m_readAgain.stop();
    if (m_selection.row.isNull() || m_services.journal == nullptr) {
        forget();
        retranslate();
        return;
    }
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [row = m_selection.row](journal::ReaderPool::Readers &readers) { return loadRow(readers, row); },
        [this, generation = m_generation](const LoadedRow &loaded) {
            --m_outstanding;
            if (generation == m_generation) {
                take(loaded);
            }
        });
}

void InspectorPanel::take(const LoadedRow &loaded)
{
    // A second look that says the same must not close what the reader opened or move the text.
    if (m_loaded && m_loaded->looksLike(loaded)) {
        return;
    }
    m_loaded = std::make_unique<LoadedRow>(loaded);
    present(*m_loaded);
}

void InspectorPanel::watch(const journal::Committed &rows)
{
    const bool isSend = m_loaded && m_loaded->detail && m_loaded->detail->record.message
        && m_loaded->detail->record.message->sendId != 0;
    const bool awaitsAnswer = m_loaded && m_loaded->timing.beat == BeatMatch::NoPartner; // a heartbeat's is a row too
    const bool concernsUs = rows.settled.contains(m_selection.row)
        || ((isSend || awaitsAnswer) && !(rows.added + rows.settled).isEmpty());
    if (!m_selection.row.isNull() && concernsUs && !m_readAgain.isActive()) {
        m_readAgain.start();
    }
}

void InspectorPanel::diagnose()
{
    m_diagnoseSoon.stop();
    if (!m_loaded || !m_loaded->detail) {
        m_second.stop();
        return;
    }
    const CurrentCase now(*m_loaded->detail, m_loaded->found, m_services, m_services.now());
    m_summary->setWhy(now.why());
    m_summary->setOffer(now.offer());
    const imports::Log *unbound = now.unboundLog();
    m_summary->setUnboundLog(unbound ? unbound->name : QString(), unbound ? m_services.bot->profile() : QString());
    m_summary->setWays({now.cause() ? m_loaded->fieldAtFault(*now.cause()) : QString(), now.isUndelivered()});
    m_summary->setReconnect(offersReconnect());
    const auto retry = retryOfShown();
    m_summary->setRetry(retry, core::SystemClock().wall());
    if (!now.offer() && !retry) {
        m_second.stop();
    } else if (!m_second.isActive()) {
        m_second.start();
    }
}

std::optional<bot::RetryChanged> InspectorPanel::retryOfShown() const
{
    const qint64 message = m_services.bot != nullptr ? outboxMessage() : 0;
    const bool isTried = message != 0 && m_services.bot->retries().contains(message);
    return isTried ? std::optional(m_services.bot->retries().value(message)) : std::nullopt;
}

qint64 InspectorPanel::outboxMessage() const
{
    return m_selection.row.isImported() ? 0 : m_loaded->found.messageId;
}

bool InspectorPanel::offersReconnect() const
{
    using Phase = bot::ConnectionChanged::Phase;
    const journal::RowSummary &row = m_loaded->detail->summary;
    const bool isDown = m_line.phase == Phase::Stopped || m_line.phase == Phase::Waiting;
    return m_services.bot != nullptr && row.bot == m_services.bot->profile() && !row.ref.isImported()
        && row.kind == traffic::Kind::Frame && row.route == "CLOSE"_L1 && isDown
        && m_line.closeCode == row.code.value_or(0) && protocol::canReconnectAfter(m_line.closeCode);
}

void InspectorPanel::follow(const bot::Event &event)
{
    if (const auto *line = std::get_if<bot::ConnectionChanged>(&event)) {
        m_line = *line;
        diagnose();
        return;
    }
    if (!m_loaded || !m_loaded->detail) {
        return;
    }
    const lineage::SendFacts &send = m_loaded->found.facts;
    const auto *anchors = std::get_if<bot::AnchorsChanged>(&event);
    const auto *retry = std::get_if<bot::RetryChanged>(&event);
    if (retry != nullptr && retry->messageId == outboxMessage()) {
        diagnose();
    }
    const bool changesTheCure = anchors != nullptr
        ? anchors->scene == send.scene && anchors->peer == send.peer
        : std::holds_alternative<bot::RulesChanged>(event) || std::holds_alternative<bot::UndeliveredChanged>(event);
    if (changesTheCure && !m_diagnoseSoon.isActive()) {
        m_diagnoseSoon.start();
    }
}

void InspectorPanel::plan()
{
    if (!m_loaded) {
        return;
    }
    QList<qint64> messages = {m_loaded->found.messageId};
    for (const journal::RowSummary &other : m_loaded->found.sameCause) {
        messages.append(other.message->sendId);
    }
    emit planRequested(messages);
}

void InspectorPanel::showField(const QString &path)
{
    setTab(RequestTab);
    m_request->selectField(path);
}

void InspectorPanel::leaveWithNext()
{
    if (m_loaded && m_services.bot != nullptr) {
        m_services.bot->send(bot::LeaveWithNext{{m_loaded->found.messageId}});
    }
}

void InspectorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void InspectorPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closeRequested();
        return;
    }
    const bool hasRow = m_loaded && m_loaded->detail;
    if (hasRow && KeyMap::current().asks(Command::Resend, *event) && m_summary->cure().resend()) {
        return;
    }
    if (hasRow && KeyMap::current().asks(Command::Diff, *event)) {
        showDiff();
        return;
    }
    if (hasRow && KeyMap::current().asks(Command::EditResend, *event) && m_summary->cure().edit()) {
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
