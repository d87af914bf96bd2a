#pragma once
#include "app/console/doortalk.h"

#include <QLocalServer>
#include <QObject>

namespace console {

/// What another process of the same user asks of the one that owns a data folder.
enum class Wish {
    Raise, ///< show your window
    ReadImports, ///< logs were read into your folder
};

/// The way to the owner of a data folder: it listens on a local socket of its user's, whose name comes from the folder.
/// A wish is a line, and so is its answer; a resend is answered by more of them, through a DoorTalk. Thread: GUI.
class OwnerDoor final : public QObject
{
    Q_OBJECT
public:
    /// `folder`: of the data, which this process has locked. `hasWindow`: it can be raised.
    explicit OwnerDoor(const QString &folder, bool hasWindow = true, QObject *parent = nullptr);

    /// Asks the owner of a folder. False: nobody answered in time. Blocks for less than a second.
    /// `profile`: whose window is to be raised; empty: any.
    [[nodiscard]] static bool ask(const QString &folder, Wish wish, const QString &profile = {});

    /// The name of a folder's door.
    [[nodiscard]] static QString nameOf(const QString &folder);
    /// Of the socket; empty if it could not be made: then nobody can ask, and that is all.
    [[nodiscard]] QString name() const { return m_server.serverName(); }

signals:
    void asked(console::Wish wish);
    /// The window of this profile's bot is to be shown.
    void windowAsked(const QString &profile);
    /// `talk` goes with the one who asks.
    void resendAsked(const console::ResendWish &wish, console::DoorTalk *talk);

private:
    void serve(QLocalSocket *socket);

    void serveResend(QLocalSocket &socket, const QByteArray &line);

    bool m_hasWindow;
    QLocalServer m_server;
};

} // namespace console
