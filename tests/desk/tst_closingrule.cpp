#include "ui/desk/closingrule.h"

#include <QTest>

using ui::ClosingRule;
using ui::ClosingSituation;

/// What closing a window does.
class tst_ClosingRule : public QObject
{
    Q_OBJECT
private slots:
    void theLastWindowOfAConnectedBotAsks() { QCOMPARE(ui::closingRule(connected()), ClosingRule::Ask); }
    void nobodyIsAskedForNothing_data()
    {
        QTest::addColumn<ClosingSituation>("situation");
        const auto row = [](const char *name, auto change) {
            ClosingSituation now = connected();
            change(now);
            QTest::newRow(name) << now;
        };
        row("another window stays", [](ClosingSituation &now) { now.isLast = false; });
        row("not connected", [](ClosingSituation &now) { now.isConnected = false; });
        row("no bot", [](ClosingSituation &now) { now.hasBot = false; });
        row("sandbox", [](ClosingSituation &now) { now.isSandbox = true; });
        row("screenshot", [](ClosingSituation &now) { now.isScreenshot = true; });
        row("asked before", [](ClosingSituation &now) { now.asks = false; });
        row("stays, but there is no tray, and asked before", [](ClosingSituation &now) {
            now.staysInTray = true;
            now.asks = false;
        });
        row("sandbox, and it may stay", [](ClosingSituation &now) {
            now.isSandbox = true;
            now.staysInTray = now.hasTray = true;
        });
    }
    void nobodyIsAskedForNothing()
    {
        QFETCH(const ClosingSituation, situation);
        QCOMPARE(ui::closingRule(situation), ClosingRule::Close);
    }
    void whereItMayStayItDoesNotAsk()
    {
        ClosingSituation now = connected();
        now.staysInTray = now.hasTray = true;
        QCOMPARE(ui::closingRule(now), ClosingRule::StayInTray);
        now.isConnected = false; // it may come back
        QCOMPARE(ui::closingRule(now), ClosingRule::StayInTray);
        now.hasTray = false;
        now.isConnected = true;
        QCOMPARE(ui::closingRule(now), ClosingRule::Ask);
    }

private:
    [[nodiscard]] static ClosingSituation connected() { return {.hasBot = true, .isConnected = true}; }
};

QTEST_GUILESS_MAIN(tst_ClosingRule)
#include "tst_closingrule.moc"
