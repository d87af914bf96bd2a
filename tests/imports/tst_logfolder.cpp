#include "tests/imports/importedseed.h"
#include "tests/support/packed.h"

#include <QDir>

using namespace Qt::StringLiterals;

class tst_LogFolder : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void theSameFileTwiceAddsNothing()
    {
        imports::LogFolder folder = make();
        const auto first = test::readQuietly(folder, seed());
        const auto second = test::readQuietly(folder, seed());
        QVERIFY(first && *first && (*first)->isNew);
        QVERIFY(second && *second && !(*second)->isNew);
        QCOMPARE((*second)->log, (*first)->log);
        QCOMPARE(folder.all().size(), 1);
    }
    void aCopyUnderAnotherNameIsTheSameLog()
    {
        imports::LogFolder folder = make();
        const auto first = test::readQuietly(folder, seed());
        QVERIFY(QFile::copy(seed(), file(u"copy.txt"_s)));
        const auto copy = test::readQuietly(folder, file(u"copy.txt"_s));
        QVERIFY(first && *first && copy && *copy);
        QVERIFY(!(*copy)->isNew);
        QCOMPARE((*copy)->log.id, (*first)->log.id);
    }
    void aReportSurvivesTheProgram()
    {
        imports::LogFolder folder = make();
        const auto kept = test::readQuietly(folder, seed());
        QVERIFY(kept && *kept);
        imports::LogFolder later = make();
        const QList<imports::Log> logs = later.all();
        QCOMPARE(logs.size(), 1);
        QCOMPARE(logs.first(), (*kept)->log); // with its findings, their lines and rows
    }
    void aLogThatHasGrownTakesTheOldOnesPlace()
    {
        imports::LogFolder folder = make();
        const QByteArray text = content(seed());
        // A cut behind the beginning by which the file is known.
        const qsizetype cut = text.indexOf("[15:04:17.523]");
        QVERIFY(cut > importer::fileIdentitySize);
        write(u"bot.log"_s, text.first(cut));
        const auto before = test::readQuietly(folder, file(u"bot.log"_s));
        QVERIFY(before && *before);
        QVERIFY(folder.bind((*before)->log.id, u"mine"_s, true));
        write(u"bot.log"_s, text);
        const auto after = test::readQuietly(folder, file(u"bot.log"_s));
        QVERIFY(after && *after && (*after)->isNew);
        QCOMPARE(folder.all().size(), 1);
        QVERIFY((*after)->log.counts.attempts > (*before)->log.counts.attempts);
        QCOMPARE((*after)->log.source, (*before)->log.source);
        QCOMPARE((*after)->log.profile, u"mine"_s);
        QVERIFY((*after)->log.isConfirmed);
    }
    void twoLogsOfOneNameAreToldApart()
    {
        imports::LogFolder folder = make();
        QVERIFY(QDir(m_dir->path()).mkdir(u"a"_s) && QDir(m_dir->path()).mkdir(u"b"_s));
        write(u"a/astrbot.log"_s, "[2026-03-25 15:04:16.478] [Core] [INFO] [core.x:1]: one\n");
        write(u"b/astrbot.log"_s, "[2026-03-26 15:04:16.478] [Core] [INFO] [core.x:1]: two\n");
        const auto a = test::readQuietly(folder, file(u"a/astrbot.log"_s));
        const auto b = test::readQuietly(folder, file(u"b/astrbot.log"_s));
        QVERIFY(a && *a && b && *b);
        QCOMPARE((*a)->log.name, u"astrbot.log"_s);
        QCOMPARE((*b)->log.name, u"astrbot.log (2)"_s);
        QVERIFY((*a)->log.source != (*b)->log.source);
    }
    void removingOneRemovesAllOfIt()
    {
        imports::LogFolder folder = make();
        const auto kept = test::readQuietly(folder, seed());
        QVERIFY(kept && *kept);
        QVERIFY(folder.remove((*kept)->log.id));
        QVERIFY(folder.all().isEmpty());
        QVERIFY(QDir(file(u"imports"_s)).isEmpty());
        const auto again = test::readQuietly(folder, seed());
        QVERIFY(again && *again && (*again)->isNew);
    }
    void whatWasInterruptedIsGoneAtTheNextStart()
    {
        imports::LogFolder folder = make();
        QVERIFY(QDir().mkpath(file(u"imports/abc.part"_s)));
        QVERIFY(folder.all().isEmpty());
        folder.removeUnfinished();
        QVERIFY(!QDir(file(u"imports/abc.part"_s)).exists());
    }
    void givenUpNothingIsLeft()
    {
        imports::LogFolder folder = make();
        const std::atomic_bool stop = true;
        const auto read = folder.read(
            seed(), {}, {}, [](const imports::Progress &) {}, stop);
        QVERIFY(read && !*read);
        QVERIFY(folder.all().isEmpty());
        QTRY_VERIFY(QDir(file(u"imports"_s)).isEmpty());
    }
    void oneWhoseFilesAreDamagedIsToldAndReadAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        for (const QString &name : {u"log.json"_s, u"journal.db"_s, u"lines.db"_s}) {
            QTest::addRow("%s, nothing", qPrintable(name)) << name << QByteArray();
            QTest::addRow("%s, noise", qPrintable(name)) << name << QByteArray("SQLite format 3\0\xa5\xa5\xa5", 20);
        }
    }
    void oneWhoseFilesAreDamagedIsToldAndReadAgain()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        imports::LogFolder folder = make();
        const auto first = test::readQuietly(folder, seed());
        QVERIFY(first && *first);
        const imports::Log log = (*first)->log;
        write(u"imports/"_s + log.id + u'/' + name, content);
        QCOMPARE(folder.all().size(), 1);
        QVERIFY(folder.all().first().isDamaged);
        QCOMPARE(folder.all().first().id, log.id);
        const auto again = test::readQuietly(folder, seed());
        QVERIFY(again && *again && (*again)->isNew);
        QCOMPARE((*again)->log.id, log.id);
        QCOMPARE((*again)->log.name, log.name);
        QVERIFY(!folder.all().first().isDamaged);
    }
    void whatCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOfFormat");
        QTest::newRow("missing") << u"none.log"_s << QByteArray() << false;
        QTest::newRow("folder") << u"."_s << QByteArray() << false;
        QTest::newRow("picture") << u"picture.png"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0", 24)
                                 << true;
    }
    void whatCannotBeReadSaysWhy()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(bool, isOfFormat);
        if (!text.isEmpty())
            write(name, text);
        imports::LogFolder folder = make();
        const auto read = test::readQuietly(folder, file(name));
        QVERIFY(!read);
        QCOMPARE(read.error().format.has_value(), isOfFormat);
        QCOMPARE(read.error().isFolder, name == "."_L1);
        QCOMPARE(read.error().file.isEmpty(), isOfFormat || read.error().isFolder);
        QVERIFY(folder.all().isEmpty());
    }
    void whatIsNoLogIsNotKept_data()
    {
        using Kind = importer::ImportError::Kind;
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("nothing") << QByteArray() << Kind::Empty;
        QTest::newRow("only a mark") << QByteArray("\xef\xbb\xbf") << Kind::Empty;
        QTest::newRow("packed nothing") << test::packed({}) << Kind::Empty;
        QTest::newRow("blank lines") << QByteArray("\n\n\n") << Kind::NotALog;
        QTest::newRow("prose") << QByteArray("Dear all,\nthe bot does not answer any more.\n") << Kind::NotALog;
        QTest::newRow("prose, packed") << test::packed("Dear all,\n") << Kind::NotALog;
        QTest::newRow("another program's log")
            << QByteArray("2026-03-25T15:04:16Z INFO nginx: started\n").repeated(500) << Kind::NotALog;
    }
    void whatIsNoLogIsNotKept()
    {
        QFETCH(QByteArray, text);
        QFETCH(importer::ImportError::Kind, kind);
        write(u"some.log"_s, text);
        imports::LogFolder folder = make();
        const auto read = test::readQuietly(folder, file(u"some.log"_s));
        QVERIFY(!read);
        QCOMPARE(read.error(), (imports::LogError{importer::ImportError{kind, 0}, {}, {}}));
        QTRY_VERIFY(QDir(file(u"imports"_s)).isEmpty());
    }
    void oneLineOfALogIsEnough()
    {
        write(u"some.log"_s, "Dear all,\n[2026-03-25 15:04:16.478] [Core] [INFO] [core.x:1]: one\nyours\n");
        imports::LogFolder folder = make();
        const auto read = test::readQuietly(folder, file(u"some.log"_s));
        QVERIFY(read && *read);
        QCOMPARE((*read)->log.counts.records, 1);
        QVERIFY((*read)->log.counts.unparsedLines > 0);
    }
    void whatWasReadStaysWhereAnotherEncodingGivesNoLog()
    {
        imports::LogFolder folder = make();
        const auto first = test::readQuietly(folder, seed());
        const auto again = test::readQuietly(folder, seed(), {.encoding = importer::Encoding::Utf16Le});
        QVERIFY(first && *first);
        QVERIFY(!again && again.error().format);
        QCOMPARE(again.error().format->kind, importer::ImportError::Kind::NotALog);
        QCOMPARE(folder.all(), QList<imports::Log>{(*first)->log});
    }
    void anotherEncodingIsReadAnew()
    {
        imports::LogFolder folder = make();
        const auto first = test::readQuietly(folder, seed());
        const auto again = test::readQuietly(folder, seed(), {.encoding = importer::Encoding::Gbk});
        QVERIFY(first && *first && again && *again);
        QVERIFY((*again)->isNew);
        QCOMPARE((*again)->log.encoding, importer::Encoding::Gbk);
        QCOMPARE(folder.all().size(), 1);
    }

private:
    [[nodiscard]] imports::LogFolder make() const { return imports::LogFolder(m_dir->filePath(u"imports"_s)); }
    [[nodiscard]] static QString seed() { return QString::fromUtf8(test::seedLog); }
    [[nodiscard]] QString file(const QString &name) const { return m_dir->filePath(name); }
    [[nodiscard]] static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(text);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_LogFolder)
#include "tst_logfolder.moc"
