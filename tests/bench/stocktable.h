#pragma once
#include <QHeaderView>
#include <QTableView>

#include <memory>

namespace bench {

/// A stock QTableView over ready strings with the geometry and the columns that our table has: what its frames are
/// measured against. Thread: GUI, before any window of ours, as that brings its style.
class StockTable
{
public:
    /// `table`: what describe() told. `rows` are shown, with strings of the journal's newest.
    StockTable(const QString &journalPath, const QString &table, int rows);
    ~StockTable();
    StockTable(const StockTable &) = delete;
    StockTable &operator=(const StockTable &) = delete;

    [[nodiscard]] QTableView &view() { return m_view; }
    [[nodiscard]] class StockModel &model() { return *m_model; }

private:
    std::unique_ptr<class StockModel> m_model;
    QTableView m_view;
};

/// A table of ours in one word, for a child process: `width,height,rowHeight,column:width,…`.
[[nodiscard]] QString describe(const QTableView &table);

} // namespace bench
