#include "ui/common/emptystate.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_action(new Button(Button::Kind::Normal, this))
    , m_controls(new QHBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        metrics::panelPadding, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    layout->setSpacing(metrics::gap);
    layout->addStretch(2);
    for (QLabel *label : {m_mark, m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
    }
    m_title->setFont(roleFont(FontRole::BaseBold));
    m_title->setWordWrap(true);
    m_title->setObjectName(u"emptyTitle"_s);
    m_sentence->setFont(roleFont(FontRole::Small));
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(u"emptySentence"_s);
    setInk(m_sentence, "dim");
    m_action->setObjectName(u"emptyAction"_s);
    m_action->hide();
    m_controls->setSpacing(metrics::gap);
    m_controls->addStretch(1);
    m_controls->addWidget(m_action);
    m_controls->addStretch(1);
    layout->addLayout(m_controls);
    layout->addStretch(3);
    connect(m_action, &QAbstractButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &sentence)
{
    m_icon = icon;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    tint();
}

void EmptyState::setAction(const QString &text, const QString &keyHint)
{
    m_action->setText(text);
    m_action->setKeyHint(keyHint);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::addControl(QWidget *control)
{
    m_controls->insertWidget(m_controls->count() - 1, control);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        tint();
    QWidget::changeEvent(event);
}

void EmptyState::tint()
{
    m_mark->setPixmap(iconPixmap(m_icon, metrics::iconEmpty, devicePixelRatioF(), Theme::current().textDim));
}

} // namespace ui
