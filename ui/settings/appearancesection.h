#pragma once
#include "ui/settings/section.h"

namespace ui {

class Segmented;

/// How the windows look and speak; a choice shows at once, in every window. Thread: GUI.
class AppearanceSection final : public Section
{
    Q_OBJECT
public:
    explicit AppearanceSection(SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Appearance"); }

protected:
    void retranslate() override;
    void refresh() override;

private:
    Segmented *m_theme;
    QLabel *m_themeName = nullptr;
    Segmented *m_language;
    QLabel *m_languageName = nullptr;
    QLabel *m_about = nullptr;
};

} // namespace ui
