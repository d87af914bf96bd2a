#pragma once
#include "ui/palette/palettemodel.h"

#include <QStyledItemDelegate>

namespace ui {

/// Paints a row of the palette: icon, words with the found letters bold, note, key cap at the right. Thread: GUI.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 32;
    PaletteDelegate(const PaletteModel &model, QObject *parent);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const PaletteModel &m_model;
};

} // namespace ui
