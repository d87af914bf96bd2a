#pragma once
#include <QHash>
#include <QSet>
#include <QStringList>

namespace exporting {

/// A spelling that must not stay in an export, and what stands there instead.
struct Word
{
    enum class Where {
        Anywhere, ///< also inside a longer word
        Alone, ///< not next to a letter or digit: too short to be sure
        InText, ///< Alone, and not a whole JSON string: it might be a key, or a word of the protocol
    };
    QByteArray spelling;
    QByteArray pseudonym;
    Where where = Where::Anywhere;
    friend bool operator==(const Word &, const Word &) = default;
};

/// Who is in a journal and what each is called in an export: `U-07` a person, `G-02` a group, `C-01` a channel, `S-01`
/// a guild (and the one that stands for a direct message), `N-03` a name that is not the name of one known person,
/// `X-04` what looks like an openid and nobody says whose. Numbers count in the order of first sight, so the same rows
/// give the same names. Memory: a hundred bytes or so for each id. Thread: a value.
class People
{
public:
    enum class Kind { Person, Group, Channel, Guild, Unknown };

    /// Ids of one and the same; empty ones are ignored. Who has a pseudonym keeps it.
    void add(Kind kind, const QStringList &ids);
    /// What a person is called. `owner`: one of their ids, empty when it is not known.
    void addName(const QString &name, const QString &owner);
    /// Of a bot: no person, so it stays as it is.
    void spare(const QString &id) { m_spared.insert(id); }
    void spareName(const QString &name) { m_sparedNames.insert(name); }
    /// Looks like an openid; it is given a name at the end if nobody has said whose it is.
    void suspect(const QString &id);

    /// The pseudonym of an id; empty for one that was not added.
    [[nodiscard]] QByteArray of(const QString &id) const { return m_ids.value(id); }
    /// The pseudonym of an id that looks like an openid; empty for one that is spared.
    [[nodiscard]] QByteArray ofSuspect(const QString &id);
    /// The pseudonym of a name; empty for one that is spared.
    [[nodiscard]] QByteArray ofName(const QString &name);
    /// Everything to look for. What is too short to look for (ids of less than four bytes, names of one character)
    /// is replaced only where its place says what it is.
    [[nodiscard]] QList<Word> words();

private:
    [[nodiscard]] QByteArray next(char letter);

    QHash<QString, QByteArray> m_ids;
    QStringList m_order; ///< of m_ids
    QHash<QString, QSet<QByteArray>> m_owners; ///< of names
    QStringList m_names; ///< in order
    QHash<QString, QByteArray> m_numberedNames;
    QSet<QString> m_suspects;
    QStringList m_suspectOrder;
    QSet<QString> m_spared;
    QSet<QString> m_sparedNames;
    QHash<char, int> m_numbers;
};

} // namespace exporting
