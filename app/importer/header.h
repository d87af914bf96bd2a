#pragma once
#include <QByteArrayView>

#include <optional>

namespace importer {

enum class Level { None, Debug, Info, Warning, Error, Critical, Other };

/// How a header is written. Source: log grammar, header variants.
enum class HeaderForm {
    Tagged, ///< `[time] [Core] [INFO] [v4.22.0] [a.b:1]: m`
    Untagged, ///< 3.x: `[09:49:08] [INFO ] [file.py:21]: m`, `[07:36:18| INFO] [file.py:175]: m`
    Timeless, ///< pasted from the web console: `[Core][INFO][a.b:1]: m`
    Trace, ///< trace file: `[date time] {json}`
    Botpy, ///< botpy with its own handler: `[ERROR]<TAB>(http.py:190)request<TAB>m`
};

/// A day as it is written; year 0 where there is none.
struct WrittenDate
{
    int year = 0;
    int month = 0;
    int day = 0;
    friend bool operator==(const WrittenDate &, const WrittenDate &) = default;
};

/// What stands before a message. The views point into the line; `sourceLine` 0 and `msOfDay` -1: not there.
struct Header
{
    HeaderForm form = HeaderForm::Tagged;
    std::optional<WrittenDate> date;
    int msOfDay = -1;
    bool hasMillis = false;
    Level level = Level::None;
    QByteArrayView levelWord;
    QByteArrayView tag;
    QByteArrayView version;
    QByteArrayView source;
    int sourceLine = 0;
    qsizetype messageAt = 0; ///< where the message begins in the line
};

/// Reads the header that a line begins with; nothing if it has none. Hand-written because it looks at each line of the
/// file. Thread: any.
[[nodiscard]] std::optional<Header> scanHeader(QByteArrayView line);

/// True for a line that is the beginning of a header and nothing else: `[2026-03-25 15:04:16.478] [Core]`. A paste from
/// the web console spreads one over up to three lines.
[[nodiscard]] bool isHeaderPiece(QByteArrayView line);
/// The most lines that one header is spread over. Source: log grammar, header variants.
inline constexpr int mostHeaderPieces = 3;

/// `WARN`, `WARNING`, `ERRO` … as a level; Other for a word that only looks like one.
[[nodiscard]] Level levelOf(QByteArrayView word);

/// `HH:MM:SS`, with `.mmm` or `,mmm` behind it if it is there, from `at`, which moves behind it. Milliseconds of the
/// day, -1 if no time stands there.
[[nodiscard]] int scanTime(QByteArrayView text, qsizetype &at);
/// `YYYY-MM-DD` in the same way.
[[nodiscard]] std::optional<WrittenDate> scanDate(QByteArrayView text, qsizetype &at);

} // namespace importer
