#pragma once
#include "ui/settings/section.h"

namespace ui {

class Button;
class CheckedField;
class PasswordRow;
class Segmented;

/// Which way leads out: what the environment says, none, or a proxy. Thread: GUI.
class NetworkSection final : public Section
{
    Q_OBJECT
public:
    explicit NetworkSection(SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Network"); }

protected:
    void retranslate() override;
    void refresh() override;

private:
    void buildLayout();
    [[nodiscard]] core::Result<config::WayOut, config::WayOutFault> written() const;
    void check();
    void apply();
    void takeBack();

    bool m_isAsked = false; ///< to apply: a fault is told from then on
    QLabel *m_override = nullptr;
    Segmented *m_kind;
    QLabel *m_kindName = nullptr;
    QLabel *m_about = nullptr;
    CheckedField *m_address;
    QLabel *m_addressName = nullptr;
    CheckedField *m_user;
    QLabel *m_userName = nullptr;
    PasswordRow *m_password;
    QLabel *m_passwordName = nullptr;
    Button *m_apply;
    Button *m_undo;
    QLabel *m_when = nullptr;
};

} // namespace ui
