#include "tests/layers/rules.h"
#include "tests/layers/wordrules.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace layers;
using namespace Qt::StringLiterals;

namespace {

using Files = QMap<QString, QString>;
using Rule = QStringList (*)(const SourceTree &);

const QString root = QStringLiteral(QBC_SOURCE_DIR);

/// A small tree that breaks no rule: every kind of room that the rules speak of.
Files soundTree()
{
    return {
        {u"app/core/CMakeLists.txt"_s, u"qbc_add_room(core SOURCES ids.h)"_s},
        {u"app/core/ids.h"_s, u"#include <QString>\n"_s},
        {u"app/protocol/CMakeLists.txt"_s, u"qbc_add_room(protocol SOURCES parse.h parse.cpp ROOMS core)"_s},
        {u"app/protocol/parse.h"_s, u"#include \"app/core/ids.h\"\n"_s},
        {u"app/protocol/parse.cpp"_s, u"#include \"app/protocol/parse.h\"\n#include <QJsonObject>\n"_s},
        {u"app/journal/CMakeLists.txt"_s, u"qbc_add_room(journal SOURCES store.h store.cpp ROOMS protocol)"_s},
        {u"app/journal/store.h"_s, u"#include \"app/protocol/parse.h\"\n"_s},
        {u"app/journal/store.cpp"_s, u"#include <SQLiteCpp/SQLiteCpp.h>\n"_s},
        {u"app/sandbox/CMakeLists.txt"_s, u"qbc_add_room(sandbox SOURCES door.cpp ROOMS protocol QT WebSockets)"_s},
        {u"app/sandbox/door.cpp"_s, u"#include <QWebSocketServer>\nQWebSocketServer *server;\n"_s},
        {u"ui/common/CMakeLists.txt"_s, u"qbc_add_room(ui_common SOURCES theme.h ROOMS journal QT Widgets)"_s},
        {u"ui/common/theme.h"_s, u"#include \"app/core/ids.h\"\n#include <QWidget>\n"_s},
        {u"ui/traffic/CMakeLists.txt"_s, u"qbc_add_room(ui_traffic SOURCES page.h ROOMS ui_common)"_s},
        {u"ui/traffic/page.h"_s, u"#include \"ui/common/theme.h\"\n#include <QtGui/QPainter>\n"_s},
        {u"ui/shell/CMakeLists.txt"_s, u"qbc_add_room(ui_shell SOURCES window.h ROOMS ui_traffic)"_s},
        {u"ui/shell/window.h"_s, u"#include \"ui/traffic/page.h\"\n"_s},
        {u"ui/CMakeLists.txt"_s, u"add_executable(qbc main.cpp)"_s},
        {u"ui/main.cpp"_s, u"#include \"ui/shell/window.h\"\n// no QMutex, no X::instance(\nauto s = \"QMutex\";\n"_s},
        {u"tests/journal/CMakeLists.txt"_s, u"qbc_add_test(store ROOMS journal)"_s},
        {u"tests/journal/tst_store.cpp"_s, u"#include <QMutex>\n"_s},
    };
}

SourceTree written(const Files &files)
{
    const QTemporaryDir folder;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        const QString path = folder.filePath(it.key());
        QDir().mkpath(path.section(u'/', 0, -2));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(it->toUtf8()) < 0)
            return {};
    }
    return SourceTree::read(folder.path());
}

} // namespace

class tst_Layers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theTreeHasWhatTheRulesLookAt();
    void eachIncludeIsDeclared();
    void noEdgeIsForbidden();
    void eachLibraryStaysInItsRoom();
    void noForbiddenWordStandsInCode();
    void eachSourceFileIsBuilt();
    void noFileIsTooLong();
    void aSoundTreeBreaksNoRule();
    void aWrongTreeIsFound_data();
    void aWrongTreeIsFound();

private:
    SourceTree m_tree;
};

void tst_Layers::initTestCase()
{
    m_tree = SourceTree::read(root);
}

void tst_Layers::theTreeHasWhatTheRulesLookAt()
{
    // Otherwise the claims below would hold of nothing.
    QCOMPARE_GT(m_tree.files.size(), 200);
    QCOMPARE_GE(m_tree.rooms.size(), 19);
    QCOMPARE(m_tree.rooms.value(u"gateway"_s).rooms, QStringList{u"traffic"_s});
    QCOMPARE(m_tree.rooms.value(u"gateway"_s).qt, (QStringList{u"Network"_s, u"WebSockets"_s}));
    QCOMPARE(m_tree.reach(u"gateway"_s), (QSet<QString>{u"gateway"_s, u"traffic"_s, u"protocol"_s, u"core"_s}));
    QCOMPARE(m_tree.reach(u"console"_s).contains(u"sandbox"_s), true); // by target_link_libraries
    QCOMPARE(qtModuleOf(u"QWidget"_s), u"Widgets"_s);
    QCOMPARE(qtModuleOf(u"QtWidgets/QWidget"_s), u"Widgets"_s);
    QCOMPARE(qtModuleOf(u"qcolor.h"_s), u"Gui"_s);
    QCOMPARE(qtModuleOf(u"QString"_s), u"Core"_s);
    QCOMPARE(qtModuleOf(u"vector"_s), QString());
}

void tst_Layers::eachIncludeIsDeclared()
{
    QCOMPARE(undeclaredEdges(m_tree).join(u'\n'), QString());
}

void tst_Layers::noEdgeIsForbidden()
{
    QCOMPARE(forbiddenEdges(m_tree).join(u'\n'), QString());
}

void tst_Layers::eachLibraryStaysInItsRoom()
{
    QCOMPARE(misplacedLibraries(m_tree).join(u'\n'), QString());
}

void tst_Layers::noForbiddenWordStandsInCode()
{
    QCOMPARE(forbiddenWords(m_tree).join(u'\n'), QString());
}

void tst_Layers::eachSourceFileIsBuilt()
{
    QCOMPARE(unlistedFiles(m_tree).join(u'\n'), QString());
}

void tst_Layers::noFileIsTooLong()
{
    QCOMPARE(longFiles(m_tree).join(u'\n'), QString());
}

void tst_Layers::aSoundTreeBreaksNoRule()
{
    const SourceTree tree = written(soundTree());
    QCOMPARE(tree.files.size(), 11);
    for (const Rule rule :
        {undeclaredEdges, forbiddenEdges, misplacedLibraries, forbiddenWords, unlistedFiles, longFiles})
        QCOMPARE(rule(tree).join(u'\n'), QString());
}

void tst_Layers::aWrongTreeIsFound_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, Rule rule, const char *path, const char *text, const char *found) {
        QTest::newRow(name) << rule << QString::fromLatin1(path) << QString::fromLatin1(text)
                            << QString::fromLatin1(found);
    };
    row("undeclared room", undeclaredEdges, "app/core/ids.h", "#include \"app/protocol/parse.h\"\n", "core does not");
    row("undeclared Qt module", undeclaredEdges, "app/core/ids.h", "#include <QWebSocket>\n", "Qt WebSockets");
    row("no path from the root", undeclaredEdges, "app/protocol/parse.cpp", "#include \"parse.h\"\n", "from the root");
    row("widget in app", forbiddenEdges, "app/core/ids.h", "#include <QWidget>\n", "no window");
    row("widget in app, long", forbiddenEdges, "app/core/ids.h", "#include <QtWidgets/QWidget>\n", "no window");
    row("colour in app", forbiddenEdges, "app/core/ids.h", "# include <QtGui/QColor>\n", "no window");
    row("app knows ui", forbiddenEdges, "app/core/ids.h", "#include \"ui/common/theme.h\"\n", "does not know ui");
    row("app links widgets", forbiddenEdges, "app/core/CMakeLists.txt", "qbc_add_room(core SOURCES ids.h QT Widgets)",
        "links Qt Widgets");
    row("sandbox knows the journal", forbiddenEdges, "app/sandbox/door.cpp", "#include \"app/journal/store.h\"\n",
        "by itself");
    row("sandbox declares the journal", forbiddenEdges, "app/sandbox/CMakeLists.txt",
        "qbc_add_room(sandbox SOURCES door.cpp ROOMS journal)", "reaches the room journal");
    row("window knows the sandbox", forbiddenEdges, "ui/main.cpp", "#include \"app/sandbox/door.h\"\n", "only console");
    row("sibling", forbiddenEdges, "ui/traffic/page.h", "#include \"ui/inspector/panel.h\"\n", "each other");
    row("declared sibling", forbiddenEdges, "ui/traffic/CMakeLists.txt",
        "qbc_add_room(ui_traffic SOURCES page.h ROOMS ui_shell)", "reaches the room ui_shell");
    row("listener", misplacedLibraries, "app/protocol/parse.cpp", "#include <QTcpServer>\n", "only the sandbox");
    row("http server elsewhere", misplacedLibraries, "app/sandbox/door.cpp", "#include <QtHttpServer/QHttpServer>\n",
        "httpdoor.cpp");
    row("simdjson elsewhere", misplacedLibraries, "app/journal/store.cpp", "#include <simdjson.h>\n", "only protocol");
    row("zlib elsewhere", misplacedLibraries, "app/journal/store.cpp", "#include <zlib.h>\n", "only importer");
    row("SQLite elsewhere", misplacedLibraries, "app/protocol/parse.cpp", "#include <sqlite3.h>\n",
        "journal, imports, outbox, storage and");
    row("SQLite in a shared header", misplacedLibraries, "app/journal/store.h", "#include <SQLiteCpp/Database.h>\n",
        "others read");
    row("JSON in a shared header", misplacedLibraries, "app/protocol/parse.h", "#include <QJsonObject>\n", "JSON");
    row("mutex", forbiddenWords, "app/journal/store.cpp", "QMutex mutex;\n", "a mutex");
    row("mutex beside the queue", forbiddenWords, "app/journal/entryqueue2.cpp", "QMutex mutex;\n", "a mutex");
    row("mutex of std", forbiddenWords, "ui/traffic/page.h", "mutable std::shared_mutex m;\n", "a mutex");
    row("singleton", forbiddenWords, "app/core/ids.h", "struct S { static S &instance(); };\n", "a singleton");
    row("use of a singleton", forbiddenWords, "ui/main.cpp", "auto x = core::Ids::instance().next();\n", "a singleton");
    row("declared listener", forbiddenWords, "app/journal/store.h", "class QTcpServer;\n", "a listener");
    row("forgotten file", unlistedFiles, "app/core/left.cpp", "int x;\n", "left.cpp");
    row("forgotten header of a test", unlistedFiles, "tests/journal/samples.h", "int x;\n", "samples.h");
    row("forgotten test", unlistedFiles, "tests/journal/tst_left.cpp", "int x;\n", "tst_left.cpp");
}

void tst_Layers::aWrongTreeIsFound()
{
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, found);
    Files files = soundTree();
    files[path] = text;
    // A header with nobody else as a reader is private: this one has one.
    files[u"app/journal/store.h"_s] += u"#include \"app/protocol/parse.h\"\n"_s;
    files[u"ui/common/theme.h"_s] += u"#include \"app/journal/store.h\"\n"_s;
    const QStringList wrong = rule(written(files));
    QCOMPARE_GE(wrong.size(), 1);
    QVERIFY2(wrong.join(u'\n').contains(found), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_layers.moc"
