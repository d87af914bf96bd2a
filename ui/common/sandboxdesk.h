#pragma once
#include <QObject>
#include <QStringList>

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

/// The window's door to the embedded platform: the program's composition connects the two, so that no room of the
/// window knows the platform. Thread: GUI.
class SandboxDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] const SandboxCast &cast() const { return m_cast; }
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

signals:
    void castChanged();
    void sayRequested(const QString &person, const QString &text);
    /// `mention`: the bot is @-mentioned.
    void sayInGroupRequested(const QString &group, const QString &person, const QString &text, bool mention);
    void personWanted(const QString &name);
    /// A group of everybody who is there.
    void groupWanted(const QString &name);
    void rulesWanted(int replies, bool markdownAllowed, bool proactiveAllowed);

private:
    SandboxCast m_cast;
    QStringList m_lines;
};

} // namespace ui
