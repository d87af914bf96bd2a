#include "ui/sandbox/atonce.h"

#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int fieldWidth = 72;
constexpr int farthestMinutes = 20 * 24 * 60;
constexpr int leastCode = 1000; // Source: RFC 6455, 7.4
constexpr int mostCode = 4999;

QLineEdit *numberField(QWidget *parent, const QString &name, const QString &text, int least, int most)
{
    auto *field = new QLineEdit(text, parent);
    field->setObjectName(name);
    field->setFixedWidth(fieldWidth);
    field->setValidator(new QIntValidator(least, most, field));
    return field;
}

/// Holds its place while it has nothing to say.
QLabel *noteLabel(QWidget *parent, const QString &name)
{
    QLabel *note = makeLabel(parent, FontRole::Small, "warn", false);
    note->setObjectName(name);
    QSizePolicy policy = note->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    note->setSizePolicy(policy);
    return note;
}

QHBoxLayout *rowOf(const QList<QWidget *> &parts)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    for (QWidget *part : parts)
        row->addWidget(part);
    row->addStretch();
    return row;
}

} // namespace

AtOnce::AtOnce(SandboxDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_lineTitle(makeTitle(this))
    , m_reconnect(striking(u"sandboxOp7"_s, R"("do":"op7")"))
    , m_drop(striking(u"sandboxDrop"_s, R"("do":"drop")"))
    , m_invalid(makeLabel(this, FontRole::Base, "text", false))
    , m_invalidTrue(striking(u"sandboxOp9True"_s, R"("do":"op9","resumable":true)"))
    , m_invalidFalse(striking(u"sandboxOp9False"_s, R"("do":"op9","resumable":false)"))
    , m_invalidAbsent(striking(u"sandboxOp9Absent"_s, R"("do":"op9")"))
    , m_close(new Button(Button::Kind::Normal, this))
    , m_code(numberField(this, u"sandboxCloseCode"_s, u"4009"_s, leastCode, mostCode))
    , m_codeNote(noteLabel(this, u"sandboxCloseCodeNote"_s))
    , m_clockTitle(makeTitle(this))
    , m_minutes(numberField(this, u"sandboxClockMinutes"_s, u"60"_s, 1, farthestMinutes))
    , m_minutesNote(noteLabel(this, u"sandboxClockMinutesNote"_s))
    , m_minutesLabel(makeLabel(this, FontRole::Base, "text", false))
    , m_forward(new Button(Button::Kind::Normal, this))
    , m_back(new Button(Button::Kind::Normal, this))
    , m_sleep(new Button(Button::Kind::Normal, this))
{
    buildLayout();
    retranslate();
    connect(m_close, &QAbstractButton::clicked, this, &AtOnce::closeLine);
    connect(m_code, &QLineEdit::returnPressed, this, &AtOnce::closeLine);
    connect(m_code, &QLineEdit::textChanged, this, &AtOnce::showButtons);
    connect(m_minutes, &QLineEdit::textChanged, this, &AtOnce::showButtons);
    connect(m_forward, &QAbstractButton::clicked, this, [this] { moveClock(1, false); });
    connect(m_back, &QAbstractButton::clicked, this, [this] { moveClock(-1, false); });
    connect(m_sleep, &QAbstractButton::clicked, this, [this] { moveClock(1, true); });
}

Button *AtOnce::striking(const QString &name, const QByteArray &members)
{
    auto *button = new Button(Button::Kind::Normal, this);
    button->setObjectName(name);
    connect(button, &QAbstractButton::clicked, this,
        [this, members] { emit m_desk.faultWanted(R"({"at":"now",)" + members + '}'); });
    return button;
}

void AtOnce::buildLayout()
{
    m_close->setObjectName(u"sandboxClose"_s);
    m_forward->setObjectName(u"sandboxClockForward"_s);
    m_back->setObjectName(u"sandboxClockBack"_s);
    m_sleep->setObjectName(u"sandboxClockSleep"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_lineTitle);
    column->addLayout(rowOf({m_reconnect, m_drop}));
    column->addLayout(rowOf({m_invalid, m_invalidTrue, m_invalidFalse, m_invalidAbsent}));
    column->addLayout(rowOf({m_close, m_code, m_codeNote}));
    column->addSpacing(metrics::gap);
    column->addWidget(m_clockTitle);
    column->addLayout(rowOf({m_minutes, m_minutesLabel, m_forward, m_back, m_sleep}));
    column->addWidget(m_minutesNote);
}

void AtOnce::showButtons()
{
    m_close->setEnabled(m_code->hasAcceptableInput());
    m_codeNote->setVisible(!m_code->hasAcceptableInput());
    m_minutesNote->setVisible(!m_minutes->hasAcceptableInput());
    for (Button *button : {m_forward, m_back, m_sleep})
        button->setEnabled(m_minutes->hasAcceptableInput());
}

void AtOnce::closeLine()
{
    if (m_code->hasAcceptableInput())
        emit m_desk.faultWanted(R"({"at":"now","do":"close","code":)" + m_code->text().toLatin1() + '}');
}

void AtOnce::moveClock(int direction, bool asleep)
{
    if (m_minutes->hasAcceptableInput())
        emit m_desk.clockMoveWanted(std::chrono::minutes(direction * m_minutes->text().toInt()), asleep);
}

void AtOnce::retranslate()
{
    const auto name = [](Button *button, const QString &text, const QString &whole) {
        button->setText(text);
        button->setAccessibleName(whole);
    };
    m_lineTitle->setText(tr("The gateway's line, at once"));
    name(m_reconnect, tr("Ask to reconnect (op 7)"), tr("Ask to reconnect (op 7)"));
    name(m_drop, tr("Drop the line"), tr("Drop the line"));
    m_invalid->setText(tr("Invalid session (op 9):"));
    name(m_invalidTrue, u"true"_s, tr("Invalid session (op 9), true"));
    name(m_invalidFalse, u"false"_s, tr("Invalid session (op 9), false"));
    name(m_invalidAbsent, tr("absent"), tr("Invalid session (op 9), absent"));
    name(m_close, tr("Close with code"), tr("Close with code"));
    m_code->setAccessibleName(tr("Close code"));
    m_codeNote->setText(tr("A close code is a number from %1 to %2.").arg(leastCode).arg(mostCode));
    m_minutesNote->setText(tr("Minutes are a number from 1 to %1.").arg(farthestMinutes));
    m_clockTitle->setText(tr("This computer's clock, for the bot and this window"));
    m_minutes->setAccessibleName(tr("Minutes"));
    m_minutesLabel->setText(tr("minutes"));
    name(m_forward, tr("Set forward"), tr("Set the clock forward"));
    name(m_back, tr("Set back"), tr("Set the clock back"));
    name(m_sleep, tr("Sleep"), tr("Let the computer sleep"));
    showButtons();
}

void AtOnce::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
