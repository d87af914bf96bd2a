#pragma once
#include "ui/common/settingsdesk.h"

#include <QWidget>

class QLabel;

namespace ui {

class LinkButton;

/// Beside a setting: what stands for it in the file and cannot be meant, with the way to be rid of it. Hidden where
/// nothing is wrong. Thread: GUI.
class BadNote final : public QWidget
{
    Q_OBJECT
public:
    BadNote(SettingsDesk &desk, QLatin1StringView key, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    SettingsDesk &m_desk;
    QLatin1StringView m_key;
    QLabel *m_text;
    LinkButton *m_default;
};

} // namespace ui
