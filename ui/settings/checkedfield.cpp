#include "ui/settings/checkedfield.h"

#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int longest = 255;
} // namespace

CheckedField::CheckedField(const QString &name, int width, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_unit(makeLabel(this, FontRole::Base, "dim", false))
    , m_fault(makeLabel(this, FontRole::Small, "bad"))
{
    m_edit->setObjectName(name);
    m_edit->setFont(roleFont(FontRole::BaseMono));
    m_edit->setMaxLength(longest);
    if (width > 0)
        m_edit->setFixedWidth(width);
    m_fault->setObjectName(name + u"Fault"_s);
    m_fault->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_edit, width > 0 ? 0 : 1);
    row->addWidget(m_unit);
    if (width > 0)
        row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_fault);
    connect(m_edit, &QLineEdit::textEdited, this, &CheckedField::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &CheckedField::entered);
    connect(m_edit, &QLineEdit::editingFinished, this, &CheckedField::finished);
}

QString CheckedField::text() const
{
    return m_edit->text();
}

void CheckedField::setText(const QString &text)
{
    m_edit->setText(text);
}

void CheckedField::setName(const QString &name)
{
    m_edit->setAccessibleName(name);
}

void CheckedField::setUnit(const QString &unit)
{
    m_unit->setText(unit);
}

void CheckedField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void CheckedField::setFault(const QString &sentence)
{
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
    m_edit->setAccessibleDescription(sentence);
    if (m_edit->property("error").toBool() == sentence.isEmpty()) {
        m_edit->setProperty("error", !sentence.isEmpty());
        m_edit->style()->polish(m_edit); // the sheet's selectors are not looked at again by themselves
    }
}

bool CheckedField::isFaulty() const
{
    return !m_fault->text().isEmpty();
}

} // namespace ui
