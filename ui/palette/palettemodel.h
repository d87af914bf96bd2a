#pragma once
#include "ui/common/chip.h"

#include <QAbstractListModel>

namespace ui {

/// A row of the palette.
struct PaletteRow
{
    QString icon;
    QString words;
    QList<int> found; ///< places of the letters that were typed
    QString note; ///< dim, behind the words
    QString key; ///< its key cap
    Tone tone = Tone::Dim; ///< of the icon
    friend bool operator==(const PaletteRow &, const PaletteRow &) = default;
};

/// What the palette lists. Thread: GUI.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const PaletteRow &at(int row) const { return m_rows[row]; }
    void setRows(const QList<PaletteRow> &rows);

private:
    QList<PaletteRow> m_rows;
};

} // namespace ui
