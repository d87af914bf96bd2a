#pragma once
#include "app/console/program.h"
#include "ui/common/settingsdesk.h"
#include "ui/common/theme.h"
#include "ui/shell/languages.h"

namespace ui {

/// As they stand in the settings: empty for the desktop's.
[[nodiscard]] QString nameOf(ThemeChoice choice);
[[nodiscard]] QString nameOf(LanguageChoice choice);
[[nodiscard]] ThemeChoice themeChoice(const QString &name);
/// `en`, `zh_CN`; anything else is the system's.
[[nodiscard]] LanguageChoice languageChoice(const QString &name);

/// What a person sets, written down and carried out: answers the window's door. Thread: GUI.
class SettingsLink final : public QObject
{
    Q_OBJECT
public:
    /// `program` outlives it. Theme and language are those in force.
    SettingsLink(
        console::Program &program, bool hasTray, ThemeChoice theme, LanguageChoice language, QObject *parent = nullptr);
    [[nodiscard]] SettingsDesk &desk() { return m_desk; }

public slots:
    void take(const config::Settings &wanted);

signals:
    /// For every window.
    void themeWanted(ui::ThemeChoice choice);
    void languageWanted(ui::LanguageChoice choice);

private:
    void useDefault(const QString &key);
    void keepPassword(const config::WayOut &way, const core::Secret &password);
    [[nodiscard]] QString path() const { return m_program.paths().settings(); }

    console::Program &m_program;
    SettingsDesk m_desk;
};

} // namespace ui
