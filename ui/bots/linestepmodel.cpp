#include "ui/bots/linestepmodel.h"

#include "app/text/sentence.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/linelook.h"

using namespace Qt::StringLiterals;

namespace ui {

LineStepModel::LineStepModel(const protocol::ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalogue(catalogue)
{
}

void LineStepModel::setSteps(const QList<bot::ConnectionChanged> &steps)
{
    // Steps only come at the newest end; the one that stands there may still change.
    const bool isLonger = steps.size() == m_steps.size() + 1
        && std::equal(m_steps.begin(), m_steps.end() - std::min<qsizetype>(m_steps.size(), 1), steps.begin());
    if (isLonger) {
        beginInsertRows({}, 0, 0);
        m_steps = steps;
        endInsertRows();
    } else if (steps.size() != m_steps.size()) {
        beginResetModel();
        m_steps = steps;
        endResetModel();
        return;
    }
    m_steps = steps;
    if (!m_steps.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LineStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int LineStepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LineStepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bot::ConnectionChanged &step = at(index.row());
    const text::ConnectionText words = text::connectionText(step, m_catalogue);
    if (role == Qt::DecorationRole && index.column() == Word)
        return iconPixmap(iconOf(step.phase), metrics::iconSmall, 1.0, inkOf(toneOf(step.phase), Theme::current()));
    if (role == Qt::FontRole)
        return roleFont(index.column() == When ? FontRole::Mono : FontRole::Small);
    if (role == Qt::ToolTipRole && index.column() == Meaning)
        return words.sentence;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return timeText(step.since);
    case Word:
        return words.word;
    default:
        return words.sentence.isEmpty() && step.phase == bot::ConnectionChanged::Phase::Ready ? tr("Events arrive.")
                                                                                              : words.sentence;
    }
}

QVariant LineStepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Time"), tr("State"), tr("What it means")};
    return titles.value(section);
}

} // namespace ui
