#include "ui/traffic/trafficmodel.h"

#include "app/text/visibletext.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// The id behind an elided cell, whole.
QString wholeText(const journal::RowSummary &row, TrafficColumn column, const protocol::ErrorCatalogue &catalogue)
{
    switch (column) {
    case TrafficColumn::Peer:
        return row.peer.value;
    case TrafficColumn::Route:
        return row.route;
    case TrafficColumn::Status:
        return wholeStatus(row, catalogue);
    case TrafficColumn::MsgId:
        return !row.anchor.isEmpty() ? row.anchor : row.msgId;
    case TrafficColumn::Time:
    case TrafficColumn::Note:
        return row.mark ? row.mark->note : QString();
    case TrafficColumn::Returned:
        return row.returnedId;
    case TrafficColumn::Trace:
        return row.traceId;
    case TrafficColumn::Bot:
        return row.bot;
    default:
        return {}; // the cell says it all
    }
}

QVariant alignment(TrafficColumn column)
{
    switch (column) {
    case TrafficColumn::Seq:
    case TrafficColumn::Duration:
    case TrafficColumn::Size:
    case TrafficColumn::Code:
    case TrafficColumn::Attempt:
    case TrafficColumn::Turn:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

} // namespace

TrafficModel::TrafficModel(const Services &services, QObject *parent)
    : WindowModel(services, {}, parent)
    , m_catalogue(*services.catalogue)
{
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : trafficColumnCount;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto column = TrafficColumn(index.column());
    if (role == Qt::TextAlignmentRole) {
        return alignment(column);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    const journal::RowSummary *row = summaryAt(index.row());
    if (row == nullptr) {
        return role == Qt::AccessibleTextRole ? QVariant(tr("Reading")) : QVariant();
    }
    if (role == Qt::DisplayRole) {
        return cellOf(*row, column).text();
    }
    if (role == Qt::ToolTipRole) {
        // Forced to rich text and escaped: a tooltip that guesses would render markup that came over the wire.
        const QString whole = text::visibleText(wholeText(*row, column, m_catalogue), false).toHtmlEscaped();
        return whole.isEmpty() ? QVariant() : u"<span>"_s + whole + u"</span>"_s;
    }
    // A screen reader that enters a row hears it whole; other cells only add themselves.
    return column == TrafficColumn::Time ? trafficRowText(*row, m_catalogue) : cellOf(*row, column).text();
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= trafficColumnCount) {
        return {};
    }
    const auto column = TrafficColumn(section);
    if (role == Qt::TextAlignmentRole) {
        return alignment(column);
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    return columnCaption(column);
}

void TrafficModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, trafficColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, trafficColumnCount - 1));
    }
}

} // namespace ui
