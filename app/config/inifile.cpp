#include "app/config/inifile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace config {

namespace {

/// Far beyond what people and this program write.
constexpr qint64 mostBytes = 16 * 1024 * 1024;

bool isLine(QByteArrayView line)
{
    line = line.trimmed();
    const bool isText = std::ranges::none_of(line, [](char c) { return c == '\0' || c == '\x7f'; });
    return isText
        && (line.isEmpty() || line.startsWith(';') || line.startsWith('#') || line.contains('=')
            || (line.startsWith('[') && line.endsWith(']')));
}

} // namespace

IniState iniState(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return IniState::Sound;
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return IniState::Unreadable;
    if (file.size() > mostBytes)
        return IniState::Damaged;
    while (!file.atEnd())
        if (!isLine(file.readLine()))
            return IniState::Damaged;
    return IniState::Sound;
}

} // namespace config
