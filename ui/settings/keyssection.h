#pragma once
#include "ui/settings/section.h"

namespace ui {

class KeyList;

/// Every command with its key. Thread: GUI.
class KeysSection final : public Section
{
    Q_OBJECT
public:
    explicit KeysSection(SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Keys"); }
    [[nodiscard]] QWidget *foot() const override;

protected:
    void retranslate() override;
    void refresh() override { }

private:
    QLabel *m_about;
    KeyList *m_keys;
};

} // namespace ui
