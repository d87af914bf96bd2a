#include "app/protocol/fieldguide.h"

#include "app/protocol/wordtable.h"

#include <QFile>

#include <array>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

using Side = FieldPlace::Side;

constexpr std::array<Word<Side>, 5> sides = {{
    {"frame"_L1, Side::Frame},
    {"request"_L1, Side::Request},
    {"response"_L1, Side::Response},
    {"model-request"_L1, Side::ModelRequest},
    {"model-response"_L1, Side::ModelResponse},
}};
constexpr std::array<Word<FieldDecoder>, 15> decoders = {{
    {""_L1, FieldDecoder::None},
    {"time"_L1, FieldDecoder::Time},
    {"span_ms"_L1, FieldDecoder::SpanMs},
    {"span_s"_L1, FieldDecoder::SpanS},
    {"expiry"_L1, FieldDecoder::Expiry},
    {"intents"_L1, FieldDecoder::IntentBits},
    {"op"_L1, FieldDecoder::Op},
    {"faces"_L1, FieldDecoder::Faces},
    {"scene_ext"_L1, FieldDecoder::SceneExt},
    {"event_id"_L1, FieldDecoder::EventId},
    {"code"_L1, FieldDecoder::Code},
    {"close"_L1, FieldDecoder::CloseCode},
    {"http_status"_L1, FieldDecoder::HttpStatus},
    {"bytes"_L1, FieldDecoder::Bytes},
    {"json"_L1, FieldDecoder::Json},
}};

/// `*` matches anything without a slash, `**` anything. Patterns are ours and short; names come from outside, so the
/// match only ever goes back to the last star: no more steps than the two lengths multiplied.
bool matches(QStringView pattern, QStringView name)
{
    qsizetype at = 0, in = 0, star = -1, resumed = 0;
    while (in < name.size()) {
        if (at < pattern.size() && pattern[at] == u'*') {
            star = at;
            at += pattern.sliced(at).startsWith("**"_L1) ? 2 : 1;
            resumed = in;
        } else if (at < pattern.size() && pattern[at] == name[in]) {
            ++at;
            ++in;
        } else if (star >= 0 && (pattern.sliced(star).startsWith("**"_L1) || name[resumed] != u'/')) {
            at = star + (pattern.sliced(star).startsWith("**"_L1) ? 2 : 1);
            in = ++resumed;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == u'*')
        ++at;
    return at == pattern.size();
}

} // namespace

/// Reads the table line by line and remembers the first fault.
struct FieldGuide::Reader
{
    FieldGuide guide;
    std::optional<ParseError> error;
    qsizetype number = 0;

    void fail(ParseError::Kind kind, const QString &reason)
    {
        if (!error)
            error = ParseError{kind, u"line %1"_s.arg(number), reason};
    }

    void readLine(const QString &line)
    {
        ++number;
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith("scope\t"_L1))
            return;
        const QStringList cells = line.split(u'\t');
        if (cells.size() != 6)
            return fail(ParseError::Kind::WrongType, u"six cells"_s);
        if (guide.m_rows.size() >= maxRows)
            return fail(ParseError::Kind::TooLarge, u"rows"_s);
        if (cells[2].isEmpty() || cells[3].isEmpty())
            return fail(ParseError::Kind::Missing, u"meaning"_s);
        Row row;
        row.entry.meaningEn = cells[2];
        row.entry.meaningZh = cells[3];
        readScope(cells[0], row.scope);
        readValues(cells[4], row.entry);
        const auto decoder = fromWord(decoders, cells[5]);
        if (!decoder)
            return fail(ParseError::Kind::WrongType, u"decoder"_s);
        row.entry.decoder = *decoder;
        const QStringList paths = cells[1].split(u' ', Qt::SkipEmptyParts);
        if (paths.isEmpty())
            fail(ParseError::Kind::Missing, u"path"_s);
        for (const QString &path : paths)
            guide.m_byPath[path].append(guide.m_rows.size());
        guide.m_rows.append(std::move(row));
    }

    void readScope(const QString &cell, Scope &scope)
    {
        QStringList words = cell.split(u' ', Qt::SkipEmptyParts);
        const auto side = words.isEmpty() ? std::nullopt : fromWord(sides, words.takeFirst());
        if (!side || words.isEmpty())
            return fail(ParseError::Kind::WrongType, u"scope"_s);
        scope = {*side, words};
    }

    void readValues(const QString &cell, FieldEntry &entry)
    {
        const QStringList values = cell.split(u';', Qt::SkipEmptyParts);
        for (const QString &value : values) {
            if (value == u"…"_s) {
                entry.closed = false;
                continue;
            }
            const qsizetype sign = value.indexOf(u'=');
            const qsizetype tilde = value.indexOf(u'~', sign + 1);
            if (sign <= 0 || tilde <= sign + 1 || tilde == value.size() - 1)
                return fail(ParseError::Kind::WrongType, u"value"_s);
            entry.values.append({value.first(sign), value.sliced(sign + 1, tilde - sign - 1), value.sliced(tilde + 1)});
        }
    }
};

bool FieldGuide::Scope::holds(const FieldPlace &place) const
{
    if (side != place.side)
        return false;
    for (const QString &pattern : patterns) {
        if (matches(pattern, place.name))
            return true;
    }
    return false;
}

FieldGuide FieldGuide::builtIn()
{
    QFile file(u":/fields/qq-open-platform.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return fromTsv(file.readAll()).value_or(FieldGuide());
}

core::Result<FieldGuide, ParseError> FieldGuide::fromTsv(QByteArrayView text)
{
    if (text.size() > maxBytes)
        return core::make_unexpected(ParseError{ParseError::Kind::TooLarge, {}, u"bytes"_s});
    Reader reader;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString &line : lines) {
        reader.readLine(line.endsWith(u'\r') ? line.chopped(1) : line);
        if (reader.error)
            return core::make_unexpected(*reader.error);
    }
    return std::move(reader.guide);
}

const FieldEntry *FieldGuide::findPattern(const FieldPlace &place, const QString &pattern) const
{
    const auto rows = m_byPath.constFind(pattern);
    if (rows == m_byPath.cend())
        return nullptr;
    for (const qsizetype row : *rows) {
        if (m_rows[row].scope.holds(place))
            return &m_rows[row].entry;
    }
    return nullptr;
}

const FieldEntry *FieldGuide::find(const FieldPlace &place, QStringView path) const
{
    QString pattern = fieldPattern(path);
    if (pattern.isEmpty())
        return nullptr;
    if (const FieldEntry *entry = findPattern(place, pattern))
        return entry;
    // What is said of a list is said of its elements.
    if (pattern.endsWith("[]"_L1)) {
        if (const FieldEntry *entry = findPattern(place, pattern.chopped(2)))
            return entry;
    }
    // Anything below: what a template or a schema holds has no names of its own.
    while (!pattern.isEmpty()) {
        pattern.truncate(
            pattern.endsWith("[]"_L1) ? pattern.size() - 2 : qMax(qsizetype(0), pattern.lastIndexOf(u'.')));
        if (const FieldEntry *entry = findPattern(place, pattern + u".*"_s))
            return entry;
    }
    return nullptr;
}

} // namespace protocol
