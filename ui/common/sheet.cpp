#include "ui/common/sheet.h"

#include "ui/common/hairline.h"
#include "ui/common/keymap.h"
#include "ui/common/taborder.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// Source: the design's page "Space and layout", resend.
constexpr int sideMargin = 56;
constexpr int topMarginInShort = 24; ///< in a window that is not high enough for the sheet with its margin
constexpr QSize largest(1328, 720);
constexpr int headerHeight = 52;
constexpr int footerHeight = 60;
constexpr double scrimOpacity = 0.34;

} // namespace

Sheet::Sheet(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_panel(new QWidget(this))
{
    setObjectName(name + u"Sheet"_s);
    m_panel->setObjectName(name + u"Panel"_s);
    setFocusPolicy(Qt::ClickFocus);
    parent->installEventFilter(this);
    hide();
}

void Sheet::build(QWidget *header, QWidget *content, QWidget *footer)
{
    header->setFixedHeight(headerHeight);
    footer->setFixedHeight(footerHeight);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(new Hairline(m_panel));
    column->addWidget(content, 1);
    column->addWidget(new Hairline(m_panel));
    column->addWidget(footer);
}

void Sheet::show()
{
    if (!isOpen())
        m_focusBefore = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
}

void Sheet::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    emit closed();
}

void Sheet::place()
{
    const int top
        = height() >= largest.height() + 2 * topMarginInShort ? (height() - largest.height()) / 2 : topMarginInShort;
    const int wide = qMin(largest.width(), width() - 2 * sideMargin);
    m_panel->setGeometry((width() - wide) / 2, top, wide, height() - 2 * top);
    arrange();
}

void Sheet::plain(QLabel *label, FontRole role, const char *ink)
{
    label->setFont(roleFont(role));
    label->setTextFormat(Qt::PlainText);
    setInk(label, ink);
}

void Sheet::holdIn(QScrollArea *area, QWidget *content, const QString &name)
{
    area->setObjectName(name);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QWidget *Sheet::upright(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setFixedWidth(1);
    setGround(line, "line");
    line->setAttribute(Qt::WA_StyledBackground);
    return line;
}

bool Sheet::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // the window's own shortcuts rest
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Sheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    const bool isParent = watched == parentWidget();
    if (isParent && event->type() == QEvent::Resize && isOpen())
        setGeometry(parentWidget()->rect());
    // A text field would take Ctrl+Enter for a line break.
    if (!isParent && event->type() == QEvent::KeyPress
        && KeyMap::current().asks(Command::Send, *static_cast<QKeyEvent *>(event))) {
        act();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    return moveFocus({m_panel}, next);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QAbstractButton *>(window()->focusWidget());
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (KeyMap::current().asks(Command::Send, *event))
        act();
    else if (isEnter && button != nullptr && isAncestorOf(button))
        button->click();
    event->accept(); // nothing below the sheet hears a key
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click beside the sheet must not cost what was written in it, nor end what runs
}

void Sheet::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    QColor scrim(Qt::black);
    scrim.setAlphaF(float(scrimOpacity));
    painter.fillRect(rect(), scrim);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.dark ? theme.lineStrong : theme.line);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(
        QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusDialog, metrics::radiusDialog);
}

void Sheet::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace ui
