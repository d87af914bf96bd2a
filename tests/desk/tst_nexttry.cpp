#include "tests/desk/deskbench.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

// The platform is down for the first send.
const QByteArray scenario = R"({"version":1,"name":"down",
"people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"a"}],
"model":{"rules":[{"contains":"","rounds":[{"content":"got ${text}"}]}]},
"steps":[{"after":200,"say":"one"},{"say":"two"},{"say":"three"}],
"faults":[{"at":"send","nth":1,"do":"status","status":502}]})";

} // namespace

/// A message that waits for its next try, on the real window: a person holds it and sends it.
class tst_NextTry : public QObject
{
    Q_OBJECT

private slots:
    void aHeldMessageLeavesWhenAPersonSaysSo();
};

void tst_NextTry::aHeldMessageLeavesWhenAPersonSaysSo()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"down.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(scenario), scenario.size());
    file.close();
    DeskBench bench(file.fileName());
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    // Not by the name of the whole: the inspector has such a line too.
    const auto inTimeline = [&](const QString &name) { return bench.timeline().findChild<QPushButton *>(name); };
    QTRY_VERIFY_WITH_TIMEOUT(inTimeline(u"retryHold"_s), 15'000);
    auto *queue = bench.find<QWidget>(u"conversationQueue"_s);
    QTRY_VERIFY(queue->isVisible()); // two messages wait behind it
    const auto &list = *bench.find<QListView>(u"conversationList"_s);
    QTRY_VERIFY(list.model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"2 waiting"_s));
    inTimeline(u"retryHold"_s)->setFocus();
    QTest::keyClick(inTimeline(u"retryHold"_s), Qt::Key_Space);
    const auto words = [&] {
        const auto *label = bench.timeline().findChild<QLabel *>(u"retryWords"_s);
        return label ? label->text() : QString();
    };
    QTRY_COMPARE(words(), u"Held by you"_s);
    // The inspector of that message says the same.
    QVERIFY(bench.waitForSettled());
    QTRY_VERIFY(bench.selectBubble(u"got one"_s) >= 0);
    const auto *panel = bench.find<QWidget>(u"summaryPage"_s);
    QTRY_VERIFY(panel->findChild<QWidget *>(u"retryLine"_s)->isVisible());
    QCOMPARE(panel->findChild<QLabel *>(u"retryWords"_s)->text(), u"Held by you"_s);
    QTRY_VERIFY(!queue->isVisible()); // the others were answered meanwhile
    inTimeline(u"retrySendNow"_s)->click();
    QTRY_VERIFY(bench.program().bot()->retries().isEmpty());
    QTRY_VERIFY(!inTimeline(u"retrySendNow"_s));
    QVERIFY(bench.program().bot()->undelivered().messages.isEmpty());
}

QTEST_MAIN(tst_NextTry)
#include "tst_nexttry.moc"
