// The place Settings in the window: at the foot of the rail, by its own key.
#include "ui/common/keymap.h"
#include "ui/common/settingsdesk.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/mainwindow.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

void MainWindow::addSettings()
{
    SettingsDesk *desk = m_services.settingsDesk;
    if (!desk)
        return;
    addFootPlace(u"settings"_s, Command::Settings);
    connect(desk, &SettingsDesk::valuesChanged, this, [this, desk] {
        m_line.badSettings = desk->values().bad;
        refreshLine();
    });
}

QWidget *MainWindow::makeSettings()
{
    m_settings = new SettingsPage(m_services, *m_services.settingsDesk, m_stack);
    m_stack->addWidget(m_settings);
    m_pages.insert(u"settings"_s, m_settings);
    return m_settings;
}

void MainWindow::showSettings(const QString &section)
{
    showPlace(u"settings"_s);
    if (m_settings)
        m_settings->showSection(section);
}

} // namespace ui
