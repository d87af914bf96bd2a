#pragma once
#include "ui/common/services.h"
#include "ui/settings/section.h"

namespace ui {

class Button;
class PathRow;

/// What is kept where, what leaves this computer, and how to be rid of what the window remembers. Thread: GUI.
class PrivacySection final : public Section
{
    Q_OBJECT
public:
    PrivacySection(const Services &services, SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Privacy"); }

protected:
    void retranslate() override;
    void refresh() override;
    void showEvent(QShowEvent *event) override;

private:
    struct Kept
    {
        QString path;
        QLabel *name = nullptr;
        PathRow *row = nullptr;
    };
    void buildLayout();
    void addKept(const QString &path);
    void buildButtons();
    [[nodiscard]] QString leavingText() const;

    Services m_services;
    QLabel *m_kept = nullptr;
    QList<Kept> m_files;
    QLabel *m_keyring = nullptr;
    QLabel *m_leaving = nullptr;
    QLabel *m_leavingText = nullptr;
    QLabel *m_remembered = nullptr;
    QLabel *m_rememberedText = nullptr;
    Button *m_open;
    Button *m_forgetViews;
    Button *m_clearHistory;
    Button *m_clearSaved;
};

} // namespace ui
