#pragma once
#include "ui/desk/desk.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

class QListView;

/// How a window is to look.
struct Look
{
    console::ThemeName theme = console::ThemeName::Light;
    QString language = QStringLiteral("en");
    QSize size{1440, 900};
};

/// The program as a person has it: window, bot and embedded platform of one scenario, in a folder of its own.
class DeskBench
{
public:
    /// What is done to its folder before it begins.
    using Prepare = std::function<void(const QString &folder)>;
    explicit DeskBench(const QString &scenario, const Look &look = {}, const Prepare &prepare = {});
    ~DeskBench();

    [[nodiscard]] ui::MainWindow &window() { return *m_desk->window(); }
    [[nodiscard]] ui::Desk &desk() { return *m_desk; }
    [[nodiscard]] console::Program &program() { return *m_program; }
    /// The door that the sandbox's panel uses.
    [[nodiscard]] ui::SandboxDesk &sandbox() { return *m_desk->sandbox(); }
    /// True once the scenario is over and everything it caused is shown.
    [[nodiscard]] bool waitForQuiet();
    /// Waits for the window to have read what was committed.
    [[nodiscard]] bool waitForSettled();
    /// A part of the window by its name, when it is there: places and pages are made when they are first wanted. Fails
    /// the test when it does not come.
    template <class Widget> [[nodiscard]] Widget *find(const QString &name)
    {
        Widget *found = nullptr;
        if (!QTest::qWaitFor([&] { return (found = window().template findChild<Widget *>(name)) != nullptr; }))
            qFatal("no part of the window is called %s", qPrintable(name));
        return found;
    }
    /// Presses a key where the focus is, as a person does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Makes the bubble with this text current; its row, or -1.
    int selectBubble(const QString &text);
    [[nodiscard]] QListView &timeline();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<console::Program> m_program;
    std::unique_ptr<ui::Desk> m_desk;
    bool m_scenarioFinished = false;
};
