#include "tests/layers/rules.h"

#include <QRegularExpression>

namespace layers {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestFile = 400; // Source: the house style, smell 10

QString at(const SourceFile &file, const Include &include)
{
    return u"%1:%2: includes %3, "_s.arg(file.path).arg(include.line).arg(include.text);
}

/// Whether the file's only readers are .cpp files of its own room.
bool isPrivate(const SourceTree &tree, const SourceFile &header)
{
    return std::ranges::none_of(tree.files, [&](const SourceFile &reader) {
        const bool reads = std::ranges::any_of(
            reader.includes, [&](const Include &include) { return include.quoted && include.text == header.path; });
        const bool harmless = (reader.room == header.room && !reader.isHeader()) || reader.path.startsWith("tests/"_L1);
        return reads && !harmless;
    });
}

struct Ban
{
    QString from;
    QString to;
};

/// Pairs that the picture of the rooms excludes, whatever a CMakeLists.txt says; the closure is what counts.
const QList<Ban> &bans()
{
    static const QList<Ban> list = {{u"lineage"_s, u"outbox"_s}, {u"gateway"_s, u"outbox"_s},
        {u"openapi"_s, u"gateway"_s}, {u"openapi"_s, u"journal"_s}, {u"outbox"_s, u"journal"_s},
        {u"model"_s, u"outbox"_s}, {u"agent"_s, u"outbox"_s}, {u"agent"_s, u"openapi"_s}, {u"agent"_s, u"gateway"_s},
        {u"bot"_s, u"journal"_s}, {u"bot"_s, u"text"_s}, {u"journal"_s, u"http"_s}, {u"protocol"_s, u"traffic"_s},
        {u"importer"_s, u"journal"_s}, {u"importer"_s, u"lineage"_s}, {u"importer"_s, u"text"_s},
        {u"gateway"_s, u"importer"_s}};
    return list;
}

QStringList forbiddenByDeclaration(const SourceTree &tree, const QString &room)
{
    QStringList wrong;
    const QSet<QString> reached = tree.reach(room);
    const bool isUi = room.startsWith("ui_"_L1);
    for (const QString &other : reached) {
        const bool uiFromApp = !isUi && other.startsWith("ui_"_L1);
        // The shell joins the places; the desk joins shell and console, and so reaches everything.
        const bool joins = room == "ui_shell"_L1 || room == "ui_desk"_L1;
        const bool isShared = other == "ui_common"_L1 || (other == "ui_filter"_L1 && room != "ui_common"_L1);
        const bool sibling = isUi && !joins && other.startsWith("ui_"_L1) && !isShared;
        const bool leavesSandbox = room == "sandbox"_L1 && other != "core"_L1 && other != "protocol"_L1;
        const bool seesSandbox = other == "sandbox"_L1 && room != "console"_L1 && room != "ui_desk"_L1;
        const bool banned
            = std::ranges::any_of(bans(), [&](const Ban &ban) { return ban.from == room && ban.to == other; });
        if (other != room && (uiFromApp || sibling || leavesSandbox || seesSandbox || banned))
            wrong += u"%1: reaches the room %2, which it must not"_s.arg(room, other);
    }
    if (!isUi) {
        for (const QString &module : {u"Gui"_s, u"Widgets"_s, u"Svg"_s}) {
            if (tree.qtModules(room).contains(module))
                wrong += u"%1: links Qt %2, which no room of app/ may"_s.arg(room, module);
        }
    }
    return wrong;
}

QString forbiddenInclude(const SourceFile &file, const Include &include)
{
    const QString other = SourceTree::roomOf(include.text);
    const QString module = include.quoted ? QString() : qtModuleOf(include.text);
    const bool isWindowed = module == "Gui"_L1 || module == "Widgets"_L1 || module == "Svg"_L1;
    if (file.isInApp() && isWindowed)
        return u"but rooms of app/ have no window"_s;
    if (file.isInApp() && include.text.startsWith("ui/"_L1))
        return u"but app/ does not know ui/"_s;
    const bool links = file.room == "console"_L1 || file.path == "ui/desk/sandboxlink.cpp"_L1;
    if (other == "sandbox"_L1 && file.room != "sandbox"_L1 && !links)
        return u"but only console, and the desk's link, know the sandbox"_s;
    if (file.room == "sandbox"_L1 && !other.isEmpty() && other != "sandbox"_L1 && other != "core"_L1
        && other != "protocol"_L1)
        return u"but the sandbox computes the platform's rules by itself"_s;
    const bool mayJoin = file.room == "ui_shell"_L1 || file.room == "ui_desk"_L1 || file.path == "ui/main.cpp"_L1;
    const bool isShared
        = other == "ui_common"_L1 || (other == "ui_filter"_L1 && file.room != "ui_common"_L1) || other == file.room;
    if (file.isInUi() && !mayJoin && other.startsWith("ui_"_L1) && !isShared)
        return u"but places of the window do not know each other"_s;
    return {};
}

/// Why a library's header may not stand in this file; empty if it may.
QString misplaced(const SourceTree &tree, const SourceFile &file, const Include &include)
{
    const QString name = include.text.section(u'/', -1);
    static const QStringList listeners = {u"QTcpServer"_s, u"QWebSocketServer"_s, u"QHttpServer"_s, u"QSslServer"_s};
    if (listeners.contains(name) && file.room != "sandbox"_L1)
        return u"but only the sandbox listens"_s;
    if (qtModuleOf(include.text) == "HttpServer"_L1 && file.path != "app/sandbox/httpdoor.cpp"_L1)
        return u"but what Qt may drop stays in app/sandbox/httpdoor.cpp"_s;
    if (name == "zlib.h"_L1 && file.room != "importer"_L1)
        return u"but only importer unpacks files"_s;
    if (name.startsWith("simdjson"_L1) && file.room != "protocol"_L1)
        return u"but only protocol parses with it"_s;
    const bool isPublic = file.isHeader() && !isPrivate(tree, file);
    if (include.text.startsWith("SQLiteCpp"_L1) || name == "sqlite3.h"_L1) {
        static const QStringList keepers = {u"journal"_s, u"imports"_s, u"outbox"_s, u"storage"_s, u"search"_s};
        if (!keepers.contains(file.room))
            return u"but only journal, imports, outbox, storage and search keep files"_s;
        if (isPublic)
            return u"but a header that others read must not"_s;
    }
    if (name.startsWith("QJson"_L1) && isPublic)
        return u"but JSON objects do not leave the file that parses or writes them"_s;
    return {};
}

bool isIncluded(const SourceTree &tree, const SourceFile &header)
{
    return std::ranges::any_of(tree.files, [&header](const SourceFile &reader) {
        return std::ranges::any_of(
            reader.includes, [&header](const Include &include) { return include.text == header.path; });
    });
}

/// Whether a build file of the source's folder, or of one above it, names it.
bool isListed(const SourceTree &tree, const SourceFile &file)
{
    const QString name = file.path.section(u'/', -1);
    if (tree.rooms.contains(file.room) && !file.isPrecompiled())
        return tree.rooms.value(file.room).sources.contains(name);
    if (file.path.startsWith("tests/"_L1) && file.isHeader() && isIncluded(tree, file))
        return true; // what only tests share is built with them
    const QString test = name.startsWith("tst_"_L1) ? name.sliced(4).chopped(4) : name;
    const QRegularExpression mention(u"(?:^|[\\s/(\"])%1(?=[\\s)\"]|$)|qbc_add_test\\(\\s*%2[\\s)]"_s.arg(
        QRegularExpression::escape(name), QRegularExpression::escape(test)));
    for (QString folder = file.path.section(u'/', 0, -2);; folder = folder.section(u'/', 0, -2)) {
        if (tree.buildFiles.value(folder).contains(mention))
            return true;
        if (folder.isEmpty())
            return false;
    }
}

} // namespace

QStringList undeclaredEdges(const SourceTree &tree)
{
    QStringList wrong;
    for (const SourceFile &file : tree.files) {
        if (file.room.isEmpty())
            continue;
        const QSet<QString> reached = tree.reach(file.room);
        const QSet<QString> modules = tree.qtModules(file.room);
        for (const Include &include : file.includes) {
            const QString other = SourceTree::roomOf(include.text);
            const QString module = include.quoted ? QString() : qtModuleOf(include.text);
            if (include.quoted && other.isEmpty() && !file.isPrecompiled())
                wrong += at(file, include) + u"which is not a path from the root"_s;
            else if (!other.isEmpty() && !reached.contains(other))
                wrong += at(file, include) + u"but %1 does not declare %2"_s.arg(file.room, other);
            else if (!module.isEmpty() && !modules.contains(module))
                wrong += at(file, include) + u"but %1 does not link Qt %2"_s.arg(file.room, module);
        }
    }
    return wrong;
}

QStringList forbiddenEdges(const SourceTree &tree)
{
    QStringList wrong;
    for (const QString &room : tree.rooms.keys())
        wrong += forbiddenByDeclaration(tree, room);
    for (const SourceFile &file : tree.files) {
        for (const Include &include : file.includes) {
            const bool isOurs = file.isInApp() || file.isInUi();
            if (const QString why = isOurs ? forbiddenInclude(file, include) : QString(); !why.isEmpty())
                wrong += at(file, include) + why;
        }
    }
    return wrong;
}

QStringList misplacedLibraries(const SourceTree &tree)
{
    QStringList wrong;
    for (const SourceFile &file : tree.files) {
        for (const Include &include : file.includes) {
            const bool isOurs = file.isInApp() || file.isInUi();
            if (const QString why = isOurs ? misplaced(tree, file, include) : QString(); !why.isEmpty())
                wrong += at(file, include) + why;
        }
    }
    return wrong;
}

QStringList unlistedFiles(const SourceTree &tree)
{
    QStringList wrong;
    for (const SourceFile &file : tree.files) {
        if (!isListed(tree, file))
            wrong += file.path + u": no CMakeLists.txt names it"_s;
    }
    return wrong;
}

QStringList longFiles(const SourceTree &tree)
{
    QStringList wrong;
    for (const SourceFile &file : tree.files) {
        if (file.lines > longestFile)
            wrong += u"%1: %2 lines, %3 at most"_s.arg(file.path).arg(file.lines).arg(longestFile);
    }
    return wrong;
}

} // namespace layers
