#include "ui/desk/closesheet.h"

#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/flowrow.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int sheetWidth = 440;
constexpr int padding = 24;
} // namespace

CloseSheet::CloseSheet(const QString &bot, bool hasTray, QWidget *parent)
    : QDialog(parent)
    , m_bot(bot)
    , m_hasTray(hasTray)
    , m_title(makeLabel(this, FontRole::Title))
    , m_what(makeLabel(this, FontRole::Base, "dim"))
    , m_always(new CheckBox(this))
    , m_cancel(new Button(Button::Kind::Normal))
    , m_stay(new Button(Button::Kind::Primary))
    , m_quit(new Button(hasTray ? Button::Kind::Normal : Button::Kind::Primary))
{
    setObjectName(u"closeSheet"_s);
    buildLayout();
    connect(m_cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    // Said when the sheet is gone: what it leads to may close the window below it.
    connect(m_quit, &QAbstractButton::clicked, this, [this] {
        accept();
        emit quitChosen(m_always->isChecked());
    });
    connect(m_stay, &QAbstractButton::clicked, this, [this] {
        accept();
        emit stayChosen(m_always->isChecked());
    });
    retranslate();
}

void CloseSheet::buildLayout()
{
    m_always->setObjectName(u"closeAlways"_s);
    m_cancel->setObjectName(u"closeCancel"_s);
    m_stay->setObjectName(u"closeStay"_s);
    m_quit->setObjectName(u"closeQuit"_s);
    Button *first = m_hasTray ? m_stay : m_quit;
    first->setDefault(true);
    auto *buttons = new FlowRow(this);
    for (Button *button : {m_stay, m_quit, m_cancel})
        button->setParent(buttons);
    m_stay->setVisible(m_hasTray);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(metrics::cardPadding);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_always);
    column->addSpacing(metrics::gap);
    column->addWidget(buttons);
    first->setFocus();
}

void CloseSheet::retranslate()
{
    setWindowTitle(tr("Close"));
    m_title->setText(tr("The bot %1 is connected.").arg(m_bot));
    const QString quits = tr("When you quit it no longer hears anybody, and answers nobody. What is still to be "
                             "delivered is kept.");
    m_what->setText(m_hasTray ? quits + u' ' + tr("In the tray it goes on without a window.") : quits);
    m_always->setText(tr("Do not ask again"));
    m_cancel->setText(tr("Cancel"));
    m_stay->setText(tr("Keep running in the tray"));
    m_quit->setText(tr("Quit"));
    layout()->invalidate();
    setFixedSize(sheetWidth, layout()->totalHeightForWidth(sheetWidth)); // other words may need more lines
}

void CloseSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace ui
