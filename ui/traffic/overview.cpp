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
constexpr int parts = 1'024;
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

Overview::Overview(const Services &services, const TrafficModel &rows, const ProblemModel &problems, OverviewBar &bar,
    QObject *parent)
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
    connect(&problems, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) {
            for (int row = first.row(); row <= last.row(); ++row)
                m_inks.remove(m_problems.refAt(row));
        });
}

void Overview::watch(const WindowModel &model)
{
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&model, &QAbstractItemModel::modelReset, this, soon);
}

void Overview::compute()
{
    const int rows = m_rows.rowCount();
    const int count = std::min(rows, parts);
    QList<OverviewTick> ticks;
    QList<journal::RowRef> strange;
    QHash<journal::RowRef, Ink> inks;
    for (int part = 0; part < count; ++part) {
        const int first = int(qint64(part) * rows / count);
        const int last = int(qint64(part + 1) * rows / count) - 1;
        const journal::RowRef problem = m_problems.refAt(m_problems.firstFrom(m_rows.refAt(first)));
        if (problem.isNull())
            break; // no further one
        if (m_rows.refAt(last) < problem)
            continue;
        const auto known = m_inks.constFind(problem);
        if (known == m_inks.cend())
            strange.append(problem);
        else
            inks.insert(problem, *known);
        ticks.append({double(first) / rows, known == m_inks.cend() ? Ink::Bad : *known});
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
            bool isOther = false;
            for (const journal::RowSummary &row : found) {
                m_inks.insert(row.ref, problemInk(row));
                isOther = true;
            }
            if (isOther && !m_soon.isActive())
                m_soon.start();
        });
}

} // namespace ui
