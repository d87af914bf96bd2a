#pragma once
#include "ui/common/keymap.h"

#include <QAbstractListModel>

namespace ui {

/// A line of the sheet of keys: what it does and the keys that ask for it. Without keys and `isCaption`: the name of
/// those that follow.
struct KeyLine
{
    QString words;
    QString keys; ///< as on their caps: `Ctrl F`
    bool isCaption = false;
    friend bool operator==(const KeyLine &, const KeyLine &) = default;
};

/// The commands in force, grouped by where they act, behind `places`: those of the window with their keys.
/// Thread: that of the translators (main).
[[nodiscard]] QList<KeyLine> keyLines(const QList<KeyLine> &places);

/// The sheet of keys as a list. Thread: GUI.
class KeyModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] const KeyLine &at(int row) const { return m_lines[row]; }
    void setLines(const QList<KeyLine> &lines);

private:
    QList<KeyLine> m_lines;
};

} // namespace ui
