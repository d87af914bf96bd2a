#include "tests/desk/deskbench.h"

#include <QAbstractButton>
#include <QListView>
#include <QPlainTextEdit>
#include <QtTest>

using namespace Qt::StringLiterals;

/// A person at the wheel of a group: takes over, writes by the composer, hands back; on the real window.
class tst_AtTheWheel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theComposerAnswersInTheGroup();
    void takenOverTheAgentLeavesTheGroupToThePerson();
    void handedBackTheAgentAnswersAgain();
    void cleanupTestCase();

private:
    [[nodiscard]] QListView &list() { return *m_bench->find<QListView>(u"conversationList"_s); }
    [[nodiscard]] QString lastBubble()
    {
        const QAbstractItemModel &model = *m_bench->timeline().model();
        return model.index(model.rowCount() - 1, 0).data().toString();
    }
    void write(const QString &text)
    {
        auto *composer = m_bench->find<QPlainTextEdit>(u"composerText"_s);
        composer->setFocus();
        QTest::keyClicks(composer, text);
        m_bench->press(Qt::Key_Return, Qt::ControlModifier);
    }
    void sayInGroup(const QString &text) { emit m_bench->sandbox().sayInGroupRequested(m_group, m_person, text, true); }

    std::unique_ptr<DeskBench> m_bench;
    const QString m_group = u"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"_s;
    const QString m_person = u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s;
};

void tst_AtTheWheel::initTestCase()
{
    m_bench = std::make_unique<DeskBench>(u"group-chat"_s);
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    QVERIFY(m_bench->waitForQuiet());
    QTRY_COMPARE(list().model()->rowCount(), 2);
    int group = -1;
    for (int row = 0; row < 2; ++row)
        if (list().model()->index(row, 0).data().toString().startsWith(m_group.first(4)))
            group = row;
    QVERIFY(group >= 0);
    list().setCurrentIndex(list().model()->index(group, 0));
    QTRY_COMPARE(lastBubble(), u"已经提醒了。"_s);
}

void tst_AtTheWheel::theComposerAnswersInTheGroup()
{
    write(u"see you"_s);
    QTRY_COMPARE(lastBubble(), u"see you"_s);
    QTRY_COMPARE(m_bench->program().bot()->undelivered().messages.size(), 0);
}

void tst_AtTheWheel::takenOverTheAgentLeavesTheGroupToThePerson()
{
    auto *takeOver = m_bench->find<QAbstractButton>(u"conversationTakeOver"_s);
    QVERIFY(takeOver->isVisible());
    takeOver->setFocus();
    m_bench->press(Qt::Key_Return);
    QTRY_COMPARE(takeOver->text(), u"Hand back"_s);
    QVERIFY(m_bench->find<QWidget>(u"conversationTakenOver"_s)->isVisible());
    sayInGroup(u"在吗"_s);
    QTRY_COMPARE(lastBubble(), u"在吗"_s);
    write(u"a person here"_s);
    QTRY_COMPARE(lastBubble(), u"a person here"_s);
    // Whatever the agent would have said to that would stand here by the time another conversation is answered.
    emit m_bench->sandbox().sayRequested(m_person, u"hello"_s);
    QTRY_COMPARE(list().model()->rowCount(), 3);
    QVERIFY(m_bench->waitForSettled());
    QCOMPARE(lastBubble(), u"a person here"_s);
}

void tst_AtTheWheel::handedBackTheAgentAnswersAgain()
{
    auto *takeOver = m_bench->find<QAbstractButton>(u"conversationTakeOver"_s);
    takeOver->setFocus();
    m_bench->press(Qt::Key_Return);
    QTRY_COMPARE(takeOver->text(), u"Take over"_s);
    QCOMPARE(lastBubble(), u"a person here"_s); // what came meanwhile was the person's to answer
    sayInGroup(u"再见"_s);
    QTRY_COMPARE(lastBubble(), u"收到:再见"_s);
}

void tst_AtTheWheel::cleanupTestCase()
{
    m_bench.reset();
}

QTEST_MAIN(tst_AtTheWheel)
#include "tst_atthewheel.moc"
