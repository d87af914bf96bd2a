#include "app/filter/parser.h"
#include "app/search/textindex.h"
#include "tests/imports/importedseed.h"
#include "tests/support/loggenerator.h"

#include <QBuffer>
#include <QDir>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int recordCount = 6'000; // more rows than one step of the index takes

journal::RowQuery queryOf(const QString &text)
{
    const auto parsed = filter::parse(text);
    return {.filter = parsed ? parsed->node : filter::Node()};
}

} // namespace

/// Words in an import are looked for in its text index.
class tst_LogSearch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        test::LogGenerator generator(test::LogVariant::File);
        m_bytes = generator.next(recordCount);
        const std::atomic_bool goOn = false;
        const auto log = import(
            folder(u"log"_s), [this](const imports::Progress &progress) { m_told.append(progress); }, goOn);
        QVERIFY(log && *log);
        QVERIFY((*log)->counts.unique() >= recordCount / 2);
    }
    void everyRowIsInTheIndex()
    {
        const auto reader = open(folder(u"log"_s), true);
        QVERIFY(reader);
        const qint64 rows = reader->rowCount().value_or(0);
        search::TextIndex index(imports::textIndexOf(folder(u"log"_s)), identityOf(folder(u"log"_s)));
        index.refresh(1, rows);
        QCOMPARE(index.upTo(), rows);
        QVERIFY(index.openRows().isEmpty());
        QVERIFY(index.knows(1) && index.knows(rows));
    }
    void theIndexFindsWhatReadingFinds_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"天气"_s, u"weather"_s, u"WEATHER 提醒"_s, u"40034024"_s, u"\"消息\""_s,
                 u"天气 state:refused"_s, u"-weather"_s, u"eather"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void theIndexFindsWhatReadingFinds()
    {
        QFETCH(QString, text);
        const auto indexed = open(folder(u"log"_s), true);
        const auto bare = open(folder(u"log"_s), false);
        QVERIFY(indexed && bare);
        const auto found = indexed->rowsAfter(queryOf(text), 0);
        QVERIFY(found);
        QCOMPARE(*found, bare->rowsAfter(queryOf(text), 0).value());
        if (text != u"eather"_s && text != u"\"消息\""_s)
            QVERIFY(!found->isEmpty());
    }
    void aWordIsFoundByTheIndexAndNotByTheRow_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("CJK") << u"天气"_s;
        QTest::newRow("Latin") << u"weather"_s;
    }
    void aWordIsFoundByTheIndexAndNotByTheRow()
    {
        QFETCH(QString, word);
        const QString copy = copied(word);
        const auto before = open(copy, true)->rowsAfter(queryOf(word), 0);
        QVERIFY(before && !before->isEmpty());
        forgetTexts(copy); // so that only the index can know
        QVERIFY(open(copy, false)->rowsAfter(queryOf(word), 0)->isEmpty());
        QCOMPARE(open(copy, true)->rowsAfter(queryOf(word), 0), before);
    }
    void anImportOfAnOlderVersionIsSearchedWithoutIndex()
    {
        const QString copy = copied(u"older"_s);
        const auto before = open(copy, true)->rowsAfter(queryOf(u"天气 weather"_s), 0);
        QVERIFY(QDir(imports::textIndexOf(copy)).removeRecursively());
        QCOMPARE(open(copy, true)->rowsAfter(queryOf(u"天气 weather"_s), 0), before);
        QVERIFY(before && !before->isEmpty());
    }
    void itTellsHowFarTheIndexIs()
    {
        using Step = imports::Progress::Step;
        QVERIFY(!m_told.isEmpty());
        QVERIFY(std::ranges::is_sorted(m_told, {}, &imports::Progress::step));
        QCOMPARE(m_told.last().step, Step::Indexing);
        QVERIFY(m_told.last().total > 0);
        QCOMPARE(m_told.last().done, m_told.last().total);
    }
    void indexingCanBeGivenUp()
    {
        std::atomic_bool stop = false;
        const auto log = import(
            folder(u"given-up"_s),
            [&stop](const imports::Progress &progress) {
                stop = stop || progress.step == imports::Progress::Step::Indexing;
            },
            stop);
        QVERIFY(log && !*log);
        const qint64 rows = open(folder(u"given-up"_s), false)->rowCount().value_or(0);
        search::TextIndex index(imports::textIndexOf(folder(u"given-up"_s)), identityOf(folder(u"given-up"_s)));
        index.refresh(1, rows);
        QVERIFY(index.upTo() < rows);
    }

private:
    [[nodiscard]] QString folder(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] imports::Imported import(const QString &into,
        const std::function<void(const imports::Progress &)> &progress, const std::atomic_bool &isCancelled)
    {
        QBuffer input(&m_bytes);
        input.open(QIODevice::ReadOnly);
        QDir().mkpath(into);
        return imports::importLog(input, {u"bot.log"_s, {}, into, journal::firstImport}, progress, isCancelled);
    }
    [[nodiscard]] static std::unique_ptr<journal::JournalReader> open(const QString &in, bool withIndex)
    {
        auto opened = journal::JournalReader::open(imports::journalOf(in), journal::firstImport,
            std::numeric_limits<traffic::RecordKey>::max(), withIndex ? imports::textIndexOf(in) : QString());
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] QString copied(const QString &name) const
    {
        const QString to = folder(u"copy of "_s + name);
        const QDir from(folder(u"log"_s));
        QDir().mkpath(imports::textIndexOf(to));
        for (const QString &part : from.entryList(QDir::Files))
            QFile::copy(from.filePath(part), to + u'/' + part);
        const QDir text(imports::textIndexOf(from.path()));
        for (const QString &part : text.entryList(QDir::Files))
            QFile::copy(text.filePath(part), imports::textIndexOf(to) + u'/' + part);
        return to;
    }
    static void forgetTexts(const QString &in)
    {
        SQLite::Database database(imports::journalOf(in).toStdString(), SQLite::OPEN_READWRITE);
        database.exec("UPDATE record SET text='', detail=''; DELETE FROM record_body; DELETE FROM settlement_body;"
                      "UPDATE settlement SET detail=''");
    }
    [[nodiscard]] static QByteArray identityOf(const QString &in)
    {
        SQLite::Database database(imports::journalOf(in).toStdString(), SQLite::OPEN_READONLY);
        const std::string id = database.execAndGet("SELECT value FROM meta WHERE name='id'").getString();
        return QByteArray::fromStdString(id);
    }
    QTemporaryDir m_dir;
    QByteArray m_bytes;
    QList<imports::Progress> m_told;
};

QTEST_GUILESS_MAIN(tst_LogSearch)
#include "tst_logsearch.moc"
