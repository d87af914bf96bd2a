#include "app/console/commandline.h"

#include "app/export/options.h"
#include "app/filter/parser.h"
#include "app/text/filtertext.h"
#include "app/text/visibletext.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct CommandLineWords
{
    Q_DECLARE_TR_FUNCTIONS(commandline)
};

/// What a person has typed, for a sentence about it: a line's worth, and nothing in it that hides or moves text.
QString shown(const QString &typed)
{
    constexpr qsizetype longest = 80;
    const bool isLong = typed.size() > longest;
    return text::visibleText(typed.left(longest)).simplified() + (isLong ? QString(QChar(0x2026)) : QString());
}

QStringList encodingNames()
{
    QStringList names;
    for (const importer::EncodingName &one : importer::encodingNames())
        names.append(QString::fromLatin1(one.name));
    return names;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        CommandLineWords::tr("Watch a QQ bot talk, see every byte, and put a failed message right."));
    parser.addPositionalArgument(u"verb"_s,
        CommandLineWords::tr(
            "run: the bot without a window. resend: send messages again, by row (12) or attempt "
            "(attempt:12). export: write the journal to a file. import: read logs of other bots, say what is "
            "wrong in them. doctor: try whether the bot can connect, and say what is in the way. Without a verb "
            "the window opens."),
        u"[run | resend ID… | export | import FILE… | doctor]"_s);
    const auto add = [&parser](const QString &name, const QString &what, const QString &value = {}) {
        parser.addOption(QCommandLineOption(name, what, value));
    };
    parser.addOption(QCommandLineOption({u"h"_s, u"help"_s}, CommandLineWords::tr("Show this help.")));
    parser.addOption(QCommandLineOption({u"v"_s, u"version"_s}, CommandLineWords::tr("Show the version.")));
    add(u"profile"_s, CommandLineWords::tr("Name of the bot's profile."), u"NAME"_s);
    add(u"data-dir"_s, CommandLineWords::tr("Keep data, settings and state in this folder."), u"DIR"_s);
    add(u"lang"_s, CommandLineWords::tr("Language: en or zh_CN."), u"LANG"_s);
    add(u"theme"_s, CommandLineWords::tr("light, dark or system."), u"THEME"_s);
    add(u"sandbox"_s,
        CommandLineWords::tr(
            "Embedded platform and scripted model, no credentials needed. A scenario file may follow, or after an "
            "equals sign a built-in one: own-id, four-replies, group-chat, echo, lost-answer, slow-answer, "
            "rough-line."),
        u"SCENARIO.json"_s);
    add(u"api-base"_s, CommandLineWords::tr("The platform's API."), u"URL"_s);
    add(u"token-url"_s, CommandLineWords::tr("Where access tokens come from."), u"URL"_s);
    add(u"model-base"_s, CommandLineWords::tr("OpenAI-compatible endpoint, for example http://127.0.0.1:9000/v1."),
        u"URL"_s);
    add(u"model"_s, CommandLineWords::tr("Name of the model."), u"NAME"_s);
    add(u"connect"_s, CommandLineWords::tr("Connect at once."));
    add(u"screenshot"_s, CommandLineWords::tr("When quiet, save the window and exit."), u"FILE.png"_s);
    add(u"place"_s,
        CommandLineWords::tr(
            "Place to show: conversations, traffic, undelivered, logs, bots, sandbox, settings or help."),
        u"NAME"_s);
    add(u"anchor"_s, CommandLineWords::tr("resend: hang it on this msg_id, on the newest live one, or on nothing."),
        u"MSG_ID|newest|proactive"_s);
    add(u"dry-run"_s, CommandLineWords::tr("resend: print what would be sent and its verdict; send nothing."));
    add(u"format"_s, CommandLineWords::tr("export: what to write: har, or ndjson (one JSON object a row)."), u"NAME"_s);
    add(u"filter"_s, CommandLineWords::tr("export: only these rows, as in the window's filter."), u"EXPR"_s);
    parser.addOption(QCommandLineOption(
        {u"o"_s, u"output"_s}, CommandLineWords::tr("export: where to; - is standard output."), u"FILE"_s));
    add(u"redact"_s,
        CommandLineWords::tr("export: people under pseudonyms (U-07), as without this option; texts stay."));
    add(u"raw"_s, CommandLineWords::tr("export: people under their own ids and names."));
    add(u"follow"_s,
        CommandLineWords::tr("import: go on with what is written to the files, until the program is stopped."));
    add(u"encoding"_s,
        CommandLineWords::tr("import: what the files are written in, where guessing does not do: %1.")
            .arg(encodingNames().join(u", "_s)),
        u"NAME"_s);
    add(u"json"_s, CommandLineWords::tr("doctor: print JSON."));
    add(u"events"_s, CommandLineWords::tr("doctor: ask which events are granted, too; that costs a session start."));
    add(u"size"_s, CommandLineWords::tr("Size of the window in pixels."), u"WxH"_s);
}

// `--sandbox` may stand alone or before a scenario; the parser wants every value option to have one.
QStringList withScenario(const QStringList &arguments)
{
    QStringList result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] != "--sandbox"_L1) {
            result.append(arguments[i]);
            continue;
        }
        const bool follows = i + 1 < arguments.size() && arguments[i + 1].endsWith(".json"_L1);
        result.append(u"--sandbox="_s + (follows ? arguments[++i] : QString()));
    }
    return result;
}

// Collects options into the value and keeps the first complaint.
class Reader
{
public:
    explicit Reader(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }
    QString oneOf(const QString &name, const QStringList &allowed, const QString &otherwise)
    {
        const bool isSet = m_parser.isSet(name);
        const QString value = isSet ? m_parser.value(name) : otherwise;
        if (!allowed.contains(value) || (isSet && value.isEmpty()))
            complain(
                CommandLineWords::tr("--%1 must be one of: %2")
                    .arg(name,
                        QStringList(allowed.cbegin() + allowed.contains(QString()), allowed.cend()).join(u", "_s)));
        return value;
    }
    QString text(const QString &name)
    {
        if (m_parser.isSet(name) && m_parser.value(name).isEmpty())
            complain(CommandLineWords::tr("--%1 needs a value").arg(name));
        return m_parser.value(name);
    }
    std::optional<QUrl> url(const QString &name)
    {
        if (!m_parser.isSet(name))
            return std::nullopt;
        const QUrl url(m_parser.value(name), QUrl::StrictMode);
        const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        if (!url.isValid() || !web || url.host().isEmpty())
            complain(CommandLineWords::tr("--%1 needs an http or https address").arg(name));
        return url;
    }
    std::optional<QSize> size(const QString &name)
    {
        if (!m_parser.isSet(name))
            return std::nullopt;
        static const QRegularExpression form(u"^(\\d{2,5})x(\\d{2,5})$"_s);
        const auto match = form.match(m_parser.value(name));
        if (!match.hasMatch()) {
            complain(CommandLineWords::tr("--%1 needs a size such as 1440x900").arg(name));
            return std::nullopt;
        }
        return QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    void complain(const QString &sentence)
    {
        if (!m_error)
            m_error = UsageError{sentence};
    }
    [[nodiscard]] const std::optional<UsageError> &error() const { return m_error; }

private:
    const QCommandLineParser &m_parser;
    std::optional<UsageError> m_error;
};

void readVerb(const QStringList &positional, CommandLine &line, Reader &read)
{
    if (positional.isEmpty())
        return;
    if (positional.first() == "resend"_L1) {
        line.verb = Verb::Resend;
        line.ids = positional.sliced(1);
        if (line.ids.isEmpty())
            read.complain(
                CommandLineWords::tr("resend needs the row or the attempt of a message, for example 12 or attempt:12"));
        return;
    }
    if (positional.first() == "import"_L1) {
        line.verb = Verb::Import;
        line.files = positional.sliced(1);
        if (line.files.isEmpty())
            read.complain(CommandLineWords::tr("import needs a file: the log of another bot"));
        return;
    }
    if (positional.size() > 1)
        read.complain(CommandLineWords::tr("Unexpected argument: %1").arg(shown(positional[1])));
    if (positional.first() == "run"_L1)
        line.verb = Verb::Run;
    else if (positional.first() == "doctor"_L1)
        line.verb = Verb::Doctor;
    else if (positional.first() == "export"_L1)
        line.verb = Verb::Export;
    else
        read.complain(
            CommandLineWords::tr("Unknown verb: %1. A built-in scenario is named with an equals sign: --sandbox=NAME")
                .arg(shown(positional.first())));
}

void readExport(const QCommandLineParser &parser, CommandLine &line, Reader &read)
{
    const bool redact = parser.isSet(u"redact"_s);
    line.format = read.text(u"format"_s);
    line.output = read.text(u"output"_s);
    const auto filter = filter::parse(read.text(u"filter"_s));
    if (filter)
        line.filter = filter->node;
    else
        read.complain(CommandLineWords::tr("--filter cannot be read: %1").arg(text::filterErrorText(filter.error())));
    line.raw = parser.isSet(u"raw"_s);
    if (line.verb != Verb::Export) {
        if (redact || line.raw || parser.isSet(u"format"_s) || parser.isSet(u"output"_s) || parser.isSet(u"filter"_s))
            read.complain(CommandLineWords::tr("--format, --output, --filter, --redact and --raw belong to export"));
        return;
    }
    if (line.format.isEmpty())
        read.complain(CommandLineWords::tr("export needs --format: %1").arg(exportFormats().join(u", "_s)));
    read.oneOf(u"format"_s, QStringList(QString()) + exportFormats(), {});
    if (line.output.isEmpty())
        read.complain(CommandLineWords::tr("export needs a file to write: -o FILE, or -o - for standard output"));
    if (redact && line.raw)
        read.complain(CommandLineWords::tr("--redact and --raw exclude each other"));
}

void readImport(const QCommandLineParser &parser, CommandLine &line, Reader &read)
{
    const QString name = read.oneOf(u"encoding"_s, QStringList(QString()) + encodingNames(), {});
    line.encoding = importer::encodingNamed(name.toLatin1());
    if (line.verb != Verb::Import && parser.isSet(u"encoding"_s))
        read.complain(CommandLineWords::tr("--encoding belongs to import"));
    line.follow = parser.isSet(u"follow"_s);
    if (line.verb != Verb::Import && line.follow)
        read.complain(CommandLineWords::tr("--follow belongs to import"));
}

} // namespace

QStringList exportFormats()
{
    QStringList names;
    for (const exporting::Format format : exporting::allFormats)
        names.append(exporting::formatName(format));
    return names;
}

core::Result<CommandLine, UsageError> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"qqbot-console"_s} + withScenario(arguments)))
        return core::make_unexpected(UsageError{shown(parser.errorText())});
    Reader read(parser);
    CommandLine line;
    line.help = parser.isSet(u"help"_s);
    line.version = parser.isSet(u"version"_s);
    line.profile = read.text(u"profile"_s);
    line.dataDir = read.text(u"data-dir"_s);
    line.language = read.oneOf(u"lang"_s, {QString(), u"en"_s, u"zh_CN"_s}, {});
    const QString theme = read.oneOf(u"theme"_s, {u"light"_s, u"dark"_s, u"system"_s}, u"system"_s);
    line.theme = theme == "light"_L1 ? ThemeName::Light : theme == "dark"_L1 ? ThemeName::Dark : ThemeName::System;
    line.sandbox = parser.isSet(u"sandbox"_s);
    line.scenario = parser.value(u"sandbox"_s);
    line.apiBase = read.url(u"api-base"_s);
    line.tokenUrl = read.url(u"token-url"_s);
    line.modelBase = read.url(u"model-base"_s);
    line.model = read.text(u"model"_s);
    line.connect = parser.isSet(u"connect"_s);
    line.screenshot = read.text(u"screenshot"_s);
    line.place = read.oneOf(u"place"_s,
        {QString(), u"conversations"_s, u"traffic"_s, u"undelivered"_s, u"logs"_s, u"bots"_s, u"sandbox"_s,
            u"settings"_s, u"help"_s},
        QString());
    line.anchor = read.text(u"anchor"_s);
    line.dryRun = parser.isSet(u"dry-run"_s);
    line.size = read.size(u"size"_s);
    readVerb(parser.positionalArguments(), line, read);
    readExport(parser, line, read);
    readImport(parser, line, read);
    line.json = parser.isSet(u"json"_s);
    line.events = parser.isSet(u"events"_s);
    if (line.verb == Verb::Doctor && line.sandbox)
        read.complain(CommandLineWords::tr("doctor looks at a real bot: leave out --sandbox"));
    if (line.verb != Verb::Doctor && line.json)
        read.complain(CommandLineWords::tr("--json belongs to doctor"));
    if (line.verb != Verb::Doctor && line.events)
        read.complain(CommandLineWords::tr("--events belongs to doctor"));
    if (line.sandbox && (line.apiBase || line.tokenUrl || line.modelBase))
        read.complain(CommandLineWords::tr(
            "--sandbox brings its own platform and model: leave out --api-base, --token-url and --model-base"));
    if (line.verb != Verb::Window && !line.screenshot.isEmpty())
        read.complain(CommandLineWords::tr("--screenshot needs the window: leave out the verb"));
    if (line.verb == Verb::Resend && line.sandbox)
        read.complain(CommandLineWords::tr(
            "--sandbox cannot be used with resend: a new embedded platform knows none of the messages"));
    if (line.verb != Verb::Resend && (line.dryRun || !line.anchor.isEmpty()))
        read.complain(CommandLineWords::tr("--anchor and --dry-run belong to resend"));
    if (read.error())
        return core::make_unexpected(*read.error());
    return line;
}

QString helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    // Without an application the parser does not know what the program is called.
    return parser.helpText().replace(u"<executable_name>"_s, u"qqbot-console"_s);
}

} // namespace console
