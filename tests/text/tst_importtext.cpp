#include "app/text/importtext.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Blanks that do not break read as blanks.
QString plain(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

/// How a log was read, in words.
class tst_ImportText : public QObject
{
    Q_OBJECT
private slots:
    void countsOfTheReport();
    void oneOfEach();
    void unknownOutcomesAreCounted();
    void skew_data();
    void skew();
    void progress();
    void everyErrorHasASentence();
    void faultsAreCountedWithoutConsequences();
    void whatIsNotListedIsTold();
};

void tst_ImportText::countsOfTheReport()
{
    const imports::Counts counts{.records = 29,
        .duplicates = 6,
        .unparsedLines = 12,
        .attempts = 5,
        .accepted = 3,
        .refused = 2,
        .turns = 1,
        .toolCalls = 3,
        .conversations = 1};
    QCOMPARE(text::countsText(counts),
        u"29 lines with meaning, 6 repeated, 23 different; 5 attempts: 3 accepted, 2 refused; 1 conversation, 1 turn "
        "with 3 tool calls; 12 lines were not understood"_s);
    QVERIFY(text::unparsedText(counts).startsWith(u"12 lines were not understood"_s));
}

void tst_ImportText::oneOfEach()
{
    const imports::Counts counts{.records = 1, .turns = 0, .conversations = 12'345};
    QCOMPARE(
        plain(text::countsText(counts)), u"1 line with meaning; no attempt to send; 12 345 conversations, 0 turns"_s);
    QVERIFY(text::unparsedText(counts).isEmpty());
}

void tst_ImportText::unknownOutcomesAreCounted()
{
    const imports::Counts counts{.records = 4, .attempts = 4, .accepted = 1, .refused = 1};
    QVERIFY(text::countsText(counts).contains(u"4 attempts: 1 accepted, 1 refused, 2 with an unknown outcome"_s));
}

void tst_ImportText::skew_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QString>("words");
    QTest::newRow("report") << qint64(56'477) << qint64(57'030)
                            << u"The log's clock is 56 s ahead of the platform's."_s;
    QTest::newRow("behind") << qint64(-5'500) << qint64(-5'000) << u"The log's clock is 5 s behind the platform's."_s;
    QTest::newRow("same") << qint64(-200) << qint64(900) << u"The log's clock agrees with the platform's."_s;
    QTest::newRow("range") << qint64(2'000) << qint64(62'000)
                           << u"The log's clock is between 2 s and 1 min 02 s ahead of the platform's."_s;
    QTest::newRow("set") << qint64(-9'000) << qint64(4'000)
                         << u"The log's clock goes from 9 s behind the platform's to 4 s ahead: somebody set it "
                            "meanwhile."_s;
}

void tst_ImportText::skew()
{
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QTEST(plain(text::skewText({3, least, most})), "words");
    QVERIFY(text::skewText({0, least, most}).isEmpty());
}

void tst_ImportText::progress()
{
    imports::Progress progress{imports::Progress::Step::Reading, 120'000'000, 500'000'000, 64'000'000, 6s};
    QCOMPARE(plain(text::progressText(progress)), u"Reading, 120 MB of 500 MB, 64 MB/s, 6 s left"_s);
    progress = {};
    QCOMPARE(text::progressText(progress), u"Reading"_s);
    progress = {imports::Progress::Step::Joining, 1'000, 23'000, 0, {}};
    QCOMPARE(plain(text::progressText(progress)), u"Looking for faults, 1 000 of 23 000 lines"_s);
    progress = {imports::Progress::Step::Indexing, 1'000, 23'000, 0, {}};
    QCOMPARE(plain(text::progressText(progress)), u"Indexing words, 1 000 of 23 000 lines"_s);
}

void tst_ImportText::everyErrorHasASentence()
{
    using Kind = importer::ImportError::Kind;
    QSet<QString> sentences;
    for (const Kind kind : {Kind::Binary, Kind::NoDecoder, Kind::UnknownFormat, Kind::Damaged, Kind::Truncated,
             Kind::Bomb, Kind::Empty, Kind::NotALog})
        sentences += text::logErrorText({importer::ImportError{kind, 4'096}, {}, {}});
    QCOMPARE(sentences.size(), 8);
    QVERIFY(!sentences.contains(QString()));
    QVERIFY(text::importErrorText({Kind::Empty, 0}).startsWith(u"The file is empty"_s));
    QVERIFY(text::importErrorText({Kind::NotALog, 0}).startsWith(u"This is not a log that this program knows"_s));
    QVERIFY(text::logErrorText({{}, u"No such file"_s, {}}).contains(u"No such file"_s));
    const journal::JournalError full{journal::JournalError::Kind::CannotWrite, u"write"_s, 13, {}};
    QVERIFY(text::logErrorText({{}, {}, full}).startsWith(u"The log was read but could not be kept."_s));
}

void tst_ImportText::faultsAreCountedWithoutConsequences()
{
    const auto words = [](const QList<imports::FoundFault> &findings, qint64 unlisted = 0) {
        imports::Log log;
        log.findings = findings;
        log.unlisted = unlisted;
        return plain(text::faultsText(log));
    };
    imports::FoundFault root;
    QCOMPARE(words({}), u"no fault found"_s);
    QCOMPARE(words({root}), u"1 fault"_s);
    imports::FoundFault consequence = root;
    consequence.finding.isConsequence = true;
    QCOMPARE(words({root, consequence}), u"1 fault"_s);
    imports::FoundFault probable = root;
    probable.finding.isProven = false;
    QCOMPARE(words({probable}), u"1 probable fault"_s);
    QCOMPARE(words({root, probable}), u"2 faults"_s);
    QCOMPARE(words({root, probable}, 1'000), u"1 002 faults"_s);
    QCOMPARE(words({probable}, 1'000), u"1 001 probable faults"_s);
}

void tst_ImportText::whatIsNotListedIsTold()
{
    imports::Log log;
    QVERIFY(text::unlistedText(log).isEmpty());
    log.unlisted = 1;
    QCOMPARE(text::unlistedText(log), u"Of each kind of fault only the first 200 are listed."_s);
}

QTEST_GUILESS_MAIN(tst_ImportText)
#include "tst_importtext.moc"
