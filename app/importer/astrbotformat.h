#pragma once
#include "app/importer/formats.h"
#include "app/importer/wordbook.h"

namespace importer {

/// The most text that a record holds; what follows is counted in its origin and thrown away. Bytes.
inline constexpr qsizetype longestMessage = 1024LL * 1024;
/// The most that one record of unparsed lines holds, so that a file of prose is not one record. Bytes and lines.
inline constexpr qsizetype longestUnparsed = 64LL * 1024;
inline constexpr qint64 mostUnparsedLines = 500;

/// AstrBot's logs, each variant of them, and botpy's lines between. Source: log grammar.
class AstrBotFormat final : public LineFormat
{
public:
    explicit AstrBotFormat(FormatOptions options);

    void line(const SourceLine &line) override;
    void flush() override;
    [[nodiscard]] std::optional<QDate> firstDay() const override { return m_days.firstDay(); }

    [[nodiscard]] static int looksLike(QByteArrayView sample);
    [[nodiscard]] static std::unique_ptr<LineFormat> make(FormatOptions options);

private:
    /// The record that lines are being added to.
    struct Open
    {
        LogRecord record;
        QByteArray text;
        std::optional<bool> isWhole; ///< its first line says all; found out when another line comes
        std::optional<Fields> fields; ///< of `text` as it stands, if that had to be read then
        bool hasMillis = true;
        bool hasEdgeBlanks = false; ///< colorlog: a blank before and behind it
    };
    /// A header that is spread over lines, as far as it has come.
    struct Held
    {
        QByteArray joined;
        std::vector<QByteArray> lines;
        std::vector<SourceLine> origins; ///< their texts are not looked at
    };

    void beginHeader(const Header &header, QByteArrayView text, const SourceLine &line, const Origin &origin);
    void beginBare(const SourceLine &line);
    void follow(const SourceLine &line);
    void beginUnparsed(const SourceLine &line);
    [[nodiscard]] bool hold(const SourceLine &line);
    [[nodiscard]] bool joinHeld(Held &held, const SourceLine &line);
    void releaseHeld(Held held);
    void close();
    [[nodiscard]] static bool openIsWhole(Open &open);
    static void append(Open &open, const SourceLine &line);
    [[nodiscard]] Stamp bareStamp(const SourceLine &line);
    [[nodiscard]] int repeatOf(const LogRecord &record);
    void setFacts(LogRecord &record, const SourceLine &line);

    FormatOptions m_options;
    DayCount m_days;
    WordBook m_words;
    std::optional<Open> m_open;
    std::optional<Held> m_held;
    QHash<size_t, int> m_ofSecond; // how often each record stood in the second that is being read
    qint64 m_second = -1;
    qint64 m_number = 0;
};

} // namespace importer
