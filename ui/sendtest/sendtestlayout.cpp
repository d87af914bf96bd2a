// Where the parts of the sheet stand, their words, and the keyboard that stays inside.
#include "ui/common/button.h"
#include "ui/common/hairline.h"
#include "ui/common/taborder.h"
#include "ui/common/theme.h"
#include "ui/common/verdictbox.h"
#include "ui/sendtest/sendtestform.h"
#include "ui/sendtest/sendtestpane.h"
#include "ui/sendtest/sendtestsheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Source: the design's page "Space and layout", resend.
constexpr int sideMargin = 56;
constexpr int topMarginInShort = 24; ///< in a window that is not high enough for the sheet with its margin
constexpr QSize largest(1328, 720);
constexpr int formWidth = 408;
constexpr int formWidthInNarrow = 376;
constexpr int formPadding = 20;
constexpr int headerHeight = 52;
constexpr int footerHeight = 60;
constexpr double scrimOpacity = 0.34;

void plain(QLabel *label, FontRole role, const char *ink)
{
    label->setFont(roleFont(role));
    label->setTextFormat(Qt::PlainText);
    setInk(label, ink);
}

/// A line of one pixel that stands upright.
QWidget *upright(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setFixedWidth(1);
    setGround(line, "line");
    line->setAttribute(Qt::WA_StyledBackground);
    return line;
}

} // namespace

QWidget *SendTestSheet::makeHeader()
{
    auto *header = new QWidget(m_panel);
    header->setFixedHeight(headerHeight);
    plain(m_title, FontRole::Title, "text");
    plain(m_about, FontRole::Small, "dim");
    m_title->setObjectName(u"sendTestTitle"_s);
    m_close->setObjectName(u"sendTestClose"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(formPadding, 0, metrics::cardPadding, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_about);
    row->addStretch();
    row->addWidget(m_close);
    return header;
}

QWidget *SendTestSheet::makeContent()
{
    auto *content = new QWidget(m_panel);
    m_formArea->setObjectName(u"sendTestFormArea"_s);
    m_formArea->setWidget(m_form);
    m_formArea->setWidgetResizable(true);
    m_formArea->setFrameShape(QFrame::NoFrame);
    m_formArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formArea->setFocusPolicy(Qt::NoFocus);
    m_formArea->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    m_forecast->setObjectName(u"sendTestForecast"_s);
    m_warning->setObjectName(u"sendTestWarning"_s);
    m_left = new QWidget(content);
    auto *boxes = new QVBoxLayout;
    boxes->setContentsMargins(formPadding, 4, formPadding, 0);
    boxes->setSpacing(metrics::gap);
    boxes->addWidget(m_forecast);
    boxes->addWidget(m_warning);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 14);
    left->setSpacing(0);
    left->addWidget(m_formArea, 1);
    left->addLayout(boxes);
    left->addStretch();
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_left);
    row->addWidget(upright(content));
    row->addWidget(m_pane, 1);
    return content;
}

QWidget *SendTestSheet::makeFooter()
{
    auto *footer = new QWidget(m_panel);
    footer->setFixedHeight(footerHeight);
    plain(m_where, FontRole::Small, m_services.sandbox ? "audit" : "dim");
    m_where->setObjectName(u"sendTestWhere"_s);
    m_cancel->setObjectName(u"sendTestCancel"_s);
    m_stop->setObjectName(u"sendTestStop"_s);
    m_stop->setIconName(u"stop"_s);
    m_start->setObjectName(u"sendTestStart"_s);
    m_start->setIconName(u"send"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(formPadding, 0, formPadding, 0);
    row->setSpacing(metrics::gap);
    row->addStretch();
    row->addWidget(m_where);
    row->addSpacing(metrics::gap);
    row->addWidget(m_cancel);
    row->addWidget(m_stop);
    row->addWidget(m_start);
    return footer;
}

void SendTestSheet::buildLayout()
{
    setFocusPolicy(Qt::ClickFocus);
    m_panel->setObjectName(u"sendTestPanel"_s);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(new Hairline(m_panel));
    column->addWidget(makeContent(), 1);
    column->addWidget(new Hairline(m_panel));
    column->addWidget(makeFooter());
    m_form->text()->installEventFilter(this);
}

void SendTestSheet::arrange()
{
    const int top
        = height() >= largest.height() + 2 * topMarginInShort ? (height() - largest.height()) / 2 : topMarginInShort;
    const int wide = qMin(largest.width(), width() - 2 * sideMargin);
    m_panel->setGeometry((width() - wide) / 2, top, wide, height() - 2 * top);
    m_left->setFixedWidth(window()->width() < metrics::overlayWindow ? formWidthInNarrow : formWidth);
    // What does not fit of the form scrolls; the forecast always stays in sight.
    m_formArea->setMaximumHeight(m_form->sizeHint().height());
}

void SendTestSheet::refreshButtons()
{
    const bool running = isRunning();
    m_stop->setVisible(running);
    m_stop->setEnabled(running && !m_test->isStopping());
    m_start->setVisible(!running);
    m_start->setEnabled(canStart());
    m_start->setText(m_plan.count == 1 ? tr("Send 1 message") : tr("Send %1 messages").arg(m_plan.count));
    m_start->setKeyHint(KeyMap::current().cap(Command::Send));
    m_cancel->setText(tr("Close"));
    m_cancel->setKeyHint(running ? QString() : u"Esc"_s);
    m_stop->setText(tr("Stop"));
    m_stop->setKeyHint(u"Esc"_s);
    const QString name = m_services.profile;
    m_where->setText(m_services.sandbox ? tr("Sandbox: nothing leaves this computer")
            : name.isEmpty()            ? tr("Sends for real, in Production")
                                        : tr("Sends for real, as %1 in Production").arg(name));
    m_where->setVisible(m_services.bot != nullptr);
    for (Button *button : {m_cancel, m_stop, m_start}) {
        button->setAccessibleName(button->text());
        button->updateGeometry();
    }
}

void SendTestSheet::retranslate()
{
    setAccessibleName(tr("Send test"));
    m_panel->setAccessibleName(tr("Send test"));
    m_title->setText(tr("Send test"));
    m_about->setText(tr("Some messages over one path, and what becomes of each"));
    m_close->setAccessibleName(tr("Close the send test"));
    m_close->setToolTip(tr("Close"));
    refresh();
}

bool SendTestSheet::event(QEvent *event)
{
    // The window's own shortcuts rest while the sheet is open.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SendTestSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool SendTestSheet::focusNextPrevChild(bool next)
{
    return moveFocus({m_panel}, next);
}

bool SendTestSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isOpen())
        setGeometry(parentWidget()->rect());
    // A text field would take Ctrl+Enter for a line break.
    if (event->type() == QEvent::KeyPress && watched != parentWidget()) {
        if (KeyMap::current().asks(Command::Send, *static_cast<QKeyEvent *>(event))) {
            start();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SendTestSheet::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QAbstractButton *>(window()->focusWidget());
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (KeyMap::current().asks(Command::Send, *event))
        start();
    else if (isEnter && button != nullptr && isAncestorOf(button))
        button->click();
    event->accept(); // nothing below the sheet hears a key
}

void SendTestSheet::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click beside the sheet must not end a test
}

void SendTestSheet::paintEvent(QPaintEvent *)
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

void SendTestSheet::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace ui
