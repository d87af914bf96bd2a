#pragma once
#include "tests/e2e/home.h"

#include <QProcess>

#include <optional>

namespace e2e {

/// One line of the transcript: `#n accepted id=… anchor=… seq=n text=…`. Fields that the line does not have are empty.
struct TranscriptLine
{
    int number = 0;
    QString state;
    std::optional<int> code;
    QString reason;
    QString id;
    QString anchor;
    std::optional<int> seq;
    QString text; ///< line ends as they are, not as the escapes of the line
};
/// None for a line that is no transcript line.
[[nodiscard]] std::optional<TranscriptLine> parseTranscriptLine(const QString &line);

/// The program under test as a process of its own. Every wait runs the test's event loop, so that what the test serves
/// goes on. Killed with the object.
class Client
{
public:
    Client(const QString &program, const Home &home);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    /// Before start(): no file of the program may grow beyond so many bytes, as on a full disk.
    void setLargestFile(qint64 bytes);
    /// `--data-dir` is added.
    void start(const QStringList &arguments);
    [[nodiscard]] bool waitForTranscript(qsizetype lines, int timeoutMs = 30'000);
    [[nodiscard]] bool waitForExit(int timeoutMs = 45'000);
    /// SIGTERM.
    void terminate() { m_process.terminate(); }
    /// SIGKILL, and waits until it is gone.
    void kill();

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// -1 while it runs or when a signal ended it.
    [[nodiscard]] int exitCode() const;
    [[nodiscard]] QByteArray output();
    [[nodiscard]] QByteArray errors();
    [[nodiscard]] QList<TranscriptLine> transcript();
    /// Everything that a failing test wants to show.
    [[nodiscard]] QByteArray story();

private:
    const Home &m_home;
    QProcess m_process;
    QProcessEnvironment m_environment;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace e2e
