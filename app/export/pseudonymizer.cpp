#include "app/export/pseudonymizer.h"

#include "app/export/peoplereader.h"
#include "app/protocol/jsonlexer.h"

#include <algorithm>

namespace exporting {

namespace {

bool standsAlone(QByteArrayView text, qsizetype begin, qsizetype end)
{
    return (begin == 0 || !isWordByte(text[begin - 1])) && (end == text.size() || !isWordByte(text[end]));
}

/// A JSON string from quote to quote, also one inside another string, whose quotes are escaped.
bool isWholeString(QByteArrayView text, qsizetype begin, qsizetype end)
{
    return begin > 0 && text[begin - 1] == '"' && end < text.size() && (text[end] == '"' || text[end] == '\\');
}

bool isMeant(const Word &word, QByteArrayView text, qsizetype begin, Pseudonymizer::Place place)
{
    const qsizetype end = begin + word.spelling.size();
    switch (word.where) {
    case Word::Where::Anywhere:
        return true;
    case Word::Where::Alone:
        return standsAlone(text, begin, end);
    case Word::Where::InText:
        return place == Pseudonymizer::Place::Text && standsAlone(text, begin, end) && !isWholeString(text, begin, end);
    }
    return false;
}

/// In order, overlapping ones joined: the first, and of two that begin together the longer, gives the pseudonym.
std::vector<Found> joined(std::vector<Found> found)
{
    std::ranges::stable_sort(
        found, [](const Found &a, const Found &b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::vector<Found> out;
    for (const Found &one : found) {
        if (!out.empty() && one.begin < out.back().end)
            out.back().end = std::max(out.back().end, one.end);
        else
            out.push_back(one);
    }
    return out;
}

} // namespace

Pseudonymizer::Pseudonymizer(People people)
    : m_people(std::move(people))
{
    for (const Word &word : m_people.words())
        m_words.add(word);
}

void Pseudonymizer::look(QByteArrayView text, Place place, std::vector<Found> &found)
{
    for (qsizetype pos = 0; pos < text.size(); ++pos) {
        const Word *word = m_words.at(text, pos);
        if (word && isMeant(*word, text, pos, place))
            found.push_back({pos, pos + word->spelling.size(), word->pseudonym});
    }
    std::vector<Found> openids;
    findOpenids(text, openids);
    for (Found &one : openids) {
        one.word = m_people.ofSuspect(QString::fromLatin1(one.word));
        if (!one.word.isEmpty())
            found.push_back(one);
    }
    if (place == Place::Text)
        lookForNames(text, found);
}

void Pseudonymizer::lookForNames(QByteArrayView text, std::vector<Found> &found)
{
    for (const QByteArrayView key : {QByteArrayView("\"username\""), QByteArrayView("\"nick\"")}) {
        for (qsizetype at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            const qsizetype colon = protocol::skipSpace(text, at + key.size());
            if (colon >= text.size() || text[colon] != ':')
                continue;
            const qsizetype begin = protocol::skipSpace(text, colon + 1);
            const qsizetype end = begin < text.size() && text[begin] == '"' ? protocol::stringEnd(text, begin) : -1;
            if (end < begin + 3)
                continue; // no string, or an empty one
            const QByteArrayView raw = text.sliced(begin + 1, end - begin - 2);
            const auto decoded = traffic::Decoded::fromJson(raw);
            const QString name = QString::fromUtf8(decoded ? decoded->text() : raw);
            if (const QByteArray pseudonym = m_people.ofName(name); !pseudonym.isEmpty())
                found.push_back({begin + 1, end - 1, pseudonym});
        }
    }
}

QByteArray Pseudonymizer::redacted(QByteArrayView text, Place place)
{
    const auto looking = [this, place](QByteArrayView part, std::vector<Found> &found) { look(part, place, found); };
    QByteArray out;
    qsizetype copied = 0;
    for (const Found &one : joined(findDecoded(text, looking))) {
        out.append(text.sliced(copied, one.begin - copied));
        out.append(one.word);
        copied = one.end;
    }
    out.append(text.sliced(copied));
    return out;
}

QByteArray Pseudonymizer::redactedPath(QByteArrayView path)
{
    QList<QByteArray> segments = path.toByteArray().split('/');
    for (qsizetype i = 0; i + 1 < segments.size(); ++i) {
        if (!kindBehind(segments[i]) || segments[i + 1].isEmpty())
            continue;
        const QString id = QString::fromUtf8(QByteArray::fromPercentEncoding(segments[i + 1]));
        if (const QByteArray pseudonym = m_people.of(id); !pseudonym.isEmpty())
            segments[i + 1] = pseudonym;
    }
    return redacted(segments.join('/'), Place::Technical);
}

QByteArray Pseudonymizer::redactedPeer(const QString &id)
{
    const QByteArray pseudonym = m_people.of(id);
    return pseudonym.isEmpty() ? redacted(id.toUtf8(), Place::Technical) : pseudonym;
}

} // namespace exporting
