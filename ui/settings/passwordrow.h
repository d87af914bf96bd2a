#pragma once
#include "ui/common/settingsdesk.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

class Button;

/// The password for a proxy: goes to the keyring and nowhere else, and cannot be looked at again. Thread: GUI.
class PasswordRow final : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordRow(SettingsDesk &desk, QWidget *parent = nullptr);
    /// Whom it is for: one with a user.
    void setWayOut(const config::WayOut &way);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Told { Nothing, Waiting, Kept, Forgotten, Failed };
    void retranslate();
    void tell(Told told);

    SettingsDesk &m_desk;
    config::WayOut m_way;
    QLineEdit *m_edit;
    Button *m_keep;
    Button *m_forget;
    QLabel *m_told;
    Told m_state = Told::Nothing;
    keyring::KeyringError m_error;
};

} // namespace ui
