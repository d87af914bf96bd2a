#include "ui/palette/fuzzymatch.h"
#include "ui/palette/ranking.h"

#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using ui::FuzzyMatch;
using ui::fuzzyMatch;

namespace {

/// Few different letters, so that texts have some in common.
QString anyText(int least, int most)
{
    static const QString letters = u"aAbBc dé-_天气"_s;
    QString text;
    const int count = *rc::gen::inRange(least, most + 1);
    for (int i = 0; i < count; ++i)
        text.append(letters[*rc::gen::inRange(0, int(letters.size()))]);
    return text;
}

QString folded(const QString &text)
{
    QString all;
    for (const QChar c : text) {
        if (!c.isSpace())
            all.append(c.toCaseFolded());
    }
    return all;
}

ui::Action action(const QString &id, const QString &text, const QString &english = {})
{
    return {.id = id, .text = text, .english = english.isEmpty() ? text : english};
}

QStringList ids(const QList<ui::Action> &actions, const QString &typed, const QStringList &used = {})
{
    QStringList names;
    for (const ui::RankedAction &one : ui::ranked(actions, typed, used))
        names.append(one.id);
    return names;
}

} // namespace

/// What is typed finds what a person means by it.
class tst_FuzzyMatch : public QObject
{
    Q_OBJECT
private slots:
    void aMatchHasTheLettersInTheirOrder()
    {
        QVERIFY(rc::check([] {
            const QString text = anyText(0, 30);
            const QString typed = anyText(1, 6);
            const auto match = fuzzyMatch(typed, text);
            if (!match)
                return;
            QString found;
            for (const int at : match->at)
                found.append(text[at].toCaseFolded());
            RC_ASSERT(found == folded(typed));
            RC_ASSERT(std::ranges::adjacent_find(match->at, std::greater_equal{}) == match->at.end());
        }));
    }
    void lettersThatStandInItInTheirOrderAreFound()
    {
        QVERIFY(rc::check([] {
            const QString text = anyText(1, 30);
            QString typed;
            for (const QChar c : text) {
                if (c.script() != QChar::Script_Han && *rc::gen::inRange(0, 2) == 1)
                    typed.append(*rc::gen::inRange(0, 2) == 1 ? c.toUpper() : c);
            }
            RC_ASSERT(fuzzyMatch(typed, text).has_value());
        }));
    }
    void everyPartOfItIsFoundAndIsBetterThanLettersApart()
    {
        QVERIFY(rc::check([] {
            const QString text = anyText(1, 30);
            const int from = *rc::gen::inRange(0, int(text.size()));
            const QString part = text.mid(from, *rc::gen::inRange(1, 10));
            const auto match = fuzzyMatch(part, text);
            RC_ASSERT(match.has_value());
            RC_ASSERT(folded(part).isEmpty() || match->grade >= 2);
        }));
    }
    void theBeginningComesBeforeWhateverElse()
    {
        QVERIFY(rc::check([] {
            const QString typed = folded(anyText(1, 5));
            RC_PRE(!typed.isEmpty());
            const QString other = anyText(0, 30);
            const auto atFirst = fuzzyMatch(typed, typed + anyText(0, 20));
            const auto whole = fuzzyMatch(typed, typed);
            RC_ASSERT(atFirst.has_value());
            RC_ASSERT(whole.has_value());
            RC_ASSERT(whole->score >= atFirst->score);
            const auto elsewhere = fuzzyMatch(typed, other);
            if (elsewhere && !folded(other).startsWith(typed))
                RC_ASSERT(atFirst->score > elsewhere->score);
        }));
    }
    void nothingTypedMatchesEverythingAlike()
    {
        QCOMPARE(fuzzyMatch(u" ", u"anything"), FuzzyMatch());
        QCOMPARE(fuzzyMatch(u"", u""), FuzzyMatch());
        QVERIFY(!fuzzyMatch(u"a", u""));
    }
    void ofLettersApartThoseAtTheBeginningsOfWordsAreTaken()
    {
        const auto match = fuzzyMatch(u"gtu", u"Go to Undelivered");
        QVERIFY(match);
        QCOMPARE(match->at, QList<int>({0, 3, 6}));
        QVERIFY(match->score > fuzzyMatch(u"gtu", u"Logs that run")->score);
    }
    void chineseIsFoundTogetherOnly()
    {
        QVERIFY(fuzzyMatch(u"重连", u"机器人重连"));
        QVERIFY(!fuzzyMatch(u"机连", u"机器人重连"));
        QVERIFY(fuzzyMatch(u"前往流量", u"前往 流量"));
    }
    void aVeryLongTextCostsNothing()
    {
        const QString text(1'000'000, u'a');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(fuzzyMatch(QString(1'000, u'a'), text).has_value());
        QVERIFY(!fuzzyMatch(u"ab", text));
        QVERIFY(timer.elapsed() < 1'000);
    }
    void anActionIsFoundByItsEnglishNameToo()
    {
        const QList<ui::Action> actions{action(u"traffic"_s, u"前往 流量"_s, u"Go to traffic"_s),
            action(u"keys"_s, u"更改按键"_s, u"Change keys"_s)};
        QCOMPARE(ids(actions, u"流量"_s), QStringList{u"traffic"_s});
        QCOMPARE(ids(actions, u"keys"_s), QStringList{u"keys"_s});
        QVERIFY(ui::ranked(actions, u"keys"_s, {}).first().row.found.isEmpty()); // those letters are not seen
    }
    void whatWasUsedLastComesFirstAmongItsLikes()
    {
        const QList<ui::Action> actions{action(u"dark"_s, u"Theme: Dark"_s), action(u"light"_s, u"Theme: Light"_s),
            action(u"the"_s, u"the"_s), action(u"other"_s, u"Other"_s)};
        QCOMPARE(ids(actions, {}), QStringList({u"dark"_s, u"light"_s, u"the"_s, u"other"_s}));
        QCOMPARE(
            ids(actions, {}, {u"other"_s, u"light"_s}), QStringList({u"other"_s, u"light"_s, u"dark"_s, u"the"_s}));
        // The whole word stays before what only begins so.
        QCOMPARE(ids(actions, u"the"_s, {u"light"_s}), QStringList({u"the"_s, u"light"_s, u"dark"_s, u"other"_s}));
    }
};

QTEST_APPLESS_MAIN(tst_FuzzyMatch)
#include "tst_fuzzymatch.moc"
