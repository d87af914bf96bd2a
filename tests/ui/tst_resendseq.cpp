#include "tests/ui/resendbench.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The msg_seq of a resend: the next free one, or a person's own.
class tst_ResendSeq : public QObject
{
    Q_OBJECT
private slots:
    void aNumberOfOnesOwnAndAForeignIdAreSentAsTyped()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.anchors().last()->click();
        auto *seq = bench.find<QLineEdit>(u"resendSeq"_s);
        seq->setFocus();
        QTest::keyClicks(seq, u"939"_s);
        bench.text()->setPlainText(u"other"_s);
        QTest::keyClick(bench.text(), Qt::Key_Return, Qt::ControlModifier);
        const auto &resend = std::get<bot::Resend>(bench.commands.first());
        QCOMPARE(resend.msgSeq, 939);
        QCOMPARE(resend.edited->text, u"other"_s);
        QVERIFY(
            resend.choice == lineage::AnchorChoice(lineage::ExplicitUnverified{core::UnverifiedId(ResendBench::own)}));
    }
    void anAnchorWithoutOneForgetsAWrongOne()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        auto *seq = bench.find<QLineEdit>(u"resendSeq"_s);
        seq->setFocus();
        QTest::keyClicks(seq, u"0"_s);
        QVERIFY(!bench.primary()->isEnabled());
        for (QAbstractButton *anchor : bench.anchors())
            if (anchor->accessibleName().startsWith(u"Proactive"_s))
                anchor->click();
        QVERIFY(!seq->isEnabled());
        QVERIFY(!bench.find<QLabel>(u"resendSeqNote"_s)->isVisible());
        QCOMPARE(seq->text(), QString());
        QVERIFY(bench.primary()->isEnabled());
    }
    void whatIsNoMsgSeqIsSaidAndNotSent()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        auto *seq = bench.find<QLineEdit>(u"resendSeq"_s);
        auto *note = bench.find<QLabel>(u"resendSeqNote"_s);
        QVERIFY(!note->isVisible());
        seq->setFocus();
        for (const QString &typed : {u"9x"_s, u"0"_s, u"-3"_s, u"+3"_s, u"1000000000"_s}) {
            seq->selectAll();
            QTest::keyClicks(seq, typed);
            QCOMPARE(seq->text(), typed);
            QVERIFY2(note->isVisible(), qPrintable(typed));
            QVERIFY(!bench.primary()->isEnabled());
        }
        bench.text()->setPlainText(u"other"_s); // what is edited beside it does not take it back
        QCOMPARE(seq->text(), u"1000000000"_s);
        QVERIFY(note->isVisible());
        QTest::keyClick(bench.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(bench.commands.isEmpty());
        seq->setFocus();
        seq->selectAll();
        QTest::keyClick(seq, Qt::Key_Backspace); // the next free one
        QVERIFY(!note->isVisible());
        QVERIFY(bench.primary()->isEnabled());
        QTest::keyClicks(seq, u"999999999"_s);
        QVERIFY(!note->isVisible());
        QTest::keyClick(bench.text(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(std::get<bot::Resend>(bench.commands.first()).msgSeq, 999'999'999);
    }
    void anAnchorOfAnotherRowChangesTheNumberInStep()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.tellAnchors(3);
        QVERIFY(bench.json()->toPlainText().contains(u"\"msg_seq\": 4"_s));
    }
};

QTEST_MAIN(tst_ResendSeq)
#include "tst_resendseq.moc"
