#include "ui/sendtest/sendtestmodel.h"

#include "app/text/sendtesttext.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"

namespace ui {

using namespace Qt::StringLiterals;

SendTestModel::SendTestModel(const protocol::ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalogue(catalogue)
{
}

int SendTestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_report.messages.size());
}

int SendTestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void SendTestModel::clear()
{
    beginResetModel();
    m_report = {};
    m_rows.clear();
    endResetModel();
}

void SendTestModel::setReport(const bot::SendTestReport &report)
{
    const bool isOther = m_report.began != report.began || m_report.messages.size() != report.messages.size();
    if (isOther) {
        beginResetModel();
        m_report = report;
        m_rows.clear();
        endResetModel();
        return;
    }
    const bot::SendTestReport before = std::exchange(m_report, report);
    for (int row = 0; row < rowCount(); ++row) {
        if (before.messages[row] != report.messages[row] || before.end != report.end)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

Chip SendTestModel::chipOf(int row) const
{
    const bot::SendTestMessage &message = m_report.messages[row];
    const bool isOver = m_report.end != bot::SendTestEnd::Running;
    const QString words = text::stateText(message, isOver);
    if (!message.answer) {
        const bool isOnItsWay = message.began && !isOver;
        return {.icon = isOnItsWay ? u"in-flight"_s
                : isOver           ? u"minus"_s
                                   : u"queued"_s,
            .text = words,
            .tone = Tone::Dim,
            .flat = true};
    }
    const traffic::State state = lineage::stateOf(message.answer->outcome);
    return {.icon = iconOf(state), .text = words, .tone = toneOf(state)};
}

Tone SendTestModel::problemOf(int row) const
{
    const bot::SendTestMessage &message = m_report.messages[row];
    return bot::hasFailed(message) ? toneOf(lineage::stateOf(message.answer->outcome)) : Tone::Dim;
}

QString SendTestModel::anchorOf(const bot::SendTestMessage &message) const
{
    if (!message.facts)
        return {};
    QStringList ids;
    for (const bot::SendTestMessage &other : m_report.messages) {
        if (other.facts && !other.facts->anchor.isEmpty())
            ids += other.facts->anchor;
    }
    return elideId(message.facts->anchor, ids, IdWidth::Narrow);
}

QString SendTestModel::textOf(int row, int column) const
{
    const bot::SendTestMessage &message = m_report.messages[row];
    switch (column) {
    case Number:
        return QString::number(message.number);
    case Outcome:
        return chipOf(row).text;
    case Anchor:
        return anchorOf(message);
    case Seq:
        return message.answer && message.answer->msgSeq ? QString::number(*message.answer->msgSeq) : QString();
    case Answer:
        return text::meaningText(message, m_catalogue);
    case Duration:
        return message.facts && message.facts->duration ? durationText(*message.facts->duration) : QString();
    default:
        return {};
    }
}

QVariant SendTestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return textOf(index.row(), index.column());
    if (role == Qt::AccessibleTextRole) {
        QStringList said{tr("message %1").arg(m_report.messages[index.row()].number)};
        for (int column = Outcome; column < ColumnCount; ++column)
            said += textOf(index.row(), column);
        said.removeAll(QString());
        return said.join(u", "_s);
    }
    if (role == Qt::ToolTipRole && index.column() == Anchor && m_report.messages[index.row()].facts)
        return m_report.messages[index.row()].facts->anchor;
    if (role == Qt::ToolTipRole && index.column() == Answer) {
        const QString cause = text::causeText(m_report.messages[index.row()], m_catalogue);
        return cause.isEmpty() ? textOf(index.row(), Answer) : cause;
    }
    if (role == Qt::TextAlignmentRole && (index.column() == Seq || index.column() == Duration))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

QVariant SendTestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section == Seq || section == Duration;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::FontRole)
        return roleFont(FontRole::Caption);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return u"#"_s;
    case Outcome:
        return tr("Outcome");
    case Anchor:
        return tr("Anchor");
    case Seq:
        return tr("Seq");
    case Answer:
        return tr("Answer");
    case Duration:
        return tr("Took");
    default:
        return {};
    }
}

void SendTestModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace ui
