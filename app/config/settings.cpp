#include "app/config/settings.h"

#include "app/config/inifile.h"
#include "app/config/wholenumber.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace config {

namespace {

/// As it stands there; a comma makes a list of it.
QString textAt(const QSettings &file, QLatin1StringView key)
{
    return file.value(QString(key)).toStringList().join(u',').trimmed();
}

/// A whole number, in place of the default; anything else is noted.
void readNumber(const QSettings &file, QLatin1StringView key, int most, int &number, QList<BadSetting> &bad)
{
    if (!file.contains(QString(key)))
        return;
    const QString text = textAt(file, key);
    if (const auto read = readWhole(text, most))
        number = *read;
    else
        bad.append({key, text});
}

/// One of these words, or the default.
void readWord(
    const QSettings &file, QLatin1StringView key, const QStringList &words, QString &word, QList<BadSetting> &bad)
{
    const QString text = textAt(file, key);
    if (words.contains(text))
        word = text;
    else if (!text.isEmpty())
        bad.append({key, text});
}

void readFlag(const QSettings &file, QLatin1StringView key, bool &flag, QList<BadSetting> &bad)
{
    const QString text = textAt(file, key);
    if (text == "true"_L1 || text == "1"_L1)
        flag = true;
    else if (text == "false"_L1 || text == "0"_L1)
        flag = false;
    else if (!text.isEmpty())
        bad.append({key, text});
}

void readTime(const QSettings &file, QLatin1StringView key, QTime &time, QList<BadSetting> &bad)
{
    const QString text = textAt(file, key);
    if (const auto read = readTimeOfDay(text))
        time = *read;
    else if (!text.isEmpty())
        bad.append({key, text});
}

void readWayOut(const QSettings &file, WayOut &way, QList<BadSetting> &bad)
{
    const QString text = textAt(file, keys::proxy);
    if (const auto read = WayOut::parse(text))
        way = *read;
    else
        bad.append({keys::proxy, withoutPassword(text)});
}

QString wordOf(bool flag)
{
    return flag ? u"true"_s : u"false"_s;
}

/// Every setting as it stands in a file.
QList<std::pair<QLatin1StringView, QString>> textsOf(const Settings &settings)
{
    return {{keys::days, QString::number(settings.retentionDays)},
        {keys::megabytes, QString::number(settings.retentionMegabytes)}, {keys::theme, settings.theme},
        {keys::language, settings.language}, {keys::proxy, settings.wayOut.toText()},
        {keys::notifies, wordOf(settings.notifies)}, {keys::names, wordOf(settings.namesPeople)},
        {keys::quietFrom, timeOfDayText(settings.quiet.from)}, {keys::quietTo, timeOfDayText(settings.quiet.to)},
        {keys::tray, wordOf(settings.hasTrayIcon)}, {keys::staysInTray, wordOf(settings.staysInTray)},
        {keys::asksOnClosing, wordOf(settings.asksOnClosing)}};
}

} // namespace

Settings Settings::read(const QString &path)
{
    Settings settings;
    if (!QFileInfo::exists(path))
        return settings;
    const QSettings file(path, QSettings::IniFormat);
    if (iniState(path) != IniState::Sound || file.status() != QSettings::NoError) {
        settings.bad.append({{}, path});
        return settings;
    }
    readNumber(file, keys::days, mostDays, settings.retentionDays, settings.bad);
    readNumber(file, keys::megabytes, mostMegabytes, settings.retentionMegabytes, settings.bad);
    readWord(file, keys::theme, {u"light"_s, u"dark"_s}, settings.theme, settings.bad);
    readWord(file, keys::language, {u"en"_s, u"zh_CN"_s}, settings.language, settings.bad);
    readWayOut(file, settings.wayOut, settings.bad);
    readFlag(file, keys::notifies, settings.notifies, settings.bad);
    readFlag(file, keys::names, settings.namesPeople, settings.bad);
    readTime(file, keys::quietFrom, settings.quiet.from, settings.bad);
    readTime(file, keys::quietTo, settings.quiet.to, settings.bad);
    readFlag(file, keys::tray, settings.hasTrayIcon, settings.bad);
    readFlag(file, keys::staysInTray, settings.staysInTray, settings.bad);
    readFlag(file, keys::asksOnClosing, settings.asksOnClosing, settings.bad);
    return settings;
}

const BadSetting *Settings::badAt(QLatin1StringView key) const
{
    const auto found = std::ranges::find(bad, key, &BadSetting::key);
    return found == bad.end() ? nullptr : &*found;
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

bool Settings::write(const QString &path, const Settings &from, const Settings &to)
{
    const auto before = textsOf(from);
    const auto after = textsOf(to);
    const auto first = textsOf(Settings());
    bool isWritten = true;
    for (qsizetype i = 0; i < after.size(); ++i) {
        const auto &[key, text] = after[i];
        if (text != before[i].second)
            isWritten = write(path, key, text == first[i].second ? QString() : text) && isWritten;
    }
    return isWritten;
}

} // namespace config
