#include "app/console/commandline.h"
#include "app/console/resendverb.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using console::CommandLine;

/// The command line as a value: every option, every complaint. How the program ends is tested with the program itself.
class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void nothingAsksForTheWindow();
    void everyOptionIsRead_data();
    void everyOptionIsRead();
    void aWrongValueIsNamed_data();
    void aWrongValueIsNamed();
    void optionsMayStandOnEitherSideOfTheVerb();
    void aScenarioFollowsOnlyAsAJsonFile();
    void resendTakesIdsAnAnchorAndADryRun();
    void exportTakesAFormatAFileAndWhetherPeopleAreNamed();
    void everyOptionIsInTheHelp();
};

namespace {

CommandLine with(const std::function<void(CommandLine &)> &change)
{
    CommandLine line;
    change(line);
    return line;
}

} // namespace

Q_DECLARE_METATYPE(console::CommandLine)

void tst_CommandLine::nothingAsksForTheWindow()
{
    const auto line = console::parseCommandLine({});
    QVERIFY(line);
    QVERIFY(line->verb == console::Verb::Window);
    QVERIFY(line->place.isEmpty()); // as the window was left
    QVERIFY(*line == with([](CommandLine &) {}));
}

void tst_CommandLine::everyOptionIsRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CommandLine>("expected");
    const auto row = [](const char *name, const QStringList &arguments, const std::function<void(CommandLine &)> &set) {
        QTest::newRow(name) << arguments << with(set);
    };
    row("run", {u"run"_s}, [](CommandLine &line) { line.verb = console::Verb::Run; });
    row("profile", {u"--profile"_s, u"cat"_s}, [](CommandLine &line) { line.profile = u"cat"_s; });
    row("data-dir", {u"--data-dir=/x y"_s}, [](CommandLine &line) { line.dataDir = u"/x y"_s; });
    row("lang", {u"--lang"_s, u"zh_CN"_s}, [](CommandLine &line) { line.language = u"zh_CN"_s; });
    row("light", {u"--theme"_s, u"light"_s}, [](CommandLine &line) { line.theme = console::ThemeName::Light; });
    row("dark", {u"--theme=dark"_s}, [](CommandLine &line) { line.theme = console::ThemeName::Dark; });
    row("system", {u"--theme=system"_s}, [](CommandLine &line) { line.theme = console::ThemeName::System; });
    row("sandbox", {u"--sandbox"_s}, [](CommandLine &line) { line.sandbox = true; });
    row("sandbox with a scenario", {u"--sandbox"_s, u"a/b.json"_s}, [](CommandLine &line) {
        line.sandbox = true;
        line.scenario = u"a/b.json"_s;
    });
    row("sandbox, equals sign", {u"--sandbox=b.json"_s}, [](CommandLine &line) {
        line.sandbox = true;
        line.scenario = u"b.json"_s;
    });
    row("sandbox, built-in scenario", {u"--sandbox=four-replies"_s}, [](CommandLine &line) {
        line.sandbox = true;
        line.scenario = u"four-replies"_s;
    });
    row("api-base", {u"--api-base"_s, u"http://127.0.0.1:9"_s},
        [](CommandLine &line) { line.apiBase = QUrl(u"http://127.0.0.1:9"_s); });
    row("token-url", {u"--token-url"_s, u"https://h/app/t"_s},
        [](CommandLine &line) { line.tokenUrl = QUrl(u"https://h/app/t"_s); });
    row("model-base", {u"--model-base"_s, u"http://h:1/v1"_s},
        [](CommandLine &line) { line.modelBase = QUrl(u"http://h:1/v1"_s); });
    row("model", {u"--model"_s, u"m-1"_s}, [](CommandLine &line) { line.model = u"m-1"_s; });
    row("connect", {u"--connect"_s}, [](CommandLine &line) { line.connect = true; });
    row("screenshot", {u"--screenshot"_s, u"/t/x.png"_s}, [](CommandLine &line) { line.screenshot = u"/t/x.png"_s; });
    row("place", {u"--place"_s, u"traffic"_s}, [](CommandLine &line) { line.place = u"traffic"_s; });
    row("size", {u"--size"_s, u"1440x900"_s}, [](CommandLine &line) { line.size = QSize(1440, 900); });
    row("encoding", {u"import"_s, u"a.log"_s, u"--encoding"_s, u"utf-16le"_s}, [](CommandLine &line) {
        line.verb = console::Verb::Import;
        line.files = QStringList{u"a.log"_s};
        line.encoding = importer::Encoding::Utf16Le;
    });
    row("encoding, its other name", {u"import"_s, u"--encoding=gbk"_s, u"a.log"_s}, [](CommandLine &line) {
        line.verb = console::Verb::Import;
        line.files = QStringList{u"a.log"_s};
        line.encoding = importer::Encoding::Gbk;
    });
    row("help", {u"--help"_s}, [](CommandLine &line) { line.help = true; });
    row("help, short", {u"-h"_s}, [](CommandLine &line) { line.help = true; });
    row("version", {u"--version"_s}, [](CommandLine &line) { line.version = true; });
    row("events of the doctor", {u"doctor"_s, u"--events"_s}, [](CommandLine &line) {
        line.verb = console::Verb::Doctor;
        line.events = true;
    });
    row("version, short", {u"-v"_s}, [](CommandLine &line) { line.version = true; });
}

void tst_CommandLine::everyOptionIsRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(CommandLine, expected);
    const auto line = console::parseCommandLine(arguments);
    QVERIFY2(line, line ? "" : qPrintable(line.error().sentence));
    QVERIFY(*line == expected);
}

void tst_CommandLine::aWrongValueIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("names");
    QTest::newRow("unknown option") << QStringList{u"--wide"_s} << u"wide"_s;
    QTest::newRow("unknown verb") << QStringList{u"walk"_s} << u"walk"_s;
    QTest::newRow("an argument too many") << QStringList{u"run"_s, u"fast"_s} << u"fast"_s;
    QTest::newRow("events of a run") << QStringList{u"run"_s, u"--events"_s} << u"--events"_s;
    QTest::newRow("no value") << QStringList{u"--profile"_s} << u"profile"_s;
    QTest::newRow("empty value") << QStringList{u"--data-dir="_s} << u"--data-dir"_s;
    QTest::newRow("language") << QStringList{u"--lang"_s, u"fr"_s} << u"--lang"_s;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << u"--theme"_s;
    QTest::newRow("place") << QStringList{u"--place"_s, u"moon"_s} << u"--place"_s;
    QTest::newRow("size") << QStringList{u"--size"_s, u"1440*900"_s} << u"--size"_s;
    QTest::newRow("size without height") << QStringList{u"--size"_s, u"1440x"_s} << u"--size"_s;
    QTest::newRow("api-base") << QStringList{u"--api-base"_s, u"api.sgroup.qq.com"_s} << u"--api-base"_s;
    QTest::newRow("token-url") << QStringList{u"--token-url"_s, u"file:///etc/passwd"_s} << u"--token-url"_s;
    QTest::newRow("model-base") << QStringList{u"--model-base"_s, u"http://"_s} << u"--model-base"_s;
    QTest::newRow("two platforms") << QStringList{u"--sandbox"_s, u"--api-base"_s, u"http://h"_s} << u"--sandbox"_s;
    QTest::newRow("nothing to resend") << QStringList{u"resend"_s} << u"resend"_s;
    QTest::newRow("resend in the sandbox") << QStringList{u"resend"_s, u"3"_s, u"--sandbox"_s} << u"--sandbox"_s;
    QTest::newRow("a dry run of nothing") << QStringList{u"run"_s, u"--dry-run"_s} << u"--dry-run"_s;
    QTest::newRow("an anchor for nothing") << QStringList{u"--anchor"_s, u"newest"_s} << u"--anchor"_s;
    QTest::newRow("a picture of nothing") << QStringList{u"run"_s, u"--screenshot"_s, u"x.png"_s} << u"--screenshot"_s;
    QTest::newRow("an export of no format") << QStringList{u"export"_s, u"-o"_s, u"x"_s} << u"--format: har, ndjson"_s;
    QTest::newRow("an unknown format") << QStringList{u"export"_s, u"--format"_s, u"pdf"_s, u"-o"_s, u"x"_s}
                                       << u"--format must be one of: har"_s;
    QTest::newRow("an export to nowhere") << QStringList{u"export"_s, u"--format"_s, u"har"_s} << u"-o FILE"_s;
    QTest::newRow("an export both ways") << QStringList{u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, u"x"_s,
        u"--raw"_s, u"--redact"_s} << u"--raw"_s;
    QTest::newRow("an export of a word too many")
        << QStringList{u"export"_s, u"all"_s, u"--format"_s, u"har"_s, u"-o"_s, u"x"_s} << u"all"_s;
    QTest::newRow("a raw run") << QStringList{u"run"_s, u"--raw"_s} << u"--raw"_s;
    QTest::newRow("a run with a file") << QStringList{u"run"_s, u"-o"_s, u"x"_s} << u"--output"_s;
    QTest::newRow("an unknown encoding") << QStringList{u"import"_s, u"a.log"_s, u"--encoding"_s, u"latin1"_s}
                                         << u"--encoding must be one of: utf-8, utf-16le, utf-16be, gb18030, gbk"_s;
    QTest::newRow("an encoding of nothing") << QStringList{u"--encoding"_s, u"utf-8"_s} << u"--encoding"_s;
    QTest::newRow("a value for a switch") << QStringList{u"--connect=yes"_s} << u"connect"_s;
}

void tst_CommandLine::aWrongValueIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, names);
    const auto line = console::parseCommandLine(arguments);
    QVERIFY(!line);
    QVERIFY2(line.error().sentence.contains(names), qPrintable(line.error().sentence));
    QVERIFY(!line.error().sentence.contains(u'\n'));
}

void tst_CommandLine::optionsMayStandOnEitherSideOfTheVerb()
{
    const auto before = console::parseCommandLine({u"--connect"_s, u"--profile"_s, u"cat"_s, u"run"_s});
    const auto after = console::parseCommandLine({u"run"_s, u"--connect"_s, u"--profile"_s, u"cat"_s});
    QVERIFY(before);
    QVERIFY(after);
    QVERIFY(*before == *after);
    QVERIFY(before->verb == console::Verb::Run);
    QVERIFY(before->connect);
    QCOMPARE(before->profile, u"cat"_s);
}

void tst_CommandLine::aScenarioFollowsOnlyAsAJsonFile()
{
    const auto verb = console::parseCommandLine({u"--sandbox"_s, u"run"_s});
    QVERIFY(verb);
    QVERIFY(verb->verb == console::Verb::Run);
    QVERIFY(verb->sandbox);
    QVERIFY(verb->scenario.isEmpty());
    const auto option = console::parseCommandLine({u"--sandbox"_s, u"--connect"_s});
    QVERIFY(option);
    QVERIFY(option->connect);
    QVERIFY(option->scenario.isEmpty());
    const auto both = console::parseCommandLine({u"--sandbox"_s, u"x.json"_s, u"run"_s});
    QVERIFY(both);
    QVERIFY(both->verb == console::Verb::Run);
    QCOMPARE(both->scenario, u"x.json"_s);
    // A bare name after a blank could be a verb, so a built-in scenario needs the equals sign.
    const auto builtIn = console::parseCommandLine({u"--sandbox=own-id"_s, u"run"_s});
    QVERIFY(builtIn);
    QVERIFY(builtIn->verb == console::Verb::Run);
    QCOMPARE(builtIn->scenario, u"own-id"_s);
    QVERIFY(!console::parseCommandLine({u"--sandbox"_s, u"own-id"_s}));
}

void tst_CommandLine::resendTakesIdsAnAnchorAndADryRun()
{
    const auto line
        = console::parseCommandLine({u"resend"_s, u"12"_s, u"--anchor"_s, u"newest"_s, u"attempt:7"_s, u"--dry-run"_s});
    QVERIFY(line);
    QVERIFY(line->verb == console::Verb::Resend);
    QCOMPARE(line->ids, (QStringList{u"12"_s, u"attempt:7"_s}));
    QCOMPARE(line->anchor, u"newest"_s);
    QVERIFY(line->dryRun);
    QVERIFY(console::readResendId(u"live:12"_s) == (console::ResendId{false, 12}));
    QVERIFY(console::readResendId(u"attempt:7"_s) == (console::ResendId{true, 7}));
    for (const QString &wrong : {u""_s, u"0"_s, u"-3"_s, u"x"_s, u"attempt:"_s, u"import:3"_s, u"1:2"_s})
        QVERIFY2(!console::readResendId(wrong), qPrintable(wrong));
}

void tst_CommandLine::exportTakesAFormatAFileAndWhetherPeopleAreNamed()
{
    const auto line = console::parseCommandLine({u"--format"_s, u"har"_s, u"export"_s, u"-o"_s, u"-"_s});
    QVERIFY2(line, line ? "" : qPrintable(line.error().sentence));
    QVERIFY(line->verb == console::Verb::Export);
    QCOMPARE(line->format, u"har"_s);
    QCOMPARE(line->output, u"-"_s);
    QVERIFY(!line->raw);
    const auto raw = console::parseCommandLine({u"export"_s, u"--format=har"_s, u"--output=a b.har"_s, u"--raw"_s});
    QVERIFY(raw);
    QVERIFY(raw->raw);
    QCOMPARE(raw->output, u"a b.har"_s);
    QVERIFY(console::parseCommandLine({u"export"_s, u"--format=har"_s, u"-o"_s, u"x"_s, u"--redact"_s}));
    QVERIFY(console::exportFormats().contains(line->format));
}

void tst_CommandLine::everyOptionIsInTheHelp()
{
    const QString help = console::helpText();
    for (const auto &option : {u"--profile"_s, u"--data-dir"_s, u"--lang"_s, u"--theme"_s, u"--sandbox"_s,
             u"--api-base"_s, u"--token-url"_s, u"--model-base"_s, u"--model"_s, u"--connect"_s, u"--screenshot"_s,
             u"--place"_s, u"--size"_s, u"--help"_s, u"--version"_s, u"--anchor"_s, u"--dry-run"_s, u"run"_s,
             u"resend"_s, u"export"_s, u"--format"_s, u"--output"_s, u"--redact"_s, u"--raw"_s})
        QVERIFY2(help.contains(option), qPrintable(option));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
