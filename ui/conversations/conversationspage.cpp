#include "ui/conversations/conversationspage.h"

#include "app/core/overloaded.h"
#include "app/journal/query.h"
#include "app/text/sentence.h"
#include "app/text/undeliveredtext.h"
#include "ui/common/botdesk.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/logdesk.h"
#include "ui/common/notice.h"
#include "ui/common/ring.h"
#include "ui/conversations/composer.h"
#include "ui/conversations/conversationfilter.h"
#include "ui/conversations/conversationheader.h"
#include "ui/conversations/conversationlist.h"
#include "ui/conversations/conversationmodel.h"
#include "ui/conversations/retrylines.h"
#include "ui/conversations/timelinemodel.h"
#include "ui/conversations/timelineview.h"
#include "ui/filter/filterbar.h"

#include <QLabel>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

/// What a bot tells belongs to the running one, so scene and peer are enough.
QString anchorKey(protocol::Scene scene, const core::PeerId &peer)
{
    return protocol::sceneName(scene) + u':' + peer.value;
}

QString draftKey(const journal::ConversationKey &key)
{
    return key.bot + u'\n' + anchorKey(key.scene, key.peer);
}

} // namespace

ConversationsPage::ConversationsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_list(new ConversationModel(this))
    , m_timeline(new TimelineModel(services, this))
    , m_filter(new ConversationFilter(services, this))
{
    setObjectName(u"conversationsPage"_s);
    buildLayout();
    connectModels();
    connectFilter();
    retranslate();
    reloadList();
}

ConversationsPage::~ConversationsPage() = default;

void ConversationsPage::connectModels()
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(33ms);
    connect(&m_reload, &QTimer::timeout, this, &ConversationsPage::reloadList);
    const auto soon = [this] {
        if (!m_reload.isActive())
            m_reload.start();
    };
    connect(m_services.feed, &journal::JournalFeed::committed, this, soon);
    connect(m_services.feed, &journal::JournalFeed::removed, this, soon);
    connect(m_services.feed, &journal::JournalFeed::reset, this, soon);
    connect(m_timeline, &TimelineModel::loaded, this, &ConversationsPage::showEmptiness);
    connect(m_timeline, &TimelineModel::tailChanged, this, &ConversationsPage::showEmptiness);
    connect(m_timeline, &TimelineModel::settled, this, &ConversationsPage::selectPending);
    connect(m_timeline, &TimelineModel::failed, this, [this](const journal::JournalError &error) {
        notify(this, {u"error"_s, text::journalErrorText(error), Tone::Bad, true});
    });
    connect(m_listView->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConversationsPage::openCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            tellSelection();
    });
    // A newer attempt stands in the bubble now: what is selected is what became of the message.
    connect(m_timeline, &QAbstractItemModel::dataChanged, this, [this] {
        const QModelIndex current = m_view->currentIndex();
        if (current.isValid() && !m_toldSelection.isNull() && m_timeline->refAt(current.row()) != m_toldSelection)
            tellSelection();
    });
    // The inspector may have gone on to a part of its lineage: a click on the bubble leads back.
    connect(m_view, &QAbstractItemView::clicked, this, [this] { tellSelection(); });
    connect(m_view, &TimelineView::detailsWanted, this, [this] {
        tellSelection();
        emit inspectRequested();
    });
    connect(m_view, &QAbstractItemView::doubleClicked, this, &ConversationsPage::inspectRequested);
    connect(m_composer, &Composer::sendRequested, this, &ConversationsPage::send);
    connect(m_header, &ConversationHeader::stopRequested, this, [this] {
        if (m_services.bot && m_open)
            m_services.bot->send(bot::StopTurn{m_open->scene, m_open->peer});
    });
    connect(m_header, &ConversationHeader::takeOverRequested, this, [this](bool on) {
        if (m_services.bot && m_open)
            m_services.bot->send(bot::TakeOver{m_open->scene, m_open->peer, on});
    });
    connect(m_view, &TimelineView::diffWanted, this, &ConversationsPage::diffRequested);
    connect(m_view, &TimelineView::resendWanted, this,
        [this](ResendMode mode) { emit resendRequested(m_timeline->at(m_view->currentIndex().row()).row.ref, mode); });
    for (const auto bubblesCame : {&TimelineModel::loaded, &TimelineModel::tailChanged, &TimelineModel::prepended}) {
        connect(m_timeline, bubblesCame, this, &ConversationsPage::showRetries);
        connect(m_timeline, bubblesCame, this, &ConversationsPage::showFound);
    }
    connect(&m_view->retryLines(), &RetryLines::decided, this, [this](const bot::Command &command) {
        if (m_services.bot)
            m_services.bot->send(command);
    });
    if (m_services.logDesk)
        connect(m_services.logDesk, &LogDesk::logsChanged, m_header,
            [this] { m_header->setLog(m_open ? logOf(*m_open) : QString()); });
    connect(&m_second, &QTimer::timeout, this, &ConversationsPage::tick);
    m_second.start(1s);
    if (m_services.bot)
        connect(m_services.bot, &bot::BotHandle::happened, this, &ConversationsPage::apply);
}

void ConversationsPage::reloadList()
{
    if (m_outstanding > 0) {
        m_reload.start();
        return;
    }
    ++m_outstanding;
    const auto query = [](journal::ReaderPool::Readers &readers) {
        QList<journal::ConversationSummary> all;
        for (journal::JournalReader *reader : readers.all()) {
            const auto list = reader->conversations();
            for (const journal::ConversationSummary &one : list.value_or(QList<journal::ConversationSummary>{})) {
                const auto same = std::ranges::find_if(all, [&one](const journal::ConversationSummary &other) {
                    return other.bot == one.bot && other.scene == one.scene && other.peer == one.peer;
                });
                if (same == all.end())
                    all += one;
                else if (same->lastTime < one.lastTime)
                    *same = one;
            }
        }
        std::ranges::stable_sort(all, std::greater{}, &journal::ConversationSummary::lastTime);
        return all;
    };
    runQuery(*m_services.journal, this, query, [this](const QList<journal::ConversationSummary> &list) {
        --m_outstanding;
        takeList(list);
    });
}

void ConversationsPage::takeList(const QList<journal::ConversationSummary> &list)
{
    m_loaded = true;
    m_all = list;
    QSet<journal::ConversationKey> keys;
    for (const journal::ConversationSummary &one : list)
        keys.insert({one.bot, one.scene, one.peer});
    m_filter->setConversations(keys);
    showList();
    tick();
    if (!m_open && m_list->rowCount() > 0)
        m_listView->setCurrentIndex(m_list->index(0));
    showEmptiness();
}

void ConversationsPage::showEmptiness()
{
    m_centreStack->setCurrentIndex(m_open ? 0 : 1);
    if (!m_loaded)
        m_nothing->setContent({}, tr("Reading the journal"), {});
    else if (!m_all.isEmpty())
        m_nothing->setContent(u"conversations"_s, tr("No conversation is open."), tr("Choose one at the left."));
    else
        m_nothing->setContent(u"conversations"_s, tr("Nobody has written yet."),
            tr("Send your bot a message in QQ, or play a user in the sandbox."));
}

void ConversationsPage::openCurrent()
{
    const QModelIndex current = m_listView->currentIndex();
    if (current.isValid() && !m_arranging)
        openConversation(ConversationModel::keyOf(m_list->at(current.row())));
}

void ConversationsPage::openConversation(const journal::ConversationKey &key)
{
    if (m_open == key)
        return;
    if (m_open)
        m_drafts.insert(draftKey(*m_open), m_composer->text());
    m_open = key;
    m_toldSelection = {};
    emit selected({});
    m_searchRow->hide();
    m_search->clear();
    m_timeline->setConversation(key);
    m_header->setConversation(key);
    m_header->setLog(logOf(key));
    const bool ours = m_services.bot && key.bot == m_services.profile;
    m_composer->setConversation(key.scene, key.peer, ours ? &m_services.bot->rules() : nullptr, whyReadOnly(key));
    m_composer->setText(m_drafts.value(draftKey(key)));
    const auto turn = m_turns.constFind(anchorKey(key.scene, key.peer));
    m_header->setTurn(turn == m_turns.constEnd() ? std::nullopt : std::optional(*turn));
    showTakenOver();
    showQueue(key);
    if (ours)
        m_composer->setAnchors(m_services.bot->anchors(key.scene, key.peer));
    m_composer->setNow(m_services.now());
    refreshBudget(key);
    markOpen();
    showEmptiness();
}

QString ConversationsPage::logOf(const journal::ConversationKey &key) const
{
    const QList<imports::Log> logs = m_services.logDesk ? m_services.logDesk->logs() : QList<imports::Log>();
    const auto isIts
        = [&key](const imports::Log &log) { return key.bot == log.name || key.bot.endsWith(u'@' + log.name); };
    const auto found = std::ranges::find_if(logs, isIts);
    return found == logs.end() ? QString() : found->name;
}

/// In a conversation that is not of this window's bot.
QString ConversationsPage::whyReadOnly(const journal::ConversationKey &key) const
{
    if (!logOf(key).isEmpty())
        return tr("Read from a log: this is for reading.");
    const BotEntry *bot = m_services.botDesk ? m_services.botDesk->named(key.bot) : nullptr;
    if (bot && bot->bot)
        return tr("This is a conversation of %1, which has a window of its own: see the place Bots.").arg(key.bot);
    if (bot)
        return tr("%1 is not at work: connect it in the place Bots.").arg(key.bot);
    return m_services.bot ? tr("%1 is not known here any more: this is for reading.").arg(key.bot)
                          : tr("No bot is running: this is for reading.");
}

void ConversationsPage::select(journal::RowRef row)
{
    if (const int at = m_timeline->rowOf(row); at >= 0) {
        m_view->setCurrentIndex(m_timeline->index(at));
        return;
    }
    m_search->clear(); // it may hide what is asked for
    ++m_outstanding;
    const auto query = [row](journal::ReaderPool::Readers &readers) -> std::optional<journal::RowSummary> {
        journal::JournalReader *reader = readers.of(row.source());
        const auto found = reader ? reader->summaries({row}) : QList<journal::RowSummary>{};
        return found && !found->isEmpty() ? std::optional(found->first()) : std::nullopt;
    };
    runQuery(*m_services.journal, this, query, [this](const std::optional<journal::RowSummary> &found) {
        --m_outstanding;
        if (!found || !found->message || !found->scene)
            return;
        m_pending = found->ref;
        openConversation({found->bot, *found->scene, found->peer});
        selectPending();
    });
}

void ConversationsPage::tellSelection()
{
    m_toldSelection = m_timeline->refAt(m_view->currentIndex().row());
    emit selected({m_toldSelection});
}

void ConversationsPage::selectPending()
{
    const int row = m_pending.isNull() ? -1 : m_timeline->rowOf(m_pending);
    if (row < 0)
        return;
    m_pending = {};
    m_view->setCurrentIndex(m_timeline->index(row));
}

bool ConversationsPage::isSettled() const
{
    return m_loaded && m_outstanding == 0 && !m_reload.isActive() && m_timeline->isSettled() && m_filter->isSettled();
}

void ConversationsPage::apply(const bot::Event &event)
{
    std::visit(core::Overloaded{[this](const bot::AnchorsChanged &changed) { takeAnchors(changed); },
                   [this](const bot::SendFinished &finished) { takeFinished(finished); },
                   [this](const bot::TurnChanged &turn) {
                       if (turn.phase == bot::TurnChanged::Phase::Ended)
                           m_turns.remove(anchorKey(turn.scene, turn.peer));
                       else
                           m_turns.insert(anchorKey(turn.scene, turn.peer), turn);
                       if (m_open && m_open->scene == turn.scene && m_open->peer == turn.peer)
                           m_header->setTurn(turn);
                   },
                   [this](const bot::RetryChanged &) { showRetries(); },
                   [this](const bot::QueueChanged &changed) {
                       showQueue({m_services.profile, changed.scene, changed.peer});
                   },
                   [this](const bot::TakenOverChanged &) { showTakenOver(); },
                   [this](const bot::RulesChanged &) { tick(); }, [](const auto &) {}},
        event);
}

void ConversationsPage::takeAnchors(const bot::AnchorsChanged &changed)
{
    const journal::ConversationKey key{m_services.profile, changed.scene, changed.peer};
    refreshBudget(key);
    if (m_open == key)
        m_composer->setAnchors(changed.anchors);
}

void ConversationsPage::showTakenOver()
{
    const bool answers = m_services.bot && m_open && m_open->bot == m_services.profile && m_services.hasAgent;
    m_header->setTakenOver(
        answers ? std::optional(m_services.bot->isTakenOver(m_open->scene, m_open->peer)) : std::nullopt);
}

// Messages of other conversations have no bubble here; the message's number is the bot's own.
void ConversationsPage::showRetries()
{
    if (m_services.bot && m_open)
        m_view->retryLines().show(
            m_open->bot == m_services.profile ? m_services.bot->retries() : QHash<qint64, bot::RetryChanged>(),
            m_services.now());
}

void ConversationsPage::showQueue(const journal::ConversationKey &key)
{
    const bool ours = m_services.bot && key.bot == m_services.profile;
    const int depth = ours ? m_services.bot->queueDepth(key.scene, key.peer) : 0;
    m_list->setWaiting(key, depth);
    if (m_open == key)
        m_header->setWaiting(depth);
}

void ConversationsPage::takeFinished(const bot::SendFinished &finished)
{
    if (!m_asked.remove(finished.requestId))
        return; // another room's: it says itself what became of it
    const traffic::State state = lineage::stateOf(finished.outcome);
    if (!traffic::isProblem(state))
        return;
    const auto *refused = std::get_if<lineage::Refused>(&finished.outcome);
    const auto *notSent = std::get_if<lineage::NotSent>(&finished.outcome);
    QString words = text::stateText(state, refused ? std::optional(refused->code) : std::nullopt);
    if (notSent)
        words += u" · "_s + text::notSentText(notSent->reason);
    if (const QString meaning = refused ? text::shortMeaning(refused->code, *m_services.catalogue) : QString();
        !meaning.isEmpty())
        words += u" · "_s + meaning;
    notify(this, {iconOf(state), words, toneOf(state), true});
}

void ConversationsPage::tick()
{
    const core::WallTime now = m_services.now();
    for (int row = 0; row < m_list->rowCount(); ++row) {
        refreshBudget(ConversationModel::keyOf(m_list->at(row)));
        showQueue(ConversationModel::keyOf(m_list->at(row)));
    }
    if (m_open)
        m_composer->setNow(now);
    showRetries();
}

void ConversationsPage::refreshBudget(const journal::ConversationKey &key)
{
    const bool ours = m_services.bot && key.bot == m_services.profile;
    const auto anchors = ours ? m_services.bot->anchors(key.scene, key.peer) : std::nullopt;
    const bool told = anchors.has_value();
    std::optional<lineage::Budget> best;
    if (told) {
        best = bestBudget(*anchors, m_services.bot->rules(), m_services.now());
        m_list->setBudget(key, best);
    }
    if (m_open == key)
        m_header->setBudget(told, best);
}

void ConversationsPage::send(const QString &text, const lineage::AnchorChoice &choice)
{
    if (!m_services.bot || !m_open)
        return;
    bot::Send command;
    command.requestId = m_services.bot->nextRequestId();
    m_asked.insert(command.requestId);
    command.scene = m_open->scene;
    command.peer = m_open->peer;
    command.text = text;
    command.choice = choice;
    m_services.bot->send(command);
}

} // namespace ui
