// Makes the first inputs of the fuzz targets: the examples of the wire, the files that the program brings along, and
// the worst shapes of 2 MB. Arguments: the root of the sources, a folder to write to.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

constexpr int large = 2 * 1024 * 1024;

QByteArray content(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// One folder of seeds; names count up.
class Corpus
{
public:
    explicit Corpus(const QString &folder)
        : m_folder(folder)
    {
        if (!QDir().mkpath(folder))
            qFatal("cannot make %s", qPrintable(folder));
    }
    void add(const QByteArray &input)
    {
        QFile file(m_folder.filePath(u"seed-%1"_s.arg(++m_count)));
        if (!file.open(QIODevice::WriteOnly) || file.write(input) != input.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    void addFiles(const QString &folder, const QString &pattern)
    {
        const QDir dir(folder);
        const QStringList names = dir.entryList({pattern}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            add(content(dir.filePath(name)));
    }
    /// Inputs of 2 MB that cost a careless reader most: depth, breadth, one long text, many names, numbers, escapes.
    void addLarge()
    {
        add(QByteArray(large, '['));
        add(QByteArray(large / 2, '[') + QByteArray(large / 2, ']'));
        add(QByteArray("{\"d\":").repeated(large / 5));
        add('[' + QByteArray("0,").repeated(large / 2 - 1) + "0]");
        add("{\"op\":0,\"t\":\"" + QByteArray(large - 32, 'x') + "\"}");
        add("{\"op\":0,\"d\":\"" + QByteArray("\\u4f60").repeated(large / 6 - 8) + "\"}");
        add('{' + QByteArray("\"a\":{},").repeated(large / 7 - 1) + "\"a\":0}");
        add("[1" + QByteArray(large - 4, '0') + ']');
        add(QByteArray(large, '\xff'));
        add(QByteArray(large, '"'));
    }

private:
    QDir m_folder;
    int m_count = 0;
};

void addBodies(Corpus &corpus, const QString &folder)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.response.json"_s, u"*.request.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QJsonValue body = QJsonDocument::fromJson(content(dir.filePath(name))).object().value("body"_L1);
        if (body.isObject())
            corpus.add(QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact));
        else
            corpus.add(body.toString().toUtf8());
    }
}

/// Every kind of term and every way to join and to nest them.
void addFilters(Corpus &corpus)
{
    for (const char *text :
        {"", "天气", "weather today", "\"like today?\"", "a OR b c OR -d", "NOT (a OR \"b\\\"c\") AND e",
            "kind:http state:refused", "-has:error scene:group", "bot:shop peer:0A source:live",
            "msg:ROBOT1.0_a anchor:b", "event:C2C id:x ref:REFIDX_1 trace:0f", "seq:1 attempt:>=2 turn:3..5",
            "op:0 s:..9 t:C2C_MESSAGE_CREATE", "method:post path:/v2/users status:400..499",
            "code:40034024 OR close:4914", "dur:>=500ms age:<1min", "size:>2k mark:red", "re:/wor.d\\/x/",
            "j:d.content", "j:d.list[0].a=b j:\"a b\"=\"c d\" j:flag=true", "12:30 http://example.org/a?b=c",
            "((((a))))", "------a", "🌙 琥珀 カタカナ 한글", "kind:\"http\"", "re:/(a|b)+?[^c]\\d{2,3}$/"})
        corpus.add(text);
    // As deep as a filter may be (filter::deepestFilter), and as many terms.
    corpus.add(QByteArray("(").repeated(16) + 'a' + QByteArray(")").repeated(16));
    corpus.add(QByteArray("(a b OR ").repeated(16) + 'c' + QByteArray(")").repeated(16));
    corpus.add(QByteArray("-a OR j:b=c ").repeated(32));
}

/// What AstrBot prints, and the shapes that cost a reader of it most.
void addReprs(Corpus &corpus)
{
    for (const char *text : {"{'a': None, 'b': [True, False, 1, -2.5, 1e+16]}", R"('it\'s \n\t\x00\u4f60\U0001f4ec')",
             R"("it's")", "(1,)", "{1, 'a'}", "b'a\\xff'", "[[...], {}, (), set()]", "datetime.datetime(2026, 3, 25)",
             "MessageChain(chain=[Plain(type=<ComponentType.Plain: 'Plain'>, text='x', convert=True)], type=None)"})
        corpus.add(text);
    corpus.add(QByteArray("(").repeated(64) + QByteArray(")").repeated(64));
    corpus.add(QByteArray("<").repeated(large));
    corpus.add(QByteArray("<'").repeated(large / 2));
    corpus.add(QByteArray("a(").repeated(large / 2));
    corpus.add("{" + QByteArray("'a': 'b', ").repeated(large / 10 - 1) + "}");
    corpus.add("'" + QByteArray("\\u4f60").repeated(large / 6 - 1) + "'");
}

/// Each way to write a header and to wrap a line, and a log that is nothing but the beginning of something.
void addLogs(Corpus &corpus, const QString &folder)
{
    corpus.addFiles(folder, u"*.log"_s);
    for (const char *text : {"\x1b[32m[15:04:16.478]\x1b[0m [Core] [WARN] [v4.22.0] [a.b:1]: m\n",
             "[2026-03-25 15:04:16.478] [Core]\n[INFO]\n[a.b:1]: Prepare to send - /A: x\nmore\n",
             "[Core][INFO][a.b:1]: m\n", " [15:04:16] [Core] [ERRO] [a.b:1]: m \n", "[07:36:18| INFO] [f.py:175]: m\n",
             "[09:49:08] [INFO ] [f.py:21]: m\n",
             "name-1  | 2026-03-25T07:04:16.478123456Z [15:04:16] [Core] [INFO] [a.b:1]: m\n",
             "{\"log\":\"[15:04:16.478] [Core] [INFO] [a.b:1]: one "
             "\",\"stream\":\"stdout\",\"time\":\"2026-03-25T07:04:16Z\"}\n",
             "{\"level\":\"INFO\",\"time\":1774422256.4,\"data\":\"[15:04:16.478] [Core] [INFO] [a.b:1]: m\"}\n",
             "Mar 25 15:04:16 host unit[1]: [15:04:16] [Core] [INFO] [a.b:1]: m\n",
             "[2026-03-25 15:04:16.478] {\"type\":\"trace\"}\n", "[ERROR]\t(http.py:190)request\tm\n",
             "Traceback (most recent call last):\n  File \"x\", line 1, in f\nA.B: c\n"})
        corpus.add(text);
    corpus.add(QByteArray("[15:04:16.478] [Core]\n").repeated(large / 22));
    corpus.add(
        QByteArray("[15:04:16.478] [Core] [INFO] [a.b:1]: post_c2c_message result: {'id': 'x'}\n").repeated(2'000));
    corpus.add("[15:04:16.478] [Core] [INFO] [a.b:1]: post_c2c_message payload: " + QByteArray(large / 2, '['));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        qFatal("seeds SOURCES FOLDER");
    const QString examples = arguments[1] + "/tests/data/protocol"_L1;
    Corpus frame(arguments[2] + "/frame"_L1);
    frame.addFiles(examples, u"event-*.json"_s);
    frame.addFiles(examples, u"frame-*.json"_s);
    frame.addLarge();
    Corpus body(arguments[2] + "/errorbody"_L1);
    addBodies(body, examples);
    body.addLarge();
    Corpus rules(arguments[2] + "/ruleset"_L1);
    rules.addFiles(arguments[1] + "/resources/rules"_L1, u"*.json"_s);
    rules.addLarge();
    Corpus scenario(arguments[2] + "/scenario"_L1);
    scenario.addFiles(arguments[1] + "/resources/scenarios"_L1, u"*.json"_s);
    scenario.addLarge();
    Corpus filter(arguments[2] + "/filter"_L1);
    addFilters(filter);
    filter.addLarge();
    Corpus repr(arguments[2] + "/pyrepr"_L1);
    addReprs(repr);
    repr.addLarge();
    Corpus log(arguments[2] + "/logreader"_L1);
    addLogs(log, arguments[1] + "/tests/data/importer"_L1);
    log.addLarge();
    return 0;
}
