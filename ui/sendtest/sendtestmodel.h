#pragma once
#include "app/bot/sendtestreport.h"
#include "app/journal/source.h"
#include "app/protocol/errorcatalogue.h"
#include "ui/common/chip.h"

#include <QAbstractTableModel>
#include <QHash>

namespace ui {

/// The messages of a test, one a row, as far as they have come. Thread: GUI.
class SendTestModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Outcome, Anchor, Seq, Answer, Duration, ColumnCount };
    explicit SendTestModel(const protocol::ErrorCatalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The same test as before, further on, or another one.
    void setReport(const bot::SendTestReport &report);
    [[nodiscard]] const bot::SendTestReport &report() const { return m_report; }
    /// The row of the journal that tells of it; null: not known.
    void setRow(int number, journal::RowRef row) { m_rows.insert(number, row); }
    [[nodiscard]] journal::RowRef rowOf(int row) const { return m_rows.value(row + 1); }
    /// What became of the message, with icon and colour.
    [[nodiscard]] Chip chipOf(int row) const;
    /// One that failed has a bar at its edge; Dim: none.
    [[nodiscard]] Tone problemOf(int row) const;
    void clear();
    void retranslate();

private:
    [[nodiscard]] QString textOf(int row, int column) const;
    [[nodiscard]] QString anchorOf(const bot::SendTestMessage &message) const;

    const protocol::ErrorCatalogue &m_catalogue;
    bot::SendTestReport m_report;
    QHash<int, journal::RowRef> m_rows; ///< by number of the message
};

} // namespace ui
