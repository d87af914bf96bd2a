#include "app/importer/header.h"

#include <array>
#include <cstring>

namespace importer {

namespace {

constexpr qsizetype longestGroup = 256; // of `[…]`: longer ones are somebody's text

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Two digits from `at`, or -1.
int twoDigits(QByteArrayView text, qsizetype at)
{
    if (at + 2 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]))
        return -1;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

void skipBlanks(QByteArrayView text, qsizetype &at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
}

/// The inside of the `[…]` at `at`, with blanks before it; empty and unmoved if there is none.
QByteArrayView takeGroup(QByteArrayView text, qsizetype &at)
{
    qsizetype open = at;
    skipBlanks(text, open);
    if (open >= text.size() || text[open] != '[')
        return {};
    const qsizetype room = std::min(longestGroup, text.size() - open - 1);
    const void *close = std::memchr(text.data() + open + 1, ']', size_t(room));
    if (!close)
        return {};
    const qsizetype end = static_cast<const char *>(close) - text.data();
    at = end + 1;
    return text.sliced(open + 1, end - open - 1);
}

bool isLevelWord(QByteArrayView word)
{
    if (word.size() < 4 || word.size() > 8)
        return false;
    for (const char c : word) {
        if (c < 'A' || c > 'Z')
            return false;
    }
    return true;
}

/// `a.b:12` into its parts.
bool splitSource(QByteArrayView group, Header &header)
{
    qsizetype colon = group.size();
    int line = 0;
    for (int weight = 1; colon > 0 && isDigit(group[colon - 1]) && weight < 100'000'000; weight *= 10)
        line += (group[--colon] - '0') * weight;
    if (colon == group.size() || colon < 2 || group[colon - 1] != ':')
        return false;
    header.source = group.first(colon - 1);
    header.sourceLine = line;
    return true;
}

/// `[v4.22.0] [a.b:1]: ` behind the level, and the end of the header.
bool takeSource(QByteArrayView line, qsizetype &at, Header &header)
{
    QByteArrayView group = takeGroup(line, at);
    if (group.size() > 1 && group[0] == 'v' && isDigit(group[1])) {
        header.version = group.sliced(1);
        group = takeGroup(line, at);
    }
    if (!splitSource(group, header))
        return false;
    constexpr QByteArrayView wideColon = "：";
    if (at < line.size() && line[at] == ':')
        ++at;
    else if (line.sliced(at).startsWith(wideColon))
        at += wideColon.size();
    else
        return false;
    if (at < line.size() && line[at] == ' ')
        ++at;
    header.messageAt = at;
    return true;
}

void setLevel(Header &header, QByteArrayView word)
{
    header.levelWord = word;
    header.level = levelOf(word);
}

/// What stands in the first `[…]`: date, time, and in 3.x the level behind a bar.
bool readTimeGroup(QByteArrayView group, Header &header)
{
    qsizetype at = 0;
    if (group.size() > 10 && group[4] == '-') {
        header.date = scanDate(group, at);
        skipBlanks(group, at);
    }
    const qsizetype timeAt = at;
    header.msOfDay = scanTime(group, at);
    header.hasMillis = at > timeAt + qsizetype(sizeof "HH:MM:SS") - 1;
    if (header.msOfDay < 0)
        return false;
    if (at < group.size() && group[at] == '|') {
        const QByteArrayView word = group.sliced(at + 1).trimmed();
        if (!isLevelWord(word))
            return false;
        header.form = HeaderForm::Untagged;
        setLevel(header, word);
        return true;
    }
    return group.sliced(at).trimmed().isEmpty();
}

/// Tag and level, or in 3.x the level alone.
bool takeTagAndLevel(QByteArrayView line, qsizetype &at, Header &header)
{
    const QByteArrayView first = takeGroup(line, at).trimmed();
    if (first.isEmpty())
        return false;
    if (isLevelWord(first)) {
        qsizetype behind = at;
        Header probe;
        if (takeSource(line, behind, probe)) {
            header.form = HeaderForm::Untagged;
            setLevel(header, first);
            return true;
        }
    }
    const QByteArrayView second = takeGroup(line, at).trimmed();
    if (!isLevelWord(second))
        return false;
    header.tag = first;
    setLevel(header, second);
    return true;
}

/// `[ERROR]<TAB>(http.py:190)request<TAB>m`, in a file with `2026-03-25 15:04:16,478<TAB>` before it.
std::optional<Header> scanBotpy(QByteArrayView line)
{
    Header header{.form = HeaderForm::Botpy};
    qsizetype at = 0;
    if (!line.isEmpty() && isDigit(line[0])) {
        header.date = scanDate(line, at);
        skipBlanks(line, at);
        header.msOfDay = header.date ? scanTime(line, at) : -1;
        if (header.msOfDay < 0)
            return {};
        skipBlanks(line, at);
    }
    const QByteArrayView word = takeGroup(line, at);
    if (!isLevelWord(word) || at + 1 >= line.size() || line[at] != '\t' || line[at + 1] != '(')
        return {};
    const QByteArrayView rest = line.sliced(at + 2, std::min(longestGroup, line.size() - at - 2));
    const qsizetype close = rest.indexOf(')');
    if (close < 0 || !splitSource(rest.first(close), header))
        return {};
    const qsizetype tab = rest.indexOf('\t', close);
    if (tab < 0)
        return {};
    setLevel(header, word);
    header.messageAt = at + 2 + tab + 1;
    return header;
}

std::optional<Header> scanTimeless(QByteArrayView line)
{
    Header header{.form = HeaderForm::Timeless};
    qsizetype at = 0;
    header.tag = takeGroup(line, at).trimmed();
    const QByteArrayView word = takeGroup(line, at).trimmed();
    if (header.tag.isEmpty() || !isLevelWord(word))
        return {};
    setLevel(header, word);
    if (!takeSource(line, at, header))
        return {};
    return header;
}

std::optional<Header> scanTrace(QByteArrayView line, qsizetype at, Header header)
{
    skipBlanks(line, at);
    if (!header.date || at >= line.size() || line[at] != '{')
        return {};
    header.form = HeaderForm::Trace;
    header.messageAt = at;
    return header;
}

} // namespace

Level levelOf(QByteArrayView word)
{
    struct Known
    {
        QByteArrayView begins;
        Level level;
    };
    static constexpr std::array known
        = {Known{"DBUG", Level::Debug}, Known{"DEBU", Level::Debug}, Known{"INFO", Level::Info},
            Known{"WARN", Level::Warning}, Known{"ERRO", Level::Error}, Known{"CRIT", Level::Critical}};
    for (const Known &one : known) {
        if (word.startsWith(one.begins))
            return one.level;
    }
    return Level::Other;
}

int scanTime(QByteArrayView text, qsizetype &at)
{
    const int hour = twoDigits(text, at);
    const int minute = twoDigits(text, at + 3);
    const int second = twoDigits(text, at + 6);
    // 60: a leap second, which some clocks print
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || text[at + 2] != ':'
        || text[at + 5] != ':')
        return -1;
    int ms = ((hour * 60 + minute) * 60 + second) * 1'000;
    at += 8;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        int weight = 100;
        for (++at; at < text.size() && isDigit(text[at]); ++at, weight /= 10)
            ms += (text[at] - '0') * weight;
    }
    return ms;
}

std::optional<WrittenDate> scanDate(QByteArrayView text, qsizetype &at)
{
    const int century = twoDigits(text, at);
    const int year = twoDigits(text, at + 2);
    const int month = twoDigits(text, at + 5);
    const int day = twoDigits(text, at + 8);
    if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || text[at + 4] != '-'
        || text[at + 7] != '-')
        return {};
    at += 10;
    return WrittenDate{century * 100 + year, month, day};
}

std::optional<Header> scanHeader(QByteArrayView line)
{
    qsizetype at = 0;
    skipBlanks(line, at);
    if (at + 9 > line.size())
        return {};
    if (line[at] != '[')
        return isDigit(line[at]) ? scanBotpy(line) : std::nullopt;
    if (!isDigit(line[at + 1])) {
        auto header = scanTimeless(line);
        return header ? header : scanBotpy(line);
    }
    const QByteArrayView group = takeGroup(line, at);
    Header header;
    if (group.isEmpty() || !readTimeGroup(group, header))
        return {};
    if (header.form == HeaderForm::Tagged) {
        const qsizetype behindTime = at;
        if (!takeTagAndLevel(line, at, header))
            return scanTrace(line, behindTime, header);
    }
    if (!takeSource(line, at, header))
        return {};
    return header;
}

bool isHeaderPiece(QByteArrayView line)
{
    qsizetype at = 0;
    const QByteArrayView first = takeGroup(line, at);
    Header header;
    if (first.isEmpty() || !isDigit(first[0]) || !readTimeGroup(first, header))
        return false;
    int groups = 1;
    while (!takeGroup(line, at).isEmpty())
        ++groups;
    return groups < 4 && line.sliced(at).trimmed().isEmpty();
}

} // namespace importer
