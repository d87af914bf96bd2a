#include "ui/settings/section.h"

#include "ui/common/card.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int nameWidth = 152;
constexpr int underCheck = 28; // of a check box: its square and the gap
} // namespace

Section::Section(SettingsDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_column(new QVBoxLayout(this))
    , m_title(makeLabel(this, FontRole::Title, "text", false))
{
    m_column->setContentsMargins(0, 0, 0, metrics::panelPadding);
    m_column->setSpacing(metrics::cardPadding);
    m_column->setAlignment(Qt::AlignTop);
    m_column->addWidget(m_title);
    connect(&desk, &SettingsDesk::valuesChanged, this, [this] { refresh(); });
}

void Section::retranslate()
{
    m_title->setText(title());
}

void Section::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

QVBoxLayout *Section::card()
{
    if (!m_card) {
        auto *card = new Card(this);
        m_card = new QVBoxLayout(card);
        m_card->setContentsMargins(
            metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
        m_card->setSpacing(metrics::gap);
        m_column->addWidget(card);
    }
    return m_card;
}

void Section::add(QWidget *part)
{
    card()->addWidget(part);
}

QLabel *Section::addHeading()
{
    if (m_card)
        m_column->addSpacing(metrics::gap);
    m_card = nullptr;
    QLabel *heading = makeTitle(this);
    m_column->addWidget(heading);
    return heading;
}

QLabel *Section::addText(const char *ink)
{
    QLabel *text = makeLabel(this, FontRole::Base, ink);
    add(text);
    return text;
}

QLabel *Section::addRow(QWidget *value)
{
    QLabel *name = makeLabel(this, FontRole::Base, "dim");
    name->setFixedWidth(nameWidth);
    name->setMinimumHeight(metrics::buttonHeight);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(name, 0, Qt::AlignTop);
    const bool isFixed = value->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    row->addWidget(value, isFixed ? 0 : 1);
    if (isFixed)
        row->addStretch(1);
    card()->addLayout(row);
    return name;
}

QLabel *Section::addNote()
{
    QLabel *note = makeLabel(this, FontRole::Small, "dim");
    note->setContentsMargins(underCheck, 0, 0, 0);
    add(note);
    return note;
}

QString noTrayText()
{
    return Section::tr("This desktop has no tray.");
}

} // namespace ui
