#include "ui/common/format.h"
#include "ui/common/idlabel.h"
#include "ui/common/theme.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double light = qMax(luminance(a), luminance(b));
    const double dark = qMin(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class tst_UiFormat : public QObject
{
    Q_OBJECT
private slots:
    void sizesHaveAtMostThreeDigits_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("small") << qint64(391) << u"391"_s;
        QTest::newRow("tenths") << qint64(1'149) << u"1.1 k"_s;
        QTest::newRow("whole") << qint64(245'300) << u"245 k"_s;
        QTest::newRow("carry") << qint64(999'600) << u"1.0 M"_s;
        QTest::newRow("mega") << qint64(21'000'000) << u"21.0 M"_s;
    }
    void sizesHaveAtMostThreeDigits()
    {
        QFETCH(qint64, bytes);
        QTEST(ui::sizeText(bytes).replace(QChar(0xa0), u' '), "shown");
    }
    void durationsChangeTheirUnitAndNotTheirWidth_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<QString>("shown");
        QTest::newRow("ms") << 284 << u"284 ms"_s;
        QTest::newRow("s2") << 5'910 << u"5.91 s"_s;
        QTest::newRow("ten") << 10'000 << u"10.0 s"_s;
        QTest::newRow("rounds up") << 9'996 << u"10.0 s"_s;
        QTest::newRow("min") << 185'000 << u"3 min 05 s"_s;
        QTest::newRow("almost an hour") << 3'599'999 << u"59 min 59 s"_s;
        QTest::newRow("hours") << 7'500'000 << u"2 h 05 min"_s;
        QTest::newRow("days") << 273'600'000 << u"3 d 04 h"_s;
    }
    void durationsChangeTheirUnitAndNotTheirWidth()
    {
        QFETCH(int, ms);
        QTEST(ui::durationText(core::Milliseconds(ms)).replace(QChar(0xa0), u' '), "shown");
    }
    void inACellEightCharactersAreEnough_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("shown");
        QTest::newRow("ms") << qint64(284) << u"284 ms"_s;
        QTest::newRow("s") << qint64(41'200) << u"41.2 s"_s;
        QTest::newRow("min") << qint64(185'000) << u"3.1 min"_s;
        QTest::newRow("most min") << qint64(3'599'999) << u"60.0 min"_s;
        QTest::newRow("h") << qint64(7'200'000) << u"2.0 h"_s;
        QTest::newRow("d") << qint64(273'600'000) << u"3.2 d"_s;
        QTest::newRow("many d") << qint64(86'400'000) * 12'345 << u"12345 d"_s;
    }
    void inACellEightCharactersAreEnough()
    {
        QFETCH(qint64, ms);
        const QString text = ui::shortDurationText(core::Milliseconds(ms)).replace(QChar(0xa0), u' ');
        QTEST(text, "shown");
        QVERIFY(text.size() <= 8);
    }
    void thousandsAreSetApartByNoBreakSpaces()
    {
        QCOMPARE(ui::countText(999), u"999"_s);
        QCOMPARE(ui::countText(18'402), u"18\u00a0402"_s);
        QCOMPARE(ui::countText(-1'234'567), u"-1\u00a0234\u00a0567"_s);
    }
    void anIdWithItsOwnHeadIsCutInTheMiddle()
    {
        const QString id = u"ROBOT1.0_BJkdXq0f2mPQ7c1v5JpLJm8s!"_s;
        QCOMPARE(ui::elideId(id), u"ROBOT1.0_BJkd…Jm8s!"_s);
        QCOMPARE(ui::elideId(id, {}, ui::IdWidth::Narrow), u"BJkd…Jm8s!"_s);
    }
    void idsThatDifferInTheMiddleShowThatPart()
    {
        const QString a = u"ROBOT1.0_rPi8xxxxxxvS0-fh9yyyyyyy9A!!"_s;
        const QString b = u"ROBOT1.0_rPi8xxxxxxvS.6Jzcyyyyyyy9A!!"_s;
        QCOMPARE(ui::elideId(a, {b}, ui::IdWidth::Narrow), u"rPi8…S0-fh9…9A!!"_s);
        QCOMPARE(ui::elideId(b, {a, b}, ui::IdWidth::Narrow), u"rPi8…S.6Jzc…9A!!"_s);
        QVERIFY(ui::elideId(a, {b}) != ui::elideId(b, {a}));
    }
    void anIdIsNeverLongerThanItWas()
    {
        for (int length = 0; length < 60; ++length) {
            const QString id(length, u'x');
            QVERIFY(ui::elideId(id, {id + u'y'}).size() <= length + 2);
            QVERIFY(ui::elideOpenid(id).size() <= qMax(length, 17));
        }
    }
    void directionOverridesInIdsAreShown() { QVERIFY(!ui::elideOpenid(u"abc\u202edef"_s).contains(QChar(0x202e))); }
    void bothThemesMeetTheContrastOfTheDesign()
    {
        for (const ui::Theme &t : {ui::Theme::light(), ui::Theme::night()}) {
            for (const QColor &ground :
                {t.window, t.surface, t.raised, t.canvas, t.sunken, t.hover, t.bubbleIn, t.bubbleOut, t.selection}) {
                QVERIFY(contrast(t.text, ground) >= 10.0);
                QVERIFY(contrast(t.textDim, ground) >= 5.8);
                QVERIFY(contrast(t.textFaint, ground) >= 4.5);
                for (const QColor &ink : {t.accent, t.ok, t.warn, t.bad, t.unknown, t.audit})
                    QVERIFY(contrast(ink, ground) >= 4.5);
            }
            QVERIFY(contrast(t.accentText, t.accentFill) >= 4.5);
            QVERIFY(contrast(t.bad, t.badBg) >= 4.5);
        }
    }
    void noTokenIsLeftInTheStyleSheet()
    {
        for (const ui::Theme &theme : {ui::Theme::light(), ui::Theme::night()})
            QVERIFY(!theme.styleSheet().contains(u'@'));
    }
    void thePaletteTellsWhichThemeIsInForce()
    {
        ui::applyTheme(*qApp, ui::Theme::night());
        QVERIFY(ui::Theme::current().dark);
        ui::applyTheme(*qApp, ui::Theme::light());
        QVERIFY(!ui::Theme::current().dark);
    }
};

QTEST_MAIN(tst_UiFormat)
#include "tst_uiformat.moc"
