#include "tests/bench/filterbench.h"

#include "tests/bench/clocks.h"
#include "tests/bench/keptreader.h"
#include "tests/bench/stockmodel.h"

#include <QSortFilterProxyModel>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

/// Rows of a tall screen.
constexpr int screen = 60;
const QString word = u"天气"_s;

/// Milliseconds until the stock proxy has put a word in force, over so many of the journal's rows as ready strings.
double proxyMilliseconds(MadeJournal &made, int rows, int rounds)
{
    StockModel model(newestRows(made.path(), rows), ui::firstColumns(), true);
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterKeyColumn(-1);
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        proxy.setFilterFixedString({});
        const qint64 begin = now();
        proxy.setFilterFixedString(word);
        const int found = proxy.rowCount();
        times.append(double(now() - begin) / 1e6);
        if (found == 0 || found == model.rowCount())
            qFatal("the stock proxy does not filter");
    }
    return median(times);
}

} // namespace

void measureFilters(const Sizes &sizes, MadeJournal &made, Report &report)
{
    KeptReader reader(made);
    const QString ms = u"ms"_s;
    for (const QString &text :
        {u"kind:http state:accepted dur:>=500ms"_s, u"scene:group -state:accepted kind:http"_s, u"has:error"_s, word}) {
        const double first = reader.milliseconds(text, screen, sizes.rounds);
        const double complete = reader.milliseconds(text, 0, sizes.rounds);
        report.add({u"filter %1 rows by %2, first screen"_s.arg(made.rows()).arg(text), ms, first, std::nullopt, {},
            Row::Goal::OursAtMost, 60});
        report.add({u"… complete"_s, ms, complete, std::nullopt, {}, Row::Goal::OursAtMost, 1'000});
        if (text == word)
            report.add({u"… complete, beside a proxy over %1 rows"_s.arg(sizes.filterRows), ms, complete,
                proxyMilliseconds(made, sizes.filterRows, sizes.rounds), u"QSortFilterProxyModel"_s});
    }
}

} // namespace bench
