#include "app/storage/setaside.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace storage {

using namespace Qt::StringLiterals;

namespace {

const QString stampForm = u"yyyyMMdd'T'HHmmss'Z'"_s;
const QString mark = u".corrupt-"_s;

// The file first: were only its log gone, what is left would read as a sound file of an earlier time.
constexpr std::array<QLatin1StringView, 3> parts{""_L1, "-wal"_L1, "-shm"_L1};

bool isTaken(const QString &name)
{
    for (const QLatin1StringView part : parts) {
        if (QFileInfo::exists(name + part))
            return true;
    }
    return false;
}

} // namespace

core::Result<QString, Problem> setAside(const QString &path, core::WallTime now)
{
    const QString stamp = QDateTime::fromMSecsSinceEpoch(core::toMs(now), Qt::UTC).toString(stampForm);
    const QString base = path + mark + stamp;
    QString target = base;
    for (int next = 2; isTaken(target); ++next)
        target = u"%1-%2"_s.arg(base).arg(next);
    for (const QLatin1StringView part : parts) {
        if (!QFileInfo::exists(path + part))
            continue;
        const QByteArray from = QFile::encodeName(path + part);
        if (std::rename(from.constData(), QFile::encodeName(target + part).constData()) != 0) {
            const int error = errno;
            const bool refused = error == EACCES || error == EROFS || error == EPERM;
            return core::make_unexpected(Problem{refused ? Fault::ReadOnly : Fault::Other, u"set aside"_s, 0,
                QString::fromLocal8Bit(std::strerror(error))});
        }
    }
    return target;
}

bool isOrphaned(const QString &path)
{
    return !QFileInfo::exists(path) && QFileInfo(path + u"-wal"_s).size() > 0;
}

QList<SetAside> setAsideOf(const QString &database)
{
    const QFileInfo file(database);
    QList<SetAside> found;
    for (QString name : file.dir().entryList({file.fileName() + mark + u'*'}, QDir::Files, QDir::Name)) {
        const QString stamp = name.sliced(file.fileName().size() + mark.size());
        QDateTime time = QDateTime::fromString(stamp.section(u'-', 0, 0), stampForm);
        time.setTimeSpec(Qt::UTC);
        if (name.endsWith(parts[1]) || name.endsWith(parts[2]))
            name.chop(parts[1].size());
        const QString path = file.dir().filePath(name);
        if (time.isValid() && (found.isEmpty() || found.first().path != path))
            found.prepend({path, core::fromMs(time.toMSecsSinceEpoch())});
    }
    return found;
}

} // namespace storage
