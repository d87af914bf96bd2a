#include "ui/settings/noticesection.h"

#include "app/text/settingtext.h"
#include "ui/common/checkbox.h"
#include "ui/settings/badnote.h"
#include "ui/settings/checkedfield.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int timeWidth = 80;
} // namespace

NoticeSection::NoticeSection(SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_notifies(new CheckBox(this))
    , m_names(new CheckBox(this))
    , m_from(new CheckedField(u"quietFrom"_s, timeWidth, this))
    , m_to(new CheckedField(u"quietTo"_s, timeWidth, this))
    , m_icon(new CheckBox(this))
    , m_stays(new CheckBox(this))
{
    buildLayout();
    const auto wire = [this](CheckBox *box, bool config::Settings::*flag) {
        connect(box, &QCheckBox::clicked, this,
            [this, flag](bool on) { want([flag, on](config::Settings &values) { values.*flag = on; }); });
    };
    wire(m_notifies, &config::Settings::notifies);
    wire(m_names, &config::Settings::namesPeople);
    wire(m_icon, &config::Settings::hasTrayIcon);
    wire(m_stays, &config::Settings::staysInTray);
    for (const CheckedField *field : {m_from, m_to}) {
        connect(field, &CheckedField::edited, this, &NoticeSection::showQuiet);
        connect(field, &CheckedField::finished, this, &NoticeSection::takeQuiet);
    }
    retranslate();
    refresh();
}

void NoticeSection::buildLayout()
{
    m_notifies->setObjectName(u"notifies"_s);
    m_names->setObjectName(u"namesPeople"_s);
    m_icon->setObjectName(u"trayIcon"_s);
    m_stays->setObjectName(u"staysInTray"_s);
    add(m_notifies);
    add(new BadNote(desk(), config::keys::notifies, this));
    m_notifiesNote = addNote();
    add(m_names);
    add(new BadNote(desk(), config::keys::names, this));
    m_namesNote = addNote();
    m_trouble = addText("warn");
    m_trouble->setObjectName(u"noticeTrouble"_s);
    m_quiet = addHeading();
    m_fromName = addRow(m_from);
    add(new BadNote(desk(), config::keys::quietFrom, this));
    m_toName = addRow(m_to);
    add(new BadNote(desk(), config::keys::quietTo, this));
    m_quietNote = addText();
    m_quietNote->setObjectName(u"quietNote"_s);
    m_tray = addHeading();
    m_noTray = addText();
    m_noTray->setVisible(!desk().surroundings().hasTray);
    add(m_icon);
    add(new BadNote(desk(), config::keys::tray, this));
    m_iconNote = addNote();
    add(m_stays);
    add(new BadNote(desk(), config::keys::staysInTray, this));
    m_staysNote = addNote();
}

void NoticeSection::refresh()
{
    const config::Settings &values = desk().values();
    const bool hasTray = desk().surroundings().hasTray;
    m_notifies->setChecked(values.notifies);
    m_names->setChecked(values.namesPeople);
    m_names->setEnabled(values.notifies);
    m_icon->setChecked(values.hasTrayIcon);
    m_icon->setEnabled(hasTray);
    m_stays->setChecked(values.staysInTray);
    m_stays->setEnabled(hasTray);
    m_trouble->setText(desk().noticeTrouble());
    m_trouble->setVisible(!desk().noticeTrouble().isEmpty());
    if (!m_from->isFaulty() && !m_to->isFaulty()) { // what a person has not finished stays
        m_from->setText(config::timeOfDayText(values.quiet.from));
        m_to->setText(config::timeOfDayText(values.quiet.to));
    }
    showQuiet();
}

void NoticeSection::showQuiet()
{
    const auto from = config::readTimeOfDay(m_from->text());
    const auto to = config::readTimeOfDay(m_to->text());
    m_from->setFault(from ? QString() : text::timeFaultText());
    m_to->setFault(to ? QString() : text::timeFaultText());
    const config::QuietHours quiet = from && to ? config::QuietHours{*from, *to} : desk().values().quiet;
    const int minutes = quiet.minutes();
    m_quietNote->setText(quiet.isNone()
            ? tr("The same time twice: at no time of day.")
            : tr("%1 h %2 min a day. What happens then is told in one notification when they are over.")
                  .arg(minutes / 60)
                  .arg(minutes % 60));
}

void NoticeSection::takeQuiet()
{
    const auto from = config::readTimeOfDay(m_from->text());
    const auto to = config::readTimeOfDay(m_to->text());
    if (from && to)
        want([&](config::Settings &values) { values.quiet = {*from, *to}; });
    showQuiet();
}

void NoticeSection::retranslate()
{
    Section::retranslate();
    m_notifies->setText(tr("Tell the desktop of messages that were not delivered"));
    m_notifiesNote->setText(tr("At most one notification a minute, for all of them. A click on it shows Undelivered."));
    m_names->setText(tr("Show names"));
    m_namesNote->setText(
        tr("Of those whom the messages were for. Else it says only how many. What somebody wrote is never in it."));
    m_quiet->setText(tr("Quiet hours"));
    m_fromName->setText(tr("From"));
    m_from->setName(tr("Quiet from"));
    m_toName->setText(tr("To"));
    m_to->setName(tr("Quiet to"));
    m_tray->setText(tr("Tray"));
    m_noTray->setText(noTrayText());
    m_icon->setText(tr("An icon in the tray"));
    m_iconNote->setText(tr("Shows the window, counts what is undelivered, quits."));
    m_stays->setText(tr("Keep running in the tray when the window is closed"));
    m_staysNote->setText(tr("The bot stays connected. It ends by Quit in the tray."));
}

} // namespace ui
