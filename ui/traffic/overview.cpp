#include "ui/traffic/overview.h"

#include "app/journal/query.h"
#include "ui/traffic/problemmodel.h"
#include "ui/traffic/trafficdelegate.h"
#include "ui/traffic/trafficmodel.h"

#include <QPainter>

namespace ui {

using namespace std::chrono_literals;

namespace {
/// Parts of the whole that can have a tick: about the pixels of a tall screen.
constexpr int tickParts = 1'024;
/// Rows come many times a second; the ticks move by less than a pixel.
constexpr auto computeEvery = 250ms;
constexpr int tickHeight = 2;
constexpr int tickInset = 2;
} // namespace

OverviewBar::OverviewBar(QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
{
    setProperty("overview", true);
}

void OverviewBar::setTicks(const QList<OverviewTick> &ticks)
{
    if (m_ticks == ticks)
        return;
    m_ticks = ticks;
    update();
}

void OverviewBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    const Theme &theme = Theme::current();
    for (const OverviewTick &tick : std::as_const(m_ticks)) {
        const int y = std::min(int(tick.at * height()), height() - tickHeight);
        painter.fillRect(tickInset, y, width() - 2 * tickInset, tickHeight, colourOf(tick.ink, theme));
    }
}

Overview::Overview(
    const Services &services, const TrafficModel &rows, const ProblemModel &problems, OverviewBar &bar, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_rows(rows)
    , m_problems(problems)
    , m_bar(bar)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(computeEvery);
    connect(&m_soon, &QTimer::timeout, this, &Overview::compute);
    watch(rows);
    watch(problems);
    connect(
        &problems, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
            for (int row = first.row(); row <= last.row(); ++row)
                m_inks.remove(m_problems.refAt(row));
        });
}

void Overview::watch(const WindowModel &model)
{
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Overview::computeSoon, Qt::UniqueConnection);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &Overview::computeSoon, Qt::UniqueConnection);
    connect(&model, &QAbstractItemModel::modelReset, this, &Overview::computeSoon, Qt::UniqueConnection);
}

void Overview::setFound(const WindowModel *found)
{
    m_found = found;
    if (found)
        watch(*found);
    computeSoon();
}

void Overview::computeSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

QList<std::pair<journal::RowRef, double>> Overview::spread(const WindowModel &some) const
{
    QList<std::pair<journal::RowRef, double>> rows;
    const int all = m_rows.rowCount();
    const int count = std::min(all, tickParts);
    for (int part = 0; part < count; ++part) {
        const int first = int(qint64(part) * all / count);
        const int last = int(qint64(part + 1) * all / count) - 1;
        const journal::RowRef row = some.refAt(some.firstFrom(m_rows.refAt(first)));
        if (row.isNull())
            break; // no further one
        if (!(m_rows.refAt(last) < row))
            rows.append({row, double(first) / all});
    }
    return rows;
}

void Overview::compute()
{
    QList<OverviewTick> ticks;
    if (m_found) {
        for (const auto &[row, at] : spread(*m_found))
            ticks.append({at, Ink::Accent});
    }
    QList<journal::RowRef> strange;
    QHash<journal::RowRef, Ink> inks;
    for (const auto &[row, at] : spread(m_problems)) {
        const auto known = m_inks.constFind(row);
        if (known == m_inks.cend())
            strange.append(row);
        else
            inks.insert(row, *known);
        ticks.append({at, known == m_inks.cend() ? Ink::Bad : *known});
    }
    m_inks = inks;
    m_bar.setTicks(ticks);
    if (!strange.isEmpty())
        learn(strange);
}

/// The colours of ticks that are new.
void Overview::learn(const QList<journal::RowRef> &rows)
{
    if (!m_services.journal || m_outstanding > 0)
        return;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [rows](journal::ReaderPool::Readers &readers) { return WindowModel::readSummaries(readers, rows).rows; },
        [this](const QList<journal::RowSummary> &found) {
            --m_outstanding;
            for (const journal::RowSummary &row : found)
                m_inks.insert(row.ref, problemInk(row));
            if (!found.isEmpty())
                computeSoon();
        });
}

} // namespace ui
