#include "ui/shell/keysheet.h"

#include "ui/common/button.h"
#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/shell/keyfield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize easySize(520, 640);
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

KeySheet::KeySheet(QWidget *parent)
    : QDialog(parent)
    , m_message(new QLabel(this))
{
    setObjectName(u"keySheet"_s);
    setWindowTitle(tr("Keys"));
    auto *intro = new QLabel(tr("Press another key in a field to change it; Backspace leaves the command without one. "
                                "Single letters act while a list has the focus."),
        this);
    intro->setWordWrap(true);
    setInk(intro, "dim");
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(metrics::panelPadding, metrics::gap, metrics::panelPadding, metrics::gap);
    grid->setVerticalSpacing(metrics::gap);
    grid->setColumnStretch(0, 1);
    for (int i = 0; i < commandCount; ++i)
        addRow(*grid, Command(i));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setWidget(rows);
    area->setFocusPolicy(Qt::NoFocus); // its fields have it
    m_message->setObjectName(u"keyMessage"_s);
    m_message->setWordWrap(true);
    setInk(m_message, "bad");
    auto *first = new Button(Button::Kind::Normal, this);
    first->setObjectName(u"firstKeys"_s);
    first->setText(tr("All keys as at first"));
    first->setAutoDefault(false);
    auto *close = new Button(Button::Kind::Primary, this);
    close->setText(tr("Close"));
    close->setAutoDefault(false); // Enter is a key that a field may take
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
    foot->addWidget(first);
    foot->addWidget(m_message, 1);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    intro->setContentsMargins(metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
    column->addWidget(intro);
    column->addWidget(new Hairline(this));
    column->addWidget(area, 1);
    column->addWidget(new Hairline(this));
    column->addLayout(foot);
    connect(first, &QAbstractButton::clicked, this, [this] {
        KeyMap::current().reset();
        m_message->clear();
    });
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(&KeyMap::current(), &KeyMap::changed, this, &KeySheet::showKeys);
    showKeys();
    resize(easySize);
}

void KeySheet::addRow(QGridLayout &grid, Command command)
{
    auto *name = new QLabel(commandName(command));
    auto *edit = new KeyField;
    edit->setFixedWidth(keyWidth);
    edit->setAccessibleName(commandName(command));
    edit->setProperty("command", int(command));
    const int row = grid.rowCount();
    grid.addWidget(name, row, 0);
    grid.addWidget(edit, row, 1);
    m_edits.insert(command, edit);
    connect(edit, &KeyField::pressed, this, [this, command](const QKeySequence &key) { take(command, key); });
}

void KeySheet::take(Command command, const QKeySequence &key)
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

void KeySheet::showKeys()
{
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it)
        it.value()->setKey(KeyMap::current().key(it.key()));
}

} // namespace ui
