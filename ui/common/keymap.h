#pragma once
#include <QKeySequence>
#include <QMap>
#include <QObject>

#include <optional>

class QKeyEvent;
class QShortcut;
class QWidget;

namespace ui {

class ViewMemory;

/// What a key can ask for. Places (Ctrl+1 and on), Esc and the keys of Qt's own widgets are not among them: they stay.
enum class Command {
    Details,
    Resend,
    EditResend,
    Mark,
    Diff,
    PreviousProblem,
    NextProblem,
    Problems,
    Follow,
    Filter,
    FilterAnywhere,
    Find,
    FindNext,
    FindPrevious,
    CopyCurl,
    Export,
    Plan,
    Dismiss,
    Send,
    Reconnect,
    NewWindow,
    OpenLog,
    InLog,
    Settings,
    Help,
    Palette,
    Jump,
};
inline constexpr int commandCount = 27;

/// Where a key acts: two commands may share one only if they never act in the same place.
enum class CommandScope {
    Lists, ///< while a list has the focus
    Traffic, ///< the same, in that place alone
    Undelivered, ///< the same
    Window,
};

/// Which key asks for what: the program's own keys until a person chooses others, which the window's memory keeps. One
/// for the whole process, as the theme is. Thread: GUI.
class KeyMap final : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static KeyMap &current();
    /// Takes the keys that are kept there, and keeps choices there from now on. It outlives the windows; null forgets.
    void setMemory(ViewMemory *memory);

    [[nodiscard]] QKeySequence key(Command command) const;
    [[nodiscard]] static QKeySequence firstKey(Command command);
    /// Which other command that key asks for already, where both could be meant.
    [[nodiscard]] std::optional<Command> conflict(Command command, const QKeySequence &key) const;
    /// One chord, not in conflict; an empty sequence leaves the command without a key.
    void setKey(Command command, const QKeySequence &key);
    void reset();

    /// True when that key was pressed. Return and Enter are one key; Shift does not matter for a sign that some
    /// keyboards have above another.
    [[nodiscard]] bool asks(Command command, const QKeyEvent &event) const;
    /// What a person reads on a key cap: `f`, `Ctrl ↵`. Empty when the command has no key.
    [[nodiscard]] QString cap(Command command) const;

signals:
    void changed();

private:
    KeyMap() = default;
    QMap<Command, QKeySequence> m_own;
    ViewMemory *m_memory = nullptr;
};

/// What the command is called in the list of keys. Thread: that of the translators (main).
[[nodiscard]] QString commandName(Command command);
/// The same in English, by which it is found in any language. Thread: any.
[[nodiscard]] QString commandEnglish(Command command);
[[nodiscard]] CommandScope scopeOf(Command command);

/// A shortcut of that command for `parent` and what is in it; it follows the choice of a person.
[[nodiscard]] QShortcut *commandShortcut(Command command, QWidget *parent);
/// The shortcut of that command in a part of the window that is seen; null where the command means nothing now.
[[nodiscard]] QShortcut *shownShortcut(Command command, const QWidget &part);
/// Does what its key would, for whoever has no keyboard at hand.
void press(QShortcut &shortcut);

} // namespace ui
