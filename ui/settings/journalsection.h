#pragma once
#include "app/journal/retention.h"
#include "ui/common/services.h"
#include "ui/settings/section.h"

#include <QTimer>

namespace ui {

class Button;
class CheckedField;
class PathRow;

/// How much of the past the journal keeps, what it holds now, and what of that another choice would remove: nothing
/// goes before a person says so. Thread: GUI.
class JournalSection final : public Section
{
    Q_OBJECT
public:
    JournalSection(const Services &services, SettingsDesk &desk, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Journal"); }
    /// What is shown was read after the last change.
    [[nodiscard]] bool isSettled() const { return !m_reading && !m_readSoon.isActive(); }

protected:
    void retranslate() override;
    void refresh() override;
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void check();
    void apply();
    void takeBack();
    void read();
    void showForecast();
    /// What is written; none: it cannot be taken.
    [[nodiscard]] std::optional<config::Settings> written() const;

    Services m_services;
    QLabel *m_extent;
    QLabel *m_extentName = nullptr;
    PathRow *m_folder;
    QLabel *m_folderName = nullptr;
    QLabel *m_keep = nullptr;
    CheckedField *m_days;
    QLabel *m_daysName = nullptr;
    CheckedField *m_megabytes;
    QLabel *m_megabytesName = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_going = nullptr;
    Button *m_apply;
    Button *m_undo;
    QTimer m_readSoon;
    bool m_reading = false;
    bool m_readAgain = false;
    std::optional<journal::RetentionForecast> m_forecast;
};

} // namespace ui
