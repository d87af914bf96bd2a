#pragma once
#include "app/core/result.h"
#include "app/filter/expression.h"
#include "app/importer/encoding.h"

#include <QSize>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace console {

enum class Verb { Window, Run, Resend, Export, Import, Doctor };
enum class ThemeName { Light, Dark, System };

/// What the command line asks for. Source: product 6.
struct CommandLine
{
    Verb verb = Verb::Window;
    QString profile;
    QString dataDir;
    QString language; ///< `en`, `zh_CN`, or empty for the system's
    ThemeName theme = ThemeName::System;
    bool sandbox = false;
    QString scenario; ///< file; empty: the built-in one
    std::optional<QUrl> apiBase;
    std::optional<QUrl> tokenUrl;
    std::optional<QUrl> modelBase;
    QString model;
    bool testEnvironment = false; ///< of the profile: the platform's own sandbox
    bool connect = false;
    QString screenshot;
    QString place; ///< empty: as the window remembers, else the first one
    std::optional<QSize> size; ///< of the window, `WxH`
    QStringList ids; ///< of `resend`
    QStringList files; ///< of `import`
    std::optional<importer::Encoding> encoding; ///< of these; none: guessed
    bool follow = false; ///< of `import`: goes on with what is written to them
    QString anchor; ///< of `resend`: a msg_id, `newest`, `proactive`; empty: newest
    bool dryRun = false;
    QString format; ///< of `export`
    filter::Node filter; ///< of `export`: which rows
    QString output; ///< of `export`: a file, or `-` for standard output
    bool raw = false; ///< of `export`: people as they are, no pseudonyms
    bool json = false; ///< of `doctor`
    bool events = false; ///< of `doctor`: asks which are granted, too
    bool help = false;
    bool version = false;
    friend bool operator==(const CommandLine &, const CommandLine &) = default;
};

/// A usage error, as a sentence (translated): exit code 2.
struct UsageError
{
    QString sentence;
};

/// Reads arguments (without the program's name). Options may stand before or after the verb. Thread: main.
[[nodiscard]] core::Result<CommandLine, UsageError> parseCommandLine(const QStringList &arguments);

/// What `--format` may name.
[[nodiscard]] QStringList exportFormats();

/// The text of `--help`.
[[nodiscard]] QString helpText();

} // namespace console
