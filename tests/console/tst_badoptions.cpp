#include "app/console/commandline.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

/// Every option with every kind of rubbish: it is taken, or one short line says what is wrong, in both languages.
class tst_BadOptions : public QObject
{
    Q_OBJECT
private slots:
    void rubbishIsTakenOrExplained_data();
    void rubbishIsTakenOrExplained();
    void aSentenceShowsNothingThatHides();

private:
    /// Empty: the command line could be read.
    [[nodiscard]] static QString complaint(const QStringList &arguments)
    {
        const auto line = console::parseCommandLine(arguments);
        return line ? QString() : line.error().sentence;
    }
};

namespace {

/// With what each needs to be the only thing that is wrong.
const QList<std::pair<QString, QStringList>> options{
    {u"--profile"_s, {}},
    {u"--data-dir"_s, {}},
    {u"--lang"_s, {}},
    {u"--theme"_s, {}},
    {u"--api-base"_s, {}},
    {u"--token-url"_s, {}},
    {u"--model-base"_s, {}},
    {u"--model"_s, {}},
    {u"--screenshot"_s, {}},
    {u"--place"_s, {}},
    {u"--size"_s, {}},
    {u"--anchor"_s, {u"resend"_s, u"1"_s}},
    {u"--format"_s, {u"export"_s, u"-o"_s, u"x"_s}},
    {u"--filter"_s, {u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, u"x"_s}},
    {u"--output"_s, {u"export"_s, u"--format"_s, u"har"_s}},
    {u"--encoding"_s, {u"import"_s, u"a.log"_s}},
};

struct Rubbish
{
    const char *name;
    QString value;
    bool isAlwaysWrong = false; ///< for every option
};
const QList<Rubbish> rubbish{
    {"empty", QString(), true},
    {"huge", QString(1'000'000, u'x')},
    {"of another type", u"{\"a\":[1,2]}"_s},
    {"a number", u"-99999999999999999999"_s},
    {"another encoding", QString::fromLocal8Bit("\xff\xfe\xc3\x28")},
    {"control characters", u"a\nb\tc\u0007"_s},
    {"turned around", u"\u202Eabc\u2066"_s},
    {"another option", u"--connect"_s},
    {"brackets", QString(5'000, u'(')},
};

} // namespace

void tst_BadOptions::rubbishIsTakenOrExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    QTest::addColumn<bool>("isAlwaysWrong");
    for (const auto &[option, others] : options)
        for (const Rubbish &one : rubbish)
            QTest::addRow("%s, %s", qPrintable(option), one.name)
                << others + QStringList{option + u'=' + one.value} << option << one.isAlwaysWrong;
    for (const Rubbish &one : rubbish)
        if (!one.value.isEmpty()) {
            QTest::addRow("a verb, %s", one.name) << QStringList{u"run"_s, one.value} << QString() << false;
            QTest::addRow("an option, %s", one.name) << QStringList{u"--x"_s + one.value} << QString() << true;
        }
}

void tst_BadOptions::rubbishIsTakenOrExplained()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    QFETCH(bool, isAlwaysWrong);
    const QString english = complaint(arguments);
    QVERIFY(!isAlwaysWrong || !english.isEmpty());
    QTranslator ours;
    QTranslator qts; // an option that is not known is Qt's to say
    QVERIFY(ours.load(u":/i18n/qbc_zh_CN.qm"_s));
    std::ignore = qts.load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    QCoreApplication::installTranslator(&qts);
    QCoreApplication::installTranslator(&ours);
    const QString chinese = complaint(arguments);
    QCOMPARE(chinese.isEmpty(), english.isEmpty());
    for (const QString &sentence : {english, chinese}) {
        QVERIFY2(sentence.size() < 300, qPrintable(QString::number(sentence.size())));
        for (const QChar c : sentence)
            QVERIFY2(c.isPrint() || c == u' ', qPrintable(sentence));
        if (!sentence.isEmpty() && !option.isEmpty())
            QVERIFY2(sentence.contains(option) || sentence.contains(option.sliced(2)), qPrintable(sentence));
    }
    if (!english.isEmpty())
        QVERIFY2(chinese != english, qPrintable(chinese));
}

void tst_BadOptions::aSentenceShowsNothingThatHides()
{
    const QString sentence = complaint({u"walk\u202E\u0007"_s});
    QVERIFY2(!sentence.contains(QChar(0x202E)) && !sentence.contains(QChar(7)), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(tst_BadOptions)
#include "tst_badoptions.moc"
