#pragma once
#include <QByteArray>
#include <QDateTime>

#include <random>

namespace test {

/// How the lines are wrapped and headed. Source: log grammar, header variants.
enum class LogVariant {
    Console,
    Coloured,
    File,
    WebConsole,
    Colorlog,
    OldColorlog,
    Version3,
    DockerTime,
    Compose,
    JsonFile,
    Journald,
    JournaldIso,
};
inline constexpr int logVariantCount = int(LogVariant::JournaldIso) + 1;

/// What has been written so far, for what reads it back.
struct LogCounts
{
    qint64 records = 0;
    qint64 inbound = 0;
    qint64 requests = 0;
    qint64 accepted = 0;
    qint64 refused = 0; ///< with botpy's line
    qint64 toolCalls = 0;
    qint64 tracebacks = 0;
    friend bool operator==(const LogCounts &, const LogCounts &) = default;
};

/// Writes AstrBot logs of any length: people write, the agent answers and uses its tool, some sends are refused. The
/// same seed makes the same bytes. Times rise, over midnight too. Thread: one.
class LogGenerator
{
public:
    explicit LogGenerator(LogVariant variant, quint32 seed = 1);

    /// Whole turns until that many more records are written, about 12 KB for 20.
    [[nodiscard]] QByteArray next(int records);
    [[nodiscard]] const LogCounts &counts() const { return m_counts; }
    /// The date of the first line.
    [[nodiscard]] static QDate firstDay();

private:
    void turn();
    void send(const QByteArray &peer, const QByteArray &text, bool isMarkdown, bool isRefused);
    void toolUse(const QByteArray &peer);
    void header(const char *level, const char *source, int line, const QByteArray &message);
    void bare(const QByteArray &text);
    void write(const QByteArray &plain, bool isError);
    void wait(int mostMs);
    [[nodiscard]] QByteArray headed(const char *level, const char *source, int line, const QByteArray &message) const;
    [[nodiscard]] QByteArray id(bool isOwn);
    [[nodiscard]] QByteArray sentence();
    [[nodiscard]] int number(int below);

    LogVariant m_variant;
    std::mt19937 m_random;
    QByteArray m_made;
    LogCounts m_counts;
    QDateTime m_time;
    QByteArray m_anchor;
};

} // namespace test
