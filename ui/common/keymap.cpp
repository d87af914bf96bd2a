#include "ui/common/keymap.h"

#include "ui/common/viewmemory.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using Where = CommandScope;

struct Facts
{
    QLatin1StringView word; ///< in the memory file: never changes
    Where where;
    QKeyCombination key;
};

// Source: the product's list of keys.
constexpr Facts facts[commandCount] = {
    {"details"_L1, Where::Lists, Qt::Key_Return},
    {"resend"_L1, Where::Lists, Qt::Key_R},
    {"edit"_L1, Where::Lists, Qt::Key_E},
    {"mark"_L1, Where::Lists, Qt::Key_M},
    {"diff"_L1, Where::Lists, Qt::Key_D},
    {"previousProblem"_L1, Where::Lists, Qt::Key_BracketLeft},
    {"nextProblem"_L1, Where::Lists, Qt::Key_BracketRight},
    {"problems"_L1, Where::Traffic, Qt::Key_P},
    {"follow"_L1, Where::Lists, Qt::Key_F},
    {"filter"_L1, Where::Lists, Qt::Key_Slash},
    {"filterAnywhere"_L1, Where::Window, Qt::CTRL | Qt::Key_L},
    {"find"_L1, Where::Window, Qt::CTRL | Qt::Key_F},
    {"findNext"_L1, Where::Window, Qt::Key_F3},
    {"findPrevious"_L1, Where::Window, Qt::SHIFT | Qt::Key_F3},
    {"copyCurl"_L1, Where::Window, Qt::CTRL | Qt::SHIFT | Qt::Key_C},
    {"export"_L1, Where::Window, Qt::CTRL | Qt::Key_E},
    {"plan"_L1, Where::Undelivered, Qt::Key_P},
    {"dismiss"_L1, Where::Undelivered, Qt::Key_Delete},
    {"send"_L1, Where::Window, Qt::CTRL | Qt::Key_Return},
    {"reconnect"_L1, Where::Window, Qt::Key_F5},
    {"newWindow"_L1, Where::Window, Qt::CTRL | Qt::SHIFT | Qt::Key_N},
    {"openLog"_L1, Where::Window, Qt::CTRL | Qt::Key_O},
    {"inLog"_L1, Where::Lists, Qt::Key_O},
    {"settings"_L1, Where::Window, Qt::CTRL | Qt::Key_Comma},
    {"help"_L1, Where::Window, Qt::Key_F1},
    {"palette"_L1, Where::Window, Qt::CTRL | Qt::SHIFT | Qt::Key_P},
    {"jump"_L1, Where::Window, Qt::CTRL | Qt::Key_K},
};

bool meet(Where a, Where b)
{
    return a == b
        || !((a == Where::Traffic && b == Where::Undelivered) || (a == Where::Undelivered && b == Where::Traffic));
}

/// Of a shortcut: which command it stands for.
constexpr const char *commandProperty = "command";

QString memoryKey(Command command)
{
    return u"keys/"_s + facts[int(command)].word;
}

/// `/` is above another sign on some keyboards, so Shift is part of pressing it.
bool isSign(Qt::Key key)
{
    return key > Qt::Key_Space && key < Qt::Key_AsciiTilde && !(key >= Qt::Key_A && key <= Qt::Key_Z)
        && !(key >= Qt::Key_0 && key <= Qt::Key_9);
}

} // namespace

KeyMap &KeyMap::current()
{
    static KeyMap map;
    return map;
}

void KeyMap::setMemory(ViewMemory *memory)
{
    m_memory = memory;
    m_own.clear();
    for (int i = 0; memory && i < commandCount; ++i) {
        const auto command = Command(i);
        const QVariant kept = memory->value(memoryKey(command));
        const auto key = QKeySequence::fromString(kept.toString(), QKeySequence::PortableText);
        // What a person edited by hand may be anything; a key that means two things would mean neither.
        if (kept.isValid() && key.count() <= 1 && !conflict(command, key))
            m_own.insert(command, key);
    }
    emit changed();
}

QKeySequence KeyMap::key(Command command) const
{
    return m_own.value(command, firstKey(command));
}

QKeySequence KeyMap::firstKey(Command command)
{
    return QKeySequence(facts[int(command)].key);
}

std::optional<Command> KeyMap::conflict(Command command, const QKeySequence &key) const
{
    for (int i = 0; i < commandCount && !key.isEmpty(); ++i) {
        const auto other = Command(i);
        if (other != command && this->key(other) == key && meet(facts[i].where, facts[int(command)].where))
            return other;
    }
    return std::nullopt;
}

void KeyMap::setKey(Command command, const QKeySequence &key)
{
    if (this->key(command) == key)
        return;
    if (key == firstKey(command))
        m_own.remove(command);
    else
        m_own.insert(command, key);
    if (m_memory)
        m_memory->setValue(memoryKey(command), key.toString(QKeySequence::PortableText));
    emit changed();
}

void KeyMap::reset()
{
    for (int i = 0; i < commandCount; ++i) {
        if (m_memory && m_own.contains(Command(i)))
            m_memory->setValue(memoryKey(Command(i)), firstKey(Command(i)).toString(QKeySequence::PortableText));
    }
    m_own.clear();
    emit changed();
}

bool KeyMap::asks(Command command, const QKeyEvent &event) const
{
    const QKeySequence wanted = key(command);
    if (wanted.isEmpty())
        return false;
    const Qt::Key pressed = event.key() == Qt::Key_Enter ? Qt::Key_Return : Qt::Key(event.key());
    const Qt::Key key = wanted[0].key();
    Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (isSign(key) && wanted[0].keyboardModifiers() == Qt::NoModifier)
        held &= ~Qt::ShiftModifier;
    return pressed == key && held == wanted[0].keyboardModifiers();
}

QString KeyMap::cap(Command command) const
{
    const QKeySequence sequence = key(command);
    QString text = sequence.toString(QKeySequence::PortableText); // what keys are called on them, in any language
    if (!sequence.isEmpty() && sequence[0].keyboardModifiers() == Qt::NoModifier && text.size() == 1)
        return text.toLower();
    text.replace("Return"_L1, u"↵"_s);
    return text.replace(u'+', u' ');
}

namespace {

const char *englishOf(Command command)
{
    switch (command) {
    case Command::Details:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Details of the row");
    case Command::Resend:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Send again");
    case Command::EditResend:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Edit and send again");
    case Command::Mark:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Mark the row, or take the mark off");
    case Command::Diff:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Compare with an earlier try or a marked row");
    case Command::PreviousProblem:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Previous problem");
    case Command::NextProblem:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Next problem");
    case Command::Problems:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "List of problems");
    case Command::Follow:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Follow the newest row");
    case Command::Filter:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Filter, from a list");
    case Command::FilterAnywhere:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Filter, from anywhere");
    case Command::Find:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Find");
    case Command::FindNext:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Next match");
    case Command::FindPrevious:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Previous match");
    case Command::CopyCurl:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Copy as cURL");
    case Command::Export:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Export what is shown");
    case Command::Plan:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Plan for the ticked messages");
    case Command::Dismiss:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Dismiss the ticked messages");
    case Command::Send:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Send");
    case Command::Reconnect:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Reconnect");
    case Command::NewWindow:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Another window");
    case Command::OpenLog:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Open the log of another bot");
    case Command::InLog:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "The row where it stands in its log");
    case Command::Settings:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Settings");
    case Command::Help:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Help");
    case Command::Palette:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Everything that can be done");
    case Command::Jump:
        return QT_TRANSLATE_NOOP("ui::KeyMap", "Go to a conversation or a row");
    }
    return "";
}

} // namespace

QString commandName(Command command)
{
    return QCoreApplication::translate("ui::KeyMap", englishOf(command));
}

QString commandEnglish(Command command)
{
    return QString::fromUtf8(englishOf(command));
}

CommandScope scopeOf(Command command)
{
    return facts[int(command)].where;
}

QShortcut *commandShortcut(Command command, QWidget *parent)
{
    auto *shortcut = new QShortcut(KeyMap::current().key(command), parent);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    shortcut->setProperty(commandProperty, int(command));
    QObject::connect(&KeyMap::current(), &KeyMap::changed, shortcut,
        [shortcut, command] { shortcut->setKey(KeyMap::current().key(command)); });
    return shortcut;
}

QShortcut *shownShortcut(Command command, const QWidget &part)
{
    for (QShortcut *shortcut : part.findChildren<QShortcut *>()) {
        const auto *owner = qobject_cast<const QWidget *>(shortcut->parent());
        const QVariant asked = shortcut->property(commandProperty);
        if (asked.isValid() && asked.toInt() == int(command) && owner && owner->isVisible() && shortcut->isEnabled())
            return shortcut;
    }
    return nullptr;
}

void press(QShortcut &shortcut)
{
    // By name: Qt lets nobody else emit it, and no event of a shortcut can be made without its deprecated id.
    QMetaObject::invokeMethod(&shortcut, "activated");
}

} // namespace ui
