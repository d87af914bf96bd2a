#pragma once
#include "ui/settings/section.h"

namespace ui {

class CheckBox;
class CheckedField;

/// When the desktop is told of messages that were not delivered, and whether the program has an icon in its tray.
/// Thread: GUI.
class NoticeSection final : public Section
{
    Q_OBJECT
public:
    explicit NoticeSection(SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Notifications and tray"); }

protected:
    void retranslate() override;
    void refresh() override;

private:
    void buildLayout();
    void takeQuiet();
    void showQuiet();

    CheckBox *m_notifies;
    QLabel *m_notifiesNote = nullptr;
    CheckBox *m_names;
    QLabel *m_namesNote = nullptr;
    QLabel *m_trouble = nullptr;
    QLabel *m_quiet = nullptr;
    CheckedField *m_from;
    QLabel *m_fromName = nullptr;
    CheckedField *m_to;
    QLabel *m_toName = nullptr;
    QLabel *m_quietNote = nullptr;
    QLabel *m_tray = nullptr;
    QLabel *m_noTray = nullptr;
    CheckBox *m_icon;
    QLabel *m_iconNote = nullptr;
    CheckBox *m_stays;
    QLabel *m_staysNote = nullptr;
};

} // namespace ui
