#pragma once
#include "tests/layers/sourcetree.h"

namespace layers {

/// What is wrong with a tree, one sentence each that begins with the file; empty if nothing is.

/// Each include of a room stays within what its CMakeLists.txt declares and what that reaches, and within its Qt
/// modules; a precompiled header counts as its room's.
[[nodiscard]] QStringList undeclaredEdges(const SourceTree &tree);
/// Edges that no declaration may make: app to ui or to QtGui and QtWidgets, sandbox to anything but core and protocol,
/// anything but console to sandbox, a place of the window to its sibling, and those that would bend the picture of
/// app/README.md (agent to openapi, bot to journal …).
[[nodiscard]] QStringList forbiddenEdges(const SourceTree &tree);
/// Libraries that have one room: listeners, QtHttpServer, simdjson, SQLite; JSON objects stay out of shared headers.
[[nodiscard]] QStringList misplacedLibraries(const SourceTree &tree);
/// Source files that no build file names, and headers of tests that nothing includes.
[[nodiscard]] QStringList unlistedFiles(const SourceTree &tree);
/// Files longer than a reviewer reads in one go (400 lines).
[[nodiscard]] QStringList longFiles(const SourceTree &tree);

} // namespace layers
