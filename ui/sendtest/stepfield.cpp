#include "ui/sendtest/stepfield.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QRegularExpressionValidator>
#include <QStyle>

namespace ui {

using namespace Qt::StringLiterals;

StepField::StepField(const Range &range, double first, QWidget *parent)
    : QLineEdit(parent)
    , m_range(range)
{
    setFont(roleFont(FontRole::BaseMono));
    setAlignment(Qt::AlignRight);
    // A comma is what the keypad gives in many countries.
    const QString pattern = range.decimals > 0 ? u"[0-9]{0,4}([.,][0-9]{0,3})?"_s : u"[0-9]{0,4}"_s;
    setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), this));
    setValue(first);
}

std::optional<double> StepField::value() const
{
    bool isNumber = false;
    const double number = QString(text()).replace(u',', u'.').toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

void StepField::setValue(double value)
{
    setText(QString::number(value, 'f', m_range.decimals));
}

void StepField::setFaulty(bool faulty)
{
    if (property("error").toBool() == faulty)
        return;
    setProperty("error", faulty);
    style()->unpolish(this);
    style()->polish(this);
}

void StepField::keyPressEvent(QKeyEvent *event)
{
    const int direction = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (direction == 0)
        return QLineEdit::keyPressEvent(event);
    const double from = value().value_or(m_range.least);
    setValue(qBound(m_range.least, from + direction * m_range.step, m_range.most));
    selectAll();
}

} // namespace ui
