#include "tests/desk/deskbench.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The product's story on the real window: the seed's fault happens, is explained in a sentence, and is put right by
/// hand, by keyboard alone.
class tst_Cure : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSwitchMakesTheTurnFailAsInTheSeed();
    void theSentenceNamesTheOwnIdItsReturnAndTheAnchorThatWorks();
    void theStripLeadsToTheSendThatReturnedTheId();
    void threeKeysFromTheBubbleDeliverIt();
    void theTreeShowsBothAttempts();
    void theOtherOneIsDeliveredByAPlan();
    void withTheSwitchOffTheTurnSucceedsAgain();
    void cleanupTestCase();

private:
    [[nodiscard]] int undelivered() const { return int(m_bench->program().bot()->undelivered().messages.size()); }
    [[nodiscard]] int bubbles() const { return m_bench->timeline().model()->rowCount(); }
    void sayTheSeedsSentence(int bubblesAfter);

    std::unique_ptr<DeskBench> m_bench;
};

namespace {
const QString second = u"测试消息 2"_s;
const QString third = u"测试消息 3"_s;
constexpr int bubblesPerTurn = 6; // the user's message and five of the bot
} // namespace

void tst_Cure::initTestCase()
{
    m_bench = std::make_unique<DeskBench>(u"seed-three-messages"_s);
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    QVERIFY(m_bench->waitForQuiet());
    QTRY_COMPARE(bubbles(), bubblesPerTurn);
    QCOMPARE(undelivered(), 0);
}

void tst_Cure::sayTheSeedsSentence(int bubblesAfter)
{
    m_bench->window().showPlace(u"sandbox"_s);
    auto *line = m_bench->find<QPlainTextEdit>(u"sandboxLine"_s);
    QCOMPARE(line->toPlainText(), u"向我连续发送3条消息,测试用"_s); // the scenario's own, ready to be said
    line->setFocus();
    m_bench->press(Qt::Key_Return, Qt::ControlModifier);
    m_bench->window().showPlace(u"conversations"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bubbles(), bubblesAfter, 20'000);
    QVERIFY(m_bench->waitForSettled());
}

void tst_Cure::theSwitchMakesTheTurnFailAsInTheSeed()
{
    m_bench->window().showPlace(u"sandbox"_s);
    QVERIFY(m_bench->find<QWidget>(u"sandboxCast"_s)->hasFocus()); // arrow keys choose who speaks
    auto *ownId = m_bench->find<QCheckBox>(u"sandboxOwnId"_s);
    QTRY_VERIFY(ownId->isEnabled());
    ownId->setFocus();
    m_bench->press(Qt::Key_Space);
    QTRY_VERIFY(m_bench->program().bot()->injection().on);
    sayTheSeedsSentence(2 * bubblesPerTurn);
    QTRY_COMPARE(undelivered(), 2);
    m_bench->window().showPlace(u"sandbox"_s);
    ownId->setFocus();
    m_bench->press(Qt::Key_Space); // a person has seen enough
    QTRY_VERIFY(!m_bench->program().bot()->injection().on);
    m_bench->window().showPlace(u"conversations"_s);
}

void tst_Cure::theSentenceNamesTheOwnIdItsReturnAndTheAnchorThatWorks()
{
    // The newest bubble with that text is the refused one.
    const QAbstractItemModel &model = *m_bench->timeline().model();
    int refused = -1;
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, 0).data().toString().contains(second))
            refused = row;
    m_bench->timeline().setFocus();
    m_bench->timeline().setCurrentIndex(model.index(refused, 0));
    QTRY_VERIFY(m_bench->find<QLabel>(u"headline"_s)->text().contains(u"bot's own message"_s));
    const QString why = m_bench->find<QLabel>(u"explanation"_s)->text();
    static const QRegularExpression clock(u"\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"_s);
    QVERIFY2(clock.match(why).hasMatch(), qPrintable(why)); // when the id was returned
    auto *cure = m_bench->find<QAbstractButton>(u"cureButton"_s);
    QTRY_VERIFY(cure->isVisible());
    QVERIFY(cure->isEnabled());
    QVERIFY2(cure->text().contains(u"user's message"_s), qPrintable(cure->text()));
    const QString bar = m_bench->find<QWidget>(u"cureBar"_s)->findChildren<QLabel *>().isEmpty()
        ? QString()
        : m_bench->find<QWidget>(u"cureBar"_s)->findChildren<QLabel *>().last()->text();
    QVERIFY2(bar.contains(u"Safe"_s) && clock.match(bar).hasMatch(), qPrintable(bar));
}

void tst_Cure::theStripLeadsToTheSendThatReturnedTheId()
{
    const auto parts = m_bench->window().findChildren<QAbstractButton *>(u"stripPart"_s);
    QVERIFY(parts.size() >= 5); // user message, turn, tool call, attempt, the send that returned the id
    for (const QAbstractButton *part : parts)
        QVERIFY(!part->accessibleName().isEmpty());
    parts.last()->setFocus();
    m_bench->press(Qt::Key_Return);
    QTRY_VERIFY(m_bench->find<QLabel>(u"headline"_s)->text().contains(u"Delivered"_s));
    QCOMPARE(m_bench->timeline().currentIndex().data().toString().contains(u"测试消息 1"_s), true);
}

void tst_Cure::threeKeysFromTheBubbleDeliverIt()
{
    theSentenceNamesTheOwnIdItsReturnAndTheAnchorThatWorks(); // back on the refused bubble
    m_bench->timeline().setFocus();
    m_bench->press(Qt::Key_R); // one
    auto *sheet = m_bench->find<QWidget>(u"resendSheet"_s);
    QTRY_VERIFY(sheet->isVisible());
    auto *primary = m_bench->find<QAbstractButton>(u"resendPrimary"_s);
    QTRY_VERIFY(primary->isEnabled());
    QTRY_COMPARE(QApplication::focusWidget(), primary);
    m_bench->press(Qt::Key_Return, Qt::ControlModifier); // two
    QTRY_COMPARE(undelivered(), 1);
    QTRY_VERIFY(m_bench->find<QWidget>(u"resendOutcome"_s)->accessibleName().contains(u"accepted"_s));
    QTRY_COMPARE(sheet->findChildren<QWidget *>(u"resendAttempt"_s).size(), 2);
    m_bench->press(Qt::Key_Escape); // three
    QTRY_VERIFY(!sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), &m_bench->timeline()); // where it was
}

void tst_Cure::theTreeShowsBothAttempts()
{
    QVERIFY(m_bench->waitForSettled());
    QTRY_COMPARE(m_bench->find<QWidget>(u"attemptTree"_s)->findChildren<QWidget *>(u"attempt"_s).size(), 2);
    QStringList told;
    for (const QWidget *card : m_bench->find<QWidget>(u"attemptTree"_s)->findChildren<QWidget *>(u"attempt"_s))
        told.append(card->accessibleName());
    QVERIFY2(told[0].contains(u"refused 40034024"_s), qPrintable(told[0]));
    QVERIFY2(told[1].contains(u"accepted"_s) && told[1].contains(u"by hand"_s), qPrintable(told[1]));
}

void tst_Cure::theOtherOneIsDeliveredByAPlan()
{
    m_bench->press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(m_bench->window().place(), u"undelivered"_s);
    auto *list = m_bench->find<QListView>(u"undeliveredList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTRY_COMPARE(QApplication::focusWidget(), list);
    m_bench->press(Qt::Key_A, Qt::ControlModifier);
    m_bench->press(Qt::Key_P);
    auto *plan = m_bench->find<QWidget>(u"planPanel"_s);
    QTRY_VERIFY(plan->isVisible());
    m_bench->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(undelivered(), 0, 10'000);
    QTRY_COMPARE(list->model()->rowCount(), 0);
}

void tst_Cure::withTheSwitchOffTheTurnSucceedsAgain()
{
    sayTheSeedsSentence(3 * bubblesPerTurn);
    QCOMPARE(undelivered(), 0);
}

void tst_Cure::cleanupTestCase()
{
    m_bench.reset();
}

QTEST_MAIN(tst_Cure)
#include "tst_cure.moc"
