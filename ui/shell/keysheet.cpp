#include "ui/shell/keysheet.h"

#include "ui/common/button.h"
#include "ui/common/hairline.h"
#include "ui/common/keylist.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize easySize(520, 640);
} // namespace

KeySheet::KeySheet(QWidget *parent)
    : QDialog(parent)
    , m_intro(makeLabel(this, FontRole::Base, "dim"))
    , m_keys(new KeyList)
    , m_close(new Button(Button::Kind::Primary, this))
{
    setObjectName(u"keySheet"_s);
    constexpr QMargins sides(metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    m_keys->setContentsMargins(metrics::panelPadding, metrics::gap, metrics::panelPadding, metrics::gap);
    area->setWidget(m_keys);
    area->setFocusPolicy(Qt::NoFocus); // its fields have it
    m_close->setAutoDefault(false); // Enter is a key that a field may take
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(sides);
    foot->addWidget(m_keys->foot(), 1);
    foot->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_intro->setContentsMargins(sides);
    column->addWidget(m_intro);
    column->addWidget(new Hairline(this));
    column->addWidget(area, 1);
    column->addWidget(new Hairline(this));
    column->addLayout(foot);
    connect(m_close, &QAbstractButton::clicked, this, &QDialog::accept);
    retranslate();
    resize(easySize);
}

void KeySheet::retranslate()
{
    setWindowTitle(tr("Keys"));
    m_intro->setText(tr("Press another key in a field to change it; Backspace leaves the command without one. "
                        "Single letters act while a list has the focus."));
    m_close->setText(tr("Close"));
}

void KeySheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace ui
