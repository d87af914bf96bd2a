#include "ui/sandbox/castlist.h"

#include "ui/common/button.h"
#include "ui/common/flowrow.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

CastList::CastList(SandboxDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_list(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_addPerson(new Button(Button::Kind::Normal, this))
    , m_addGroup(new Button(Button::Kind::Normal, this))
{
    m_list->setObjectName(u"sandboxCast"_s);
    m_list->setFont(roleFont(FontRole::Base));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({metrics::iconButton, metrics::iconButton});
    m_name->setObjectName(u"sandboxName"_s);
    m_name->setMaxLength(40);
    m_addPerson->setObjectName(u"sandboxAddPerson"_s);
    m_addPerson->setIconName(u"plus"_s);
    m_addGroup->setObjectName(u"sandboxAddGroup"_s);
    m_addGroup->setIconName(u"group"_s);
    auto *buttons = new FlowRow(this);
    m_addPerson->setParent(buttons);
    m_addGroup->setParent(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_list, 1);
    column->addWidget(m_name);
    column->addWidget(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &CastList::currentChanged);
    connect(&desk, &SandboxDesk::castChanged, this, &CastList::reload);
    connect(m_addPerson, &QAbstractButton::clicked, this, [this] { add(false); });
    connect(m_addGroup, &QAbstractButton::clicked, this, [this] { add(true); });
    connect(m_name, &QLineEdit::returnPressed, this, [this] { add(false); });
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_addPerson->setEnabled(!name.trimmed().isEmpty());
        m_addGroup->setEnabled(!name.trimmed().isEmpty() && !m_desk.cast().people.isEmpty());
    });
    m_addPerson->setEnabled(false);
    m_addGroup->setEnabled(false);
    setFocusProxy(m_list);
    retranslate();
    reload();
}

std::optional<CastList::Role> CastList::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_roles.size() ? std::optional(m_roles[row]) : std::nullopt;
}

void CastList::add(bool group)
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    if (group)
        emit m_desk.groupWanted(name);
    else
        emit m_desk.personWanted(name);
    m_name->clear();
}

void CastList::reload()
{
    const SandboxCast &cast = m_desk.cast();
    const auto before = current();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_roles.clear();
    const auto put = [&](const QString &icon, const Role &role) {
        m_roles.append(role);
        auto *item = new QListWidgetItem(themedIcon(icon), role.name);
        item->setSizeHint({0, metrics::buttonHeight});
        m_list->addItem(item);
        if (before && before->person == role.person && before->group == role.group)
            m_list->setCurrentRow(m_list->count() - 1);
    };
    for (const SandboxCast::Person &person : cast.people)
        put(u"c2c"_s, {person.openid, {}, person.name});
    for (const SandboxCast::Group &group : cast.groups) {
        for (const SandboxCast::Person &person : cast.people) {
            if (group.members.contains(person.openid))
                put(u"group"_s, {person.openid, group.openid, tr("%1 in %2").arg(person.name, group.name)});
        }
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    emit currentChanged();
}

void CastList::retranslate()
{
    m_list->setAccessibleName(tr("Who writes to the bot"));
    m_name->setPlaceholderText(tr("Name of somebody new"));
    m_name->setAccessibleName(tr("Name of somebody new"));
    m_addPerson->setText(tr("Add person"));
    m_addPerson->setAccessibleName(tr("Add person"));
    m_addGroup->setText(tr("Add group of all"));
    m_addGroup->setAccessibleName(tr("Add group of all"));
}

void CastList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        reload();
    }
    if (event->type() == QEvent::PaletteChange)
        reload(); // icons are tinted
    QWidget::changeEvent(event);
}

} // namespace ui
