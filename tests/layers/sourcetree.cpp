#include "tests/layers/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace layers {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Text without comments and with empty literals.
QString codeOf(const QString &text)
{
    // In the order of the alternatives: raw string, string, character (an apostrophe behind a digit divides a number),
    // line comment, block comment.
    static const QRegularExpression noise(uR"re(R"([^\s(]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*")re"
                                          uR"re(|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/)re"_s);
    QString code;
    qsizetype copied = 0;
    for (auto it = noise.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        code += QStringView(text).sliced(copied, match.capturedStart() - copied);
        code += match.captured().startsWith(u'/') ? u" "_s : u"\"\""_s;
        copied = match.capturedEnd();
    }
    code += QStringView(text).sliced(copied);
    return code;
}

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
    QList<Include> found;
    int line = 0;
    for (const QString &row : text.split(u'\n')) {
        ++line;
        if (const auto match = include.match(row); match.hasMatch())
            found.append({match.captured(2), match.captured(1) == u'"', line});
    }
    return found;
}

SourceFile readSource(const QString &root, const QString &path)
{
    const QString text = textOf(root + u'/' + path);
    return {.path = path,
        .room = SourceTree::roomOf(path),
        .lines = int(text.count(u'\n')),
        .includes = includesOf(text),
        .code = codeOf(text)};
}

/// The words behind each keyword of the `qbc_add_room(name KEYWORD word …)` of a build file.
Room parseRoom(const QString &buildFile)
{
    static const QRegularExpression call(u"qbc_add_room\\(\\s*\\w+([^)]*)\\)"_s);
    static const QRegularExpression space(u"\\s+"_s);
    Room room;
    QStringList ignored;
    QStringList *words = &ignored;
    const QMap<QString, QStringList *> keywords = {{u"SOURCES"_s, &room.sources}, {u"ROOMS"_s, &room.rooms},
        {u"QT"_s, &room.qt}, {u"LIBS"_s, &ignored}, {u"PCH"_s, &ignored}};
    for (const QString &word : call.match(buildFile).captured(1).split(space, Qt::SkipEmptyParts)) {
        if (keywords.contains(word))
            words = keywords.value(word);
        else
            words->append(word);
    }
    // What an option adds: target_link_libraries(qbc_console PUBLIC qbc_sandbox).
    static const QRegularExpression link(u"target_link_libraries\\(\\s*qbc_\\w+\\s+PUBLIC\\s+qbc_(\\w+)\\s*\\)"_s);
    for (auto it = link.globalMatch(buildFile); it.hasNext();)
        room.rooms += it.next().captured(1);
    return room;
}

QString withoutComments(const QString &buildFile)
{
    static const QRegularExpression comment(u"#[^\n]*"_s);
    return QString(buildFile).remove(comment);
}

} // namespace

SourceTree SourceTree::read(const QString &root)
{
    SourceTree tree;
    const QDir base(root);
    tree.buildFiles.insert(QString(), withoutComments(textOf(root + u"/CMakeLists.txt"_s)));
    for (const QString &top : {u"app"_s, u"ui"_s, u"tests"_s}) {
        QDirIterator it(
            base.filePath(top), {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = base.relativeFilePath(it.next());
            const QString folder = path.section(u'/', 0, -2);
            if (path.startsWith("tests/data/"_L1))
                continue;
            if (it.fileName() != "CMakeLists.txt"_L1) {
                tree.files.append(readSource(root, path));
                continue;
            }
            tree.buildFiles.insert(folder, withoutComments(textOf(it.filePath())));
            if (tree.buildFiles.value(folder).contains("qbc_add_room("_L1))
                tree.rooms.insert(roomOf(path), parseRoom(tree.buildFiles.value(folder)));
        }
    }
    std::ranges::sort(tree.files, {}, &SourceFile::path);
    return tree;
}

QSet<QString> SourceTree::reach(const QString &room) const
{
    QSet<QString> reached;
    QStringList open{room};
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (reached.contains(next))
            continue;
        reached.insert(next);
        open += rooms.value(next).rooms;
    }
    return reached;
}

QSet<QString> SourceTree::qtModules(const QString &room) const
{
    QSet<QString> modules{u"Core"_s};
    for (const QString &reached : reach(room)) {
        for (const QString &module : rooms.value(reached).qt)
            modules.insert(module);
    }
    // Widgets link Gui by themselves.
    if (modules.contains(u"Widgets"_s) || modules.contains(u"Svg"_s))
        modules.insert(u"Gui"_s);
    return modules;
}

QString SourceTree::roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() < 3 || (parts[0] != "app"_L1 && parts[0] != "ui"_L1))
        return {};
    return parts[0] == "ui"_L1 ? u"ui_"_s + parts[1] : parts[1];
}

QString qtModuleOf(const QString &include)
{
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    if (include.startsWith("Qt"_L1) && QFileInfo(headers + u'/' + include.section(u'/', 0, 0)).isDir())
        return include.section(u'/', 0, 0).sliced(2);
    if (!include.startsWith(u'Q') && !include.startsWith(u'q'))
        return {};
    for (const QString &folder : QDir(headers).entryList({u"Qt*"_s}, QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFileInfo::exists(headers + u'/' + folder + u'/' + include))
            return folder.sliced(2);
    }
    return {};
}

} // namespace layers
