#include "app/config/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace config {

namespace {

// QStandardPaths has no state location in Qt 6.4, so all three are read the same way here.
QString base(const char *variable, const QString &fallback)
{
    const QString named = qEnvironmentVariable(variable);
    const QString folder = QDir::isAbsolutePath(named) ? named : QDir::homePath() + u'/' + fallback;
    return QDir::cleanPath(folder + u"/qqbot-console"_s);
}

/// A folder of this user's that all their programs see and nobody else; empty if there is none.
QString machineFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString base = QDir::isAbsolutePath(runtime) && QDir(runtime).exists() ? runtime : QDir::tempPath();
    const QString folder = base + u"/qqbot-console-%1"_s.arg(getuid());
    QDir().mkpath(folder);
    const QFileInfo made(folder);
    if (!made.isDir() || made.isSymLink() || made.ownerId() != getuid())
        return {}; // somebody else's, in a folder where everybody may write
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

} // namespace

Paths Paths::ofUser(bool sandbox)
{
    const QString sub = sandbox ? u"/sandbox"_s : QString();
    return {.data = base("XDG_DATA_HOME", u".local/share"_s) + sub,
        .config = base("XDG_CONFIG_HOME", u".config"_s),
        .state = base("XDG_STATE_HOME", u".local/state"_s)};
}

Paths Paths::below(const QString &folder)
{
    const QString root = QDir::cleanPath(QDir(folder).absolutePath());
    return {.data = root, .config = root + u"/config"_s, .state = root + u"/state"_s};
}

QString Paths::outbox(const QString &appId) const
{
    static const QRegularExpression odd(u"[^0-9A-Za-z_-]"_s);
    QString name = appId;
    return data + u"/outbox-%1.db"_s.arg(name.replace(odd, u"_"_s));
}

QString Paths::botLock(const QString &appId, const QString &platform)
{
    const QString folder = machineFolder();
    if (folder.isEmpty())
        return {};
    const QByteArray key = QCryptographicHash::hash((appId + u'\n' + platform).toUtf8(), QCryptographicHash::Sha256);
    return folder + u"/bot-%1.lock"_s.arg(QString::fromLatin1(key.toHex().first(32)));
}

} // namespace config
