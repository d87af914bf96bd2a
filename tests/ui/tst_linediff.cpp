#include "ui/common/linediff.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using ui::LineEdit;
using Kind = LineEdit::Kind;

namespace {

/// A few different lines, so that two texts have some in common.
QString anyLines()
{
    QStringList lines;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i)
        lines.append(QString(QChar(u'a' + *rc::gen::inRange(0, 4))));
    return lines.join(u'\n');
}

QString side(const QList<LineEdit> &edits, Kind left)
{
    QStringList lines;
    for (const LineEdit &edit : edits) {
        if (edit.kind == Kind::Same || edit.kind == left)
            lines.append(edit.text);
    }
    return lines.join(u'\n');
}

QString told(const QList<LineEdit> &edits)
{
    QString text;
    for (const LineEdit &edit : edits)
        text += QChar(edit.kind == Kind::Same ? u' ' : edit.kind == Kind::Added ? u'+' : u'-') + edit.text + u'|';
    return text;
}

} // namespace

class tst_LineDiff : public QObject
{
    Q_OBJECT
private slots:
    void bothTextsAreInIt()
    {
        QVERIFY(rc::check([] {
            const QString before = anyLines();
            const QString after = anyLines();
            const auto edits = ui::lineDiff(before, after);
            RC_ASSERT(side(edits, Kind::Removed) == before);
            RC_ASSERT(side(edits, Kind::Added) == after);
        }));
    }
    void theWayIsShort()
    {
        QCOMPARE(told(ui::lineDiff(u"a\nb\nc\nd\ne"_s, u"a\nc\nx\nd\ne"_s)), u" a|-b| c|+x| d| e|"_s);
        QCOMPARE(told(ui::lineDiff(u"same"_s, u"same"_s)), u" same|"_s);
        QCOMPARE(told(ui::lineDiff({}, u"a"_s)), u"-|+a|"_s);
    }
    void farApartIsToldWhole()
    {
        QString before;
        QString after;
        for (int i = 0; i < 20'000; ++i) {
            before += u"old %1\n"_s.arg(i);
            after += u"new %1\n"_s.arg(i);
        }
        const auto edits = ui::lineDiff(before, after);
        QCOMPARE(side(edits, Kind::Removed), before);
        QCOMPARE(side(edits, Kind::Added), after);
    }
};

QTEST_APPLESS_MAIN(tst_LineDiff)
#include "tst_linediff.moc"
