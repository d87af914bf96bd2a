#include "app/text/importtext.h"

#include "app/text/clocktime.h"
#include "app/text/sentence.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

/// Thousands set apart by no-break spaces.
QString number(qint64 value)
{
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(QChar::Nbsp));
    return digits;
}

QString counted(qint64 value, const QString &one, const QString &many)
{
    return value == 1 ? one : many.arg(number(value));
}

/// Bytes in decimal units, whole from ten on.
QString amount(double bytes)
{
    struct Unit
    {
        double size;
        const char *name;
    };
    constexpr Unit units[] = {{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}};
    for (const Unit &unit : units) {
        if (bytes < unit.size)
            continue;
        const double value = bytes / unit.size;
        return QString::number(value, 'f', value < 10 ? 1 : 0) + QChar(QChar::Nbsp) + QLatin1StringView(unit.name);
    }
    return QString::number(bytes, 'f', 0) + QChar(QChar::Nbsp) + u'B';
}

QString linesText(const imports::Counts &counts)
{
    QString lines = counted(counts.records, Words::tr("1 line with meaning"), Words::tr("%1 lines with meaning"));
    if (counts.duplicates == 0)
        return lines;
    return Words::tr("%1, %2 repeated, %3 different").arg(lines, number(counts.duplicates), number(counts.unique()));
}

QString attemptsText(const imports::Counts &counts)
{
    if (counts.attempts == 0)
        return Words::tr("no attempt to send");
    const QString attempts = counted(counts.attempts, Words::tr("1 attempt"), Words::tr("%1 attempts"));
    QString text
        = Words::tr("%1: %2 accepted, %3 refused").arg(attempts, number(counts.accepted), number(counts.refused));
    const qint64 other = counts.attempts - counts.accepted - counts.refused;
    if (other > 0)
        text = Words::tr("%1, %2 with an unknown outcome").arg(text, number(other));
    return text;
}

QString turnsText(const imports::Counts &counts)
{
    const QString turns = counted(counts.turns, Words::tr("1 turn"), Words::tr("%1 turns"));
    const QString calls = counted(counts.toolCalls, Words::tr("1 tool call"), Words::tr("%1 tool calls"));
    return Words::tr("%1, %2").arg(
        counted(counts.conversations, Words::tr("1 conversation"), Words::tr("%1 conversations")),
        counts.toolCalls == 0 ? turns : Words::tr("%1 with %2").arg(turns, calls));
}

QString stepText(imports::Progress::Step step)
{
    switch (step) {
    case imports::Progress::Step::Reading:
        return Words::tr("Reading");
    case imports::Progress::Step::Joining:
        return Words::tr("Looking for faults");
    case imports::Progress::Step::Indexing:
        return Words::tr("Indexing words");
    }
    return {};
}

QString unparsedPart(const imports::Counts &counts)
{
    return counted(
        counts.unparsedLines, Words::tr("1 line was not understood"), Words::tr("%1 lines were not understood"));
}

} // namespace

QString encodingText(importer::Encoding encoding)
{
    switch (encoding) {
    case importer::Encoding::Utf8:
        return u"UTF-8"_s;
    case importer::Encoding::Utf16Le:
        return u"UTF-16 LE"_s;
    case importer::Encoding::Utf16Be:
        return u"UTF-16 BE"_s;
    case importer::Encoding::Gbk:
        return u"GB18030 (GBK)"_s;
    }
    return {};
}

QString importErrorText(const importer::ImportError &error)
{
    using Kind = importer::ImportError::Kind;
    const QString at = number(error.offset);
    switch (error.kind) {
    case Kind::Binary:
        return Words::tr("This is no text in any encoding that is known here. Choose the log file itself; packed ones "
                         "may be gzip.");
    case Kind::NoDecoder:
        return Words::tr("This build cannot read that encoding: save the log as UTF-8 and open it again.");
    case Kind::UnknownFormat:
        return Words::tr("No log format has that name.");
    case Kind::Damaged:
        return Words::tr("The packed file is damaged at byte %1: copy it again, or unpack what can be saved.").arg(at);
    case Kind::Truncated:
        return Words::tr("The packed file ends too early, at byte %1: copy it again once it is whole.").arg(at);
    case Kind::Bomb:
        return Words::tr("The packed file unpacks to far more than a log would, so reading stopped at byte %1. Unpack "
                         "it by hand if you trust it.")
            .arg(at);
    case Kind::Empty:
        return Words::tr("The file is empty: there is nothing to read in it.");
    case Kind::NotALog:
        return Words::tr(
            "This is not a log that this program knows: no line of it is one of AstrBot's. If it should be, "
            "its encoding was guessed wrong: choose the right one.");
    }
    return {};
}

QString logErrorText(const imports::LogError &error)
{
    if (error.format)
        return importErrorText(*error.format);
    if (error.journal)
        return joined({Words::tr("The log was read but could not be kept."), journalErrorText(*error.journal)});
    if (error.isFolder)
        return Words::tr("That is a folder: a log is a file.");
    if (!error.unwritable.isEmpty())
        return Words::tr("The log was read but could not be kept: %1 cannot be written.").arg(error.unwritable);
    return Words::tr("The file cannot be read: %1").arg(error.file);
}

QString countsText(const imports::Counts &counts)
{
    QStringList parts{linesText(counts), attemptsText(counts), turnsText(counts)};
    if (counts.unparsedLines > 0)
        parts += unparsedPart(counts);
    return parts.join(Words::tr("; "));
}

QString unparsedText(const imports::Counts &counts)
{
    if (counts.unparsedLines == 0)
        return {};
    return Words::tr("%1: text around the log, or lines of a form that is not known here. They are kept, and nothing "
                     "was concluded from them.")
        .arg(unparsedPart(counts));
}

QString skewText(const importer::Skew &skew)
{
    using namespace std::chrono_literals;
    if (skew.samples == 0)
        return {};
    // The platform's times are whole seconds, so less than one is no difference.
    const core::Milliseconds least(skew.least);
    const core::Milliseconds most(skew.most);
    if (least > -1s && most < 1s)
        return Words::tr("The log's clock agrees with the platform's.");
    if (least < 0ms && most > 0ms)
        return Words::tr("The log's clock goes from %1 behind the platform's to %2 ahead: somebody set it meanwhile.")
            .arg(spanText(-least), spanText(most));
    const bool isAhead = least >= 0ms;
    const core::Milliseconds closest = isAhead ? least : -most;
    const core::Milliseconds farthest = isAhead ? most : -least;
    const QString span = farthest - closest < 2s
        ? spanText(closest)
        : Words::tr("between %1 and %2").arg(spanText(closest), spanText(farthest));
    return isAhead ? Words::tr("The log's clock is %1 ahead of the platform's.").arg(span)
                   : Words::tr("The log's clock is %1 behind the platform's.").arg(span);
}

QString progressText(const imports::Progress &progress)
{
    const bool isReading = progress.step == imports::Progress::Step::Reading;
    QStringList parts{stepText(progress.step)};
    if (progress.total > 0) {
        const auto shown = [isReading](qint64 value) { return isReading ? amount(double(value)) : number(value); };
        const QString of = isReading ? Words::tr("%1 of %2") : Words::tr("%1 of %2 lines");
        parts += of.arg(shown(progress.done), shown(progress.total));
    }
    if (isReading && progress.bytesPerSecond > 0)
        parts += Words::tr("%1/s").arg(amount(progress.bytesPerSecond));
    if (progress.remaining)
        parts += Words::tr("%1 left").arg(
            spanText(std::max<core::Milliseconds>(*progress.remaining, std::chrono::seconds(1))));
    return parts.join(Words::tr(", ", "between clauses"));
}

QString faultsText(const imports::Log &log)
{
    qint64 proven = 0;
    qint64 all = log.unlisted;
    for (const imports::FoundFault &one : log.findings) {
        all += one.finding.isConsequence ? 0 : 1;
        proven += one.finding.isProven && !one.finding.isConsequence ? 1 : 0;
    }
    if (proven > 0)
        return counted(all, Words::tr("1 fault"), Words::tr("%1 faults"));
    if (all > 0)
        return counted(all, Words::tr("1 probable fault"), Words::tr("%1 probable faults"));
    return Words::tr("no fault found");
}

QString unlistedText(const imports::Log &log)
{
    return log.unlisted == 0
        ? QString()
        : Words::tr("Of each kind of fault only the first %1 are listed.").arg(imports::mostOfKind);
}

} // namespace text
