#include "ui/common/linkbutton.h"
#include "ui/inspector/loglines.h"
#include "ui/inspector/originalview.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using imports::Original;
using State = imports::Original::State;

namespace {

const journal::RowRef row(journal::firstImport, 7);
const journal::RowRef otherRow(journal::firstImport, 8);

Original shown()
{
    return {.state = State::Shown,
        .path = u"/home/remilia/logs/astrbot.log"_s,
        .places = {{{500, 20, 5}, false}, {{1'800, 20, 18}, false}, {{1'900, 20, 19}, true}},
        .place = 0,
        .text = {3, "line 3\nline 4", "line 5\n  its rest", "line 7", false}};
}

Original withState(State state)
{
    Original original = shown();
    original.state = state;
    original.text = {5, {}, "what was kept", {}, false};
    return original;
}

} // namespace

/// The inspector's page that shows a row in its log: what it asks the desk for, and what it shows of each answer.
class tst_OriginalView : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void onlyWhatIsSeenIsRead();
    void theLinesStandAroundTheRecordWithTheirNumbers();
    void anEmptyLineBeforeKeepsTheNumbers();
    void furtherPlacesAreSteppedThrough();
    void aHundredPlacesAreReachedInTurn();
    void aLateAnswerIsDropped();
    void anotherRowGivesUpTheFirst();
    void whatIsNotFromTheFileSaysSo_data();
    void whatIsNotFromTheFileSaysSo();
    void withoutALineThereIsNoText();
    void aLongReadingSaysSo();
    void whatCannotBeSeenIsMadeVisible();
    void whatWasCutSaysSo();
    void aLongPathDoesNotWidenThePanel();

private:
    void answer(const Original &original) { emit m_desk.originalFound(lastRequest(), original); }
    [[nodiscard]] quint64 lastRequest() const { return m_wanted->last()[0].toULongLong(); }
    [[nodiscard]] ui::LogLines *lines() const { return m_view->findChild<ui::LogLines *>(); }
    [[nodiscard]] QList<ui::LinkButton *> links() const
    {
        QList<ui::LinkButton *> found = m_view->findChildren<ui::LinkButton *>();
        found.removeIf([](const ui::LinkButton *link) { return link->isHidden(); });
        return found;
    }
    [[nodiscard]] QString text(const QString &name) const { return m_view->findChild<QLabel *>(name)->text(); }
    [[nodiscard]] bool isSeen(const QString &name) const { return m_view->findChild<QWidget *>(name)->isVisible(); }

    ui::LogDesk m_desk;
    std::unique_ptr<QSignalSpy> m_wanted;
    std::unique_ptr<ui::OriginalView> m_view;
};

void tst_OriginalView::init()
{
    m_wanted = std::make_unique<QSignalSpy>(&m_desk, &ui::LogDesk::originalWanted);
    m_view = std::make_unique<ui::OriginalView>(&m_desk);
    m_view->resize(384, 600);
    m_view->show();
}

void tst_OriginalView::onlyWhatIsSeenIsRead()
{
    m_view->hide();
    m_view->setRow(row);
    QCOMPARE(m_wanted->size(), 0);
    m_view->show();
    QCOMPARE(m_wanted->size(), 1);
    QCOMPARE(m_wanted->last()[1].value<journal::RowRef>(), row);
    answer(shown());
    QVERIFY(m_view->isSettled());
    m_view->hide();
    m_view->show();
    m_view->setRow(row);
    QCOMPARE(m_wanted->size(), 1); // it is known
    m_view->setRow({});
    QCOMPARE(m_wanted->size(), 1);
}

void tst_OriginalView::theLinesStandAroundTheRecordWithTheirNumbers()
{
    m_view->setRow(row);
    answer(shown());
    QCOMPARE(lines()->toPlainText(), u"line 3\nline 4\nline 5\n  its rest\nline 7"_s);
    QCOMPARE(lines()->recordText(), u"line 5\n  its rest"_s);
    QCOMPARE(lines()->numbers(), (QList<qint64>{3, 4, 5, 6, 7}));
    QCOMPARE(text(u"originalName"_s), u"astrbot.log • line 5"_s);
    QCOMPARE(text(u"originalPath"_s), u"/home/remilia/logs/astrbot.log"_s);
    QVERIFY(!isSeen(u"originalNote"_s));
}

void tst_OriginalView::anEmptyLineBeforeKeepsTheNumbers()
{
    m_view->setRow(row);
    Original original = shown();
    original.text = {4, {}, "line 5", {}, false};
    answer(original);
    QCOMPARE(lines()->numbers(), (QList<qint64>{4, 5}));
    QCOMPARE(lines()->recordText(), u"line 5"_s);
}

void tst_OriginalView::furtherPlacesAreSteppedThrough()
{
    m_view->setRow(row);
    answer(shown());
    QCOMPARE(links().size(), 2);
    QCOMPARE(links()[0]->text(), u"also at line 18"_s);
    QCOMPARE(links()[1]->text(), u"answered at line 19"_s);
    links()[1]->click();
    QCOMPARE(m_wanted->last()[2].toLongLong(), 2);
    Original next = shown();
    next.place = 2;
    answer(next);
    QCOMPARE(text(u"originalName"_s), u"astrbot.log • line 19"_s);
    QCOMPARE(links()[0]->text(), u"sent at line 5"_s);
    QCOMPARE(links()[1]->text(), u"sent at line 18"_s);
}

void tst_OriginalView::aHundredPlacesAreReachedInTurn()
{
    m_view->setRow(row);
    Original original = shown();
    original.places.clear();
    for (qint64 n = 0; n < 100; ++n)
        original.places.append({{n * 10, 10, n + 1}, false});
    QSet<qsizetype> seen;
    for (int step = 0; step < 100; ++step) {
        answer(original);
        seen.insert(original.place);
        QVERIFY(!links().isEmpty() && links().size() < 10);
        links().first()->click();
        original.place = m_wanted->last()[2].toLongLong();
    }
    QCOMPARE(seen.size(), 100);
}

void tst_OriginalView::aLateAnswerIsDropped()
{
    m_view->setRow(row);
    const quint64 late = lastRequest();
    m_view->setRow(otherRow);
    emit m_desk.originalFound(late, shown());
    QVERIFY(!m_view->isSettled());
    QVERIFY(lines()->toPlainText().isEmpty());
    answer(withState(State::Pasted));
    QCOMPARE(lines()->toPlainText(), u"what was kept"_s);
    emit m_desk.originalFound(lastRequest(), shown()); // nobody asked twice
    QCOMPARE(lines()->toPlainText(), u"what was kept"_s);
}

void tst_OriginalView::anotherRowGivesUpTheFirst()
{
    QSignalSpy cancelled(&m_desk, &ui::LogDesk::originalCancelled);
    m_view->setRow(row);
    const quint64 first = lastRequest();
    m_view->setRow(otherRow);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled[0][0].toULongLong(), first);
    m_view.reset();
    QCOMPARE(cancelled.size(), 2);
}

void tst_OriginalView::whatIsNotFromTheFileSaysSo_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("said");
    QTest::newRow("pasted") << State::Pasted << u"was pasted"_s;
    QTest::newRow("gone") << State::FileGone << u"cannot be read any more"_s;
    QTest::newRow("changed") << State::FileChanged << u"has changed"_s;
}

void tst_OriginalView::whatIsNotFromTheFileSaysSo()
{
    QFETCH(State, state);
    QFETCH(QString, said);
    m_view->setRow(row);
    answer(withState(state));
    QVERIFY(isSeen(u"originalNote"_s));
    QVERIFY(text(u"originalNoteText"_s).contains(said));
    QCOMPARE(lines()->recordText(), u"what was kept"_s);
    QCOMPARE(lines()->numbers(), QList<qint64>{5});
    m_view->setRow(otherRow);
    answer(shown());
    QVERIFY(!isSeen(u"originalNote"_s));
}

void tst_OriginalView::withoutALineThereIsNoText()
{
    m_view->setRow(row);
    answer({.state = State::NoLine});
    QVERIFY(isSeen(u"originalEmpty"_s));
    QVERIFY(!lines()->isVisible());
    m_view->setRow(otherRow);
    answer({.state = State::Unreadable,
        .error = journal::JournalError{journal::JournalError::Kind::CannotOpen, u"open"_s, 14, {}}});
    QVERIFY(isSeen(u"originalEmpty"_s));
    m_view->resize(400, 600);
}

void tst_OriginalView::aLongReadingSaysSo()
{
    m_view->setRow(row);
    answer(shown());
    m_view->setRow(otherRow);
    QVERIFY(!isSeen(u"originalEmpty"_s)); // nothing flickers
    QVERIFY(std::ranges::none_of(links(), [](const ui::LinkButton *link) { return link->isEnabled(); }));
    QTRY_VERIFY(isSeen(u"originalEmpty"_s));
    QCOMPARE(m_view->findChild<QWidget *>(u"originalEmpty"_s)->accessibleName(), u"Reading the log"_s);
    answer(shown());
    QVERIFY(!isSeen(u"originalEmpty"_s));
}

void tst_OriginalView::whatCannotBeSeenIsMadeVisible()
{
    m_view->setRow(row);
    Original original = shown();
    original.text.record = "a\xe2\x80\xae"
                           "b";
    answer(original);
    QCOMPARE(lines()->recordText(), u"a[U+202E]b"_s);
}

void tst_OriginalView::whatWasCutSaysSo()
{
    m_view->setRow(row);
    Original original = shown();
    original.text.record = QByteArray(importer::longestSurroundings, 'x');
    original.text.isCut = true;
    answer(original);
    QVERIFY(isSeen(u"originalNote"_s));
    QVERIFY(lines()->recordText().size() < 5'000);
    QCOMPARE(lines()->numbers(), (QList<qint64>{3, 4, 5, 0})); // how long it is nobody knows
}

void tst_OriginalView::aLongPathDoesNotWidenThePanel()
{
    const int before = m_view->minimumSizeHint().width();
    m_view->setRow(row);
    Original original = shown();
    original.path = u"/home/"_s + QString(400, u'x') + u"/astrbot"_s + QString(200, u'y') + u".log"_s;
    answer(original);
    QVERIFY(m_view->minimumSizeHint().width() <= std::max(before, 384));
    QVERIFY(text(u"originalName"_s).endsWith(u" • line 5"_s));
}

QTEST_MAIN(tst_OriginalView)
#include "tst_originalview.moc"
