#include "ui/inspector/bindbar.h"

#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/inspector/parts.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

BindBar::BindBar(QWidget *parent)
    : QWidget(parent)
    , m_words(plainLabel(u"bindWords"_s, FontRole::Small, this))
    , m_bind(new Button(Button::Kind::Primary, this))
{
    setObjectName(u"bindBar"_s);
    m_bind->setObjectName(u"bindButton"_s);
    m_bind->setIconName(u"link"_s);
    setInk(m_words, "dim");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap / 2, 0, metrics::gap);
    column->setSpacing(metrics::gap);
    column->addWidget(m_bind, 0, Qt::AlignLeft);
    column->addWidget(m_words);
    connect(m_bind, &QAbstractButton::clicked, this, &BindBar::bindRequested);
    hide();
    retranslate();
}

void BindBar::setLog(const QString &log, const QString &bot)
{
    if (log == m_log && bot == m_bot)
        return; // each second: the panel must not be laid out again for it
    m_log = log;
    m_bot = bot;
    setVisible(!log.isEmpty());
    retranslate();
}

void BindBar::retranslate()
{
    m_bind->setText(tr("This is my bot's log"));
    m_bind->setAccessibleName(m_bind->text());
    m_bind->updateGeometry();
    m_words->setText(tr("The message was read from %1. If that is the log of %2, it can be sent again from here.")
                         .arg(text::visibleText(m_log, false), text::visibleText(m_bot, false)));
}

void BindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
