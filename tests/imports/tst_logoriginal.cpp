#include "app/imports/library.h"
#include "app/imports/linefile.h"
#include "app/imports/originals.h"
#include "tests/imports/importedseed.h"
#include "tests/support/packed.h"

#include <QSignalSpy>
#include <QStringEncoder>

using namespace Qt::StringLiterals;
using imports::Original;
using State = imports::Original::State;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As docker's json-file driver writes it.
QByteArray inJson(const QByteArray &text)
{
    QByteArray wrapped;
    for (QByteArray line : text.split('\n')) {
        line.replace('\\', "\\\\").replace('"', "\\\"");
        wrapped += R"({"log":")" + line + R"(\n","stream":"stdout","time":"2026-03-25T07:04:16.478123456Z"})" + '\n';
    }
    return wrapped;
}

} // namespace

/// A row of an import, looked for where it stands in the log.
class tst_LogOriginal : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void everyRowIsFoundInItsFile_data();
    void everyRowIsFoundInItsFile();
    void aRepeatedRecordStandsAtEachOfItsPlaces();
    void theAnswerOfASendIsAPlaceToo();
    void aFarLineIsReadFromNearIt();
    void aTurnHasNoLineOfItsOwn();
    void pastedTextGivesWhatWasKept();
    void aFileThatIsGoneGivesWhatWasKept();
    void aLogWrittenAnewIsNotShown();
    void aGrownLogIsTheSame();
    void aPipeIsNotWaitedFor();
    void givenUpItSaysNothing();
    void theLibrarysLogsAreReadByRow();
    void whatIsCancelledIsNotAnswered();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"bot.log"_s); }
    void write(const QByteArray &bytes)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void read(const QByteArray &bytes);
    [[nodiscard]] QList<journal::RowSummary> rows() const { return test::allRows(*test::readerOf(*m_folder, m_log)); }
    [[nodiscard]] Original original(qint64 row, qsizetype place = 0, const importer::Around &around = {}) const;
    /// The row of the second message, which was refused.
    [[nodiscard]] qint64 refused() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<imports::LogFolder> m_folder;
    imports::Log m_log;
    const QByteArray m_seed = contentOf(QString::fromUtf8(test::seedLog));
};

void tst_LogOriginal::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<imports::LogFolder>(m_dir->filePath(u"imports"_s));
}

void tst_LogOriginal::read(const QByteArray &bytes)
{
    write(bytes);
    const auto kept = test::readQuietly(*m_folder, path());
    QVERIFY(kept && *kept);
    m_log = (*kept)->log;
}

Original tst_LogOriginal::original(qint64 row, qsizetype place, const importer::Around &around) const
{
    static const std::atomic_bool goOn = false;
    return imports::readOriginal({m_folder->folderOf(m_log.id), m_log.path, m_log.encoding, row, place, around}, goOn)
        .value();
}

qint64 tst_LogOriginal::refused() const
{
    const QList<journal::RowSummary> all = rows();
    const auto found = std::ranges::find(all, traffic::State::Refused, &journal::RowSummary::state);
    return found == all.end() ? 0 : found->ref.row();
}

void tst_LogOriginal::everyRowIsFoundInItsFile_data()
{
    QTest::addColumn<QByteArray>("file");
    const QString text = QString::fromUtf8(m_seed);
    QTest::newRow("UTF-8") << m_seed;
    QTest::newRow("UTF-16") << "\xff\xfe" + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QTest::newRow("GBK") << QByteArray(QStringEncoder("GB18030").encode(text));
    QTest::newRow("gzip") << test::packed(m_seed);
    QTest::newRow("docker") << inJson(m_seed);
    QTest::newRow("CRLF") << QByteArray(m_seed).replace('\n', "\r\n");
}

void tst_LogOriginal::everyRowIsFoundInItsFile()
{
    QFETCH(QByteArray, file);
    read(file);
    const QList<journal::RowSummary> all = rows();
    QVERIFY(all.size() > 15);
    for (const journal::RowSummary &row : all) {
        if (row.route == "TURN"_L1)
            continue;
        const qsizetype places = original(row.ref.row()).places.size();
        for (qsizetype place = 0; place < places; ++place) {
            const Original found = original(row.ref.row(), place);
            QCOMPARE(found.state, State::Shown);
            QCOMPARE(found.place, place);
            const qint64 line = found.places[place].origin.line;
            QCOMPARE(found.text.firstLine, std::max<qint64>(1, line - 20));
            const qint64 before = found.text.before.isEmpty() ? 0 : found.text.before.count('\n') + 1;
            QCOMPARE(found.text.firstLine + before, line);
            QVERIFY(!found.text.record.isEmpty());
        }
    }
}

void tst_LogOriginal::aRepeatedRecordStandsAtEachOfItsPlaces()
{
    read(m_seed);
    const Original first = original(refused());
    const Original second = original(refused(), 1);
    QList<qint64> lines;
    for (const imports::OriginalPlace &place : first.places) {
        if (!place.isAnswer)
            lines.append(place.origin.line);
    }
    QCOMPARE(lines, (QList<qint64>{5, 18}));
    QCOMPARE(first.text.record, second.text.record);
    QVERIFY(first.text.record.startsWith("[15:04:17.357]") && first.text.record.contains("测试消息 2"));
    QVERIFY(first.text.before != second.text.before);
    QCOMPARE(original(refused(), 99).place, first.places.size() - 1); // there are no more
}

void tst_LogOriginal::theAnswerOfASendIsAPlaceToo()
{
    read(m_seed);
    const Original found = original(refused());
    const auto answer = std::ranges::find(found.places, true, &imports::OriginalPlace::isAnswer);
    QVERIFY(answer != found.places.end());
    const Original shown = original(refused(), answer - found.places.begin());
    QCOMPARE(shown.state, State::Shown);
    QVERIFY(shown.text.record.startsWith("[botpy]") && shown.text.record.contains("40034024"));
}

void tst_LogOriginal::aFarLineIsReadFromNearIt()
{
    QByteArray text;
    for (int n = 0; n < 5'000; ++n)
        text += "[15:04:16.478] [Core] [INFO] [core.event_bus:66]: line " + QByteArray::number(n) + '\n';
    read(text + m_seed);
    const auto lines = imports::LineFile::open(imports::linesOf(m_folder->folderOf(m_log.id)));
    QVERIFY(lines);
    const auto record = (*lines)->recordOf(refused());
    const importer::Origin origin = (*lines)->originsOf(*record)->last();
    QCOMPARE(origin.line, 5'018);
    const auto near = (*lines)->placeBefore(*record, origin, 4'998);
    QVERIFY(near);
    QCOMPARE(near->line, 4'998);
    QCOMPARE(near->offset, text.indexOf("[15:04:16.478] [Core] [INFO] [core.event_bus:66]: line 4997\n"));
    QCOMPARE((*lines)->placeBefore(*record, origin, 0)->line, 1);
    const Original found = original(refused(), 1);
    QCOMPARE(found.state, State::Shown);
    QCOMPARE(found.text.firstLine, 4'998);
}

void tst_LogOriginal::aTurnHasNoLineOfItsOwn()
{
    read(m_seed);
    const QList<journal::RowSummary> all = rows();
    const auto turn = std::ranges::find(all, u"TURN"_s, &journal::RowSummary::route);
    QVERIFY(turn != all.end());
    QCOMPARE(original(turn->ref.row()).state, State::NoLine);
    QCOMPARE(original(99'999).state, State::NoLine);
}

void tst_LogOriginal::pastedTextGivesWhatWasKept()
{
    read(m_seed);
    m_log.path.clear();
    const Original found = original(refused());
    QCOMPARE(found.state, State::Pasted);
    QCOMPARE(found.text.firstLine, 5);
    QVERIFY(found.text.record.startsWith("post_c2c_message payload: {"));
    QVERIFY(found.text.before.isEmpty() && found.text.after.isEmpty());
}

void tst_LogOriginal::aFileThatIsGoneGivesWhatWasKept()
{
    read(m_seed);
    QVERIFY(QFile::remove(path()));
    const Original found = original(refused());
    QCOMPARE(found.state, State::FileGone);
    QVERIFY(!found.reason.isEmpty());
    QVERIFY(found.text.record.startsWith("post_c2c_message payload: {"));
    QVERIFY(m_folder->remove(m_log.id));
    QCOMPARE(original(1).state, State::Unreadable);
}

void tst_LogOriginal::aLogWrittenAnewIsNotShown()
{
    read(m_seed);
    // The same lines at the same places, and other words in them.
    write(QByteArray(m_seed).replace("payload", "PAYLOAD"));
    const Original found = original(refused());
    QCOMPARE(found.state, State::FileChanged);
    QVERIFY(found.text.record.startsWith("post_c2c_message payload: {"));
    write(m_seed.sliced(1));
    QCOMPARE(original(refused()).state, State::FileChanged);
    write({});
    QCOMPARE(original(refused()).state, State::FileChanged);
    write(test::packed(m_seed).first(500));
    QCOMPARE(original(refused()).state, State::FileChanged);
}

void tst_LogOriginal::aGrownLogIsTheSame()
{
    read(m_seed);
    write(m_seed + m_seed);
    QCOMPARE(original(refused()).state, State::Shown);
}

void tst_LogOriginal::aPipeIsNotWaitedFor()
{
    read(m_seed);
    m_log.path = u"/dev/null"_s;
    QCOMPARE(original(refused()).state, State::FileGone);
    m_log.path = m_dir->path();
    QCOMPARE(original(refused()).state, State::FileGone);
}

void tst_LogOriginal::givenUpItSaysNothing()
{
    read(m_seed);
    const std::atomic_bool stop = true;
    QVERIFY(!imports::readOriginal({m_folder->folderOf(m_log.id), m_log.path, m_log.encoding, refused(), 0, {}}, stop));
}

void tst_LogOriginal::theLibrarysLogsAreReadByRow()
{
    journal::ReaderPool pool({}, 0);
    imports::Library library(m_dir->filePath(u"imports"_s), pool);
    imports::Originals originals(library);
    const QSignalSpy read(&library, &imports::Library::finished);
    library.read(1, QString::fromUtf8(test::seedLog), {});
    QTRY_COMPARE(read.size(), 1);
    QSignalSpy found(&originals, &imports::Originals::found);
    originals.read(7, {library.logs().first().source, 1}, 0);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found[0][0].toULongLong(), 7);
    QCOMPARE(found[0][1].value<Original>().state, State::Shown);
    originals.read(8, {99, 1}, 0);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[1][1].value<Original>().state, State::Unreadable);
}

void tst_LogOriginal::whatIsCancelledIsNotAnswered()
{
    journal::ReaderPool pool({}, 0);
    imports::Library library(m_dir->filePath(u"imports"_s), pool);
    const QSignalSpy read(&library, &imports::Library::finished);
    library.read(1, QString::fromUtf8(test::seedLog), {});
    QTRY_COMPARE(read.size(), 1);
    auto originals = std::make_unique<imports::Originals>(library);
    QSignalSpy found(originals.get(), &imports::Originals::found);
    const journal::SourceId source = library.logs().first().source;
    originals->read(1, {source, 1}, 0);
    originals->read(2, {source, 2}, 0);
    originals->cancel(1);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found[0][0].toULongLong(), 2);
    originals->read(3, {source, 3}, 0);
    originals.reset(); // and its end waits for nothing but a look at the flag
    QCOMPARE(found.size(), 1);
}

QTEST_GUILESS_MAIN(tst_LogOriginal)
#include "tst_logoriginal.moc"
