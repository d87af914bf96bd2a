#include "app/sandbox/scenario.h"
#include "ui/sandbox/atonce.h"
#include "ui/sandbox/faultpicker.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::FaultWords;

/// The panel's faults: what a person chooses is what the platform gets.
class tst_FaultPanel : public QObject
{
    Q_OBJECT

private slots:
    void everyOfferIsAFaultOfThePlatform_data();
    void everyOfferIsAFaultOfThePlatform();
    void theChosenFaultIsArmedSoManyTimes();
    void theListsSayWhatIsArmedAndWhatHasStruck();
    void anArmedFaultIsTakenBackByKey();
    void theLineAndTheClockActAtOnce();
    void everyPartHasANameForScreenReaders();
};

namespace {

template <class Widget> Widget &part(QWidget &panel, const QString &name)
{
    auto *found = panel.findChild<Widget *>(name);
    if (!found)
        qFatal("no part is called %s", qPrintable(name));
    return *found;
}

} // namespace

void tst_FaultPanel::everyOfferIsAFaultOfThePlatform_data()
{
    QTest::addColumn<FaultWords::Place>("place");
    QTest::newRow("send") << FaultWords::Place::Send;
    QTest::newRow("model") << FaultWords::Place::Model;
    QTest::newRow("event") << FaultWords::Place::Event;
    QTest::newRow("connection") << FaultWords::Place::Connection;
}

void tst_FaultPanel::everyOfferIsAFaultOfThePlatform()
{
    QFETCH(FaultWords::Place, place);
    for (const FaultWords::Offer &offer : FaultWords::offers(place)) {
        const auto fault = sandbox::parseFault(FaultWords::faultOf(offer, 3), false);
        QVERIFY2(fault, offer.members.constData());
        QCOMPARE(sandbox::pointName(fault->at), QString::fromLatin1(offer.point));
        QCOMPARE(sandbox::actName(fault->act), QString::fromLatin1(offer.act));
        QCOMPARE(std::get<sandbox::AtNth>(fault->when).times, 3);
        QVERIFY2(FaultWords::actText(QString::fromLatin1(offer.act)) != QString::fromLatin1(offer.act),
            offer.act.constData());
        QVERIFY2(FaultWords::pointText(QString::fromLatin1(offer.point)) != QString::fromLatin1(offer.point),
            offer.point.constData());
    }
}

void tst_FaultPanel::theChosenFaultIsArmedSoManyTimes()
{
    ui::SandboxDesk desk;
    ui::FaultPicker picker(desk);
    QSignalSpy wanted(&desk, &ui::SandboxDesk::faultWanted);
    auto &what = part<QListWidget>(picker, u"sandboxFaultWhat"_s);
    auto &times = part<QLineEdit>(picker, u"sandboxFaultTimes"_s);
    auto &arm = part<QPushButton>(picker, u"sandboxFaultArm"_s);
    what.setCurrentRow(2);
    times.setText(u"4"_s);
    arm.click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(
        wanted.last().first().toByteArray(), FaultWords::faultOf(FaultWords::offers(FaultWords::Place::Send).at(2), 4));
    times.setText(u"0"_s);
    QVERIFY(!arm.isEnabled());
    times.setText(u"1"_s);
    QTest::keyClick(&times, Qt::Key_Return);
    QCOMPARE(wanted.count(), 2);
}

void tst_FaultPanel::theListsSayWhatIsArmedAndWhatHasStruck()
{
    ui::SandboxDesk desk;
    ui::FaultPicker picker(desk);
    auto &state = part<QListWidget>(picker, u"sandboxFaultState"_s);
    const int height = state.height();
    QCOMPARE(state.count(), 1); // says that there is nothing
    QVERIFY(!state.item(0)->flags().testFlag(Qt::ItemIsSelectable));
    desk.setFaults({.armed = {{3, u"send"_s, u"status 502 carried_out"_s, 2}, {4, u"event"_s, u"odd"_s, 0}},
        .struck = {{u"now"_s, u"op7"_s, 5}}});
    QCOMPARE(state.count(), 3);
    QVERIFY(state.item(0)->text().contains(u"502"_s) && state.item(0)->text().contains(u"2×"_s));
    QVERIFY(state.item(1)->text().contains(u"odd"_s)); // nobody has a sentence for it
    QVERIFY(state.item(2)->text().contains(u"5×"_s));
    QCOMPARE(state.height(), height);
}

void tst_FaultPanel::anArmedFaultIsTakenBackByKey()
{
    ui::SandboxDesk desk;
    ui::FaultPicker picker(desk);
    QSignalSpy disarmed(&desk, &ui::SandboxDesk::disarmWanted);
    auto &state = part<QListWidget>(picker, u"sandboxFaultState"_s);
    auto &button = part<QPushButton>(picker, u"sandboxFaultDisarm"_s);
    desk.setFaults({.armed = {{3, u"send"_s, u"drop"_s, 2}}, .struck = {{u"send"_s, u"drop"_s, 1}}});
    state.setCurrentRow(1);
    QVERIFY(!button.isEnabled()); // what has struck cannot be taken back
    state.setCurrentRow(0);
    QTest::keyClick(&state, Qt::Key_Delete);
    QCOMPARE(disarmed.count(), 1);
    QCOMPARE(disarmed.last().first().toInt(), 3);
    desk.setFaults({.armed = {{3, u"send"_s, u"drop"_s, 1}}, .struck = {{u"send"_s, u"drop"_s, 2}}});
    QVERIFY(button.isEnabled()); // it stays selected while its count goes down
    button.click();
    QCOMPARE(disarmed.count(), 2);
}

void tst_FaultPanel::theLineAndTheClockActAtOnce()
{
    ui::SandboxDesk desk;
    ui::AtOnce panel(desk);
    QSignalSpy wanted(&desk, &ui::SandboxDesk::faultWanted);
    QSignalSpy moved(&desk, &ui::SandboxDesk::clockMoveWanted);
    part<QLineEdit>(panel, u"sandboxCloseCode"_s).setText(u"4900"_s);
    QStringList acts;
    for (const auto *name :
        {"sandboxOp7", "sandboxDrop", "sandboxOp9True", "sandboxOp9False", "sandboxOp9Absent", "sandboxClose"}) {
        part<QPushButton>(panel, QString::fromLatin1(name)).click();
        const auto fault = sandbox::parseFault(wanted.last().first().toByteArray(), true);
        QVERIFY2(fault, name);
        QCOMPARE(fault->at, sandbox::FaultPoint::Now);
        acts.append(sandbox::actName(fault->act));
    }
    QCOMPARE(acts, (QStringList{u"op7"_s, u"drop"_s, u"op9 true"_s, u"op9 false"_s, u"op9 absent"_s, u"close 4900"_s}));
    part<QLineEdit>(panel, u"sandboxClockMinutes"_s).setText(u"90"_s);
    for (const auto *name : {"sandboxClockForward", "sandboxClockBack", "sandboxClockSleep"})
        part<QPushButton>(panel, QString::fromLatin1(name)).click();
    QCOMPARE(moved.count(), 3);
    QCOMPARE(moved.at(0).first().value<std::chrono::milliseconds>(), 90min);
    QCOMPARE(moved.at(1).first().value<std::chrono::milliseconds>(), -90min);
    QCOMPARE(moved.at(2).last().toBool(), true);
    part<QLineEdit>(panel, u"sandboxCloseCode"_s).setText(u"1"_s);
    QVERIFY(!part<QPushButton>(panel, u"sandboxClose"_s).isEnabled());
}

void tst_FaultPanel::everyPartHasANameForScreenReaders()
{
    ui::SandboxDesk desk;
    ui::FaultPicker picker(desk);
    ui::AtOnce atOnce(desk);
    for (QWidget *panel : {static_cast<QWidget *>(&picker), static_cast<QWidget *>(&atOnce)}) {
        const QList<QWidget *> parts = panel->findChildren<QWidget *>();
        for (const QWidget *one : parts) {
            if (one->focusPolicy() != Qt::NoFocus && one->objectName().startsWith("sandbox"_L1))
                QVERIFY2(!one->accessibleName().isEmpty(), qPrintable(one->objectName()));
        }
    }
}

QTEST_MAIN(tst_FaultPanel)
#include "tst_faultpanel.moc"
