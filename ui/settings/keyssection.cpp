#include "ui/settings/keyssection.h"

#include "ui/common/keylist.h"

#include <QLabel>

namespace ui {

KeysSection::KeysSection(SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_about(addText())
    , m_keys(new KeyList(this))
{
    add(m_keys);
    retranslate();
}

QWidget *KeysSection::foot() const
{
    return m_keys->foot();
}

void KeysSection::retranslate()
{
    Section::retranslate();
    m_about->setText(tr("Press another key in a field to change it; Backspace leaves the command without one. Single "
                        "letters act while a list has the focus."));
}

} // namespace ui
