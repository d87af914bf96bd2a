#pragma once
#include "ui/common/services.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace ui {

class JournalSection;
class Section;
class SectionList;

/// The place Settings: its parts at the left, one of them at the right. Thread: GUI.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    SettingsPage(const Services &services, SettingsDesk &desk, QWidget *parent = nullptr);
    /// `appearance`, `journal`, `keys`, `network`, `notifications`, `closing`, `privacy`; another changes nothing.
    void showSection(const QString &name);
    /// What is shown has been read.
    [[nodiscard]] bool isSettled() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void addSection(const QString &name, const QString &icon, Section *section);
    void retranslate();

    QLabel *m_title;
    QLabel *m_about;
    SectionList *m_list;
    QStackedWidget *m_stack;
    QStringList m_names;
    QList<Section *> m_sections;
    JournalSection *m_journal;
};

} // namespace ui
