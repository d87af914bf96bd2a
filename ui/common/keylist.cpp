#include "ui/common/keylist.h"

#include "ui/common/button.h"
#include "ui/common/keyfield.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int keyWidth = 168;

/// These have their meaning in every field and list.
bool isFixed(const QKeySequence &key)
{
    if (key.isEmpty())
        return false;
    const QKeyCombination pressed = key[0];
    const bool isPlace = pressed.keyboardModifiers() == Qt::ControlModifier && pressed.key() >= Qt::Key_1
        && pressed.key() <= Qt::Key_9;
    return isPlace || pressed.key() == Qt::Key_Space;
}
} // namespace

KeyList::KeyList(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(metrics::gap);
    grid->setColumnStretch(0, 1);
    for (int i = 0; i < commandCount; ++i)
        addRow(*grid, Command(i));
    m_foot = new QWidget(this); // after the fields, so that Tab reaches it after them
    m_first = new Button(Button::Kind::Normal, m_foot);
    m_message = makeLabel(m_foot, FontRole::Base, "bad");
    m_message->setObjectName(u"keyMessage"_s);
    m_first->setObjectName(u"firstKeys"_s);
    m_first->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_first);
    row->addWidget(m_message, 1);
    connect(m_first, &QAbstractButton::clicked, this, [this] {
        KeyMap::current().reset();
        m_message->clear();
    });
    connect(&KeyMap::current(), &KeyMap::changed, this, &KeyList::showKeys);
    retranslate();
    showKeys();
}

void KeyList::addRow(QGridLayout &grid, Command command)
{
    auto *name = makeLabel(this, FontRole::Base);
    auto *edit = new KeyField(this);
    edit->setFixedWidth(keyWidth);
    edit->setProperty("command", int(command));
    const int row = grid.rowCount();
    grid.addWidget(name, row, 0);
    grid.addWidget(edit, row, 1);
    m_rows.insert(command, {name, edit});
    connect(edit, &KeyField::pressed, this, [this, command](const QKeySequence &key) { take(command, key); });
}

void KeyList::take(Command command, const QKeySequence &key)
{
    const auto other = KeyMap::current().conflict(command, key);
    if (other)
        m_message->setText(
            tr("%1 means \"%2\" already.").arg(key.toString(QKeySequence::NativeText), commandName(*other)));
    else if (isFixed(key))
        m_message->setText(tr("%1 has a fixed meaning.").arg(key.toString(QKeySequence::NativeText)));
    else {
        m_message->clear();
        KeyMap::current().setKey(command, key);
    }
}

void KeyList::showKeys()
{
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        it.value().field->setKey(KeyMap::current().key(it.key()));
}

void KeyList::retranslate()
{
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        it.value().name->setText(commandName(it.key()));
        it.value().field->setAccessibleName(commandName(it.key()));
    }
    m_first->setText(tr("All keys as at first"));
    m_message->clear(); // it was in the other language
}

void KeyList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
