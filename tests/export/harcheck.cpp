#include "tests/export/harcheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace har {

QByteArray complaints(const QString &file)
{
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_PATH"_s, u"/usr/share/nodejs"_s);
    node.setProcessEnvironment(environment);
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.start(u"node"_s, {QStringLiteral(QBC_HAR_VALIDATOR), file});
    if (!node.waitForFinished(60'000))
        return "node cannot be run: install nodejs and node-har-validator";
    const QByteArray said = node.readAll();
    const bool isValid = node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0;
    return isValid || !said.isEmpty() ? said : "invalid, without a reason";
}

QByteArray complaintsAbout(const QByteArray &bytes)
{
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return "no temporary file";
    return complaints(file.fileName());
}

QJsonArray entriesOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object()["log"_L1].toObject()["entries"_L1].toArray();
}

} // namespace har
