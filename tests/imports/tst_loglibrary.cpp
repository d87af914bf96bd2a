#include "app/imports/library.h"
#include "app/search/indexfile.h"
#include "tests/imports/importedseed.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace {
/// 23 records and the prose, less five outcomes that stand in the row of their attempt, and the turn.
constexpr qint64 rowsOfSeed = 20;
} // namespace

class tst_LogLibrary : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_pool = std::make_unique<journal::ReaderPool>(QList<journal::ReaderPool::Place>{}, 0);
        m_library = make();
    }
    void cleanup()
    {
        m_library.reset();
        m_pool.reset();
    }
    void aReadLogIsASourceOfRows()
    {
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        const QSignalSpy sources(m_library.get(), &imports::Library::sourcesChanged);
        m_library->read(7, QString::fromUtf8(test::seedLog), {});
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toULongLong(), 7);
        QCOMPARE(sources.size(), 1);
        QCOMPARE(m_library->logs().size(), 1);
        QCOMPARE(rowsOfPool(), rowsOfSeed);
        m_library->remove(m_library->logs().first().id);
        QCOMPARE(rowsOfPool(), 0);
        QVERIFY(m_library->logs().isEmpty());
    }
    void whatWasReadIsThereAfterAStart()
    {
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        m_library->read(1, QString::fromUtf8(test::seedLog), {});
        QTRY_COMPARE(finished.size(), 1);
        const imports::Log log = m_library->logs().first();
        m_library.reset();
        m_pool = std::make_unique<journal::ReaderPool>(QList<journal::ReaderPool::Place>{}, 0);
        m_library = make();
        m_library->load();
        QTRY_COMPARE(m_library->logs().size(), 1);
        QCOMPARE(m_library->logs().first(), log);
        QCOMPARE(rowsOfPool(), rowsOfSeed);
    }
    void thePoolKnowsTheIndexOfALog()
    {
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        m_library->read(1, QString::fromUtf8(test::seedLog), {});
        QTRY_COMPARE(finished.size(), 1);
        const auto places
            = m_pool->run([](journal::ReaderPool::Readers &readers) { return readers.places(); }).result();
        QCOMPARE(places.size(), 1);
        QVERIFY(QFile::exists(search::indexPath(places.first().textFolder, 0)));
    }
    void pastedTextIsALogToo()
    {
        QFile file(QString::fromUtf8(test::seedLog));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        m_library->readText(3, file.readAll());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][1].value<imports::Log>().counts.refused, 2);
    }
    void whatCannotBeReadIsTold()
    {
        QSignalSpy failed(m_library.get(), &imports::Library::failed);
        m_library->read(4, m_dir->filePath(u"none.log"_s), {});
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed[0][2].value<imports::LogError>().file.isEmpty());
    }
    void whatWaitsCanBeGivenUp()
    {
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        QSignalSpy gaveUp(m_library.get(), &imports::Library::gaveUp);
        m_library->read(1, QString::fromUtf8(test::seedLog), {});
        m_library->read(2, QString::fromUtf8(test::seedLog), {.encoding = importer::Encoding::Gbk});
        m_library->cancel(2);
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE(gaveUp.size(), 1);
        QCOMPARE(gaveUp[0][0].toULongLong(), 2);
        QCOMPARE(m_library->logs().first().encoding, importer::Encoding::Utf8);
    }
    void itsEndGivesUpWhatIsBeingRead()
    {
        m_library->read(1, QString::fromUtf8(test::seedLog), {});
        m_library.reset();
        QVERIFY(imports::LogFolder(m_dir->filePath(u"imports"_s)).all().size() <= 1); // and nothing half-made
    }

private:
    [[nodiscard]] std::unique_ptr<imports::Library> make()
    {
        return std::make_unique<imports::Library>(m_dir->filePath(u"imports"_s), *m_pool);
    }
    [[nodiscard]] qint64 rowsOfPool()
    {
        return m_pool
            ->run([](journal::ReaderPool::Readers &readers) {
                qint64 rows = 0;
                for (const journal::JournalReader *reader : readers.all())
                    rows += reader->rowCount().value_or(0);
                return rows;
            })
            .result();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<journal::ReaderPool> m_pool;
    std::unique_ptr<imports::Library> m_library;
};

QTEST_GUILESS_MAIN(tst_LogLibrary)
#include "tst_loglibrary.moc"
