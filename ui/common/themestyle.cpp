#include "ui/common/theme.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// @token is replaced by the colour of that name; what is not here is painted by widgets and delegates.
constexpr auto chrome = R"(
QWidget[ground="window"] { background: @window; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="raised"] { background: @raised; }
QWidget[ground="canvas"] { background: @canvas; }
QWidget[ground="sunken"] { background: @sunken; }
QWidget[ground="line"] { background: @line; }
QWidget[ground="code"] { background: @code; }
QLabel { background: transparent; }
QLabel[ink="text"] { color: @text; }
QLabel[ink="dim"] { color: @dim; }
QLabel[ink="faint"] { color: @faint; }
QLabel[ink="accent"] { color: @accent; }
QLabel[ink="ok"] { color: @ok; }
QLabel[ink="warn"] { color: @warn; }
QLabel[ink="bad"] { color: @bad; }
QLabel[ink="unknown"] { color: @unknown; }
QLabel[ink="audit"] { color: @audit; }
QAbstractScrollArea { border: none; }
QListView, QTreeView, QTableView { border: none; outline: none; background: transparent; }
QLineEdit { background: @surface; border: 1px solid @control; border-radius: 6px; padding: 0 8px; min-height: 26px;
    color: @text; selection-background-color: @selection; selection-color: @text; }
QLineEdit:focus { border: 2px solid @focus; padding: 0 7px; min-height: 24px; }
QLineEdit:disabled, QPlainTextEdit[field="true"]:disabled { background: @window; border-color: @line; color: @dim; }
QLineEdit[error="true"] { border: 2px solid @bad; padding: 0 7px; min-height: 24px; }
QPlainTextEdit[field="true"] { background: @surface; border: 1px solid @control; border-radius: 6px; color: @text;
    selection-background-color: @selection; selection-color: @text; }
QPlainTextEdit[field="true"]:focus { border: 2px solid @focus; }
QSplitter::handle { background: @line; }
QHeaderView { background: @window; border: none; }
QHeaderView::section { background: @window; color: @dim; border: none; border-bottom: 1px solid @line; padding: 0 6px; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: @dim; border: none; padding: 0 2px; margin: 0 6px; height: 46px; }
QTabBar[dense="true"]::tab { padding: 0; margin: 0 4px; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabBar::scroller { width: 40px; }
QTabBar::tear { width: 0; image: none; }
QTabBar QToolButton { background: @window; border: none; }
QTabWidget::pane { border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar[overview="true"]:vertical { width: 12px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @linestrong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @raised; border: 1px solid @linestrong; padding: 4px; color: @text; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; background: transparent; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @linestrong; padding: 4px 6px; }
)"_L1;

} // namespace

QString Theme::styleSheet() const
{
    // Longer names first, so that @surface is not read as @s….
    const QList<std::pair<QString, QColor>> tokens{
        {u"@linestrong"_s, lineStrong},
        {u"@selection"_s, selection},
        {u"@surface"_s, surface},
        {u"@unknown"_s, unknown},
        {u"@control"_s, control},
        {u"@window"_s, window},
        {u"@raised"_s, raised},
        {u"@canvas"_s, canvas},
        {u"@sunken"_s, sunken},
        {u"@accent"_s, accent},
        {u"@focus"_s, focus},
        {u"@faint"_s, textFaint},
        {u"@audit"_s, audit},
        {u"@text"_s, text},
        {u"@code"_s, codeBg},
        {u"@line"_s, line},
        {u"@warn"_s, warn},
        {u"@dim"_s, textDim},
        {u"@bad"_s, bad},
        {u"@ok"_s, ok},
    };
    QString sheet = QString(chrome);
    for (const auto &[token, colour] : tokens)
        sheet.replace(token, colour.name());
    return sheet;
}

} // namespace ui
