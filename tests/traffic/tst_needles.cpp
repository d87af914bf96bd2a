#include "app/traffic/decoded.h"
#include "app/traffic/needles.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace traffic;

class tst_Needles : public QObject
{
    Q_OBJECT
private slots:
    void findsExactlyWhatASimpleSearchFinds()
    {
        QVERIFY(rc::check("few letters, many meetings", [] {
            const auto letters = [](qsizetype least) {
                const auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
                return QByteArray::fromStdString(text).leftJustified(std::max(least, qsizetype(text.size())), 'a');
            };
            NeedleSet set;
            QList<QByteArray> needles;
            // The shortest decides how long the grams are, and how far a step goes.
            const int least = *rc::gen::inRange(2, 7);
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
                const QByteArray needle = letters(least).left(std::max(6, least));
                if (!needles.contains(needle))
                    needles.append(needle);
                set.add({.bytes = needle});
            }
            QByteArray text = letters(0);
            for (int i = *rc::gen::inRange(0, 6); i > 0; --i) // needles, and stretches that no needle is in
                text += *rc::gen::elementOf(
                    std::vector<QByteArray>{letters(0), QByteArray(i * 7, 'x'), needles.first()});
            QSet<QPair<qsizetype, QByteArray>> wanted;
            for (const QByteArray &needle : needles) {
                for (qsizetype at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
                    wanted.insert({at, needle});
            }
            QSet<QPair<qsizetype, QByteArray>> found;
            set.search(text, [&](size_t index, qsizetype at) { found.insert({at, set.at(index).bytes}); });
            RC_ASSERT(found == wanted);
        }));
    }
    void emptySetFindsNothing()
    {
        int found = 0;
        NeedleSet().search("text", [&found](size_t, qsizetype) { ++found; });
        QCOMPARE(found, 0);
    }

    void decodedPositionsLeadBackToTheSource()
    {
        const QByteArrayView text = "a\\u00e9\\/b%2Fc";
        const auto json = Decoded::fromJson(text);
        QVERIFY(json);
        QCOMPARE(json->text().toByteArray(), QByteArray("aé/b%2Fc"));
        QCOMPARE(json->sourceBegin(0), 0);
        QCOMPARE(json->sourceBegin(1), 1); // both bytes of é are one escape
        QCOMPARE(json->sourceBegin(2), 1);
        QCOMPARE(json->sourceEnd(1), 7);
        QCOMPARE(json->sourceBegin(3), 7);
        QCOMPARE(json->sourceEnd(3), 9);
        QCOMPARE(json->sourceBegin(4), 9);
        QCOMPARE(json->sourceEnd(8), text.size());
        const auto percent = Decoded::fromPercent(text);
        QCOMPARE(percent->text().toByteArray(), QByteArray("a\\u00e9\\/b/c"));
        QCOMPARE(percent->sourceEnd(percent->text().size() - 1), text.size());
    }
    void textWithoutEscapesIsNotDecoded()
    {
        QVERIFY(!Decoded::fromJson("abc"));
        QVERIFY(!Decoded::fromJson("a\\q\\"));
        QVERIFY(!Decoded::fromPercent("100% of %zz %4"));
    }
    void surrogatePairsAreOneCharacter()
    {
        const auto decoded = Decoded::fromJson("\\ud83d\\ude00.");
        QCOMPARE(decoded->text().toByteArray(), QByteArray("😀."));
        QCOMPARE(decoded->sourceEnd(0), 12);
    }
};

QTEST_GUILESS_MAIN(tst_Needles)
#include "tst_needles.moc"
