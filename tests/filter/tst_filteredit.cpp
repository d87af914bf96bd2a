#include "app/filter/completion.h"
#include "app/filter/edit.h"
#include "app/filter/parser.h"

#include <QTest>

using namespace filter;
using namespace Qt::StringLiterals;

/// What a click on a value and a choice from the list make of the filter.
class tst_FilterEdit : public QObject
{
    Q_OBJECT
private slots:
    void aClickNarrowsTheFilter_data();
    void aClickNarrowsTheFilter();
    void theCursorSaysWhatCanBeWritten_data();
    void theCursorSaysWhatCanBeWritten();
    void aChoiceTakesThePlaceOfWhatWasBegun();
    void onlyAFilterOfWordsHasPlainWords();
};

void tst_FilterEdit::aClickNarrowsTheFilter_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<bool>("exclude");
    QTest::addColumn<QString>("after");
    QTest::newRow("from nothing") << u""_s << false << u"bot:\"my shop\""_s;
    QTest::newRow("one more") << u"a"_s << false << u"a bot:\"my shop\""_s;
    QTest::newRow("again") << u"a bot:\"my shop\""_s << false << u"a bot:\"my shop\""_s;
    QTest::newRow("without") << u"a"_s << true << u"a -bot:\"my shop\""_s;
    QTest::newRow("changed mind") << u"a bot:\"my shop\""_s << true << u"a -bot:\"my shop\""_s;
    QTest::newRow("changed back") << u"-bot:\"my shop\""_s << false << u"bot:\"my shop\""_s;
    QTest::newRow("a choice stays one") << u"a OR b"_s << false << u"(a OR b) bot:\"my shop\""_s;
    QTest::newRow("what cannot be read goes") << u"a ("_s << false << u"bot:\"my shop\""_s;
}

void tst_FilterEdit::aClickNarrowsTheFilter()
{
    QFETCH(QString, before);
    QFETCH(bool, exclude);
    QFETCH(QString, after);
    QCOMPARE(narrowed(before, Key::Bot, u"my shop"_s, exclude), after);
}

void tst_FilterEdit::theCursorSaysWhatCanBeWritten_data()
{
    QTest::addColumn<QString>("text"); // the bar is the cursor
    QTest::addColumn<Completion::Of>("of");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("replaces");
    using enum Completion::Of;
    QTest::newRow("nothing yet") << u"|"_s << Keys << u""_s << u""_s;
    QTest::newRow("a key begun") << u"a ki|"_s << Keys << u"ki"_s << u"ki"_s;
    QTest::newRow("after a blank") << u"a |"_s << Keys << u""_s << u""_s;
    QTest::newRow("after a minus") << u"-|"_s << Keys << u""_s << u""_s;
    QTest::newRow("a value") << u"kind:|"_s << Values << u""_s << u""_s;
    QTest::newRow("a value begun") << u"kind:ht| b"_s << Values << u"ht"_s << u"ht"_s;
    QTest::newRow("inside a value") << u"kind:h|t"_s << Values << u"h"_s << u"ht"_s;
    QTest::newRow("a quoted value") << u"bot:\"my|"_s << Values << u"my"_s << u"\"my"_s;
    QTest::newRow("back in the key") << u"ki|nd:http"_s << Keys << u"ki"_s << u"kind:"_s;
    QTest::newRow("in a phrase") << u"\"a b|"_s << Nothing << u""_s << u""_s;
}

void tst_FilterEdit::theCursorSaysWhatCanBeWritten()
{
    QFETCH(QString, text);
    QFETCH(Completion::Of, of);
    QFETCH(QString, prefix);
    QFETCH(QString, replaces);
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const Completion completion = completionAt(text, cursor);
    QCOMPARE(completion.of, of);
    QCOMPARE(completion.prefix, prefix);
    QCOMPARE(text.mid(completion.at, completion.length), replaces);
}

void tst_FilterEdit::aChoiceTakesThePlaceOfWhatWasBegun()
{
    const Completed key = completed(u"a ki", completionAt(u"a ki", 4), Key::Kind);
    QCOMPARE(key.text, u"a kind:"_s);
    QCOMPARE(key.cursor, 7);
    const Completed value = completed(u"kind:ht b", completionAt(u"kind:ht b", 7), u"http"_s);
    QCOMPARE(value.text, u"kind:http b"_s);
    QCOMPARE(value.cursor, 10);
    const Completed quoted = completed(u"bot:", completionAt(u"bot:", 4), u"my shop"_s);
    QCOMPARE(quoted.text, u"bot:\"my shop\" "_s);
    QCOMPARE(quoted.cursor, quoted.text.size());
}

void tst_FilterEdit::onlyAFilterOfWordsHasPlainWords()
{
    const auto wordsIn = [](const QString &text) { return plainWords(parse(text)->node); };
    QCOMPARE(wordsIn(u"one"_s), QStringList{u"one"_s});
    QCOMPARE(wordsIn(u"one (two \"and three\")"_s), (QStringList{u"one"_s, u"two"_s, u"and three"_s}));
    for (const QString &other : {u""_s, u"one OR two"_s, u"one -two"_s, u"one code:1"_s, u"re:/one/"_s})
        QVERIFY2(!wordsIn(other), qPrintable(other));
}

QTEST_APPLESS_MAIN(tst_FilterEdit)
#include "tst_filteredit.moc"
