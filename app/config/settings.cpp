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

/// One of these words, or the default.
void readWord(
    const QSettings &file, const QString &key, const QStringList &words, QString &word, QList<BadSetting> &bad)
{
    const QString text = file.value(key).toString().trimmed();
    if (words.contains(text))
        word = text;
    else if (!text.isEmpty())
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
    readWord(file, u"ui/theme"_s, {u"light"_s, u"dark"_s}, settings.theme, settings.bad);
    readWord(file, u"ui/language"_s, {u"en"_s, u"zh_CN"_s}, settings.language, settings.bad);
    return settings;
}

bool Settings::write(const QString &path, const QString &key, const QString &value)
{
    QSettings file(path, QSettings::IniFormat);
    if (value.isEmpty())
        file.remove(key);
    else
        file.setValue(key, value);
    file.sync();
    return file.status() == QSettings::NoError;
}

} // namespace config
