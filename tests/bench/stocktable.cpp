#include "tests/bench/stocktable.h"

#include "tests/bench/stockmodel.h"

#include <QCoreApplication>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

/// Strings of a stock model: more rows than a screen, so that no two screens in sequence are the same.
constexpr int sampleRows = 2'000;

} // namespace

StockTable::StockTable(const QString &journalPath, const QString &table, int rows)
{
    const QStringList parts = table.split(u',');
    QList<ui::TrafficColumn> columns;
    QList<int> widths;
    for (const QString &part : parts.sliced(3)) {
        columns.append(ui::TrafficColumn(part.section(u':', 0, 0).toInt()));
        widths.append(part.section(u':', 1).toInt());
    }
    m_model = std::make_unique<StockModel>(newestRows(journalPath, sampleRows), columns, false);
    m_model->setCount(rows);
    m_view.setModel(m_model.get());
    m_view.verticalHeader()->hide();
    m_view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view.verticalHeader()->setDefaultSectionSize(parts[2].toInt());
    for (int column = 0; column < widths.size(); ++column)
        m_view.setColumnWidth(column, widths[column]);
    m_view.resize(parts[0].toInt(), parts[1].toInt());
    m_view.show();
    QCoreApplication::processEvents();
}

StockTable::~StockTable() = default;

QString describe(const QTableView &table)
{
    const QHeaderView *header = table.horizontalHeader();
    QStringList parts{QString::number(table.width()), QString::number(table.height()),
        QString::number(table.verticalHeader()->defaultSectionSize())};
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            parts.append(u"%1:%2"_s.arg(column).arg(header->sectionSize(column)));
    }
    return parts.join(u',');
}

} // namespace bench
