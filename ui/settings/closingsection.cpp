#include "ui/settings/closingsection.h"

#include "ui/common/checkbox.h"
#include "ui/settings/badnote.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

ClosingSection::ClosingSection(SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_asks(new CheckBox(this))
{
    m_asks->setObjectName(u"asksOnClosing"_s);
    add(m_asks);
    add(new BadNote(desk, config::keys::asksOnClosing, this));
    m_asksNote = addNote();
    m_now = addText();
    m_now->setObjectName(u"closingNow"_s);
    connect(m_asks, &QCheckBox::clicked, this,
        [this](bool on) { want([on](config::Settings &values) { values.asksOnClosing = on; }); });
    retranslate();
    refresh();
}

void ClosingSection::refresh()
{
    const config::Settings &values = desk().values();
    m_asks->setChecked(values.asksOnClosing);
    const bool stays = values.staysInTray && desk().surroundings().hasTray;
    m_now->setText(stays ? tr("As it is set now, the program goes on in the tray when the last window is closed.")
            : values.asksOnClosing
            ? tr("As it is set now, you are asked when a bot is connected and the last window is closed.")
            : tr("As it is set now, the last window ends the program, and a connected bot with it."));
}

void ClosingSection::retranslate()
{
    Section::retranslate();
    m_asks->setText(tr("Ask before a connected bot ends with the last window"));
    m_asksNote->setText(tr("Never in the sandbox, and not while there is no connection."));
}

} // namespace ui
