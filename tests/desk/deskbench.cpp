#include "tests/desk/deskbench.h"

#include <QApplication>
#include <QListView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20'000; // ms; only a failing test waits so long
}

DeskBench::DeskBench(const QString &scenario, const Look &look, const Prepare &prepare)
{
    if (prepare)
        prepare(m_folder.path());
    console::CommandLine line;
    line.sandbox = true;
    line.scenario = scenario;
    line.dataDir = m_folder.path();
    line.language = look.language;
    line.theme = look.theme;
    line.place = u"conversations"_s;
    line.size = look.size;
    m_program = std::make_unique<console::Program>(line, config::Credentials{});
    m_desk = std::make_unique<ui::Desk>(*m_program);
    QObject::connect(
        m_program.get(), &console::Program::scenarioFinished, m_program.get(), [this] { m_scenarioFinished = true; });
    m_program->start();
    if (!QTest::qWaitFor([this] { return m_desk->window() != nullptr; }, patience))
        qFatal("no window");
}

DeskBench::~DeskBench()
{
    m_desk.reset();
    bool stopped = false;
    QObject::connect(m_program.get(), &console::Program::stopped, m_program.get(), [&stopped] { stopped = true; });
    m_program->stop();
    std::ignore = QTest::qWaitFor([&stopped] { return stopped; }, patience);
}

bool DeskBench::waitForQuiet()
{
    return QTest::qWaitFor([this] { return m_scenarioFinished; }, patience) && waitForSettled();
}

bool DeskBench::waitForSettled()
{
    return QTest::qWaitFor([this] { return window().isSettled(); }, patience);
}

void DeskBench::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &window(), key, modifiers);
}

QListView &DeskBench::timeline()
{
    return *find<QListView>(u"timeline"_s);
}

int DeskBench::selectBubble(const QString &text)
{
    const QAbstractItemModel &model = *timeline().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.index(row, 0).data().toString().contains(text))
            continue;
        timeline().setFocus();
        timeline().setCurrentIndex(model.index(row, 0));
        return row;
    }
    return -1;
}
