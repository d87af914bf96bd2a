#include "app/config/settings.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace config {

namespace {

/// A whole number from 0 on, in place of the default; anything else is noted.
void readNumber(const QSettings &file, const QString &key, int &number, QList<BadSetting> &bad)
{
    if (!file.contains(key))
        return;
    const QString text = file.value(key).toStringList().join(u',').trimmed(); // a comma makes a list of it
    bool isNumber = false;
    const int read = text.toInt(&isNumber);
    if (isNumber && read >= 0)
        number = read;
    else
        bad.append({key, text});
}

} // namespace

Settings Settings::read(const QString &path)
{
    Settings settings;
    if (!QFileInfo::exists(path))
        return settings;
    const QSettings file(path, QSettings::IniFormat);
    if (file.status() != QSettings::NoError) {
        settings.bad.append({{}, path});
        return settings;
    }
    readNumber(file, u"retention/days"_s, settings.retentionDays, settings.bad);
    readNumber(file, u"retention/megabytes"_s, settings.retentionMegabytes, settings.bad);
    return settings;
}

} // namespace config
