#include "app/console/ownerdoor.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int patience = 800; // ms; the owner's window never waits for longer than a frame or two
constexpr qint64 longestLine = longestWish;
constexpr QByteArrayView resendWord = "resend ";
constexpr QByteArrayView windowWord = "window ";
constexpr QByteArrayView answer = "ok\n";

struct Word
{
    Wish wish;
    QByteArrayView text;
};
constexpr Word words[] = {{Wish::Raise, "raise\n"}, {Wish::ReadImports, "read-imports\n"}};

std::optional<Wish> wishOf(const QByteArray &line)
{
    const auto found = std::ranges::find(words, QByteArrayView(line), &Word::text);
    return found == std::end(words) ? std::nullopt : std::optional(found->wish);
}

} // namespace

/// A socket's path may have about 100 bytes, a folder's any length.
QString OwnerDoor::nameOf(const QString &folder)
{
    const QByteArray path = QDir(folder).absolutePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(24);
    return u"qqbot-console-"_s + QString::fromLatin1(hash);
}

OwnerDoor::OwnerDoor(const QString &folder, bool hasWindow, QObject *parent)
    : QObject(parent)
    , m_hasWindow(hasWindow)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = nameOf(folder);
    QLocalServer::removeServer(name); // of one that was killed: the lock says that it is gone
    if (!m_server.listen(name))
        return;
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

void OwnerDoor::serve(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > longestLine)
                socket->abort();
            return;
        }
        const QByteArray line = socket->readLine(longestLine);
        if (line.startsWith(resendWord)) {
            serveResend(*socket, line.sliced(resendWord.size()));
            return;
        }
        if (m_hasWindow && line.startsWith(windowWord)) {
            socket->write(answer.data(), answer.size());
            socket->flush();
            socket->disconnectFromServer();
            emit windowAsked(QString::fromUtf8(line.sliced(windowWord.size())).trimmed());
            return;
        }
        auto wish = wishOf(line);
        if (wish == Wish::Raise && !m_hasWindow)
            wish.reset();
        if (wish) {
            socket->write(answer.data(), answer.size());
            socket->flush();
        }
        socket->disconnectFromServer();
        if (wish)
            emit asked(*wish);
    });
}

void OwnerDoor::serveResend(QLocalSocket &socket, const QByteArray &line)
{
    const auto wish = ResendWish::ofLine(line);
    if (wish)
        emit resendAsked(*wish, new DoorTalk(socket));
    else
        socket.disconnectFromServer();
}

bool OwnerDoor::ask(const QString &folder, Wish wish, const QString &profile)
{
    const auto word = std::ranges::find(words, wish, &Word::wish);
    QLocalSocket socket;
    socket.connectToServer(nameOf(folder));
    if (!socket.waitForConnected(patience))
        return false;
    if (wish == Wish::Raise && !profile.isEmpty())
        socket.write(windowWord.toByteArray() + profile.simplified().toUtf8() + '\n');
    else
        socket.write(word->text.data(), word->text.size());
    socket.flush();
    return socket.waitForReadyRead(patience) && socket.readLine(longestLine) == answer;
}

} // namespace console
