#include "app/export/people.h"

#include <algorithm>

namespace exporting {

namespace {

// Eight bytes of an id do not come about by chance; four may, inside a number or a longer id.
constexpr qsizetype surely = 8;
constexpr qsizetype shortestWord = 4;
constexpr qsizetype shortestName = 2; // in characters, of a script that needs few

char letterOf(People::Kind kind)
{
    switch (kind) {
    case People::Kind::Person:
        return 'U';
    case People::Kind::Group:
        return 'G';
    case People::Kind::Channel:
        return 'C';
    case People::Kind::Guild:
        return 'S';
    case People::Kind::Unknown:
        return 'X';
    }
    return 'X';
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QByteArray People::next(char letter)
{
    return letter + QByteArray("-") + QByteArray::number(++m_numbers[letter]).rightJustified(2, '0');
}

void People::add(Kind kind, const QStringList &ids)
{
    QByteArray known;
    for (const QString &id : ids) {
        if (known.isEmpty())
            known = m_ids.value(id);
    }
    for (const QString &id : ids) {
        if (id.isEmpty() || m_ids.contains(id))
            continue;
        if (known.isEmpty())
            known = next(letterOf(kind));
        m_ids.insert(id, known);
        m_order.append(id);
    }
}

void People::addName(const QString &name, const QString &owner)
{
    if (name.isEmpty())
        return;
    if (!m_owners.contains(name)) {
        m_owners.insert(name, {});
        m_names.append(name);
    }
    if (const QByteArray known = of(owner); !known.isEmpty())
        m_owners[name].insert(known);
}

void People::suspect(const QString &id)
{
    if (m_ids.contains(id) || m_suspects.contains(id))
        return;
    m_suspects.insert(id);
    m_suspectOrder.append(id);
}

QByteArray People::ofSuspect(const QString &id)
{
    if (!m_ids.contains(id) && m_spared.contains(id))
        return {};
    add(Kind::Unknown, {id});
    return of(id);
}

QByteArray People::ofName(const QString &name)
{
    const QSet<QByteArray> owners = m_owners.value(name);
    if (owners.size() == 1)
        return *owners.cbegin();
    if (name.isEmpty() || (owners.isEmpty() && m_sparedNames.contains(name)))
        return {};
    QByteArray &pseudonym = m_numberedNames[name];
    if (pseudonym.isEmpty())
        pseudonym = next('N');
    return pseudonym;
}

QList<Word> People::words()
{
    for (const QString &id : std::exchange(m_suspectOrder, {}))
        (void)ofSuspect(id);
    QList<Word> words;
    for (const QString &id : m_order) {
        const QByteArray spelling = id.toUtf8();
        if (spelling.size() >= shortestWord)
            words.append({spelling, of(id), spelling.size() >= surely ? Word::Where::Anywhere : Word::Where::Alone});
    }
    for (const QString &name : m_names) {
        const QByteArray spelling = name.toUtf8();
        const bool ascii = isAscii(name);
        const bool enough = spelling.size() >= shortestWord && (ascii || name.size() >= shortestName);
        if (const QByteArray pseudonym = ofName(name); enough && !pseudonym.isEmpty())
            words.append({spelling, pseudonym, ascii ? Word::Where::InText : Word::Where::Anywhere});
    }
    return words;
}

} // namespace exporting
