#pragma once
#include "tests/ui/journalfixture.h"
#include "tests/ui/noticewindow.h"
#include "ui/common/segmented.h"
#include "ui/common/settingsdesk.h"
#include "ui/common/viewmemory.h"
#include "ui/settings/settingspage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

/// The place Settings over a journal, with what it asks of the program carried out at once.
class SettingsBench
{
public:
    SettingsBench(ui::SettingsSurroundings around = {}, const config::Settings &values = {})
        : desk(values, withPaths(std::move(around)))
        , wanted(&desk, &ui::SettingsDesk::wanted)
    {
        QObject::connect(&desk, &ui::SettingsDesk::wanted, &desk, &ui::SettingsDesk::setValues);
        ui::Services services = journal.services();
        services.memory = &memory;
        services.settingsDesk = &desk;
        services.apiBase = QStringLiteral("https://api.example");
        services.modelBase = QStringLiteral("https://model.example/v1");
        page = new ui::SettingsPage(services, desk);
        (new QVBoxLayout(&window))->addWidget(page);
        window.resize(968, 560);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("no window");
    }
    /// Writes into a field, in place of what is there.
    void type(const QString &name, const QString &text)
    {
        QLineEdit *edit = field(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void choose(const QString &name, int segment)
    {
        QTest::mouseClick(part<ui::Segmented>(name)->button(segment), Qt::LeftButton);
    }
    /// What was asked for last.
    [[nodiscard]] config::Settings last() const { return wanted.last().first().value<config::Settings>(); }
    template <class T> [[nodiscard]] T *part(const QString &name) const
    {
        T *found = page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const { return part<QAbstractButton>(name); }
    [[nodiscard]] QLabel *label(const QString &name) const { return part<QLabel>(name); }
    [[nodiscard]] QLineEdit *field(const QString &name) const { return part<QLineEdit>(name); }

    JournalFixture journal;
    ui::ViewMemory memory;
    ui::SettingsDesk desk;
    QSignalSpy wanted;
    test::NoticeWindow window;
    ui::SettingsPage *page = nullptr;

private:
    [[nodiscard]] static ui::SettingsSurroundings withPaths(ui::SettingsSurroundings around)
    {
        if (around.paths.data.isEmpty())
            around.paths = config::Paths::below(QStringLiteral("/somewhere/else"));
        return around;
    }
};
