#pragma once
#include <QObject>
#include <QStringList>

#include <chrono>

namespace ui {

/// Who plays on the embedded platform, and the rules it keeps, as the panel shows them.
struct SandboxCast
{
    struct Person
    {
        QString openid;
        QString name;
        friend bool operator==(const Person &, const Person &) = default;
    };
    struct Group
    {
        QString openid;
        QString name;
        QStringList members; ///< openids of people
        friend bool operator==(const Group &, const Group &) = default;
    };
    QList<Person> people;
    QList<Group> groups;
    int replies = 5; ///< that one C2C message takes: 5, or 4
    bool markdownAllowed = true;
    bool proactiveAllowed = true;
    friend bool operator==(const SandboxCast &, const SandboxCast &) = default;
};

/// Faults of the embedded platform, named by the words that a scenario has for them: where (`send`) and what
/// (`status 502 carried_out`).
struct SandboxFaults
{
    struct Armed
    {
        int id = 0;
        QString point;
        QString act;
        int left = 0; ///< how often it strikes yet; 0: for ever
        friend bool operator==(const Armed &, const Armed &) = default;
    };
    struct Struck
    {
        QString point;
        QString act;
        int count = 0;
        friend bool operator==(const Struck &, const Struck &) = default;
    };
    QList<Armed> armed;
    QList<Struck> struck; ///< in the order of the first strike
    friend bool operator==(const SandboxFaults &, const SandboxFaults &) = default;
};

/// The window's door to the embedded platform: the program's composition connects the two, so that no room of the
/// window knows the platform. Thread: GUI.
class SandboxDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] const SandboxCast &cast() const { return m_cast; }
    [[nodiscard]] const SandboxFaults &faults() const { return m_faults; }
    /// What people say in the scenario: lines to start with.
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    void setLines(const QStringList &lines) { m_lines = lines; }

public slots:
    void setCast(const ui::SandboxCast &cast)
    {
        if (m_cast == cast)
            return;
        m_cast = cast;
        emit castChanged();
    }
    void setFaults(const ui::SandboxFaults &faults)
    {
        if (m_faults == faults)
            return;
        m_faults = faults;
        emit faultsChanged();
    }

signals:
    void castChanged();
    void faultsChanged();
    void sayRequested(const QString &person, const QString &text);
    /// `mention`: the bot is @-mentioned.
    void sayInGroupRequested(const QString &group, const QString &person, const QString &text, bool mention);
    void personWanted(const QString &name);
    /// A group of everybody who is there.
    void groupWanted(const QString &name);
    void rulesWanted(int replies, bool markdownAllowed, bool proactiveAllowed);
    /// One fault, as JSON text of a scenario's; counted from now, or at once (`"at":"now"`).
    void faultWanted(const QByteArray &fault);
    void disarmWanted(int id);
    /// The machine's wall clock is set by so much; `asleep`: the machine sleeps that long instead.
    void clockMoveWanted(std::chrono::milliseconds by, bool asleep);

private:
    SandboxCast m_cast;
    SandboxFaults m_faults;
    QStringList m_lines;
};

} // namespace ui
