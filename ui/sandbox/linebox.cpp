#include "ui/sandbox/linebox.h"

#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int textHeight = 76;
}

LineBox::LineBox(SandboxDesk &desk, const CastList &cast, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_cast(cast)
    , m_who(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_mention(new CheckBox(this))
    , m_say(new Button(Button::Kind::Primary, this))
{
    m_who->setFont(roleFont(FontRole::SmallBold));
    m_who->setTextFormat(Qt::PlainText);
    setInk(m_who, "dim");
    m_text->setObjectName(u"sandboxLine"_s);
    m_text->setProperty("field", true);
    m_text->setFont(roleFont(FontRole::Bubble));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(textHeight);
    m_text->document()->setDocumentMargin(8);
    m_text->installEventFilter(this);
    if (!desk.lines().isEmpty())
        m_text->setPlainText(desk.lines().first());
    m_mention->setObjectName(u"sandboxMention"_s);
    m_mention->setChecked(true);
    m_say->setObjectName(u"sandboxSay"_s);
    m_say->setIconName(u"send"_s);
    m_say->setCommand(Command::Send);
    auto *row = new QHBoxLayout;
    row->addWidget(m_mention);
    row->addStretch();
    row->addWidget(m_say);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_who);
    column->addWidget(m_text);
    column->addLayout(row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_say, &QAbstractButton::clicked, this, &LineBox::say);
    connect(m_text, &QPlainTextEdit::textChanged, this, &LineBox::refresh);
    connect(&cast, &CastList::currentChanged, this, &LineBox::refresh);
    retranslate();
}

void LineBox::say()
{
    const auto role = m_cast.current();
    const QString text = m_text->toPlainText();
    if (!role || text.trimmed().isEmpty())
        return;
    if (role->group.isEmpty())
        emit m_desk.sayRequested(role->person, text);
    else
        emit m_desk.sayInGroupRequested(role->group, role->person, text, m_mention->isChecked());
    m_text->selectAll(); // said once; what is typed next takes its place
    emit said();
}

void LineBox::refresh()
{
    const auto role = m_cast.current();
    m_who->setText(role ? tr("%1 writes to the bot").arg(role->name) : tr("Add somebody who writes to the bot"));
    m_mention->setVisible(role && !role->group.isEmpty());
    m_say->setEnabled(role && !m_text->toPlainText().trimmed().isEmpty());
}

void LineBox::retranslate()
{
    m_text->setPlaceholderText(tr("What the person writes"));
    m_text->setAccessibleName(tr("What the person writes"));
    m_mention->setText(tr("Mention the bot (@)"));
    m_say->setText(tr("Say it"));
    m_say->setAccessibleName(tr("Say it"));
    refresh();
}

bool LineBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        if (KeyMap::current().asks(Command::Send, *static_cast<QKeyEvent *>(event))) {
            say();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LineBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
