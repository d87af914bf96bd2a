// The foot of the rail, the help, and the palette: what leads everywhere.
#include "ui/common/keymap.h"
#include "ui/common/notice.h"
#include "ui/conversations/conversationspage.h"
#include "ui/help/helppage.h"
#include "ui/palette/palette.h"
#include "ui/sandbox/sandboxhelp.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/traffic/trafficpage.h"

#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Of the whole window, whatever has the focus in it.
QShortcut *windowShortcut(Command command, QWidget *window)
{
    QShortcut *shortcut = commandShortcut(command, window);
    shortcut->setContext(Qt::WindowShortcut);
    return shortcut;
}

} // namespace

void MainWindow::addFoot()
{
    m_paletteButton = m_rail->addFootButton(u"palette"_s);
    m_paletteButton->setObjectName(u"openPalette"_s);
    addFootPlace(u"help"_s, Command::Help);
    connect(m_paletteButton, &QAbstractButton::clicked, this, [this] { openPalette(false); });
    connect(windowShortcut(Command::Palette, this), &QShortcut::activated, this, [this] { openPalette(false); });
    connect(windowShortcut(Command::Jump, this), &QShortcut::activated, this, [this] { openPalette(true); });
    connect(&KeyMap::current(), &KeyMap::changed, this, &MainWindow::retranslateFoot);
}

void MainWindow::addFootPlace(const QString &place, Command command)
{
    m_placeOrder.append(place);
    m_footPlaces.insert(place, command);
    m_rail->addFootPlace(place, place); // its icon has its name
    connect(windowShortcut(command, this), &QShortcut::activated, this, [this, place] { showPlace(place); });
}

QString MainWindow::keyOfPlace(const QString &place) const
{
    const auto foot = m_footPlaces.constFind(place);
    return foot == m_footPlaces.cend() ? u"Ctrl %1"_s.arg(m_placeOrder.indexOf(place) + 1)
                                       : KeyMap::current().cap(*foot);
}

void MainWindow::retranslateFoot()
{
    const KeyMap &keys = KeyMap::current();
    m_paletteButton->setAccessibleName(tr("Everything that can be done"));
    m_paletteButton->setToolTip(
        u"%1  %2"_s.arg(m_paletteButton->accessibleName(), keys.cap(Command::Palette)).trimmed());
    for (const QString &place : m_footPlaces.keys())
        m_rail->setPlaceText(place, placeText(place), keyOfPlace(place));
}

QWidget *MainWindow::makeHelp()
{
    const HelpPage::FromWindow window{.places =
                                          [this] {
                                              QList<KeyLine> lines;
                                              for (const QString &place : std::as_const(m_placeOrder)) {
                                                  if (!m_footPlaces.contains(place)) // else it is a command
                                                      lines.append({placeText(place), keyOfPlace(place)});
                                              }
                                              return lines;
                                          },
        .topics
        = [this] { return m_services.hasSandbox ? QList<text::HelpTopic>{sandboxTopic()} : QList<text::HelpTopic>(); }};
    m_help = new HelpPage(m_services, window, m_stack);
    connect(m_help, &HelpPage::filterRequested, this, [this](const QString &filter) {
        showPlace(u"traffic"_s);
        traffic()->setFilter(filter);
    });
    connect(m_help, &HelpPage::keysRequested, this, &MainWindow::openKeys);
    m_stack->addWidget(m_help);
    m_pages.insert(u"help"_s, m_help);
    return m_help;
}

HelpPage *MainWindow::help()
{
    static_cast<void>(page(u"help"_s));
    return m_help;
}

void MainWindow::showHelp(const QString &topic)
{
    showPlace(u"help"_s);
    help()->show(topic);
}

void MainWindow::openPalette(bool jumps)
{
    if (!m_palette) {
        m_palette = new Palette(m_services, centralWidget());
        connect(m_palette, &Palette::conversationRequested, this, [this](journal::RowRef row) {
            showPlace(u"conversations"_s);
            m_conversations->select(row);
        });
        connect(m_palette, &Palette::rowRequested, this, &MainWindow::goToRow);
    }
    ActionRegistry registry;
    fillActions(registry);
    m_palette->open(jumps ? Palette::Mode::Jump : Palette::Mode::Actions, registry);
}

// A person has named it, so it is shown whatever is filtered.
void MainWindow::goToRow(journal::RowRef row)
{
    showPlace(u"traffic"_s);
    if (traffic()->reveal(row))
        notify(this, {u"filter-off"_s, tr("The filter hid the row, and was taken off."), Tone::Dim});
    showRow(row);
}

} // namespace ui
