#include "ui/help/codemodel.h"

#include "app/filter/expression.h"
#include "app/text/cataloguetext.h"
#include "ui/common/theme.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using protocol::CodeEntry;

namespace ui {

namespace {

bool has(const CodeEntry &entry, const QStringList &words)
{
    return std::ranges::all_of(words, [&entry](const QString &word) {
        if (QString::number(entry.code).startsWith(word))
            return true;
        const auto holds = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        return holds(entry.meaningEn) || holds(entry.meaningZh) || holds(entry.adviceEn) || holds(entry.adviceZh)
            || holds(entry.serverMessage);
    });
}

} // namespace

CodeModel::CodeModel(const protocol::ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalogue(catalogue)
{
    setSearch({});
}

int CodeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int CodeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns);
}

QVariant CodeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CodeEntry &entry = at(index.row());
    if (role == Qt::FontRole)
        return roleFont(index.column() == Code ? FontRole::Mono : FontRole::Small);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignTop | Qt::AlignLeft);
    if (role == Qt::ToolTipRole)
        return entry.serverMessage.isEmpty() ? QVariant() : tr("The server says: %1").arg(entry.serverMessage);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Code:
        return QString::number(entry.code);
    case Meaning:
        return text::meaningOf(entry);
    default:
        return text::adviceOf(entry);
    }
}

QVariant CodeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == Code ? tr("Code") : section == Meaning ? tr("Meaning") : tr("What to do");
}

QString CodeModel::filterOf(int row) const
{
    const bool isOfGateway = at(row).category == protocol::CodeCategory::Gateway;
    return filter::termText(isOfGateway ? filter::Key::Close : filter::Key::Code, QString::number(at(row).code));
}

void CodeModel::setSearch(const QString &words)
{
    const QStringList asked = words.split(u' ', Qt::SkipEmptyParts);
    QList<qsizetype> shown;
    for (qsizetype i = 0; i < m_catalogue.entries().size(); ++i) {
        if (ui::has(m_catalogue.entries()[i], asked))
            shown.append(i);
    }
    if (shown == m_shown)
        return;
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

bool CodeModel::has(const QString &words) const
{
    const QStringList asked = words.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(
        m_catalogue.entries(), [&asked](const CodeEntry &entry) { return ui::has(entry, asked); });
}

void CodeModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

} // namespace ui
