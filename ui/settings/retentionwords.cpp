#include "ui/settings/retentionwords.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::JournalSection)
};

} // namespace

QString mebibytesText(qint64 bytes)
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    const double size = double(bytes) / mebibyte;
    return u"%1\u00a0MiB"_s.arg(QString::number(size, 'f', size < 100 ? 1 : 0));
}

QString extentText(const journal::RetentionForecast &forecast)
{
    const QString size = mebibytesText(forecast.usedBytes);
    if (!forecast.oldest)
        return size + u" · "_s + Words::tr("no row yet");
    const QString since
        = QLocale().toString(QDateTime::fromMSecsSinceEpoch(core::toMs(*forecast.oldest)).date(), QLocale::LongFormat);
    return size + u" · "_s + Words::tr("%1 rows since %2").arg(countText(forecast.rows), since);
}

QString forecastText(const journal::RetentionForecast &forecast)
{
    if (forecast.going() <= 0)
        return Words::tr("Nothing of what is there would go now.");
    const QString rows = countText(forecast.going());
    const QString all = countText(forecast.rows);
    // By age it is counted; by size it depends on how large each row is.
    const QString what = forecast.tooMany > forecast.tooOld
        ? Words::tr("About %1 of %2 rows would go, the oldest first.").arg(rows, all)
        : Words::tr("%1 of %2 rows would go, the oldest first.").arg(rows, all);
    return what + u' ' + Words::tr("Messages that were not delivered, and rows with a mark, stay.");
}

} // namespace ui
