#include "tests/ui/journalfixture.h"
#include "tests/ui/undeliveredsamples.h"
#include "ui/filter/filterbar.h"
#include "ui/undelivered/planpanel.h"
#include "ui/undelivered/undeliveredlist.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using test::undelivered;

/// The filter of the place "Undelivered": three messages, two of which the journal knows an attempt of.
class tst_UndeliveredFilter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_journal = std::make_unique<JournalFixture>();
        m_bot = std::make_unique<bot::BotHandle>(u"qq_official"_s, test::rules());
        writeAttempt(1, u"good morning"_s, 40034024);
        writeAttempt(2, u"good night"_s, 40034128);
        ui::Services services = m_journal->services();
        services.profile = u"qq_official"_s;
        services.bot = m_bot.get();
        m_page = std::make_unique<ui::UndeliveredPage>(services);
        m_page->resize(1000, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2), undelivered(3)}});
        m_tester = std::make_unique<QAbstractItemModelTester>(
            list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        list()->setFocus();
    }
    void cleanup()
    {
        m_tester.reset();
        m_page.reset(); // before what it works with
        m_bot.reset();
        m_journal.reset();
    }
    void aMessageStaysWhenItsNewestAttemptMatches()
    {
        filter(u"code:40034024"_s);
        QCOMPARE(shown(), QStringList{u"text 1"_s});
        QCOMPARE(result(), u"1 of 3"_s);
        // Tried once more and refused otherwise: what counts is what is so now.
        writeAttempt(1, u"good morning"_s, 40034128);
        QTRY_COMPARE(shown(), QStringList());
        filter({});
        QCOMPARE(shown().size(), 3);
        QCOMPARE(result(), QString());
    }
    void anAnswerThatComesLaterIsSeen()
    {
        filter(u"code:22009"_s);
        QCOMPARE(shown(), QStringList());
        writeAttempt(3, u"late"_s, 22009);
        QTRY_COMPARE(shown(), QStringList{u"text 3"_s});
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(result(), u"1 of 3"_s);
    }
    void wordsAreLookedForInTheMessageItselfToo()
    {
        filter(u"night"_s);
        QCOMPARE(shown(), QStringList{u"text 2"_s}); // the attempt went out with other words than the list shows
        filter(u"text 3"_s);
        QCOMPARE(shown(), QStringList{u"text 3"_s}); // the journal has no row of it
        filter(u"text -night"_s);
        QCOMPARE(shown(), QStringList()); // of a message without a row only its words are known
    }
    void whatIsHiddenIsNotPlannedAndTheBarSaysSo()
    {
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_P);
        QCOMPARE(plan()->steps().size(), 3);
        filter(u"code:40034024"_s);
        QCOMPARE(plan()->steps().size(), 1);
        QCOMPARE(selected(), u"Selected 1, 2 more are hidden"_s);
        filter(u"code:40034128"_s); // as many, but another
        QCOMPARE(plan()->steps()[0].messageId, 2);
        filter({});
        QCOMPARE(plan()->steps().size(), 3);
        QCOMPARE(selected(), u"Selected 3"_s);
    }
    void theKeyGoesToTheFieldAndEscClears()
    {
        QTest::keyClick(list(), Qt::Key_Slash);
        QVERIFY(edit()->hasFocus());
        QTest::keyClicks(edit(), u"code:40034024"_s);
        QTest::keyClick(edit(), Qt::Key_Return);
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(shown().size(), 1);
        QVERIFY(list()->hasFocus());
        QTest::keyClick(list(), Qt::Key_Escape);
        QCOMPARE(shown().size(), 3);
        QVERIFY(bar()->text().isEmpty());
    }
    void nothingMatchesAndThePageOffersToClear()
    {
        filter(u"code:1"_s);
        auto *nothing = m_page->findChild<QWidget *>(u"nothingUndelivered"_s);
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->accessibleName(), u"No message matches"_s);
        QVERIFY(nothing->hasFocus());
        QVERIFY(!m_page->findChild<QPushButton *>(u"planButton"_s)->isEnabled());
        nothing->findChild<QPushButton *>()->click();
        QCOMPARE(shown().size(), 3);
        filter(u"code:1"_s);
        QTest::keyClick(nothing, Qt::Key_Escape);
        QCOMPARE(shown().size(), 3);
    }
    void whatIsAskedForIsNotHidden()
    {
        filter(u"code:40034024"_s);
        m_page->select(2);
        QCOMPARE(shown().size(), 3);
        QCOMPARE(list()->currentIndex().data().toString(), u"text 2"_s);
        filter(u"code:40034024"_s);
        m_page->planFor({2, 3});
        QCOMPARE(plan()->steps().size(), 2);
    }
    void aMistakeIsToldBelowTheFieldAndHidesNothing()
    {
        QTest::keyClick(list(), Qt::Key_Slash);
        QTest::keyClicks(edit(), u"seq:x"_s);
        QTRY_VERIFY(m_page->findChild<QLabel *>(u"filterNote"_s));
        const auto *note = m_page->findChild<QLabel *>(u"filterNote"_s);
        QTRY_VERIFY(note->isVisible());
        QCOMPARE(edit()->accessibleDescription(), note->text());
        QCOMPARE(shown().size(), 3);
        list()->setFocus();
        QTRY_VERIFY(!note->isVisible());
    }

private:
    void writeAttempt(qint64 message, const QString &text, int code)
    {
        traffic::Record record = m_journal->send(text, u"A"_s, 1);
        record.message->sendId = message;
        m_journal->write({record, JournalFixture::refused(record, code, u"no"_s)});
    }
    void filter(const QString &text)
    {
        bar()->setText(text);
        QTRY_VERIFY(m_page->isSettled());
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList lines;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            lines += list()->model()->index(row, 0).data().toString();
        return lines;
    }
    [[nodiscard]] ui::FilterBar *bar() const { return m_page->findChild<ui::FilterBar *>(u"filterBar"_s); }
    [[nodiscard]] ui::FilterEdit *edit() const { return m_page->findChild<ui::FilterEdit *>(u"filterEdit"_s); }
    [[nodiscard]] QString result() const { return m_page->findChild<QLabel *>(u"filterMessage"_s)->text(); }
    [[nodiscard]] QString selected() const { return m_page->findChild<QLabel *>(u"selectedCount"_s)->text(); }
    [[nodiscard]] ui::UndeliveredList *list() const { return m_page->findChild<ui::UndeliveredList *>(); }
    [[nodiscard]] ui::PlanPanel *plan() const { return m_page->findChild<ui::PlanPanel *>(); }

    std::unique_ptr<JournalFixture> m_journal;
    std::unique_ptr<bot::BotHandle> m_bot;
    std::unique_ptr<ui::UndeliveredPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(tst_UndeliveredFilter)
#include "tst_undeliveredfilter.moc"
