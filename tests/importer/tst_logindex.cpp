#include "app/importer/surroundings.h"
#include "tests/importer/readlog.h"
#include "tests/support/loggenerator.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;
using test::readLog;
using test::ReadLog;
using test::seed;

namespace {

LogIndexer indexed(const QByteArray &file, Encoding encoding, qsizetype blockSize = 65'536)
{
    LogIndexer indexer(encoding);
    for (qsizetype at = 0; at < file.size(); at += blockSize)
        indexer.add(QByteArrayView(file).sliced(at, std::min(blockSize, file.size() - at)));
    indexer.finish();
    return indexer;
}

std::optional<Surroundings> around(const QByteArray &file, const LogIndex &index, const Origin &origin,
    const Around &lines, Encoding encoding = Encoding::Utf8, qsizetype blockSize = 1'000)
{
    SurroundingsReader reader(index, origin, lines, encoding);
    for (qsizetype at = reader.offset(); at < file.size(); at += blockSize) {
        if (!reader.add(QByteArrayView(file).sliced(at, std::min(blockSize, file.size() - at))))
            break;
    }
    return reader.finish(traffic::Redactor());
}

QByteArray lines(int count)
{
    QByteArray made;
    for (int i = 1; i <= count; ++i)
        made += "line " + QByteArray::number(i) + '\n';
    return made;
}

} // namespace

/// Where lines stand, and what stands around a record.
class tst_LogIndex : public QObject
{
    Q_OBJECT
private slots:
    void everyVariantIsCounted_data();
    void everyVariantIsCounted();
    void placesAreThoseOfTheReader();
    void aFullIndexKeepsEveryOther();
    void aRecordIsShownInItsFile();
    void aRecordAtTheEdgeHasLess();
    void eachRecordOfALogIsFound_data();
    void eachRecordOfALogIsFound();
    void anotherFileIsNotShown();
    void secretsAreCutThereToo();
    void whatIsTooLongIsCut();
};

void tst_LogIndex::everyVariantIsCounted_data()
{
    QTest::addColumn<test::LogVariant>("variant");
    for (int i = 0; i < test::logVariantCount; ++i)
        QTest::addRow("%d", i) << test::LogVariant(i);
}

void tst_LogIndex::everyVariantIsCounted()
{
    QFETCH(test::LogVariant, variant);
    test::LogGenerator generator(variant, 4);
    const QByteArray file = generator.next(500);
    const LogIndexer indexer = indexed(file, Encoding::Utf8, 777);
    const ReadLog log = readLog(file);
    QCOMPARE(indexer.index().lines(), log.summary->lines);
    QCOMPARE(indexer.headers(),
        std::ranges::count_if(log.records, [](const LogRecord &record) { return record.hasHeader(); }));
}

void tst_LogIndex::placesAreThoseOfTheReader()
{
    for (const QByteArray &mark : {QByteArray(), "\xef\xbb\xbf"_ba}) {
        const QByteArray file = mark + lines(5'500);
        LogReader reader({}, [](LogRecord &&) {});
        QVERIFY(reader.add(file));
        QVERIFY(reader.finish());
        const LogIndex index = indexed(file, Encoding::Utf8).index();
        QCOMPARE(index, reader.index());
        QCOMPARE(index.lines(), 5'500);
        QCOMPARE(index.places().size(), size_t(5));
        QCOMPARE(index.atOrBefore(1'000), LinePlace());
        for (const LinePlace &place : index.places()) {
            QCOMPARE(index.atOrBefore(place.line), place);
            QCOMPARE(index.atOrBefore(place.line + 999), place);
            QVERIFY(file.sliced(place.offset).startsWith("line " + QByteArray::number(place.line) + '\n'));
        }
    }
}

void tst_LogIndex::aFullIndexKeepsEveryOther()
{
    LogIndex index;
    constexpr qint64 count = 30'000'000;
    for (qint64 line = 1; line <= count; ++line)
        index.note({line, (line - 1) * 100});
    QCOMPARE_LE(index.places().size(), LogIndex::mostPlaces);
    QCOMPARE_GE(index.places().size(), LogIndex::mostPlaces / 4);
    for (qint64 line = 1; line <= count; line += 99'999) {
        const LinePlace place = index.atOrBefore(line);
        QCOMPARE(place.offset, (place.line - 1) * 100);
        QCOMPARE_LE(place.line, line);
        QCOMPARE_LE(line - place.line, 16'000);
    }
}

void tst_LogIndex::aRecordIsShownInItsFile()
{
    const QByteArray file = lines(5'000);
    const LogIndex index = indexed(file, Encoding::Utf8).index();
    const qint64 offset = file.indexOf("line 4321\n");
    const auto found = around(file, index, {offset, 20, 4'321}, {2, 3});
    QVERIFY(found);
    QCOMPARE(found->firstLine, 4'319);
    QCOMPARE(found->before, "line 4319\nline 4320"_ba);
    QCOMPARE(found->record, "line 4321\nline 4322"_ba);
    QCOMPARE(found->after, "line 4323\nline 4324\nline 4325"_ba);
    QVERIFY(!found->isCut);
}

void tst_LogIndex::aRecordAtTheEdgeHasLess()
{
    const QByteArray file = "\xef\xbb\xbf" + lines(3);
    const auto first = around(file, {}, {3, 7, 1}, {2, 1});
    QVERIFY(first);
    QCOMPARE(first->firstLine, 1);
    QCOMPARE(*first, (Surroundings{1, {}, "line 1", "line 2", false}));
    const auto last = around(file, {}, {17, 7, 3}, {1, 9});
    QVERIFY(last);
    QCOMPARE(*last, (Surroundings{2, "line 2", "line 3", {}, false}));
    QCOMPARE(around(file, {}, {17, 7, 3}, {0, 0})->before, QByteArray());
}

void tst_LogIndex::eachRecordOfALogIsFound_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("UTF-8") << Encoding::Utf8;
    QTest::newRow("UTF-16") << Encoding::Utf16Le;
    QTest::newRow("GBK") << Encoding::Gbk;
}

void tst_LogIndex::eachRecordOfALogIsFound()
{
    QFETCH(Encoding, encoding);
    QByteArray file = seed();
    const QString text = QString::fromUtf8(file);
    if (encoding == Encoding::Utf16Le)
        file = "\xff\xfe" + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    else if (encoding == Encoding::Gbk)
        file = QStringEncoder("GB18030").encode(text);
    ReadLog log;
    LogReader reader({}, [&log](LogRecord &&record) { log.records.push_back(std::move(record)); });
    QVERIFY(reader.add(file));
    QCOMPARE(reader.finish()->encoding, encoding);
    for (const LogRecord &record : log.records) {
        const auto found = around(file, reader.index(), record.origin, {1, 1}, encoding, 333);
        QVERIFY(found);
        const QByteArray message = record.message.split('\n').first();
        QVERIFY2(found->record.contains(message), message.constData());
    }
}

void tst_LogIndex::anotherFileIsNotShown()
{
    const QByteArray file = lines(10);
    QVERIFY(!around(file, {}, {8, 7, 2}, {1, 1}));
    QVERIFY(!around(file, {}, {7, 7, 3}, {1, 1}));
    QVERIFY(!around(file, {}, {7'000, 7, 20}, {1, 1}));
    QVERIFY(!around({}, {}, {0, 7, 1}, {1, 1}));
}

void tst_LogIndex::secretsAreCutThereToo()
{
    const QByteArray secret = "{'access_token': 'hunter2hunter2'}\n";
    const QByteArray file = secret + "x\n" + secret + "y\n" + secret;
    const auto found = around(file, {}, {2 + secret.size(), secret.size(), 3}, {2, 2});
    QVERIFY(found);
    const QByteArray cut = "{'access_token': '[cut: token, 14 bytes]'}";
    QCOMPARE(*found, (Surroundings{1, cut + "\nx", cut, "y\n" + cut, false}));
}

void tst_LogIndex::whatIsTooLongIsCut()
{
    const QByteArray line = QByteArray(longestSurroundings / 2, 'a') + '\n';
    const QByteArray file = "one\n" + line + line + line + "two\n";
    const auto found = around(file, {}, {4, 3 * line.size(), 2}, {1, 1});
    QVERIFY(found);
    QVERIFY(found->isCut);
    QCOMPARE(found->before, "one"_ba);
    QCOMPARE(found->after, "two"_ba);
    QCOMPARE_LE(found->record.size(), longestSurroundings);
}

QTEST_GUILESS_MAIN(tst_LogIndex)
#include "tst_logindex.moc"
