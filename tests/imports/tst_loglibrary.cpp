#include "app/imports/library.h"
#include "app/search/indexfile.h"
#include "tests/imports/importedseed.h"
#include "tests/support/packed.h"

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
        restart();
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
    void aFollowedLogIsReadOn()
    {
        const QString path = startFollowing();
        const QSignalSpy rows(m_library.get(), &imports::Library::rowsChanged);
        const QSignalSpy sources(m_library.get(), &imports::Library::sourcesChanged);
        append(path, m_rest);
        QTRY_COMPARE_WITH_TIMEOUT(m_library->logs().first().counts.refused, 2, 10'000);
        QTRY_VERIFY(!m_library->logs().first().findings.isEmpty()); // once nothing more can come to the sends
        QVERIFY(rows.size() + sources.size() > 0);
        QCOMPARE(rowsOfPool(), rowsOfSeed);
        QCOMPARE(m_library->logs().size(), 1);
    }
    void whatIsNoLongerFollowedStaysAsItIs()
    {
        const QString path = startFollowing();
        m_library->endFollowing(m_library->logs().first().id);
        QVERIFY(!m_library->logs().first().isFollowed);
        append(path, m_rest);
        QTest::qWait(1'200);
        QVERIFY(m_library->logs().first().findings.isEmpty());
        restart();
        QTRY_COMPARE(m_library->logs().size(), 1);
        QVERIFY(!m_library->logs().first().isFollowed);
    }
    void followingGoesOnAfterAStart()
    {
        const QString path = startFollowing();
        restart();
        append(path, m_rest);
        QTRY_VERIFY_WITH_TIMEOUT(!m_library->logs().isEmpty() && !m_library->logs().first().findings.isEmpty(), 10'000);
        QCOMPARE(m_library->logs().size(), 1);
        QVERIFY(m_library->logs().first().isFollowed);
        QCOMPARE(rowsOfPool(), rowsOfSeed);
    }
    void aFileThatTakesItsNameIsFollowed_data()
    {
        QTest::addColumn<bool>("isRenamed");
        QTest::addRow("renamed") << true;
        QTest::addRow("emptied") << false; // logrotate's copytruncate
    }
    void aFileThatTakesItsNameIsFollowed()
    {
        QFETCH(const bool, isRenamed);
        const QString path = startFollowing();
        const QSignalSpy next(m_library.get(), &imports::Library::followsNext);
        append(path, "[15:05:00.000] [Core] [INFO] [core.event_bus:59]: the last line of the old file\n");
        if (isRenamed)
            QVERIFY(QFile::rename(path, path + u".1"_s));
        else
            QTest::qWait(700); // what was written to it before it is emptied may be lost
        QFile::resize(path, 0);
        append(path, "[15:06:00.000] [Core] [INFO] [core.event_bus:59]: a new file begins here\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_library->logs().size(), 2, 10'000);
        QCOMPARE(next.size(), 1);
        const imports::Log &before = m_library->logs()[0];
        QVERIFY(!before.isFollowed);
        QCOMPARE(before.counts.records, m_recordsBefore + 1);
        QVERIFY(m_library->logs()[1].isFollowed);
        QCOMPARE(m_library->logs()[1].counts.records, 1);
        append(path, "[15:06:01.000] [Core] [INFO] [core.event_bus:59]: and goes on\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_library->logs()[1].counts.records, 2, 10'000);
    }
    void aPackedLogIsReadButNotFollowed()
    {
        QFile seed(QString::fromUtf8(test::seedLog));
        QVERIFY(seed.open(QIODevice::ReadOnly));
        const QString path = m_dir->filePath(u"bot.log.gz"_s);
        append(path, test::packed(seed.readAll()));
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        m_library->follow(1, path, {});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!m_library->logs().first().isFollowed);
    }
    void itsEndGivesUpWhatIsBeingRead()
    {
        m_library->read(1, QString::fromUtf8(test::seedLog), {});
        m_library.reset();
        QVERIFY(imports::LogFolder(m_dir->filePath(u"imports"_s)).all().size() <= 1); // and nothing half-made
    }

private:
    static void append(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(text);
    }
    /// The seed's log as it was before the second message.
    [[nodiscard]] QString startFollowing()
    {
        QFile seed(QString::fromUtf8(test::seedLog));
        if (!seed.open(QIODevice::ReadOnly))
            return {};
        const QByteArray text = seed.readAll();
        const qsizetype cut = text.indexOf('\n', 4'500) + 1;
        m_rest = text.sliced(cut);
        QString path = m_dir->filePath(u"bot.log"_s);
        append(path, text.first(cut));
        QSignalSpy finished(m_library.get(), &imports::Library::finished);
        m_library->follow(1, path, {});
        for (int i = 0; i < 50 && finished.isEmpty(); ++i)
            QTest::qWait(50);
        m_recordsBefore = m_library->logs().isEmpty() ? 0 : m_library->logs().first().counts.records;
        return path;
    }
    void restart()
    {
        m_library.reset();
        m_pool = std::make_unique<journal::ReaderPool>(QList<journal::ReaderPool::Place>{}, 0);
        m_library = make();
        m_library->load();
    }
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
    QByteArray m_rest; ///< what startFollowing() left to be written
    qint64 m_recordsBefore = 0;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<journal::ReaderPool> m_pool;
    std::unique_ptr<imports::Library> m_library;
};

QTEST_GUILESS_MAIN(tst_LogLibrary)
#include "tst_loglibrary.moc"
