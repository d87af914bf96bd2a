#include "ui/inspector/bodydiff.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using ui::DiffLine;
using Kind = ui::DiffLine::Kind;

namespace {

/// Few different lines, so that texts have much in common.
QStringList textOf(const std::vector<uint8_t> &letters)
{
    QStringList lines;
    for (const uint8_t letter : letters)
        lines.append(QString(QChar(u'a' + letter % 4)));
    return lines;
}

QStringList without(const QList<DiffLine> &lines, Kind kind)
{
    QStringList rest;
    for (const DiffLine &line : lines) {
        if (line.kind != kind)
            rest.append(line.text);
    }
    return rest;
}

} // namespace

class tst_BodyDiff : public QObject
{
    Q_OBJECT
private slots:
    void bothTextsAreInTheDifference();
    void equalTextsDifferInNothing();
    void oneChangedLineIsOneLineLess();
    void whatIsTooLongCountsAsReplaced();
    void foldingLosesNoChangeAndCountsWhatItLeavesOut();
};

void tst_BodyDiff::bothTextsAreInTheDifference()
{
    QVERIFY(rc::check([](const std::vector<uint8_t> &a, const std::vector<uint8_t> &b) {
        const QStringList before = textOf(a);
        const QStringList after = textOf(b);
        const QList<DiffLine> lines = ui::diffLines(before, after);
        RC_ASSERT(without(lines, Kind::After) == before);
        RC_ASSERT(without(lines, Kind::Before) == after);
    }));
}

void tst_BodyDiff::equalTextsDifferInNothing()
{
    QVERIFY(rc::check([](const std::vector<uint8_t> &a) {
        const QStringList text = textOf(a);
        for (const DiffLine &line : ui::diffLines(text, text))
            RC_ASSERT(line.kind == Kind::Same);
    }));
}

void tst_BodyDiff::oneChangedLineIsOneLineLess()
{
    const QList<DiffLine> lines = ui::diffLines({u"a"_s, u"b"_s, u"c"_s}, {u"a"_s, u"x"_s, u"c"_s});
    const QList<DiffLine> wanted{
        {Kind::Same, u"a"_s}, {Kind::Before, u"b"_s}, {Kind::After, u"x"_s}, {Kind::Same, u"c"_s}};
    QCOMPARE(lines, wanted);
}

void tst_BodyDiff::whatIsTooLongCountsAsReplaced()
{
    QStringList before{u"head"_s};
    QStringList after{u"head"_s};
    for (int i = 0; i < 3'000; ++i) {
        before.append(u"b%1"_s.arg(i));
        after.append(i % 2 ? u"b%1"_s.arg(i) : u"x%1"_s.arg(i));
    }
    before.append(u"end"_s);
    after.append(u"end"_s);
    const QList<DiffLine> lines = ui::diffLines(before, after);
    QCOMPARE(without(lines, Kind::After), before);
    QCOMPARE(without(lines, Kind::Before), after);
    QCOMPARE(lines.first().kind, Kind::Same);
    QCOMPARE(lines.last().kind, Kind::Same);
}

void tst_BodyDiff::foldingLosesNoChangeAndCountsWhatItLeavesOut()
{
    QVERIFY(rc::check([](const std::vector<uint8_t> &a, const std::vector<uint8_t> &b) {
        const QList<DiffLine> lines = ui::diffLines(textOf(a), textOf(b));
        const ui::FoldedDiff folded = ui::foldDiff(lines, 2);
        QList<DiffLine> changes;
        for (const DiffLine &line : lines) {
            if (line.kind != Kind::Same)
                changes.append(line);
        }
        QList<DiffLine> kept;
        qsizetype total = 0;
        for (const ui::FoldedDiff::Part &part : folded.parts) {
            total += part.left > 0 ? part.left : 1;
            if (part.left == 0 && part.line.kind != Kind::Same)
                kept.append(part.line);
        }
        RC_ASSERT(kept == changes);
        RC_ASSERT(folded.changed == int(changes.size()));
        RC_ASSERT(total == lines.size());
    }));
}

QTEST_APPLESS_MAIN(tst_BodyDiff)
#include "tst_bodydiff.moc"
