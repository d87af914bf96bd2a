#include "app/importer/wrapping.h"

#include "app/protocol/jsonlexer.h"
#include "app/traffic/decoded.h"

#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace importer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostServices = 64; // of one compose file
constexpr qsizetype longestService = 64;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isServiceChar(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.';
}

int number(QByteArrayView text, qsizetype at, int digits)
{
    int value = 0;
    for (qsizetype i = at; i < at + digits; ++i) {
        if (i >= text.size() || !isDigit(text[i]))
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// `Z`, `+08:00`, `+0800`: minutes east.
std::optional<int> scanZone(QByteArrayView text, qsizetype &at)
{
    if (at < text.size() && text[at] == 'Z') {
        ++at;
        return 0;
    }
    if (at >= text.size() || (text[at] != '+' && text[at] != '-'))
        return {};
    const int sign = text[at] == '-' ? -1 : 1;
    const int hours = number(text, at + 1, 2);
    const bool hasColon = at + 3 < text.size() && text[at + 3] == ':';
    const int minutes = number(text, at + (hasColon ? 4 : 3), 2);
    if (hours < 0 || minutes < 0)
        return {};
    at += hasColon ? 6 : 5;
    return sign * (hours * 60 + minutes);
}

/// What stands behind `host unit[pid]: `, or behind `host unit: ` where the process may be missing.
std::optional<QByteArrayView> behindUnit(QByteArrayView text, bool needsProcess)
{
    const qsizetype host = text.indexOf(' ');
    const qsizetype colon = host < 1 ? -1 : text.indexOf(": ", host);
    if (colon < 0)
        return {};
    const QByteArrayView unit = text.sliced(host + 1, colon - host - 1);
    if (unit.contains(' '))
        return {};
    const qsizetype open = unit.lastIndexOf('[');
    const bool hasBrackets = open > 0 && open + 2 < unit.size() && unit.endsWith(']');
    const bool hasProcess = hasBrackets && std::ranges::all_of(unit.sliced(open + 1).chopped(1), isDigit);
    if (needsProcess && !hasProcess)
        return {};
    return text.sliced(colon + 2);
}

/// `Mar 25 15:04:16 host unit[pid]: `
void takeJournald(Unwrapped &line)
{
    constexpr QByteArrayView months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const QByteArrayView text = line.text;
    if (text.size() < 20 || text[3] != ' ' || text[6] != ' ')
        return;
    const qsizetype month = months.indexOf(text.first(3));
    const int day = text[4] == ' ' ? number(text, 5, 1) : number(text, 4, 2);
    qsizetype at = 7;
    if (month < 0 || month % 3 != 0 || day < 1 || day > 31 || scanTime(text, at) < 0)
        return;
    const bool hasHost = at < text.size() && text[at] == ' ';
    const auto rest = hasHost ? behindUnit(text.sliced(at + 1), false) : std::nullopt;
    if (!rest)
        return;
    line.facts.monthDay = WrittenDate{0, int(month / 3) + 1, day};
    line.text = *rest;
}

/// `2026-03-25T07:04:16.478123456Z `, and journald's ISO forms, which name the unit behind it. A container's message
/// may look like a unit, but not with a process.
void takeInstant(Unwrapped &line)
{
    qsizetype at = 0;
    const auto instant = scanInstant(line.text, at);
    if (!instant || at >= line.text.size() || line.text[at] != ' ')
        return;
    line.facts.utcMs = instant;
    line.text = line.text.sliced(at + 1);
    line.text = behindUnit(line.text, true).value_or(line.text);
}

LineFacts::Stream streamNamed(QByteArrayView name)
{
    if (name.isEmpty())
        return LineFacts::Stream::Unknown;
    return name == "stderr" ? LineFacts::Stream::Error : LineFacts::Stream::Out;
}

/// The string behind `opening`, which ends with its quote, at `at`, which moves behind it.
std::optional<QByteArrayView> takeString(QByteArrayView text, qsizetype &at, QByteArrayView opening)
{
    if (!text.sliced(at).startsWith(opening))
        return {};
    const qsizetype begin = at + opening.size();
    const qsizetype end = protocol::stringEnd(text, begin - 1);
    if (end < 0)
        return {};
    at = end;
    return text.sliced(begin, end - 1 - begin);
}

} // namespace

QByteArrayView withoutColours(QByteArrayView text, QByteArray &buffer)
{
    if (text.isEmpty() || !std::memchr(text.data(), '\x1b', size_t(text.size())))
        return text;
    buffer.resize(0); // and not clear(), which gives its memory back
    buffer.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype escape = text.indexOf('\x1b', at);
        const qsizetype upTo = escape < 0 ? text.size() : escape;
        buffer += text.sliced(at, upTo - at);
        if (escape < 0)
            break;
        qsizetype end = escape + 1;
        const bool isSequence = end < text.size() && text[end] == '[';
        for (++end; isSequence && end < text.size() && (isDigit(text[end]) || text[end] == ';');)
            ++end;
        const bool isClosed = isSequence && end < text.size() && (text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z';
        if (!isClosed)
            buffer += '\x1b';
        at = isClosed ? end + 1 : escape + 1;
    }
    return buffer;
}

std::optional<qint64> scanInstant(QByteArrayView text, qsizetype &at)
{
    qsizetype pos = at;
    if (pos + 20 > text.size() || !isDigit(text[pos]))
        return {};
    const auto date = scanDate(text, pos);
    if (!date || (text[pos] != 'T' && text[pos] != ' '))
        return {};
    const int ms = scanTime(text, ++pos);
    const auto zone = ms < 0 ? std::nullopt : scanZone(text, pos);
    const QDate day(date->year, date->month, date->day);
    if (!zone || !day.isValid())
        return {};
    at = pos;
    constexpr qint64 dayMs = 86'400'000;
    const qint64 days = day.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    return days * dayMs + ms - qint64(*zone) * 60'000;
}

/// What a JSON string held is the line, without its end.
void Unwrapper::setInner(Unwrapped &line)
{
    while (m_inner.endsWith('\n') || m_inner.endsWith('\r'))
        m_inner.chop(1);
    line.text = m_inner;
}

/// A line as docker itself spells it: a document for each of them would cost more than all the rest.
bool Unwrapper::takeJsonFile(Unwrapped &line)
{
    qsizetype at = 0;
    const auto log = takeString(line.text, at, R"({"log":")");
    const auto stream = log ? takeString(line.text, at, R"(,"stream":")") : std::nullopt;
    const auto time = stream ? takeString(line.text, at, R"(,"time":")") : std::nullopt;
    if (!time || line.text.sliced(at) != QByteArrayView("}"))
        return false;
    const auto decoded = traffic::Decoded::fromJson(*log);
    m_inner = decoded ? decoded->text().toByteArray() : log->toByteArray();
    qsizetype timeAt = 0;
    line.facts.utcMs = scanInstant(*time, timeAt);
    line.facts.stream = streamNamed(*stream);
    line.isPiece = !m_inner.endsWith('\n');
    setInner(line);
    return true;
}

/// json-file `{"log":"…\n","stream":"stdout","time":"…"}`; web console `{"level":…,"time":1774422256.4,"data":"…"}`,
/// which comes as an event stream with `data: ` before it.
bool Unwrapper::takeJson(Unwrapped &line)
{
    constexpr QByteArrayView event = "data: {";
    const QByteArrayView text = line.text.startsWith(event) ? line.text.sliced(event.size() - 1) : line.text;
    if (!text.startsWith("{\"") || !text.endsWith('}'))
        return false;
    const QJsonDocument document = QJsonDocument::fromJson(text.toByteArray());
    const QJsonObject object = document.object();
    const QJsonValue log = object["log"_L1];
    const QJsonValue data = object["data"_L1];
    if (log.isString() && object["time"_L1].isString()) {
        m_inner = log.toString().toUtf8();
        const QByteArray time = object["time"_L1].toString().toLatin1();
        qsizetype at = 0;
        line.facts.utcMs = scanInstant(time, at);
        line.facts.stream = streamNamed(object["stream"_L1].toString().toUtf8());
        line.isPiece = !m_inner.endsWith('\n');
    } else if (data.isString() && object.contains("level"_L1)) {
        m_inner = data.toString().toUtf8();
        if (const double seconds = object["time"_L1].toDouble(-1); seconds > 0 && seconds < 4e9)
            line.facts.utcMs = std::llround(seconds * 1'000);
    } else {
        return false;
    }
    setInner(line);
    return true;
}

/// `name-1  | `. A table in a message looks the same, so a name has to stand before a header once.
void Unwrapper::takeService(Unwrapped &line)
{
    qsizetype end = 0;
    while (end < line.text.size() && end < longestService && isServiceChar(line.text[end]))
        ++end;
    qsizetype bar = end;
    while (bar < line.text.size() && line.text[bar] == ' ')
        ++bar;
    if (end == 0 || bar == end || bar >= line.text.size() || line.text[bar] != '|')
        return;
    const QByteArrayView name = line.text.first(end);
    QByteArrayView rest = line.text.sliced(bar + 1);
    if (rest.startsWith(' '))
        rest = rest.sliced(1);
    const bool isKnown = std::ranges::any_of(m_services, [name](const QByteArray &known) { return known == name; });
    if (!isKnown) {
        Unwrapped inner{rest, {}};
        takeInstant(inner);
        if (m_services.size() >= mostServices || (!scanHeader(inner.text) && !inner.text.startsWith("[botpy]")))
            return;
        m_services.append(name.toByteArray());
    }
    line.facts.service = name.toByteArray();
    line.text = rest;
}

Unwrapped Unwrapper::unwrap(QByteArrayView line)
{
    Unwrapped made{withoutColours(line, m_plain), {}};
    const char first = made.text.isEmpty() ? char(0) : made.text[0];
    if (first == '[' || first == ' ' || first == 0)
        return made;
    if (first == '{' || first == 'd') {
        if (takeJsonFile(made) || takeJson(made))
            made.text = withoutColours(made.text, m_plain);
    }
    if (!made.text.isEmpty() && made.text[0] >= 'A' && made.text[0] <= 'S')
        takeJournald(made);
    takeService(made);
    takeInstant(made);
    return made;
}

} // namespace importer
