#include "tests/bench/stockmodel.h"

#include "app/journal/journalreader.h"
#include "app/protocol/errorcatalogue.h"
#include "ui/traffic/trafficcell.h"

namespace bench {

StockModel::StockModel(const QList<journal::RowSummary> &rows, const QList<ui::TrafficColumn> &columns, bool texts)
    : m_count(int(rows.size()))
{
    const auto catalogue = protocol::ErrorCatalogue::builtIn();
    for (const journal::RowSummary &row : rows) {
        QStringList cells;
        for (const ui::TrafficColumn column : columns)
            cells.append(ui::trafficCell(row, column, catalogue).text());
        if (texts)
            cells.append(row.message ? row.message->text : QString());
        m_cells.append(cells);
    }
}

void StockModel::setCount(int rows)
{
    beginResetModel();
    m_count = rows;
    endResetModel();
}

void StockModel::append()
{
    beginInsertRows({}, m_count, m_count);
    ++m_count;
    endInsertRows();
}

int StockModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cells.first().size());
}

QVariant StockModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return m_cells.at(index.row() % m_cells.size()).at(index.column());
}

QList<journal::RowSummary> newestRows(const QString &journalPath, int limit)
{
    const auto reader = journal::JournalReader::open(journalPath, journal::liveSource, 0);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    const auto refs = (*reader)->rowsBefore({}, 0, limit);
    if (!refs || refs->isEmpty())
        qFatal("no rows");
    const auto rows = (*reader)->summaries(*refs);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().message));
    return *rows;
}

} // namespace bench
