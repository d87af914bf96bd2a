#include "tests/e2e/home.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace e2e {

Home::Home()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder");
    for (const QString &name : {u"home"_s, u"share"_s, u"config"_s, u"state"_s, u"cache"_s, u"run"_s, u"tmp"_s}) {
        QDir().mkpath(path(name));
        // The runtime folder must be its owner's alone; the others are of no interest to anybody else either.
        QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
}

QString Home::path(const QString &name) const
{
    return m_folder.filePath(name);
}

QString Home::data() const
{
    return path(u"data"_s);
}

QProcessEnvironment Home::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
        {u"QQBOT_APP_ID"_s, u"QQBOT_CLIENT_SECRET"_s, u"QQBOT_MODEL_KEY"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(name);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"HOME"_s, path(u"home"_s));
    environment.insert(u"XDG_DATA_HOME"_s, path(u"share"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, path(u"state"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, path(u"run"_s));
    environment.insert(u"TMPDIR"_s, path(u"tmp"_s));
    return environment;
}

QString Home::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace e2e
