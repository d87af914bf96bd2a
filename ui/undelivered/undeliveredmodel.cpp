#include "ui/undelivered/undeliveredmodel.h"

#include "app/text/undeliveredtext.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

UndeliveredModel::UndeliveredModel(const protocol::ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
{
}

int UndeliveredModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant UndeliveredModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UndeliveredRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.line;
    case Qt::CheckStateRole:
        return row.ticked ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return row.cause;
    case Qt::AccessibleTextRole:
        return spoken(row);
    default:
        return {};
    }
}

QString UndeliveredModel::spoken(const UndeliveredRow &row) const
{
    return QStringList{row.line, peerText(row.message.message.peer), row.cause, row.cure.text, row.age}.join(u", "_s);
}

bool UndeliveredModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    tick(index.row(), value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

Qt::ItemFlags UndeliveredModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

int UndeliveredModel::rowOf(qint64 messageId) const
{
    const auto found = std::ranges::find_if(
        m_rows, [messageId](const UndeliveredRow &row) { return row.message.messageId == messageId; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void UndeliveredModel::setMessages(const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook)
{
    m_messages = messages;
    refresh(outlook);
}

void UndeliveredModel::setShown(const std::optional<QSet<qint64>> &messageIds, const Outlook &outlook)
{
    if (m_shown == messageIds)
        return;
    m_shown = messageIds;
    refresh(outlook);
}

bool UndeliveredModel::has(qint64 messageId) const
{
    return std::ranges::find(m_messages, messageId, &outbox::UndeliveredMessage::messageId) != m_messages.end();
}

void UndeliveredModel::setOrder(Order order, const Outlook &outlook)
{
    m_order = order;
    refresh(outlook);
}

void UndeliveredModel::retranslate(const Outlook &outlook)
{
    m_wordsAreOld = true;
    refresh(outlook);
    m_wordsAreOld = false;
}

UndeliveredRow UndeliveredModel::rowFor(const outbox::UndeliveredMessage &message) const
{
    const int known = rowOf(message.messageId);
    if (known >= 0 && !m_wordsAreOld && m_rows[known].message == message)
        return m_rows[known];
    return {.message = message, .line = lineOf(message.message), .cause = text::causeText(message, m_catalogue)};
}

void UndeliveredModel::refresh(const Outlook &outlook)
{
    QHash<qint64, lineage::PlanStep> steps;
    for (const lineage::PlanStep &step : planOf(m_messages, outlook, m_catalogue, false))
        steps.insert(step.messageId, step);
    const QSet<qint64> shownBefore = shownTicks();
    const QSet<qint64> hiddenBefore = std::exchange(m_hiddenTicks, {});
    QList<UndeliveredRow> target;
    target.reserve(m_messages.size());
    for (const outbox::UndeliveredMessage &message : m_messages) {
        const bool ticked = shownBefore.contains(message.messageId) || hiddenBefore.contains(message.messageId);
        if (m_shown && !m_shown->contains(message.messageId)) {
            if (ticked)
                m_hiddenTicks.insert(message.messageId);
            continue;
        }
        UndeliveredRow row = rowFor(message);
        row.ticked = ticked;
        row.step = steps.value(message.messageId);
        row.cure = cureChip(row.step, message, outlook.rules);
        row.age = ageText(message.message.created, outlook.now);
        target.append(row);
    }
    putInOrder(target);
    removeOthers(target);
    arrange(target);
    if (shownTicks() != shownBefore || m_hiddenTicks != hiddenBefore)
        emit tickedChanged();
}

void UndeliveredModel::putInOrder(QList<UndeliveredRow> &rows) const
{
    if (m_order == Order::Age) {
        std::ranges::stable_sort(rows, {}, [](const UndeliveredRow &row) { return row.message.message.created; });
        return;
    }
    std::ranges::stable_sort(rows, {}, [](const UndeliveredRow &row) {
        const CureGroup group = groupOf(row.step);
        return std::pair(group, group == CureGroup::Deliverable ? row.step.verdict.timeLeft : core::Milliseconds{});
    });
}

void UndeliveredModel::removeOthers(const QList<UndeliveredRow> &target)
{
    QSet<qint64> wanted;
    for (const UndeliveredRow &row : target)
        wanted.insert(row.message.messageId);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(m_rows[row].message.messageId))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
}

void UndeliveredModel::arrange(const QList<UndeliveredRow> &target)
{
    for (int place = 0; place < target.size(); ++place) {
        const UndeliveredRow &wanted = target[place];
        const bool inPlace = place < m_rows.size() && m_rows[place].message.messageId == wanted.message.messageId;
        const int row = inPlace ? place : rowOf(wanted.message.messageId);
        if (row < 0) {
            beginInsertRows({}, place, place);
            m_rows.insert(place, wanted);
            endInsertRows();
            continue;
        }
        if (row != place) {
            beginMoveRows({}, row, row, {}, place);
            m_rows.move(row, place);
            endMoveRows();
        }
        UndeliveredRow seen = m_rows[place];
        const bool looksOther = seen.line != wanted.line || seen.cause != wanted.cause || seen.cure != wanted.cure
            || seen.age != wanted.age || seen.message.outcome.index() != wanted.message.outcome.index();
        m_rows[place] = wanted;
        if (looksOther)
            emit dataChanged(index(place), index(place));
    }
}

QSet<qint64> UndeliveredModel::shownTicks() const
{
    QSet<qint64> ids;
    for (const UndeliveredRow &row : m_rows) {
        if (row.ticked)
            ids.insert(row.message.messageId);
    }
    return ids;
}

QList<outbox::UndeliveredMessage> UndeliveredModel::ticked() const
{
    const QSet<qint64> ids = shownTicks();
    QList<outbox::UndeliveredMessage> messages;
    std::ranges::copy_if(m_messages, std::back_inserter(messages),
        [&ids](const outbox::UndeliveredMessage &message) { return ids.contains(message.messageId); });
    return messages;
}

int UndeliveredModel::tickedCount() const
{
    return int(std::ranges::count(m_rows, true, &UndeliveredRow::ticked));
}

void UndeliveredModel::setTicked(const QSet<qint64> &messageIds)
{
    bool changed = false;
    for (int row = 0; row < rowCount(); ++row) {
        const bool wanted = messageIds.contains(m_rows[row].message.messageId);
        if (m_rows[row].ticked == wanted)
            continue;
        m_rows[row].ticked = wanted;
        changed = true;
        emit dataChanged(index(row), index(row), {Qt::CheckStateRole});
    }
    if (changed)
        emit tickedChanged();
}

void UndeliveredModel::tick(int row, bool ticked)
{
    if (m_rows[row].ticked == ticked)
        return;
    m_rows[row].ticked = ticked;
    emit dataChanged(index(row), index(row), {Qt::CheckStateRole});
    emit tickedChanged();
}

QSet<qint64> UndeliveredModel::idsOf(std::optional<CureGroup> group) const
{
    QSet<qint64> ids;
    for (const UndeliveredRow &row : m_rows) {
        if (!group || groupOf(row.step) == *group)
            ids.insert(row.message.messageId);
    }
    return ids;
}

} // namespace ui
