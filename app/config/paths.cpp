#include "app/config/paths.h"

#include <QDir>
#include <QRegularExpression>

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

} // namespace config
