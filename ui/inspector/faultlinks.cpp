#include "ui/inspector/faultlinks.h"

#include "ui/common/button.h"
#include "ui/common/flowrow.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

FaultLinks::FaultLinks(QWidget *parent)
    : QWidget(parent)
    , m_field(nullptr)
    , m_undelivered(nullptr)
{
    setObjectName(u"faultLinks"_s);
    auto *buttons = new FlowRow(this);
    m_field = new Button(Button::Kind::Normal, buttons);
    m_field->setObjectName(u"fieldButton"_s);
    m_field->setIconName(u"search"_s);
    m_undelivered = new Button(Button::Kind::Normal, buttons);
    m_undelivered->setObjectName(u"undeliveredButton"_s);
    m_undelivered->setIconName(u"undelivered"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buttons);
    connect(m_field, &QAbstractButton::clicked, this, [this] { emit fieldRequested(m_ways.field); });
    connect(m_undelivered, &QAbstractButton::clicked, this, &FaultLinks::undeliveredRequested);
    hide();
    retranslate();
}

void FaultLinks::setWays(const Ways &ways)
{
    if (m_ways == ways)
        return; // each second: the panel must not be laid out again for it
    m_ways = ways;
    m_field->setVisible(!ways.field.isEmpty());
    m_undelivered->setVisible(ways.isUndelivered);
    setVisible(!ways.field.isEmpty() || ways.isUndelivered);
    retranslate();
}

void FaultLinks::retranslate()
{
    const QString name = m_ways.field.section(u'.', 1); // a wire word, the same in every language
    m_field->setText(tr("Show %1", "a field of the request").arg(name));
    m_field->setAccessibleName(tr("Show the field %1 in the request").arg(name));
    m_undelivered->setText(tr("Show in Undelivered"));
    m_undelivered->setAccessibleName(tr("Show this message among the undelivered ones"));
}

void FaultLinks::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
