#include "tests/e2e/client.h"
#include "tests/support/language.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What stands around a command that cannot do its work, the command, and the last line that it says, in both
/// languages. `*` stands for a path or an address.
struct BadSurroundings
{
    const char *name;
    QStringList arguments; ///< `@/` is the home folder
    int code;
    test::Said said;
    bool isDataAFile = false;
};

const QList<BadSurroundings> rows{
    {"data folder that is a file", {u"run"_s, u"--sandbox"_s}, 1,
        {u"qqbot-console: The folder */data cannot be made."_s, u"qqbot-console: 无法创建文件夹 */data。"_s}, true},
    {"screenshot into no folder", {u"--sandbox=echo"_s, u"--screenshot"_s, u"@/none/x.png"_s}, 1,
        {u"qqbot-console: The screenshot cannot be saved: */none/x.png"_s,
            u"qqbot-console: 无法保存截图：*/none/x.png"_s}},
    {"export where nothing was kept", {u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, u"@/x.har"_s}, 1,
        {u"qqbot-console: There is no journal in */data."_s, u"qqbot-console: */data 中没有日志库。"_s}},
    {"import of no file", {u"import"_s, u"@/none.log"_s}, 1,
        {u"qqbot-console: */none.log: The file cannot be read: No such file or directory"_s,
            u"qqbot-console: */none.log: 文件无法读取：此文件或目录不存在"_s}},
    {"import of a folder", {u"import"_s, u"@/"_s}, 1,
        {u"qqbot-console: */: That is a folder: a log is a file."_s,
            u"qqbot-console: */: 这是一个文件夹：日志应当是文件。"_s}},
    {"import of noise", {u"import"_s, u"@/noise"_s}, 1,
        {u"qqbot-console: */noise: This is not a log that this program knows: no line of it is one of AstrBot's. If it "
         "should be, its encoding was guessed wrong: choose the right one."_s,
            u"qqbot-console: */noise: 这不是本程序认识的日志：其中没有一行是 AstrBot "
            "的日志。如果它确实是，说明编码判断有误：请选择正确的编码。"_s}},
    {"import of nothing", {u"import"_s, u"@/empty"_s}, 1,
        {u"qqbot-console: */empty: The file is empty: there is nothing to read in it."_s,
            u"qqbot-console: */empty: 文件是空的，没有可读取的内容。"_s}},
    {"scenario that is no JSON", {u"--sandbox"_s, u"@/noise.json"_s}, 2,
        {u"qqbot-console: The scenario */noise.json cannot be read: illegal value"_s,
            u"qqbot-console: 无法读取场景脚本 */noise.json：非法值"_s}},
    {"scenario that is something else", {u"--sandbox"_s, u"@/list.json"_s}, 2,
        {u"qqbot-console: The scenario */list.json cannot be read: an object is expected"_s,
            u"qqbot-console: 无法读取场景脚本 */list.json：应为对象"_s}},
    {"scenario with a value of another type", {u"--sandbox"_s, u"@/type.json"_s}, 2,
        {u"qqbot-console: The scenario */type.json cannot be read: a string is expected ($.name)"_s,
            u"qqbot-console: 无法读取场景脚本 */type.json：应为字符串 ($.name)"_s}},
    {"scenario that is not there", {u"--sandbox"_s, u"@/none.json"_s}, 2,
        {u"qqbot-console: The scenario */none.json cannot be read: No such file or directory"_s,
            u"qqbot-console: 无法读取场景脚本 */none.json：此文件或目录不存在"_s}},
    {"no bot", {u"run"_s}, 3,
        {u"qqbot-console: No bot is known: connect one in the window, set QQBOT_APP_ID and QQBOT_CLIENT_SECRET, or use "
         "--sandbox."_s,
            u"qqbot-console: 没有已知的机器人：请在窗口中连接一个，或设置 QQBOT_APP_ID 和 QQBOT_CLIENT_SECRET，或使用 "
            "--sandbox。"_s}},
    {"profile that is not there", {u"run"_s, u"--profile"_s, u"dog"_s}, 3,
        {u"qqbot-console: There is no profile called dog."_s, u"qqbot-console: 没有名为 dog 的配置。"_s}},
};

} // namespace

/// Files, folders and bots that are not what a command needs: it ends with one sentence that says so, in the language
/// that is asked for.
class tst_BadSurroundings : public QObject
{
    Q_OBJECT
private slots:
    void theLastLineSaysWhy_data();
    void theLastLineSaysWhy();

private:
    [[nodiscard]] static QString lastLine(const BadSurroundings &row, const QString &language);
};

QString tst_BadSurroundings::lastLine(const BadSurroundings &row, const QString &language)
{
    const e2e::Home home;
    const auto write = [&home](const QString &name, const QByteArray &content) {
        QFile file(home.path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
    };
    if (row.isDataAFile)
        write(QFileInfo(home.data()).fileName(), "x");
    write(u"type.json"_s, R"({"version": 1, "name": 7})");
    write(u"noise"_s, QByteArray(5'000, '\xa5'));
    write(u"noise.json"_s, QByteArray(5'000, '\xa5'));
    write(u"list.json"_s, "[1, 2]");
    write(u"empty"_s, {});
    QStringList arguments{u"--lang"_s, language};
    for (QString argument : row.arguments)
        arguments.append(argument.replace(u"@/"_s, home.path(u"x"_s).chopped(1)));
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start(arguments);
    if (!client.waitForExit() || client.exitCode() != row.code)
        qWarning("%s", client.story().constData());
    else
        return QString::fromUtf8(client.errors().trimmed().split('\n').last());
    return {};
}

void tst_BadSurroundings::theLastLineSaysWhy_data()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < rows.size(); ++row)
        QTest::addRow("%s", rows[row].name) << row;
}

void tst_BadSurroundings::theLastLineSaysWhy()
{
    QFETCH(int, row);
    const test::Said said{lastLine(rows[row], u"en"_s), lastLine(rows[row], u"zh_CN"_s)};
    test::compare(said, rows[row].said);
}

QTEST_GUILESS_MAIN(tst_BadSurroundings)
#include "tst_badsurroundings.moc"
