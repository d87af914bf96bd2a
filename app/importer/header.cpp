#include "app/importer/header.h"

#include <QtAlgorithms>
#include <QtEndian>

#include <array>
#include <cstring>

namespace importer {

namespace {

constexpr qsizetype longestGroup = 256; // of `[…]`: longer ones are somebody's text

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number that two digits make, or less than 0.
inline int twoDigits(const char *at)
{
    return isDigit(at[0]) && isDigit(at[1]) ? (at[0] - '0') * 10 + (at[1] - '0') : -1;
}

void skipBlanks(QByteArrayView text, qsizetype &at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
}

inline int readTime(QByteArrayView text, qsizetype &at)
{
    constexpr qsizetype length = 8;
    if (at + length > text.size())
        return -1;
    const char *const begin = text.data() + at;
    const int hour = twoDigits(begin);
    const int minute = twoDigits(begin + 3);
    const int second = twoDigits(begin + 6);
    // 60: a leap second, which some clocks print
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || begin[2] != ':'
        || begin[5] != ':')
        return -1;
    int ms = ((hour * 60 + minute) * 60 + second) * 1'000;
    at += length;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        int weight = 100;
        for (++at; at < text.size() && isDigit(text[at]); ++at, weight /= 10)
            ms += (text[at] - '0') * weight;
    }
    return ms;
}

inline std::optional<WrittenDate> readDate(QByteArrayView text, qsizetype &at)
{
    constexpr qsizetype length = 10;
    if (at + length > text.size())
        return {};
    const char *const begin = text.data() + at;
    const int century = twoDigits(begin);
    const int year = twoDigits(begin + 2);
    const int month = twoDigits(begin + 5);
    const int day = twoDigits(begin + 8);
    if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || begin[4] != '-' || begin[7] != '-')
        return {};
    at += length;
    return WrittenDate{century * 100 + year, month, day};
}

/// Where a group closes that begins at `text`, or -1. Eight bytes at a time: groups are shorter than what a call of
/// memchr() costs, and each line has five.
inline qsizetype groupEnd(const char *text, qsizetype room)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 tops = ones << 7;
    qsizetype at = 0;
    for (; at + 8 <= room; at += 8) {
        const quint64 eight = qFromLittleEndian<quint64>(text + at) ^ (ones * ']');
        if (const quint64 zeros = (eight - ones) & ~eight & tops; zeros != 0)
            return at + qsizetype(qCountTrailingZeroBits(zeros) / 8);
    }
    for (; at < room; ++at) {
        if (text[at] == ']')
            return at;
    }
    return -1;
}

/// The inside of the `[…]` at `at`, with blanks before it; empty and unmoved if there is none.
QByteArrayView takeGroup(QByteArrayView text, qsizetype &at)
{
    qsizetype open = at;
    skipBlanks(text, open);
    if (open >= text.size() || text[open] != '[')
        return {};
    const qsizetype room = std::min(longestGroup, text.size() - open - 1);
    const qsizetype length = groupEnd(text.data() + open + 1, room);
    if (length < 0)
        return {};
    at = open + 1 + length + 1;
    return text.sliced(open + 1, length);
}

/// The text without blanks around it; most have none, and Qt's own is a call.
QByteArrayView bare(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    return text.isEmpty() || (!isBlank(text.front()) && !isBlank(text.back())) ? text : text.trimmed();
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
        header.date = readDate(group, at);
        skipBlanks(group, at);
    }
    const qsizetype timeAt = at;
    header.msOfDay = readTime(group, at);
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
    return bare(group.sliced(at)).isEmpty();
}

/// Tag and level, or in 3.x the level alone.
bool takeTagAndLevel(QByteArrayView line, qsizetype &at, Header &header)
{
    const QByteArrayView first = bare(takeGroup(line, at));
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
    const QByteArrayView second = bare(takeGroup(line, at));
    if (!isLevelWord(second))
        return false;
    header.tag = first;
    setLevel(header, second);
    return true;
}

/// `[ERROR]<TAB>(http.py:190)request<TAB>m`, in a file with `2026-03-25 15:04:16,478<TAB>` before it.
bool readBotpy(QByteArrayView line, Header &header)
{
    header = {.form = HeaderForm::Botpy};
    qsizetype at = 0;
    if (!line.isEmpty() && isDigit(line[0])) {
        header.date = readDate(line, at);
        skipBlanks(line, at);
        header.msOfDay = header.date ? readTime(line, at) : -1;
        if (header.msOfDay < 0)
            return false;
        skipBlanks(line, at);
    }
    const QByteArrayView word = takeGroup(line, at);
    if (!isLevelWord(word) || at + 1 >= line.size() || line[at] != '\t' || line[at + 1] != '(')
        return false;
    const QByteArrayView rest = line.sliced(at + 2, std::min(longestGroup, line.size() - at - 2));
    const qsizetype close = rest.indexOf(')');
    if (close < 0 || !splitSource(rest.first(close), header))
        return false;
    const qsizetype tab = rest.indexOf('\t', close);
    if (tab < 0)
        return false;
    setLevel(header, word);
    header.messageAt = at + 2 + tab + 1;
    return true;
}

bool readTimeless(QByteArrayView line, Header &header)
{
    header = {.form = HeaderForm::Timeless};
    qsizetype at = 0;
    header.tag = bare(takeGroup(line, at));
    const QByteArrayView word = bare(takeGroup(line, at));
    if (header.tag.isEmpty() || !isLevelWord(word))
        return false;
    setLevel(header, word);
    return takeSource(line, at, header);
}

bool readTrace(QByteArrayView line, qsizetype at, Header &header)
{
    skipBlanks(line, at);
    if (!header.date || at >= line.size() || line[at] != '{')
        return false;
    header.form = HeaderForm::Trace;
    header.messageAt = at;
    return true;
}

bool readHeader(QByteArrayView line, Header &header)
{
    qsizetype at = 0;
    skipBlanks(line, at);
    if (at + 9 > line.size())
        return false;
    if (line[at] != '[')
        return isDigit(line[at]) && readBotpy(line, header);
    if (!isDigit(line[at + 1]))
        return readTimeless(line, header) || readBotpy(line, header);
    const QByteArrayView group = takeGroup(line, at);
    if (group.isEmpty() || !readTimeGroup(group, header))
        return false;
    if (header.form == HeaderForm::Tagged) {
        const qsizetype behindTime = at;
        if (!takeTagAndLevel(line, at, header))
            return readTrace(line, behindTime, header);
    }
    return takeSource(line, at, header);
}

} // namespace

Level levelOf(QByteArrayView word)
{
    struct Known
    {
        char begins[5];
        Level level;
    };
    static constexpr std::array known
        = {Known{"INFO", Level::Info}, Known{"WARN", Level::Warning}, Known{"DBUG", Level::Debug},
            Known{"DEBU", Level::Debug}, Known{"ERRO", Level::Error}, Known{"CRIT", Level::Critical}};
    constexpr size_t length = 4;
    for (const Known &one : known) {
        if (size_t(word.size()) >= length && std::memcmp(word.data(), one.begins, length) == 0)
            return one.level;
    }
    return Level::Other;
}

int scanTime(QByteArrayView text, qsizetype &at)
{
    return readTime(text, at);
}

std::optional<WrittenDate> scanDate(QByteArrayView text, qsizetype &at)
{
    return readDate(text, at);
}

std::optional<Header> scanHeader(QByteArrayView line)
{
    std::optional<Header> header(std::in_place); // filled where it is returned
    if (!readHeader(line, *header))
        header.reset();
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
