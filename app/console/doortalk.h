#pragma once
#include "app/console/exitcode.h"

#include <QLocalSocket>
#include <QStringList>

namespace console {

/// A resend that another process wants of the one that owns the folder: what stands on its command line.
struct ResendWish
{
    QStringList ids;
    QString anchor; ///< a msg_id, `newest` or `proactive`; empty: newest
    bool dryRun = false;
    QString profile; ///< empty: the owner's first bot
    friend bool operator==(const ResendWish &, const ResendWish &) = default;

    /// One line, without its end; none for what is no wish. Bounded: see longestWish.
    [[nodiscard]] QByteArray toLine() const;
    [[nodiscard]] static std::optional<ResendWish> ofLine(const QByteArray &line);
};
inline constexpr qint64 longestWish = 64 * 1024; // bytes

/// The owner's side of a wish that takes a while: lines for the other's standard output, then the end. Thread: GUI.
class DoorTalk final : public QObject
{
    Q_OBJECT
public:
    /// The socket's child: gone when the other side is.
    explicit DoorTalk(QLocalSocket &socket);
    void say(const QString &line);
    /// `sentence`: what went wrong, for standard error; empty: nothing.
    void end(ExitCode code, const QString &sentence);

private:
    QLocalSocket &m_socket;
};

/// The asking side. Thread: GUI.
class DoorCall final : public QObject
{
    Q_OBJECT
public:
    /// `name`: of the owner's door.
    DoorCall(const QString &name, const ResendWish &wish, QObject *parent = nullptr);

signals:
    void said(const QString &line);
    /// Once. An owner that cannot be reached, or breaks off, is a failure with its sentence.
    void ended(console::ExitCode code, const QString &sentence);

private:
    void read();
    void finish(ExitCode code, const QString &sentence);

    QLocalSocket m_socket;
    bool m_isOver = false;
};

} // namespace console
