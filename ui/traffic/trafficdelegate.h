#pragma once
#include "ui/common/theme.h"
#include "ui/traffic/trafficmodel.h"

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace ui {

[[nodiscard]] QColor colourOf(Ink ink, const Theme &theme);

/// Paints every cell of the traffic table from TrafficModel's values. Cells are shaped and elided once and kept until
/// their row changes. Thread: GUI.
class TrafficDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TrafficDelegate(const TrafficModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The row under the pointer, -1 for none.
    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// Rows that were found have a tint behind their time; the words have it wherever they are written.
    void setFound(const WindowModel *found, const QStringList &words);
    /// Rows or words changed: shaped cells are stale.
    void forget() { m_laidOut.clear(); }

private:
    struct Piece
    {
        QStaticText text;
        qreal x = 0;
        Ink ink = Ink::Dim;
        bool bold = false;
    };
    struct Laid
    {
        int width = 0;
        QString icon;
        Ink iconInk = Ink::Dim;
        bool mono = true;
        QList<Piece> pieces;
        QList<std::pair<qreal, qreal>> marks; ///< left edge and width of words that were looked for
    };
    using Key = std::pair<journal::RowRef, int>;

    [[nodiscard]] const Laid &laidOut(const journal::RowSummary &row, int column, int width) const;
    void markWords(Laid &laid, const QString &text, const QFontMetricsF &measure, qreal x) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const journal::RowSummary *row) const;

    void paintFound(
        QPainter &painter, const QRect &box, const journal::RowSummary &row, int column, const Laid &laid) const;

    const TrafficModel &m_model;
    const WindowModel *m_found = nullptr;
    QStringList m_words;
    int m_hoveredRow = -1;
    // A cache: painting is const by Qt's contract.
    mutable QCache<Key, Laid> m_laidOut;
};

} // namespace ui
