#include "app/text/sentence.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What the program notes itself, in words.
class tst_NoteText : public QObject
{
    Q_OBJECT

private slots:
    void aClockThatWasSet_data();
    void aClockThatWasSet();
};

void tst_NoteText::aClockThatWasSet_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("headline");
    QTest::newRow("forward") << u"+3600000"_s << u"This computer's clock was set forward by 1:00:00."_s;
    QTest::newRow("back") << u"-90000"_s << u"This computer's clock was set back by 01:30."_s;
}

void tst_NoteText::aClockThatWasSet()
{
    QFETCH(QString, detail);
    QFETCH(QString, headline);
    journal::RowDetail row;
    row.summary.kind = traffic::Kind::Note;
    row.summary.route = traffic::clockJumpedRoute;
    row.summary.detail = detail;
    const text::Explanation words = text::explain(row, protocol::ErrorCatalogue::builtIn());
    QCOMPARE(words.headline, headline);
    QVERIFY(words.body.contains(u"anchor"_s));
}

QTEST_GUILESS_MAIN(tst_NoteText)
#include "tst_notetext.moc"
