#include "ui/undelivered/undeliveredpage.h"

#include "app/core/overloaded.h"
#include "app/journal/query.h"
#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/filter/filterbar.h"
#include "ui/undelivered/attemptrow.h"
#include "ui/undelivered/planpanel.h"
#include "ui/undelivered/selectbar.h"
#include "ui/undelivered/undeliveredfilter.h"
#include "ui/undelivered/undeliveredlist.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

UndeliveredPage::UndeliveredPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new UndeliveredModel(*services.catalogue, this))
    , m_filter(new UndeliveredFilter(services, this))
{
    setObjectName(u"undeliveredPage"_s);
    buildLayout();
    connectParts();
    connectList();
    connectFilter();
    retranslate();
    if (m_services.bot)
        takeUndelivered();
}

void UndeliveredPage::connectParts()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(33ms);
    connect(&m_soon, &QTimer::timeout, this, &UndeliveredPage::refresh);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_second.start(1s);
    connect(m_bar, &SelectBar::orderChosen, this, [this](UndeliveredModel::Order order) {
        m_model->setOrder(order, outlook());
        m_bar->refresh();
    });
    connect(m_bar, &SelectBar::dismissRequested, this, [this] {
        QList<qint64> ids;
        for (const outbox::UndeliveredMessage &message : m_model->ticked())
            ids += message.messageId;
        dismiss(ids);
    });
    connect(m_planButton, &QAbstractButton::clicked, this, &UndeliveredPage::planWhatIsMeant);
    connect(m_plan, &PlanPanel::closeRequested, this, &UndeliveredPage::closePlan);
    connect(m_model, &UndeliveredModel::tickedChanged, this, &UndeliveredPage::feedPlan);
    connect(m_policy, &QAbstractButton::clicked, this, [this](bool leave) {
        if (m_services.bot)
            m_services.bot->send(bot::SetLeaveWithNextPolicy{leave});
    });
    if (m_services.bot)
        connect(m_services.bot, &bot::BotHandle::happened, this, &UndeliveredPage::apply);
}

void UndeliveredPage::connectList()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &UndeliveredPage::findAttempt);
    connect(m_services.feed, &journal::JournalFeed::committed, this, [this] {
        if (current() && m_attempt.row.isNull() && m_outstanding == 0)
            findAttempt(); // its row was not yet written when it was looked for
    });
    connect(m_list, &UndeliveredList::detailsWanted, this, &UndeliveredPage::inspectRequested);
    connect(m_list, &UndeliveredList::diffWanted, this, &UndeliveredPage::diffRequested);
    connect(m_list, &UndeliveredList::resendWanted, this, &UndeliveredPage::resend);
    connect(m_list, &UndeliveredList::planWanted, this, &UndeliveredPage::planWhatIsMeant);
    connect(m_list, &UndeliveredList::goWanted, this, [this] {
        if (m_planShown && m_plan && m_plan->isVisible()) // nobody sends what cannot be seen
            m_plan->go();
    });
    connect(m_list, &UndeliveredList::dismissWanted, this, &UndeliveredPage::dismissWhatIsMeant);
    connect(m_list, &UndeliveredList::undoWanted, this, &UndeliveredPage::undoDismissal);
    connect(m_list, &UndeliveredList::tickAllWanted, this, [this] { m_model->setTicked(m_model->idsOf({})); });
    connect(m_list, &UndeliveredList::menuWanted, this, &UndeliveredPage::showMenu);
}

Outlook UndeliveredPage::outlook() const
{
    if (!m_services.bot)
        return {.now = m_services.now()};
    return {.anchors = m_services.bot->allAnchors(), .rules = m_services.bot->rules(), .now = m_services.now()};
}

void UndeliveredPage::apply(const bot::Event &event)
{
    std::visit(core::Overloaded{[this](const bot::UndeliveredChanged &) { takeUndelivered(); },
                   [this](const bot::AnchorsChanged &changed) {
                       const auto isOfThere = [&changed](const outbox::UndeliveredMessage &one) {
                           return one.message.scene == changed.scene && one.message.peer == changed.peer;
                       };
                       if (std::ranges::any_of(m_services.bot->undelivered().messages, isOfThere))
                           refreshSoon();
                   },
                   [this](const bot::RulesChanged &) { refreshSoon(); }, [](const auto &) {}},
        event);
}

void UndeliveredPage::takeUndelivered()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    m_filter->setMessages(m_services.bot->undelivered().messages);
    m_model->setMessages(m_services.bot->undelivered().messages, outlook());
    m_policy->setChecked(m_services.bot->undelivered().leaveWithNext);
    showState();
    m_list->ensureSelection();
    feedPlan();
    const UndeliveredRow *row = current();
    if (row && row->message.attemptId != m_attempt.attemptId)
        findAttempt();
}

void UndeliveredPage::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void UndeliveredPage::refresh()
{
    m_model->refresh(outlook());
    m_bar->refresh();
    feedPlan();
}

const UndeliveredRow *UndeliveredPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->at(index.row()) : nullptr;
}

void UndeliveredPage::findAttempt()
{
    const UndeliveredRow *row = current();
    if (!row) {
        m_attempt = {};
        m_wantedResend.reset();
        return;
    }
    if (m_attempt.messageId != row->message.messageId)
        m_wantedResend.reset();
    m_attempt = {row->message.messageId, row->message.attemptId, {}};
    ++m_outstanding;
    const auto query = [wanted = m_attempt, bot = m_services.profile](journal::ReaderPool::Readers &readers) {
        return AttemptRow{wanted.messageId, wanted.attemptId, newestAttemptRow(readers, bot, wanted.messageId)};
    };
    runQuery(*m_services.journal, this, query, [this](const AttemptRow &found) {
        --m_outstanding;
        takeAttempt(found);
    });
}

void UndeliveredPage::takeAttempt(const AttemptRow &found)
{
    if (found.messageId != m_attempt.messageId || found.attemptId != m_attempt.attemptId)
        return; // another row is current by now
    m_attempt = found;
    if (found.row.isNull()) {
        // The inspector must not go on showing another message; a row that a person looks up after that stays.
        if (std::exchange(m_withoutRow, found.messageId) != found.messageId)
            emit selected({});
        if (std::exchange(m_wantedResend, std::nullopt))
            notify(this, {u"info"_s, tr("The journal has no record of this message any more."), Tone::Dim, true});
        return;
    }
    m_withoutRow = 0;
    emit selected({found.row});
    if (const auto mode = std::exchange(m_wantedResend, std::nullopt))
        emit resendRequested(found.row, *mode);
}

void UndeliveredPage::resend(ResendMode mode)
{
    if (!current())
        return;
    if (!m_attempt.row.isNull()) {
        emit resendRequested(m_attempt.row, mode);
        return;
    }
    m_wantedResend = mode;
    if (m_outstanding == 0)
        findAttempt();
}

QWidget *UndeliveredPage::planPanel() const
{
    return m_plan;
}

void UndeliveredPage::planFor(const QList<qint64> &messageIds)
{
    const QSet<qint64> wanted(messageIds.begin(), messageIds.end());
    if (std::ranges::any_of(messageIds, [this](qint64 id) { return isHidden(id); }))
        m_filterBar->clear(); // it hides what is asked for
    if (!m_model->idsOf({}).intersects(wanted)) {
        notify(this, {u"info"_s, tr("None of these messages is undelivered any more."), Tone::Dim, false});
        return;
    }
    m_model->setTicked(wanted);
    openPlan();
}

void UndeliveredPage::select(qint64 messageId)
{
    if (isHidden(messageId))
        m_filterBar->clear();
    const int row = m_model->rowOf(messageId);
    if (row < 0) {
        notify(this, {u"info"_s, tr("This message is not undelivered any more."), Tone::Dim, false});
        return;
    }
    m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->setFocus(Qt::OtherFocusReason);
}

void UndeliveredPage::planWhatIsMeant()
{
    if (m_model->tickedCount() == 0)
        m_model->setTicked(m_model->idsOf({}));
    openPlan();
}

void UndeliveredPage::openPlan()
{
    if (!m_plan || m_model->tickedCount() == 0)
        return;
    m_planShown = true;
    feedPlan();
    emit planShown(true);
    m_plan->open();
}

void UndeliveredPage::closePlan()
{
    if (!std::exchange(m_planShown, false))
        return;
    emit planShown(false);
    m_list->setFocus(Qt::OtherFocusReason);
}

void UndeliveredPage::feedPlan()
{
    if (m_planShown && m_plan)
        m_plan->setMessages(m_model->ticked(), outlook());
}

void UndeliveredPage::dismissWhatIsMeant()
{
    const UndeliveredRow *row = current();
    const QList<outbox::UndeliveredMessage> ticked = m_model->ticked();
    // A row that is not among the ticked ones means itself.
    if (row && !row->ticked) {
        dismiss({row->message.messageId});
        return;
    }
    QList<qint64> ids;
    for (const outbox::UndeliveredMessage &message : ticked)
        ids += message.messageId;
    dismiss(ids);
}

void UndeliveredPage::dismiss(const QList<qint64> &messageIds)
{
    if (!m_services.bot || messageIds.isEmpty())
        return;
    m_dismissed = messageIds;
    m_services.bot->send(bot::Dismiss{messageIds, true});
    Notice notice{.icon = u"trash"_s};
    notice.text
        = messageIds.size() == 1 ? tr("1 message dismissed") : tr("%1 messages dismissed").arg(messageIds.size());
    notice.action = NoticeAction{tr("Undo"), this, [this, messageIds] {
                                     m_dismissed = messageIds;
                                     undoDismissal();
                                 }};
    notify(this, notice);
}

void UndeliveredPage::undoDismissal()
{
    const QList<qint64> ids = std::exchange(m_dismissed, {});
    if (m_services.bot && !ids.isEmpty())
        m_services.bot->send(bot::Dismiss{ids, false});
}

void UndeliveredPage::showMenu(const QPoint &globalPosition)
{
    const UndeliveredRow *row = current();
    if (!row || !m_services.bot)
        return;
    const qint64 id = row->message.messageId;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        menu->addAction(tr("Resend") + u"\tR"_s), &QAction::triggered, this, [this] { resend(ResendMode::AsItWas); });
    connect(menu->addAction(tr("Edit and resend") + u"\tE"_s), &QAction::triggered, this,
        [this] { resend(ResendMode::Edit); });
    QAction *leaves = menu->addAction(tr("Leaves with the user's next message"));
    leaves->setCheckable(true);
    leaves->setChecked(row->message.leavesWithNext);
    leaves->setEnabled(row->message.canLeaveWithNext);
    connect(leaves, &QAction::triggered, this, [this, id](bool on) {
        m_services.bot->send(bot::LeaveWithNext{{id}, on});
    });
    menu->addSeparator();
    connect(menu->addAction(tr("Dismiss") + u"\tDel"_s), &QAction::triggered, this, [this, id] { dismiss({id}); });
    menu->popup(globalPosition);
}

bool UndeliveredPage::isSettled() const
{
    return m_outstanding == 0 && !m_soon.isActive() && m_filter->isSettled();
}

void UndeliveredPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_planShown) {
        closePlan();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_filterBar->text().isEmpty()) {
        m_filterBar->clear();
        return;
    }
    if (KeyMap::current().asks(Command::Filter, *event)) {
        m_filterBar->focusField();
        return;
    }
    const bool undoes = event->key() == Qt::Key_Z && event->modifiers() == Qt::ControlModifier;
    if (undoes && m_model->rowCount() == 0) {
        undoDismissal(); // with the last row gone the list hears no keys
        return;
    }
    QWidget::keyPressEvent(event);
}

void UndeliveredPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale) {
        takeUndelivered();
        return;
    }
    if (m_services.bot)
        m_filter->setMessages(m_services.bot->undelivered().messages); // rows may have come meanwhile
    refresh();
}

} // namespace ui
