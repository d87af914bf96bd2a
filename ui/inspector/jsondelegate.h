#pragma once
#include <QStringList>
#include <QStyledItemDelegate>

namespace ui {

/// Paints one row of a JSON tree: key, colon, value on one line, in the theme's JSON colours; cut secrets as chips;
/// the row's note at the right.
class JsonDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// The words that stand where secrets were cut.
    void setMarkers(const QStringList &markers) { m_markers = markers; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Paints the note and takes its room from `box`.
    void paintNote(QPainter &painter, QRect &box, const QModelIndex &index) const;
    void paintValue(QPainter &painter, QRect box, const QModelIndex &index) const;

    QStringList m_markers;
};

} // namespace ui
