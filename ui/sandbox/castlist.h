#pragma once
#include "ui/common/sandboxdesk.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace ui {

class Button;

/// Who can write to the bot: people, then groups; and a field to add one more. Thread: GUI.
class CastList final : public QWidget
{
    Q_OBJECT
public:
    /// A person alone, or a person in a group.
    struct Role
    {
        QString person;
        QString group; ///< empty: alone with the bot
        QString name; ///< what the list shows
    };
    explicit CastList(SandboxDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] std::optional<Role> current() const;

signals:
    void currentChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void reload();
    void add(bool group);

    SandboxDesk &m_desk;
    QListWidget *m_list;
    QLineEdit *m_name;
    Button *m_addPerson;
    Button *m_addGroup;
    QList<Role> m_roles;
};

} // namespace ui
