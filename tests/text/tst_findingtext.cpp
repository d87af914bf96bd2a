#include "app/text/findingtext.h"

#include <QTranslator>
#include <QtTest>

using namespace Qt::StringLiterals;
using importer::Finding;
using Kind = Finding::Kind;

namespace {

const QString ownId
    = u"ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9JLYG.SVBAt79PHlVhXDSoYEQHES9Hf88YVFSOxVLzfr4iOMkm8WJlNQJhc9A!!"_s;

importer::Stamp stampAt(int hour, int minute, int second, int ms, int day = 0)
{
    return {day, ((hour * 60 + minute) * 60 + second) * 1'000 + ms, false, false};
}

/// What the public report proves.
Finding reported()
{
    Finding finding;
    finding.ids = {ownId};
    finding.attempts = {3, 4};
    finding.traces
        = {core::TraceId(u"0db5bf0aaac4a197a5dfb69e12955c4f"_s), core::TraceId(u"8cbfe05773d4402496e605e19336e396"_s)};
    finding.code = 40034024;
    finding.count = 2;
    finding.returned = stampAt(15, 4, 16, 762);
    finding.first = *finding.returned;
    finding.last = stampAt(15, 4, 17, 523);
    return finding;
}

struct Chinese
{
    QTranslator translator;
    Chinese()
    {
        QVERIFY(translator.load(u":/i18n/qbc_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&translator);
    }
};

} // namespace

/// What a log proves to be wrong, in words.
class tst_FindingText : public QObject
{
    Q_OBJECT
private slots:
    void everyKindHasAllThree_data();
    void everyKindHasAllThree();
    void theReportsFaultIsToldWhole();
    void whatIsNotProvenSaysSo();
    void aConsequenceNamesItsRoot();
    void manyAttemptsAreCut();
    void laterDaysAreNamed();
};

void tst_FindingText::everyKindHasAllThree_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("proven");
    QTest::addColumn<bool>("chinese");
    for (int kind = 0; kind <= int(Kind::FollowUpElsewhere); ++kind) {
        for (const bool proven : {true, false}) {
            for (const bool chinese : {false, true})
                QTest::addRow("kind %d %s %s", kind, proven ? "proven" : "probable", chinese ? "zh" : "en")
                    << kind << proven << chinese;
        }
    }
}

void tst_FindingText::everyKindHasAllThree()
{
    QFETCH(int, kind);
    QFETCH(bool, proven);
    QFETCH(bool, chinese);
    Finding finding = reported();
    finding.kind = Kind(kind);
    finding.isProven = proven;
    std::optional<Chinese> translated;
    const text::FindingText english = text::findingText(finding, {});
    if (chinese)
        translated.emplace();
    const text::FindingText words = text::findingText(finding, {});
    for (const QString &part : {words.headline, words.explanation, words.advice}) {
        QVERIFY(part.size() > 5);
        QVERIFY2(!part.contains(u"%1"_s) && !part.contains(u"%2"_s), qPrintable(part));
        QVERIFY(part.endsWith(chinese ? u'。' : u'.'));
    }
    QVERIFY(words.explanation.contains(u"0db5bf0aaac4a197a5dfb69e12955c4f"_s));
    if (chinese) {
        QVERIFY(words.headline != english.headline);
        QVERIFY(words.advice != english.advice);
        static const QRegularExpression sentence(u"[a-z]{3,} [a-z]{2,} [a-z]{2,}"_s);
        QVERIFY2(!words.explanation.contains(sentence), qPrintable(words.explanation));
    }
}

void tst_FindingText::theReportsFaultIsToldWhole()
{
    const text::FindingText words = text::findingText(reported(), {});
    QCOMPARE(words.headline, u"The bot hung its replies on its own message instead of the user's."_s);
    for (const QString &fact : {ownId, u"15:04:16.762"_s, u"40034024"_s, u"attempts 3 and 4"_s,
             u"0db5bf0aaac4a197a5dfb69e12955c4f"_s, u"8cbfe05773d4402496e605e19336e396"_s})
        QVERIFY2(words.explanation.contains(fact), qPrintable(fact));
    const Chinese chinese;
    const text::FindingText translated = text::findingText(reported(), {});
    for (const QString &fact : {ownId, u"15:04:16.762"_s, u"40034024"_s, u"3 和 4"_s, u"msg_id"_s})
        QVERIFY2(translated.explanation.contains(fact), qPrintable(translated.explanation));
}

void tst_FindingText::whatIsNotProvenSaysSo()
{
    Finding finding = reported();
    finding.isProven = false;
    finding.returned.reset();
    const text::FindingText words = text::findingText(finding, {});
    QVERIFY(words.headline.contains(u"probably"_s));
    QVERIFY(words.explanation.contains(u"not proven"_s));
    QVERIFY(words.explanation.contains(ownId));
}

void tst_FindingText::aConsequenceNamesItsRoot()
{
    Finding finding = reported();
    finding.kind = Kind::HopelessRetry;
    finding.isConsequence = true;
    QVERIFY(text::findingText(finding, {}).explanation.startsWith(u"This follows from the fault above"_s));
}

void tst_FindingText::manyAttemptsAreCut()
{
    Finding finding = reported();
    finding.attempts.clear();
    for (qint64 attempt = 1; attempt <= 100; ++attempt)
        finding.attempts += attempt;
    QVERIFY(text::findingText(finding, {}).explanation.contains(u"12 and 88 more"_s));
}

void tst_FindingText::laterDaysAreNamed()
{
    importer::Stamp stamp = stampAt(15, 4, 9, 610, 1);
    QCOMPARE(text::stampText(stamp, {}), u"day 2 15:04:09.610"_s);
    QCOMPARE(text::stampText(stamp, QDate(2026, 3, 25)), u"2026-03-26 15:04:09.610"_s);
    stamp.day = 0;
    stamp.isApproximate = true;
    QCOMPARE(text::stampText(stamp, QDate(2026, 3, 25)), u"~15:04:09.610"_s);
}

QTEST_GUILESS_MAIN(tst_FindingText)
#include "tst_findingtext.moc"
