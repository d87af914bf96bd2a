#include "ui/common/chip.h"
#include "ui/common/theme.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using ui::Theme;

namespace {

using Token = QColor Theme::*;
struct Named
{
    const char *name;
    Token token;
};

/// Whatever words are written in.
constexpr Named inks[] = {{"text", &Theme::text}, {"text-dim", &Theme::textDim}, {"text-faint", &Theme::textFaint},
    {"accent", &Theme::accent}, {"ok", &Theme::ok}, {"warn", &Theme::warn}, {"bad", &Theme::bad},
    {"unknown", &Theme::unknown}, {"audit", &Theme::audit}, {"notsent", &Theme::notSent}};
constexpr Named jsonInks[] = {{"json-key", &Theme::jsonKey}, {"json-string", &Theme::jsonString},
    {"json-number", &Theme::jsonNumber}, {"json-bool", &Theme::jsonBool}, {"json-null", &Theme::jsonNull}};
/// Whatever they are written on, hovered and selected ones too.
constexpr Named grounds[] = {{"window", &Theme::window}, {"surface", &Theme::surface}, {"raised", &Theme::raised},
    {"canvas", &Theme::canvas}, {"sunken", &Theme::sunken}, {"hover", &Theme::hover}, {"code-bg", &Theme::codeBg},
    {"bubble-in", &Theme::bubbleIn}, {"bubble-out", &Theme::bubbleOut}, {"selection", &Theme::selection},
    {"selection-inactive", &Theme::selectionInactive}, {"accent-bg", &Theme::accentBg}, {"ok-bg", &Theme::okBg},
    {"warn-bg", &Theme::warnBg}, {"bad-bg", &Theme::badBg}, {"unknown-bg", &Theme::unknownBg},
    {"audit-bg", &Theme::auditBg}, {"notsent-bg", &Theme::notSentBg}, {"find", &Theme::find}};
/// Pairs that stand nowhere else.
struct Pair
{
    const char *name;
    Token ink, ground;
};
constexpr Pair pairs[] = {{"the word of a primary button", &Theme::accentText, &Theme::accentFill},
    {"the word of a primary button under the pointer", &Theme::accentText, &Theme::accentFillHover},
    {"a number on a red badge", &Theme::surface, &Theme::bad}};
/// Lines that tell where a field or the focus is: no words.
constexpr Named edges[] = {{"control", &Theme::control}, {"focus", &Theme::focus}};

constexpr double forText = 4.5;
constexpr double forEdges = 3.0;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// Source: WCAG 2.1, contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

/// Everything that is written can be read: level AA of WCAG 2 in both themes.
class tst_Contrast : public QObject
{
    Q_OBJECT

private slots:
    void theFormulaIsTheStandards()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }
    void everyInkCanBeReadOnEveryGround_data() { themes(); }
    void everyInkCanBeReadOnEveryGround()
    {
        for (const Named &ground : grounds) {
            for (const Named &ink : inks)
                compare(ink.name, ink.token, ground.name, ground.token, forText);
            for (const Named &ink : jsonInks)
                compare(ink.name, ink.token, ground.name, ground.token, forText);
        }
    }
    void wordsOnAFillCanBeRead_data() { themes(); }
    void wordsOnAFillCanBeRead()
    {
        for (const Pair &pair : pairs)
            compare(pair.name, pair.ink, "its fill", pair.ground, forText);
    }
    void whatChipsSayCanBeRead_data() { themes(); }
    void whatChipsSayCanBeRead()
    {
        using ui::Tone;
        for (const Tone tone :
            {Tone::Ok, Tone::Warn, Tone::Bad, Tone::Unknown, Tone::Audit, Tone::NotSent, Tone::Accent}) {
            const double ratio = contrast(inkOf(tone, theme()), groundOf(tone, theme()));
            QVERIFY2(ratio >= forText, qPrintable(u"tone %1: %2"_s.arg(int(tone)).arg(ratio)));
        }
    }
    void edgesOfFieldsAndTheFocusCanBeSeen_data() { themes(); }
    void edgesOfFieldsAndTheFocusCanBeSeen()
    {
        for (const Named &edge : edges) {
            for (const Named &ground : {grounds[0], grounds[1], grounds[2], grounds[3], grounds[4]})
                compare(edge.name, edge.token, ground.name, ground.token, forEdges);
        }
    }

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static const Theme &theme()
    {
        QFETCH(bool, dark);
        return dark ? Theme::night() : Theme::light();
    }
    static void compare(const char *ink, Token inkToken, const char *ground, Token groundToken, double atLeast)
    {
        const double ratio = contrast(theme().*inkToken, theme().*groundToken);
        QVERIFY2(ratio >= atLeast,
            qPrintable(u"%1 on %2: %3"_s.arg(QLatin1StringView(ink), QLatin1StringView(ground)).arg(ratio)));
    }
};

QTEST_GUILESS_MAIN(tst_Contrast)
#include "tst_contrast.moc"
