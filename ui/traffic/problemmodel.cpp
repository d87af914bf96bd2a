#include "ui/traffic/problemmodel.h"

#include "app/text/sentence.h"
#include "app/text/undeliveredtext.h"
#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"

namespace ui {

using namespace Qt::StringLiterals;

ProblemModel::ProblemModel(const Services &services, QObject *parent)
    : WindowModel(services, problemsOf({}), parent)
    , m_catalogue(*services.catalogue)
{
}

journal::RowQuery ProblemModel::problemsOf(journal::RowQuery query)
{
    const filter::Node problem = filter::leafOf(filter::Compare{filter::Key::Has, u"error"_s});
    query.filter = query.filter.matchesAll() ? problem : filter::allOf({query.filter, problem});
    return query;
}

ProblemLine ProblemModel::lineOf(const journal::RowSummary &row) const
{
    // A model's provider has codes of its own.
    const bool isPlatforms = row.code && row.kind != traffic::Kind::Model;
    QString why = isPlatforms ? text::shortMeaning(*row.code, m_catalogue) : QString();
    if (why.isEmpty())
        why = text::explain(row, m_catalogue).headline;
    return {.time = timeText(row.time),
        .status = trafficCell(row, TrafficColumn::Status, m_catalogue),
        .why = text::visibleText(why, false),
        .peer = row.peer.isEmpty() ? QString() : elideOpenid(row.peer.value),
        .ink = problemInk(row)};
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    const journal::RowSummary *row = summaryAt(index.row());
    if (!row)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Reading")) : QVariant();
    const ProblemLine line = lineOf(*row);
    if (role == Qt::ToolTipRole)
        return QString(u"<span>"_s + line.why.toHtmlEscaped() + u"</span>"_s);
    QStringList parts{line.time, line.status.text(), line.why, line.peer};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace ui
