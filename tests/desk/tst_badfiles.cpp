#include "tests/desk/deskbench.h"
#include "tests/desk/wordsof.h"
#include "tests/e2e/client.h"
#include "tests/support/language.h"
#include "tests/support/poordisk.h"

#include <QAbstractItemView>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace {

enum class Spoil { Empty, Noise, Text, Folder, Newer };

/// A file of the program, what became of it, and what the window says of that when it is opened next. `*` stands for
/// what differs from run to run. Nothing: it starts as if the file had not been there, and nothing of worth is lost.
struct BadFile
{
    const char *name;
    QString file; ///< below the data folder; `log/` is the folder of the log that was read
    QList<Spoil> how;
    test::Said said; ///< of the banners
};

const QList<BadFile> badFiles{
    {"journal", u"journal.db"_s, {Spoil::Noise, Spoil::Text},
        {u"Journal The journal was damaged. It is kept as journal.db.corrupt-*; a new one goes on, without the earlier "
         "rows."_s,
            u"日志库 日志库已损坏，保留为 journal.db.corrupt-*；新的日志库接替记录，不含之前的行。"_s}},
    {"journal", u"journal.db"_s, {Spoil::Empty}, {}}, // what SQLite makes of it is a new one
    {"journal", u"journal.db"_s, {Spoil::Folder},
        {u"Journal The journal cannot be written: new rows are only in memory. Free disk space or fix the folder's "
         "rights."_s,
            u"日志库 日志库无法写入：新的行只在内存中。请腾出磁盘空间或修正文件夹的权限。"_s}},
    {"journal", u"journal.db"_s, {Spoil::Newer},
        {u"Journal The journal is only read: new rows are only in memory. A newer version of this program wrote it: "
         "use that version."_s,
            u"日志库 日志库仅供读取：新的行只在内存中。它由本程序的更新版本写入：请使用该版本。"_s}},
    {"journal's log", u"journal.db-wal"_s, {Spoil::Empty, Spoil::Noise, Spoil::Text}, {}},
    {"outbox", u"outbox-102000001.db"_s, {Spoil::Noise, Spoil::Text},
        {u"Outbox The outbox was damaged; a new one goes on. What was still owed an answer is not known: look at the "
         "last messages yourself. Kept as outbox-102000001.db.corrupt-*."_s,
            u"发件箱 发件箱已损坏，由新的接替。哪些消息尚未答复已无从得知：请自行查看最近的消息。原文件保留为 "
            "outbox-102000001.db.corrupt-*。"_s}},
    {"outbox", u"outbox-102000001.db"_s, {Spoil::Empty}, {}},
    {"outbox", u"outbox-102000001.db"_s, {Spoil::Folder},
        {u"Outbox The outbox cannot be written, so nothing is sent. *"_s,
            u"发件箱 发件箱无法写入，因此不发送任何消息。*"_s}},
    {"outbox", u"outbox-102000001.db"_s, {Spoil::Newer},
        {u"Outbox The outbox cannot be written, so nothing is sent. A newer version of this program wrote it: use that "
         "version."_s,
            u"发件箱 发件箱无法写入，因此不发送任何消息。它由本程序的更新版本写入：请使用该版本。"_s}},
    {"text index", u"text/text-00000.db"_s, {Spoil::Empty, Spoil::Noise, Spoil::Text, Spoil::Folder}, {}}, // made again
    {"lock", u"owner.lock"_s, {Spoil::Empty, Spoil::Noise, Spoil::Folder}, {}},
    {"what the window remembers", u"state/views.ini"_s, {Spoil::Empty, Spoil::Noise, Spoil::Text, Spoil::Folder}, {}},
    {"settings", u"config/settings.ini"_s, {Spoil::Empty}, {}},
    {"settings", u"config/settings.ini"_s, {Spoil::Noise, Spoil::Text, Spoil::Folder},
        {u"Settings The settings file */config/settings.ini cannot be read: the defaults are used."_s,
            u"设置 设置文件 */config/settings.ini 无法读取：使用默认值。"_s}},
    {"profiles", u"config/profiles.ini"_s, {Spoil::Empty}, {}},
    {"profiles", u"config/profiles.ini"_s, {Spoil::Noise, Spoil::Text},
        {u"Bots The list of bots was damaged: connect each bot again, keyring and history have what belongs to it. As "
         "it was it is kept as */config/profiles.ini.corrupt-*."_s,
            u"机器人 机器人列表已损坏：请重新连接每个机器人，密钥环和历史记录中的内容都还在。原文件保留为 "
            "*/config/profiles.ini.corrupt-*。"_s}},
    {"profiles", u"config/profiles.ini"_s, {Spoil::Folder},
        {u"Bots The list of bots cannot be read: fix the rights of */config/profiles.ini."_s,
            u"机器人 无法读取机器人列表：请修正 */config/profiles.ini 的权限。"_s}},
};

/// What becomes of a log that was read.
const test::Said logDamaged{u"* is damaged What was kept of this log cannot be read any more. The log itself is where "
                            u"it was: read it again, and "
                            "it stands here as before."_s,
    u"* 已损坏 这份日志保存下来的内容已无法读取。日志文件本身还在原处：重新读取后，这里会恢复原样。"_s};

void copy(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &file : QDir(from).entryInfoList(QDir::Files | QDir::Hidden))
        QFile::copy(file.filePath(), to + u'/' + file.fileName());
    for (const QString &folder : QDir(from).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        copy(from + u'/' + folder, to + u'/' + folder);
}

void spoil(const QString &path, Spoil how)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (how == Spoil::Newer) {
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60)); // the user_version of an SQLite file
        QCOMPARE(file.write(QByteArray("\x00\x00\x03\xe7", 4)), 4);
        return;
    }
    file.remove();
    if (how == Spoil::Folder) {
        QVERIFY(QDir().mkpath(path));
        return;
    }
    QVERIFY(file.open(QIODevice::WriteOnly));
    if (how == Spoil::Noise)
        file.write(QByteArray::fromHex("53514c69746520666f726d61742033001000ffff") + QByteArray(6'000, '\xa5'));
    else if (how == Spoil::Text)
        file.write("[ui]\ntheme=\xff\xfe\n{\"a\":");
    file.flush();
    file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime); // of an earlier run
}

QString nameOf(Spoil how)
{
    switch (how) {
    case Spoil::Empty:
        return u"empty"_s;
    case Spoil::Noise:
        return u"noise"_s;
    case Spoil::Text:
        return u"text"_s;
    case Spoil::Folder:
        return u"a folder"_s;
    case Spoil::Newer:
        return u"of a newer version"_s;
    }
    return {};
}

/// What the window's banners say but for the one that says that this is the sandbox.
QString bannersOf(DeskBench &bench)
{
    QStringList said;
    for (const QWidget *banner : bench.window().findChildren<QWidget *>(u"banner"_s))
        if (banner->isVisible())
            said.append(wordsOf(banner));
    if (!said.isEmpty())
        said.removeLast();
    return said.join(u'\n');
}

test::Said inBoth(DeskBench &bench, const std::function<QString()> &said)
{
    const QString english = said();
    bench.window().setLanguage(ui::LanguageChoice::Chinese);
    QCoreApplication::processEvents();
    const QString chinese = said();
    bench.window().setLanguage(ui::LanguageChoice::English);
    return {english, chinese};
}

} // namespace

/// Each file of the program, spoilt in every way, and a disk that takes nothing: the next start works and says, in both
/// languages, what it lost and what to do; it never crashes.
class tst_BadFiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theNextStartSaysWhatItLost_data();
    void theNextStartSaysWhatItLost();
    void aLogThatIsDamagedIsReadAgain_data();
    void aLogThatIsDamagedIsReadAgain();
    void aDiskThatTakesNothingIsSaid_data();
    void aDiskThatTakesNothingIsSaid();

private:
    QTemporaryDir m_sound; ///< a data folder as a play has left it
    QString m_log; ///< the folder of its log, below it
};

void tst_BadFiles::initTestCase()
{
    const e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start({u"--sandbox=echo"_s, u"--screenshot"_s, home.path(u"x.png"_s)});
    QVERIFY2(client.waitForExit() && client.exitCode() == 0, client.story().constData());
    e2e::Client import(QStringLiteral(QBC_PROGRAM), home);
    import.start({u"import"_s, QStringLiteral(QBC_SEED_LOG)});
    QVERIFY2(import.waitForExit() && import.exitCode() == 0, import.story().constData());
    copy(home.data(), m_sound.path());
    for (const QString &file : {u"/journal.db"_s, u"/outbox-102000001.db"_s})
        QVERIFY2(QFile::exists(m_sound.path() + file), qPrintable(file));
    m_log = u"imports/"_s
        + QDir(m_sound.path() + u"/imports"_s).entryList({u"*"_s}, QDir::Dirs | QDir::NoDotAndDotDot).value(0);
}

void tst_BadFiles::theNextStartSaysWhatItLost_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("how");
    for (int row = 0; row < badFiles.size(); ++row)
        for (const Spoil how : badFiles[row].how)
            QTest::addRow("%s, %s", badFiles[row].name, qPrintable(nameOf(how))) << row << int(how);
}

void tst_BadFiles::theNextStartSaysWhatItLost()
{
    QFETCH(int, row);
    QFETCH(int, how);
    const BadFile &bad = badFiles[row];
    DeskBench bench(u"echo"_s, {}, [&](const QString &folder) {
        copy(m_sound.path(), folder);
        spoil(folder + u'/' + bad.file, Spoil(how));
    });
    if (bad.said.english.isEmpty())
        QVERIFY(bench.waitForQuiet()); // all is as ever
    else
        QVERIFY(QTest::qWaitFor([&] { return !bannersOf(bench).isEmpty(); }, 10'000));
    QVERIFY(bench.waitForSettled());
    test::compare(inBoth(bench, [&] { return bannersOf(bench); }), bad.said);
}

void tst_BadFiles::aLogThatIsDamagedIsReadAgain_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("how");
    for (const QString &file : {u"log.json"_s, u"journal.db"_s, u"lines.db"_s})
        for (const Spoil how : {Spoil::Empty, Spoil::Noise, Spoil::Text, Spoil::Folder})
            QTest::addRow("%s, %s", qPrintable(file), qPrintable(nameOf(how))) << file << int(how);
}

void tst_BadFiles::aLogThatIsDamagedIsReadAgain()
{
    QFETCH(QString, file);
    QFETCH(int, how);
    DeskBench bench(u"echo"_s, {}, [&](const QString &folder) {
        copy(m_sound.path(), folder);
        spoil(folder + u'/' + m_log + u'/' + file, Spoil(how));
    });
    QVERIFY(bench.waitForQuiet());
    bench.window().showPlace(u"logs"_s);
    auto *nothing = bench.find<QWidget>(u"noLog"_s);
    QTRY_VERIFY(nothing->isVisible());
    QVERIFY(bench.waitForSettled());
    test::compare(inBoth(bench, [&] { return wordsOf(nothing); }), logDamaged);
    bench.window().openLog(QStringLiteral(QBC_SEED_LOG));
    auto *list = bench.find<QAbstractItemView>(u"logList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!nothing->isVisible(), 10'000);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"seed-report.log"_s);
}

void tst_BadFiles::aDiskThatTakesNothingIsSaid_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<test::Said>("why");
    QTest::addColumn<test::Said>("whyOfJournal");
    const test::Said noSpace{u"No space is left on the disk: free some, and it goes on by itself."_s,
        u"磁盘已无剩余空间：腾出空间后会自动继续。"_s};
    QTest::addRow("full") << true << noSpace << noSpace;
    QTest::addRow("read-only")
        << false
        << test::Said{u"The file or its folder is read-only: fix the rights, and it goes on by itself."_s,
               u"文件或其所在文件夹为只读：修正权限后会自动继续。"_s}
        << test::Said{u"The file or its folder is read-only: fix the rights, then start the program again."_s,
               u"文件或其所在文件夹为只读：请修正权限后重新启动本程序。"_s};
}

void tst_BadFiles::aDiskThatTakesNothingIsSaid()
{
    QFETCH(const bool, isFull);
    QFETCH(const test::Said, why);
    QFETCH(const test::Said, whyOfJournal);
    std::optional<test::FullDisk> full;
    std::optional<test::ReadOnlyFolder> closed;
    DeskBench bench(u"echo"_s, {}, [&](const QString &folder) {
        copy(m_sound.path(), folder);
        if (isFull)
            full.emplace(0);
        else
            closed.emplace(folder);
    });
    QVERIFY(QTest::qWaitFor([&] { return bannersOf(bench).count(u'\n') == 1; }, 10'000));
    test::compare(inBoth(bench, [&] { return bannersOf(bench); }),
        {u"Outbox The outbox cannot be written, so nothing is sent. %1\nJournal The journal cannot be written: new "
         "rows are only in memory. %2"_s.arg(why.english, whyOfJournal.english),
            u"发件箱 发件箱无法写入，因此不发送任何消息。%1\n日志库 日志库无法写入：新的行只在内存中。%2"_s.arg(
                why.chinese, whyOfJournal.chinese)});
    full.reset();
    closed.reset();
    // What is sent goes on by itself. SQLite keeps a journal that was opened for reading only so as long as this
    // process reads it.
    const qsizetype left = isFull ? 0 : 1;
    const auto hasGoneOn = [&] { return bannersOf(bench).split(u'\n', Qt::SkipEmptyParts).size() == left; };
    QVERIFY(QTest::qWaitFor(hasGoneOn, 20'000));
    QVERIFY(!bannersOf(bench).contains(u"Outbox"_s));
    QVERIFY(bench.waitForQuiet());
}

QTEST_MAIN(tst_BadFiles)
#include "tst_badfiles.moc"
