#pragma once
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace layers {

/// One `#include`: the text between the signs, and whether they were quotes.
struct Include
{
    QString text;
    bool quoted = false;
    int line = 0;
};

/// One source file. `code` is its text without comments and with empty literals, so that a word found there is code.
struct SourceFile
{
    QString path; ///< from the root, `app/core/ids.h`
    QString room; ///< `core`, `ui_common`; empty for ui/main.cpp and for files outside app/ and ui/
    int lines = 0;
    QList<Include> includes;
    QString code;
    [[nodiscard]] bool isHeader() const { return path.endsWith(QStringLiteral(".h")); }
    [[nodiscard]] bool isInApp() const { return path.startsWith(QStringLiteral("app/")); }
    [[nodiscard]] bool isInUi() const { return path.startsWith(QStringLiteral("ui/")); }
    [[nodiscard]] bool isPrecompiled() const { return path.endsWith(QStringLiteral("/pch.h")); }
};

/// What a room declares in its own CMakeLists.txt.
struct Room
{
    QStringList rooms; ///< direct edges
    QStringList qt; ///< Qt modules beside Core
    QStringList sources;
};

/// The tree as it stands: sources of app/, ui/ and tests/ (test data left out), the rooms, and all build files.
struct SourceTree
{
    QList<SourceFile> files;
    QMap<QString, Room> rooms;
    QMap<QString, QString> buildFiles; ///< folder (empty for the root) to the text of its CMakeLists.txt

    /// Reads everything below `root`. A tree that cannot be read is empty, which every rule's own test would show.
    [[nodiscard]] static SourceTree read(const QString &root);
    /// The room itself and all that it reaches.
    [[nodiscard]] QSet<QString> reach(const QString &room) const;
    /// The Qt modules that the room and what it reaches link, Core included.
    [[nodiscard]] QSet<QString> qtModules(const QString &room) const;
    /// The room a path belongs to: `app/core/ids.h` is in `core`, `ui/common/icon.h` in `ui_common`.
    [[nodiscard]] static QString roomOf(const QString &path);
};

/// The Qt module that owns a header: `QWidget`, `QtWidgets` and `QtWidgets/QWidget` are in `Widgets`. Empty for a
/// header that is not Qt's. Asks the installed headers.
[[nodiscard]] QString qtModuleOf(const QString &include);

} // namespace layers
