#pragma once
#include "tests/ui/noticewindow.h"
#include "ui/logs/loglist.h"
#include "ui/logs/logspage.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>

namespace test {

inline ui::LogReading halfWay(const QString &name)
{
    return {name, {imports::Progress::Step::Reading, 120'000'000, 500'000'000, 64'000'000, std::chrono::seconds(6)}};
}

/// The place "Logs" before a desk that answers nothing by itself.
class LogsPlace
{
protected:
    void open()
    {
        m_desk = std::make_unique<ui::LogDesk>();
        m_window = std::make_unique<NoticeWindow>();
        m_window->resize(1000, 800);
        m_page = new ui::LogsPage({.profile = QStringLiteral("qq_official"), .logDesk = m_desk.get()}, m_window.get());
        m_page->resize(m_window->size());
        new QAbstractItemModelTester(m_page->findChild<ui::LogList *>()->model(),
            QAbstractItemModelTester::FailureReportingMode::QtTest, m_page);
        m_window->show();
    }
    void close()
    {
        m_window.reset();
        m_desk.reset();
    }
    template <class T> [[nodiscard]] T *part(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] QString words(const QString &name) const { return part<QTextEdit>(name)->toPlainText(); }
    [[nodiscard]] QString emptiness() const
    {
        const auto *title = part<QLabel>(QStringLiteral("emptyTitle"));
        return title->isVisible() ? title->text() : QString();
    }
    void click(const QString &name) { part<QPushButton>(name)->click(); }

    std::unique_ptr<ui::LogDesk> m_desk;
    std::unique_ptr<NoticeWindow> m_window;
    ui::LogsPage *m_page = nullptr;
};

} // namespace test
