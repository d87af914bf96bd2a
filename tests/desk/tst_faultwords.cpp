#include "tests/desk/tour.h"
#include "tests/desk/wordsof.h"
#include "tests/support/language.h"
#include "ui/common/segmented.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A field of the window with what cannot be taken, and what stands beside it then.
struct BadField
{
    QString stop; ///< of the tour
    QString field;
    QStringList values; ///< each leads to the same sentence
    QString note; ///< the label; none: what the field itself tells
    test::Said said;
};

const QString huge = QString(5'000, u'9');
const QString anotherType = u"{\"a\":[1]}"_s;
const QString anotherEncoding = QString::fromLatin1("\xff\xfe\xc3\x28");

const test::Said missingAppId{
    u"The App ID and the client secret stand on the bot's page of the open platform, q.qq.com."_s,
    u"App ID 和客户端密钥见开放平台 q.qq.com 上该机器人的页面。"_s};
const test::Said noAppId{u"An App ID has 4 to 20 digits and nothing else."_s, u"App ID 由 4 到 20 位数字组成。"_s};
const test::Said noPlatform{u"Both addresses of the platform must begin with http:// or https://."_s,
    u"平台的两个地址都须以 http:// 或 https:// 开头。"_s};
const test::Said noNumber{
    u"Only digits make a whole number; 0 means without end."_s, u"只能填写由数字组成的整数；0 表示不限。"_s};
const test::Said emptyNumber{u"A number is missing; 0 means without end."_s, u"缺少数字；0 表示不限。"_s};
const test::Said noTime{u"A time is written as 22:30."_s, u"时间请写成 22:30 的形式。"_s};
const test::Said noJson{u"Line 1 is not JSON. The form keeps the last text that could be read."_s,
    u"第 1 行不是 JSON。表单保留上一次可读的内容。"_s};
const test::Said noSeq{
    u"msg_seq is a whole number from 1 to 999999999."_s, u"msg_seq 是 1 到 999999999 之间的整数。"_s};

const QList<BadField> badFields{
    {u"first run"_s, u"botAppId"_s, {QString(), u"  "_s}, u"testNote"_s, missingAppId},
    {u"first run"_s, u"botAppId"_s,
        {u"abc"_s, u"123"_s, huge, anotherType, anotherEncoding, u"-1"_s, u"１２３４５６"_s}, u"testNote"_s, noAppId},
    {u"first run"_s, u"botSecret"_s, {QString(), u" "_s}, u"testNote"_s,
        {u"The client secret is missing."_s, u"缺少客户端密钥。"_s}},
    {u"first run"_s, u"botApiBase"_s, {QString(), u"ftp://x"_s, huge, anotherType, anotherEncoding, u"http://"_s},
        u"testNote"_s, noPlatform},
    {u"first run"_s, u"botTokenUrl"_s, {QString(), u"javascript:alert(1)"_s, huge}, u"testNote"_s, noPlatform},
    {u"first run"_s, u"botModelBase"_s, {QString(), u"nonsense"_s, huge, anotherType}, u"testNote"_s,
        {u"The model's address must begin with http:// or https://."_s,
            u"模型的地址须以 http:// 或 https:// 开头。"_s}},
    {u"first run"_s, u"botModelName"_s, {QString(), u"\t"_s}, u"testNote"_s,
        {u"The model's name is missing."_s, u"缺少模型名称。"_s}},
    {u"settings, journal"_s, u"retentionDays"_s, {QString(), u" "_s}, u"retentionDaysFault"_s, emptyNumber},
    {u"settings, journal"_s, u"retentionDays"_s, {u"soon"_s, u"-1"_s, u"1.5"_s, anotherType, anotherEncoding},
        u"retentionDaysFault"_s, noNumber},
    {u"settings, journal"_s, u"retentionDays"_s, {huge, u"36501"_s}, u"retentionDaysFault"_s,
        {u"At most 36500; 0 means without end."_s, u"最多 36500；0 表示不限。"_s}},
    {u"settings, journal"_s, u"retentionMegabytes"_s, {QString()}, u"retentionMegabytesFault"_s, emptyNumber},
    {u"settings, journal"_s, u"retentionMegabytes"_s, {u"much"_s, u"0x10"_s}, u"retentionMegabytesFault"_s, noNumber},
    {u"settings, journal"_s, u"retentionMegabytes"_s, {huge}, u"retentionMegabytesFault"_s,
        {u"At most 1048576; 0 means without end."_s, u"最多 1048576；0 表示不限。"_s}},
    {u"settings, a proxy"_s, u"proxyAddress"_s, {u"127.0.0.1"_s, u"proxy.example"_s}, u"proxyAddressFault"_s,
        {u"The port is missing: host:port."_s, u"缺少端口，格式为「主机:端口」。"_s}},
    {u"settings, a proxy"_s, u"proxyAddress"_s, {u"127.0.0.1:0"_s, u"h:99999"_s, u"h:port"_s, u"h:-1"_s},
        u"proxyAddressFault"_s, {u"A port is a number from 1 to 65535."_s, u"端口是 1 到 65535 之间的数字。"_s}},
    {u"settings, a proxy"_s, u"proxyAddress"_s,
        {u"a b:80"_s, anotherType + u":80"_s, anotherEncoding + u":80"_s, QString(3'000, u'x') + u":80"_s},
        u"proxyAddressFault"_s,
        {u"That is no name and no address of a computer. Write host:port."_s,
            u"这不是有效的主机名或地址。请按「主机:端口」填写。"_s}},
    {u"settings, notifications"_s, u"quietFrom"_s, {QString(), u"late"_s, u"25:00"_s, u"7"_s, huge, anotherType},
        u"quietFromFault"_s, noTime},
    {u"settings, notifications"_s, u"quietTo"_s, {QString(), u"24:00"_s, u"12:60"_s, anotherEncoding},
        u"quietToFault"_s, noTime},
    {u"send test"_s, u"sendTestCount"_s, {QString(), u"0"_s, u"-1"_s, u"many"_s, u"21"_s, huge, anotherType},
        u"sendTestForecast"_s, {u"A test has 1 to 20 messages."_s, u"一次测试可发 1 到 20 条消息。"_s}},
    {u"send test"_s, u"sendTestPause"_s, {QString(), u"0"_s, u"-1"_s, u"soon"_s, u"601"_s, huge}, u"sendTestForecast"_s,
        {u"The pause is 0.2 to 600 seconds."_s, u"间隔为 0.2 到 600 秒。"_s}},
    {u"send test"_s, u"sendTestText"_s, {QString(), u" \n "_s}, u"sendTestForecast"_s,
        {u"The text is empty."_s, u"内容为空。"_s}},
    {u"sandbox"_s, u"sandboxCloseCode"_s, {QString(), u"0"_s, u"999"_s}, u"sandboxCloseCodeNote"_s,
        {u"A close code is a number from 1000 to 4999."_s, u"关闭码是 1000 到 4999 之间的数字。"_s}},
    {u"sandbox"_s, u"sandboxClockMinutes"_s, {QString(), u"0"_s}, u"sandboxClockMinutesNote"_s,
        {u"Minutes are a number from 1 to 28800."_s, u"分钟数是 1 到 28800 之间的数字。"_s}},
    {u"sandbox"_s, u"sandboxFaultTimes"_s, {QString(), u"0"_s}, u"sandboxFaultTimesNote"_s,
        {u"A number from 1 to *."_s, u"应为 1 到 * 之间的数字。"_s}},
    {u"resend sheet"_s, u"resendJson"_s, {QString(), u"{"_s, u"\xff"_s, u"nonsense"_s}, u"resendFault"_s, noJson},
    {u"resend sheet"_s, u"resendJson"_s, {u"[]"_s, u"1"_s}, u"resendFault"_s,
        {u"A body is one JSON object."_s, u"正文是一个 JSON 对象。"_s}},
    {u"resend sheet"_s, u"resendJson"_s, {u"{\"content\": 1, \"msg_type\": 0}"_s}, u"resendFault"_s,
        {u"content needs a value of another type."_s, u"content 的值类型不对。"_s}},
    {u"resend sheet"_s, u"resendSeq"_s,
        {u"0"_s, u"-1"_s, u"+1"_s, u"1.5"_s, u"next"_s, huge, u"1000000000"_s, anotherType, anotherEncoding, u"１"_s},
        u"resendSeqNote"_s, noSeq},
    {u"resend sheet"_s, u"resendJson"_s,
        {u"{\"content\": \"x\", \"msg_type\": 0, \"msg_seq\": 0}"_s,
            u"{\"content\": \"x\", \"msg_type\": 0, \"msg_seq\": 1000000000}"_s},
        u"resendFault"_s, noSeq},
    {u"traffic"_s, u"trafficPage/filterEdit"_s, {u"("_s}, QString(),
        {u"something to look for, column 1"_s, u"缺少要查找的内容，第 1 列"_s}},
    {u"traffic"_s, u"trafficPage/filterEdit"_s, {u"\"open"_s}, QString(),
        {u"a closing quotation mark, column 1"_s, u"缺少右引号，第 1 列"_s}},
    {u"traffic"_s, u"trafficPage/filterEdit"_s, {u"code:many"_s}, QString(),
        {u"a number, column 6"_s, u"需要数字，第 6 列"_s}},
    {u"traffic"_s, u"trafficPage/filterEdit"_s, {u"colour:blue"_s}, QString(),
        {u"'colour:' is no key and was taken as text"_s, u"「colour:」不是键，已按文本处理"_s}},
    {u"traffic"_s, u"trafficPage/filterEdit"_s, {QString(5'000, u'(')}, QString(),
        {u"a shorter filter, column 2001"_s, u"筛选太长，第 2001 列"_s}},
};

/// By the names on the way there.
QWidget *find(QWidget *root, const QString &path)
{
    for (const QString &name : path.split(u'/'))
        root = root ? root->findChild<QWidget *>(name) : nullptr;
    return root;
}

/// As if it were pasted by a person.
void paste(QWidget *field, const QString &value)
{
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        line->selectAll();
        line->insert(value);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(field)) {
        text->selectAll();
        text->insertPlainText(value);
    }
}

QString textOf(QWidget *field)
{
    auto *line = qobject_cast<QLineEdit *>(field);
    auto *text = qobject_cast<QPlainTextEdit *>(field);
    return line ? line->text() : text ? text->toPlainText() : QString();
}

} // namespace

/// What cannot be taken is said beside the field where it stands, in both languages.
class tst_FaultWords : public QObject
{
    Q_OBJECT
private slots:
    void eachFaultHasItsSentence();

private:
    void tryFields(DeskBench &bench, const Stop &stop);
    int m_tried = 0;
};

void tst_FaultWords::tryFields(DeskBench &bench, const Stop &stop)
{
    if (stop.name == "first run"_L1) { // everything that it can ask for
        stop.root->findChild<ui::Segmented *>(u"botEnvironment"_s)->setCurrent(2);
        stop.root->findChild<ui::Segmented *>(u"botAgent"_s)->setCurrent(1);
        const QList<std::pair<QString, QString>> sound{{u"botAppId"_s, u"102000001"_s}, {u"botSecret"_s, u"secret"_s},
            {u"botApiBase"_s, u"http://a"_s}, {u"botTokenUrl"_s, u"http://a"_s}, {u"botModelBase"_s, u"http://a"_s},
            {u"botModelName"_s, u"m"_s}};
        for (const auto &[field, value] : sound)
            paste(stop.root->findChild<QLineEdit *>(field), value);
    }
    for (const BadField &bad : badFields) {
        if (bad.stop != stop.name)
            continue;
        auto *field = find(stop.root, bad.field);
        auto *note = bad.note.isEmpty() ? nullptr : find(stop.root, bad.note);
        const auto words = [field, note] { return note ? wordsOf(note) : field->accessibleDescription(); };
        QVERIFY2(field && (note || bad.note.isEmpty()), qPrintable(bad.field));
        const QString before = textOf(field);
        for (const QString &value : bad.values) {
            paste(field, value);
            QVERIFY(bench.waitForSettled());
            const QString english = words();
            bench.window().setLanguage(ui::LanguageChoice::Chinese);
            QVERIFY(bench.waitForSettled());
            QCoreApplication::processEvents();
            const test::Said said{english, words()};
            bench.window().setLanguage(ui::LanguageChoice::English);
            QCoreApplication::processEvents();
            test::compare(said, bad.said);
            QVERIFY2(!note || note->isVisible(), qPrintable(bad.field));
            ++m_tried;
        }
        paste(field, before);
    }
}

void tst_FaultWords::eachFaultHasItsSentence()
{
    DeskBench bench(u"own-id"_s);
    Tour tour(bench, [&](const Stop &stop) { tryFields(bench, stop); });
    tour.lead();
    tour.firstRun();
    int rows = 0;
    for (const BadField &bad : badFields)
        rows += int(bad.values.size());
    QCOMPARE(m_tried, rows);
}

QTEST_MAIN(tst_FaultWords)
#include "tst_faultwords.moc"
