#include "app/console/doortalk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray ResendWish::toLine() const
{
    return lineOf({{u"ids"_s, QJsonArray::fromStringList(ids)}, {u"anchor"_s, anchor}, {u"dry_run"_s, dryRun},
        {u"profile"_s, profile}});
}

std::optional<ResendWish> ResendWish::ofLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    ResendWish wish{.anchor = object["anchor"_L1].toString(),
        .dryRun = object["dry_run"_L1].toBool(),
        .profile = object["profile"_L1].toString()};
    for (const QJsonValue id : object["ids"_L1].toArray())
        wish.ids.append(id.toString());
    return wish.ids.isEmpty() ? std::nullopt : std::optional(wish);
}

DoorTalk::DoorTalk(QLocalSocket &socket)
    : QObject(&socket)
    , m_socket(socket)
{
}

void DoorTalk::say(const QString &line)
{
    m_socket.write(lineOf({{u"line"_s, line}}) + '\n');
    m_socket.flush();
}

void DoorTalk::end(ExitCode code, const QString &sentence)
{
    m_socket.write(lineOf({{u"end"_s, int(code)}, {u"sentence"_s, sentence}}) + '\n');
    m_socket.flush();
    m_socket.disconnectFromServer();
}

DoorCall::DoorCall(const QString &name, const ResendWish &wish, QObject *parent)
    : QObject(parent)
{
    connect(
        &m_socket, &QLocalSocket::connected, this, [this, wish] { m_socket.write("resend " + wish.toLine() + '\n'); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &DoorCall::read);
    const auto lost = [this] {
        read();
        finish(ExitCode::Failed, tr("The program that owns this folder does not answer."));
    };
    connect(&m_socket, &QLocalSocket::disconnected, this, lost);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, lost);
    m_socket.connectToServer(name);
}

void DoorCall::read()
{
    while (m_socket.canReadLine()) {
        const QJsonObject object = QJsonDocument::fromJson(m_socket.readLine()).object();
        if (object.contains("end"_L1))
            finish(ExitCode(object["end"_L1].toInt()), object["sentence"_L1].toString());
        else
            emit said(object["line"_L1].toString());
    }
}

void DoorCall::finish(ExitCode code, const QString &sentence)
{
    if (!std::exchange(m_isOver, true)) // queued: its receiver may end the program, and this in it
        QMetaObject::invokeMethod(
            this, [this, code, sentence] { emit ended(code, sentence); }, Qt::QueuedConnection);
}

} // namespace console
