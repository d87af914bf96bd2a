#include "app/importer/astrbotformat.h"

#include "app/importer/patterns.h"
#include "app/importer/secrets.h"

#include <cstring>

namespace importer {

using namespace Qt::StringLiterals;

namespace {

bool isBlankLine(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

/// NUL bytes as the sign for them: a text that ends there for some readers would hide its rest.
void makeVisible(QByteArray &message)
{
    if (!message.isEmpty() && std::memchr(message.constData(), 0, size_t(message.size())))
        message.replace(QByteArrayView("\0", 1), QByteArrayView("␀"));
}

void extend(Origin &origin, const Origin &with)
{
    origin.length = with.offset + with.length - origin.offset;
}

} // namespace

AstrBotFormat::AstrBotFormat(FormatOptions options)
    : m_options(std::move(options))
    , m_days(m_options.firstDay)
{
}

std::unique_ptr<LineFormat> AstrBotFormat::make(FormatOptions options)
{
    return std::make_unique<AstrBotFormat>(std::move(options));
}

int AstrBotFormat::looksLike(QByteArrayView sample)
{
    int lines = 0;
    int known = 0;
    Unwrapper unwrapper;
    for (qsizetype at = 0; at < sample.size() && lines < 200; ++lines) {
        const qsizetype end = sample.indexOf('\n', at);
        const QByteArrayView line = sample.sliced(at, (end < 0 ? sample.size() : end) - at);
        const QByteArrayView plain = unwrapper.unwrap(line).text;
        known += scanHeader(plain) || beginsBareRecord(plain) || isHeaderPiece(plain) ? 1 : 0;
        at += line.size() + 1;
    }
    // A traceback has forty lines behind one header, so a few are as good as many.
    return known == 0 ? 0 : std::min(100, 50 + known * 100 / std::max(lines, 1));
}

void AstrBotFormat::line(const SourceLine &line)
{
    if (m_held && joinHeld(*m_held, line))
        return;
    if (const auto header = scanHeader(line.text))
        return beginHeader(*header, line.text, line, line.origin);
    if (hold(line))
        return;
    const bool isTraceback = line.text.startsWith("Traceback");
    if (beginsBareRecord(line.text) && (!isTraceback || !m_open || m_open->record.isUnparsed() || openIsWhole(*m_open)))
        return beginBare(line);
    follow(line);
}

void AstrBotFormat::flush()
{
    if (m_held)
        releaseHeld(std::move(*m_held));
    close();
}

bool AstrBotFormat::hold(const SourceLine &line)
{
    if (line.text.size() > 256 || !isHeaderPiece(line.text))
        return false;
    m_held = Held{line.text.toByteArray(), {line.text.toByteArray()}, {line}};
    return true;
}

/// Whether the line belongs to the header that is held; else what was held follows the record before.
bool AstrBotFormat::joinHeld(Held &held, const SourceLine &line)
{
    const QByteArray joined = held.joined + ' ' + line.text.toByteArray();
    // The web console's `[Core][INFO][a.b:1]: m` has a header of its own; the time before it is its time.
    const auto own = scanHeader(line.text);
    const auto whole = !own || own->form == HeaderForm::Timeless ? scanHeader(joined) : std::nullopt;
    if (whole) {
        Origin origin = held.origins.front().origin;
        extend(origin, line.origin);
        m_held.reset();
        beginHeader(*whole, joined, line, origin);
        return true;
    }
    if (int(held.lines.size()) < mostHeaderPieces - 1 && line.text.size() < 256 && isHeaderPiece(joined)) {
        held.joined = joined;
        held.lines.push_back(line.text.toByteArray());
        held.origins.push_back(line);
        return true;
    }
    releaseHeld(std::move(held));
    return false;
}

void AstrBotFormat::releaseHeld(Held held)
{
    m_held.reset();
    for (size_t i = 0; i < held.lines.size(); ++i) {
        SourceLine line = held.origins[i];
        line.text = held.lines[i];
        follow(line);
    }
}

void AstrBotFormat::setFacts(LogRecord &record, const SourceLine &line)
{
    record.service = m_words.text(line.facts.service);
    record.stream = line.facts.stream;
    record.utcMs = line.facts.utcMs;
    record.isCut = line.isCut;
}

void AstrBotFormat::beginHeader(
    const Header &header, QByteArrayView joined, const SourceLine &line, const Origin &origin)
{
    close();
    Open open;
    open.record.form = header.form;
    open.record.stamp = header.msOfDay < 0 ? bareStamp(line) : m_days.stamp(header.msOfDay, header.date, line.facts);
    open.record.level = header.level;
    open.record.tag = m_words.text(header.tag);
    open.record.version = m_words.text(header.version);
    open.record.source = m_words.text(header.source);
    open.record.sourceLine = header.sourceLine;
    open.record.origin = origin;
    setFacts(open.record, line);
    open.text = joined.sliced(header.messageAt).toByteArray();
    open.hasMillis = header.hasMillis || header.msOfDay < 0;
    open.hasEdgeBlanks = joined.startsWith(' ');
    m_open = std::move(open);
}

/// Of a line without a time: what the container runtime saw, if the log's zone is known; else the time before.
Stamp AstrBotFormat::bareStamp(const SourceLine &line)
{
    const auto zone = m_days.zoneMinutes();
    if (!line.facts.utcMs || !zone)
        return m_days.approximate();
    constexpr qint64 dayMs = 86'400'000;
    const qint64 local = *line.facts.utcMs + qint64(*zone) * 60'000;
    return m_days.stamp(int((local % dayMs + dayMs) % dayMs), {}, line.facts);
}

void AstrBotFormat::beginBare(const SourceLine &line)
{
    close();
    Open open;
    open.record.stamp = bareStamp(line);
    open.record.origin = line.origin;
    setFacts(open.record, line);
    open.text = line.text.toByteArray();
    m_open = std::move(open);
}

void AstrBotFormat::beginUnparsed(const SourceLine &line)
{
    close();
    Open open;
    open.record.stamp = m_days.approximate();
    open.record.origin = line.origin;
    open.record.fields = Unparsed{1};
    setFacts(open.record, line);
    open.text = line.text.toByteArray();
    m_open = std::move(open);
}

bool AstrBotFormat::openIsWhole(Open &open)
{
    if (!open.isWhole) {
        const bool isTrace = open.record.form == HeaderForm::Trace;
        if (!isTrace && !open.text.contains('\n'))
            open.fields = readMessage(open.text);
        open.isWhole = isTrace || (open.fields && importer::isWhole(*open.fields));
    }
    return open.isWhole.value_or(false);
}

void AstrBotFormat::append(Open &open, const SourceLine &line)
{
    const qsizetype room = longestMessage - open.text.size() - 1;
    extend(open.record.origin, line.origin);
    open.record.isCut = open.record.isCut || line.isCut || room < line.text.size();
    if (room <= 0)
        return;
    open.fields.reset();
    open.text += '\n';
    open.text += line.text.first(std::min(room, line.text.size()));
}

/// A line that begins nothing.
void AstrBotFormat::follow(const SourceLine &line)
{
    if (!m_open)
        return beginUnparsed(line);
    Open &open = *m_open;
    if (auto *unparsed = std::get_if<Unparsed>(&open.record.fields)) {
        if (unparsed->lines >= mostUnparsedLines || open.text.size() + line.text.size() > longestUnparsed)
            return beginUnparsed(line);
        ++unparsed->lines;
        return append(open, line);
    }
    if (!openIsWhole(open))
        return append(open, line);
    if (isBlankLine(line.text))
        extend(open.record.origin, line.origin);
    else
        beginUnparsed(line);
}

int AstrBotFormat::repeatOf(const LogRecord &record)
{
    constexpr qsizetype mostOfSecond = 10'000;
    if (std::exchange(m_second, record.stamp.ms()) != record.stamp.ms() || m_ofSecond.size() >= mostOfSecond)
        m_ofSecond.clear();
    return m_ofSecond[qHashMulti(size_t(0), record.message, record.source, record.sourceLine)]++;
}

void AstrBotFormat::close()
{
    if (!m_open)
        return;
    Open open = *std::exchange(m_open, std::nullopt);
    LogRecord &record = open.record;
    QByteArray message = open.text;
    if (open.hasEdgeBlanks && message.endsWith(' '))
        message.chop(1);
    while (message.endsWith('\n'))
        message.chop(1);
    makeVisible(message);
    record.message = m_options.redactor ? withoutSecrets(message, *m_options.redactor) : message;
    record.number = ++m_number;
    record.repeat = open.hasMillis ? 0 : repeatOf(record);
    // What was read to see that it is whole is not read again, if nothing was cut out since.
    const bool isRead = open.isWhole.value_or(false) && open.fields && record.message == open.text;
    record.fields = isRead ? std::move(*open.fields) : fieldsOf(record);
    if (const auto *response = std::get_if<HttpResponse>(&record.fields); response && response->serverMs)
        m_days.learn(record.stamp, *response->serverMs, m_days.zoneMinutes().value_or(response->serverZoneMinutes));
    m_options.sink(std::move(record));
}

} // namespace importer
