#pragma once
#include "ui/settings/section.h"

namespace ui {

class CheckBox;

/// What becomes of a connected bot when the last window is closed. Thread: GUI.
class ClosingSection final : public Section
{
    Q_OBJECT
public:
    explicit ClosingSection(SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Closing"); }

protected:
    void retranslate() override;
    void refresh() override;

private:
    CheckBox *m_asks;
    QLabel *m_asksNote = nullptr;
    QLabel *m_now = nullptr;
};

} // namespace ui
