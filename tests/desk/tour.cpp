#include "tests/desk/tour.h"

#include "ui/common/segmented.h"
#include "ui/desk/closesheet.h"
#include "ui/filter/filterbar.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/shell/keysheet.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms; only a failing test waits so long
const QString failed = u"测试消息 2"_s;

} // namespace

void Tour::lead()
{
    reach(m_bench.waitForQuiet(), "the scenario's end");
    conversations();
    inspector();
    resendSheet();
    traffic();
    undelivered();
    palette(); // before a log brings dates, whose words are data
    logs();
    bots();
    sandbox();
    sendTest();
    settings();
    help();
    keySheet();
}

void Tour::reach(bool reached, const char *what)
{
    if (!reached)
        qFatal("the tour did not reach %s", what);
}

void Tour::stop(const QString &name, QWidget *root)
{
    reach(m_bench.waitForSettled(), qPrintable(name));
    QCoreApplication::processEvents(); // what is laid out and hidden later
    m_look({name, root ? root : &m_bench.window()});
}

void Tour::conversations()
{
    m_bench.window().showPlace(u"conversations"_s);
    reach(m_bench.selectBubble(failed) >= 0, "the refused message");
    reach(QTest::qWaitFor([&] { return m_bench.find<QWidget>(u"cureButton"_s)->isVisible(); }, patience), "the cure");
    stop(u"conversations"_s);
}

void Tour::inspector()
{
    using ui::InspectorPanel;
    auto *panel = m_bench.find<InspectorPanel>(u"inspector"_s);
    const QList<std::pair<InspectorPanel::Tab, QString>> pages{{InspectorPanel::RequestTab, u"request"_s},
        {InspectorPanel::ResponseTab, u"response"_s}, {InspectorPanel::RawTab, u"raw"_s},
        {InspectorPanel::TimingTab, u"timing"_s}};
    for (const auto &[tab, name] : pages) {
        panel->setTab(tab);
        stop(u"inspector, "_s + name);
    }
    panel->setTab(InspectorPanel::SummaryTab);
}

void Tour::resendSheet()
{
    m_bench.timeline().setFocus();
    m_bench.press(Qt::Key_E);
    auto *sheet = m_bench.find<QWidget>(u"resendSheet"_s);
    reach(QTest::qWaitFor([&] { return sheet->isVisible(); }, patience), "the resend sheet");
    stop(u"resend sheet"_s, sheet);
    m_bench.press(Qt::Key_Escape);
    reach(QTest::qWaitFor([&] { return !sheet->isVisible(); }, patience), "the resend sheet's end");
}

void Tour::traffic()
{
    m_bench.window().showPlace(u"traffic"_s);
    auto *table = m_bench.find<QTableView>(u"trafficTable"_s);
    reach(QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }, patience), "rows");
    table->setFocus();
    table->selectRow(0);
    stop(u"traffic"_s);
    m_bench.press(Qt::Key_P);
    m_bench.press(Qt::Key_F, Qt::ControlModifier);
    stop(u"traffic, problems and finding"_s);
    m_bench.press(Qt::Key_Escape);
    auto *filter = m_bench.find<QWidget>(u"trafficPage"_s)->findChild<ui::FilterBar *>(u"filterBar"_s);
    filter->setText(u"code:nothing:("_s);
    stop(u"traffic, a filter that cannot be read"_s);
    filter->setText(u"code:1"_s);
    stop(u"traffic, no row"_s);
    filter->clear();
}

void Tour::undelivered()
{
    m_bench.window().showPlace(u"undelivered"_s);
    auto *list = m_bench.find<QListView>(u"undeliveredList"_s);
    reach(QTest::qWaitFor([&] { return list->model()->rowCount() > 0; }, patience), "what did not arrive");
    list->setFocus();
    stop(u"undelivered"_s);
    m_bench.press(Qt::Key_A, Qt::ControlModifier);
    stop(u"undelivered, all chosen"_s);
    m_bench.press(Qt::Key_P);
    auto *plan = m_bench.find<QWidget>(u"planPanel"_s);
    reach(QTest::qWaitFor([&] { return plan->isVisible(); }, patience), "the plan");
    stop(u"undelivered, a plan"_s);
    m_bench.press(Qt::Key_Escape);
}

void Tour::dropLog()
{
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"))});
    const QPoint where(700, 400);
    QDragEnterEvent enter(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench.window(), &enter);
    stop(u"a log over the window"_s);
    QDropEvent drop(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench.window(), &drop);
    const auto hasEvidence
        = [this] { return !m_bench.window().findChildren<QAbstractButton *>(u"evidence"_s).isEmpty(); };
    reach(QTest::qWaitFor(hasEvidence, patience), "the log");
}

void Tour::logs()
{
    m_bench.window().showPlace(u"logs"_s);
    stop(u"logs, none"_s);
    dropLog();
    stop(u"logs"_s);
    for (QAbstractButton *line : m_bench.window().findChildren<QAbstractButton *>(u"evidence"_s)) {
        if (line->isEnabled()) {
            line->setFocus();
            m_bench.press(Qt::Key_O);
            break;
        }
    }
    auto *lines = m_bench.find<QWidget>(u"logLines"_s);
    reach(QTest::qWaitFor([&] { return lines->isVisible(); }, patience), "the lines of a log");
    stop(u"inspector, log"_s);
    m_bench.find<ui::InspectorPanel>(u"inspector"_s)->setTab(ui::InspectorPanel::SummaryTab);
    stop(u"inspector, a log's row"_s);
}

void Tour::bots()
{
    m_bench.window().showPlace(u"bots"_s);
    stop(u"bots"_s);
}

void Tour::sandbox()
{
    m_bench.window().showPlace(u"sandbox"_s);
    stop(u"sandbox"_s);
}

void Tour::sendTest()
{
    m_bench.window().showPlace(u"conversations"_s);
    m_bench.window().findChild<QAction *>(u"sendTest"_s)->trigger();
    auto *sheet = m_bench.find<QWidget>(u"sendTestSheet"_s);
    auto *start = m_bench.find<QAbstractButton>(u"sendTestStart"_s);
    reach(QTest::qWaitFor([&] { return sheet->isVisible() && start->isEnabled(); }, patience), "the send test");
    stop(u"send test"_s, sheet);
    m_bench.find<QLineEdit>(u"sendTestCount"_s)->setText(u"2"_s);
    m_bench.find<QLineEdit>(u"sendTestPause"_s)->setText(u"0.2"_s);
    m_bench.find<QWidget>(u"sendTestPath"_s)->findChildren<QAbstractButton *>()[1]->click(); // a certain anchor
    start->click();
    reach(QTest::qWaitFor([&] { return start->isVisible(); }, patience), "the send test's end");
    stop(u"send test, over"_s, sheet);
    m_bench.press(Qt::Key_Escape);
    reach(QTest::qWaitFor([&] { return !sheet->isVisible(); }, patience), "the end of the send test's sheet");
}

void Tour::settings()
{
    for (const QString &part :
        {u"appearance"_s, u"journal"_s, u"keys"_s, u"network"_s, u"notifications"_s, u"closing"_s, u"privacy"_s}) {
        m_bench.window().showSettings(part);
        stop(u"settings, "_s + part);
    }
    m_bench.window().showSettings(u"journal"_s);
    m_bench.find<QLineEdit>(u"retentionDays"_s)->setText(u"soon"_s);
    emit m_bench.find<QLineEdit>(u"retentionDays"_s)->textEdited(u"soon"_s);
    stop(u"settings, a number that is none"_s);
    m_bench.find<QAbstractButton>(u"undoRetention"_s)->click();
    m_bench.window().showSettings(u"network"_s);
    m_bench.find<ui::Segmented>(u"proxyKind"_s)->setCurrent(3);
    m_bench.find<QLineEdit>(u"proxyUser"_s)->setText(u"me"_s);
    m_bench.find<QLineEdit>(u"proxyAddress"_s)->setText(u"127.0.0.1:1080"_s);
    emit m_bench.find<QLineEdit>(u"proxyAddress"_s)->textEdited({});
    stop(u"settings, a proxy"_s);
    m_bench.find<QAbstractButton>(u"undoProxy"_s)->click();
    ui::CloseSheet sheet(m_bench.program().profile(), true, &m_bench.window());
    sheet.open();
    stop(u"closing"_s, &sheet);
    sheet.reject();
    m_bench.window().activateWindow();
    reach(QTest::qWaitForWindowActive(&m_bench.window()), "the window behind the sheet");
}

void Tour::help()
{
    for (const QString &topic : {u"msg_id"_s, u"values"_s, u"codes"_s, u"filter"_s, u"keys"_s, u"sandbox"_s}) {
        m_bench.window().showHelp(topic);
        stop(u"help, "_s + topic);
    }
    m_bench.window().showHelp(u"codes"_s);
    auto *search = m_bench.find<QLineEdit>(u"codeSearch"_s);
    search->setText(u"~"_s);
    stop(u"help, no code"_s);
    search->clear();
    search = m_bench.find<QLineEdit>(u"helpSearch"_s);
    search->setText(u"~"_s);
    stop(u"help, no topic"_s);
    search->clear();
}

void Tour::palette()
{
    m_bench.window().openPalette(false);
    auto *panel = m_bench.find<QWidget>(u"palette"_s);
    stop(u"palette"_s, panel);
    auto *field = m_bench.find<QLineEdit>(u"paletteField"_s);
    field->setText(u"~"_s);
    stop(u"palette, nothing found"_s, panel);
    m_bench.window().openPalette(true);
    stop(u"palette, conversations"_s, panel);
    field->setText(u"~"_s);
    stop(u"palette, no row"_s, panel);
    m_bench.press(Qt::Key_Escape);
    reach(!panel->isVisible(), "the palette's end");
}

void Tour::keySheet()
{
    m_bench.window().findChild<QAction *>(u"keys"_s)->trigger();
    auto *sheet = m_bench.find<ui::KeySheet>(u"keySheet"_s);
    reach(QTest::qWaitFor([&] { return sheet->isVisible(); }, patience), "the keys");
    stop(u"keys"_s, sheet);
    sheet->close();
}

void Tour::firstRun()
{
    ui::FirstRunPage page(m_bench.program().catalogue(), {u"own-id"_s});
    page.setChoices(0, 0);
    page.resize(m_bench.window().size());
    page.show();
    reach(QTest::qWaitForWindowActive(&page), "the pages of a first run");
    stop(u"first run"_s, &page);
    page.close();
    m_bench.window().activateWindow();
}
