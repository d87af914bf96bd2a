#include "ui/palette/palettemodel.h"

using namespace Qt::StringLiterals;

namespace ui {

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteRow &row = at(index.row());
    if (role == Qt::DisplayRole)
        return row.words;
    if (role != Qt::AccessibleTextRole)
        return {};
    QStringList parts{row.words, row.note, row.key};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

void PaletteModel::setRows(const QList<PaletteRow> &rows)
{
    if (m_rows == rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

} // namespace ui
