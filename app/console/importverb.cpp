#include "app/console/importverb.h"

#include "app/config/paths.h"
#include "app/console/ownerdoor.h"
#include "app/imports/logfolder.h"
#include "app/text/findingtext.h"
#include "app/text/importtext.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct ImportVerbWords
{
    Q_DECLARE_TR_FUNCTIONS(importverb)
};

/// One block of lines per finding: what, why, what to do, and where it stands.
QString told(const imports::FoundFault &fault, const imports::Log &log)
{
    const text::FindingText words = text::findingText(fault.finding, log.firstDay);
    const QString indent = fault.finding.isConsequence ? u"    "_s : u"  "_s;
    QStringList lines{indent + words.headline};
    for (const QString &sentence : {words.explanation, words.advice})
        if (!sentence.isEmpty())
            lines.append(indent + u"  "_s + sentence);
    for (const imports::EvidenceLine &line : fault.evidence)
        lines.append(indent + u"  "_s
            + ImportVerbWords::tr("line %1, %2: %3")
                  .arg(line.line)
                  .arg(text::stampText(line.stamp, log.firstDay), line.text));
    return lines.join(u'\n');
}

QString told(const imports::Kept &kept)
{
    const imports::Log &log = kept.log;
    QStringList lines{log.name + u": "_s + text::countsText(log.counts)};
    if (!kept.isNew)
        lines.append(u"  "_s + ImportVerbWords::tr("This log was read before; nothing was added."));
    if (const QString skew = text::skewText(log.skew); !skew.isEmpty())
        lines.append(u"  "_s + skew);
    if (log.findings.isEmpty())
        lines.append(u"  "_s + ImportVerbWords::tr("No fault was found."));
    for (const imports::FoundFault &fault : log.findings)
        lines.append(told(fault, log));
    if (const QString unlisted = text::unlistedText(log); !unlisted.isEmpty())
        lines.append(u"  "_s + unlisted);
    return lines.join(u'\n');
}

/// The logs that are read on, and what was said of each.
class Following
{
public:
    Following(imports::LogFolder &folder, const ImportVoice &voice)
        : m_folder(folder)
        , m_voice(voice)
    {
    }
    void add(const imports::Kept &kept) { m_logs.push_back({kept.followed, kept.log}); }
    /// False: none can be read on.
    [[nodiscard]] bool look(const std::atomic_bool &isCancelled);
    /// A window that opens the folder later does not go on by itself.
    void end();

private:
    struct One
    {
        std::shared_ptr<imports::FollowedLog> log;
        imports::Log told;
    };
    void tellNews(One &one);
    void followNext(One &one, const std::atomic_bool &isCancelled);

    imports::LogFolder &m_folder;
    const ImportVoice &m_voice;
    std::vector<One> m_logs;
};

bool isSame(const importer::Finding &a, const importer::Finding &b)
{
    return a.kind == b.kind && a.ids == b.ids && a.first == b.first;
}

/// What an attempt came to is news, and so is a finding; the other lines are not.
void Following::tellNews(One &one)
{
    const imports::Log &now = one.log->log();
    for (const imports::FoundFault &fault : now.findings) {
        const auto before = std::ranges::find_if(one.told.findings,
            [&fault](const imports::FoundFault &other) { return isSame(fault.finding, other.finding); });
        if (before == one.told.findings.end())
            m_voice.print(told(fault, now));
        else if (before->finding.count < fault.finding.count)
            m_voice.print(u"  "_s
                + ImportVerbWords::tr("%1 It is seen %2 times now.")
                      .arg(text::findingText(fault.finding, now.firstDay).headline)
                      .arg(fault.finding.count));
    }
    const auto outcomes
        = [](const imports::Counts &counts) { return std::tuple(counts.attempts, counts.accepted, counts.refused); };
    if (outcomes(now.counts) != outcomes(one.told.counts))
        m_voice.print(now.name + u": "_s + text::countsText(now.counts));
    one.told = now;
    if (!m_folder.update(now))
        m_voice.complain(ImportVerbWords::tr("%1: what was found cannot be kept").arg(now.name));
}

void Following::followNext(One &one, const std::atomic_bool &isCancelled)
{
    m_voice.print(ImportVerbWords::tr("%1 begins anew.").arg(one.told.path));
    const auto next = m_folder.follow(
        one.told.path, {one.told.encoding, {}, one.told.format}, core::SystemClock().wall(),
        [](const imports::Progress &) {}, isCancelled);
    one.log.reset();
    if (!next) {
        m_voice.complain(u"%1: %2"_s.arg(one.told.path, text::logErrorText(next.error())));
        return;
    }
    if (!*next)
        return;
    m_voice.print(told(**next));
    one = {(*next)->followed, (*next)->log};
}

bool Following::look(const std::atomic_bool &isCancelled)
{
    for (One &one : m_logs) {
        for (bool hasMore = true; hasMore && !isCancelled;) {
            const auto look = one.log->look(isCancelled);
            if (!look) {
                m_voice.complain(u"%1: %2"_s.arg(one.told.path, text::logErrorText(look.error())));
                one.log.reset();
                break;
            }
            if (look->isNews)
                tellNews(one);
            hasMore = look->hasMore;
            if (look->isReplaced)
                followNext(one, isCancelled);
        }
    }
    std::erase_if(m_logs, [](const One &one) { return !one.log; });
    return !m_logs.empty();
}

void Following::end()
{
    for (const One &one : m_logs) {
        imports::Log log = one.told;
        log.isFollowed = false;
        std::ignore = m_folder.update(log);
    }
    m_logs.clear();
}

} // namespace

ExitCode importLogs(const CommandLine &line, const ImportVoice &voice, const std::atomic_bool &isCancelled)
{
    constexpr unsigned long lookEveryMs = 500;
    const config::Paths paths
        = line.dataDir.isEmpty() ? config::Paths::ofUser(line.sandbox) : config::Paths::below(line.dataDir);
    imports::LogFolder folder(paths.imports());
    Following following(folder, voice);
    const auto tell = [&voice](const imports::Progress &progress) { voice.progress(text::progressText(progress)); };
    ExitCode code = ExitCode::Done;
    for (const QString &file : line.files) {
        const core::WallTime now = core::SystemClock().wall();
        const importer::ReadOptions options{.encoding = line.encoding};
        const auto read = line.follow ? folder.follow(file, options, now, tell, isCancelled)
                                      : folder.read(file, options, now, tell, isCancelled);
        voice.progress({});
        if (!read) {
            voice.complain(u"%1: %2"_s.arg(file, text::logErrorText(read.error())));
            code = ExitCode::Failed;
        } else if (!*read) {
            voice.complain(ImportVerbWords::tr("%1: given up; nothing of it was kept").arg(file));
            return ExitCode::Failed;
        } else {
            voice.print(told(**read));
            if ((*read)->followed)
                following.add(**read);
            else if (line.follow)
                voice.complain(ImportVerbWords::tr("%1: a packed log cannot grow; it was read as it is").arg(file));
        }
    }
    while (line.follow && !isCancelled) {
        if (!following.look(isCancelled)) {
            code = ExitCode::Failed;
            break;
        }
        QThread::msleep(lookEveryMs);
    }
    following.end();
    std::ignore = OwnerDoor::ask(paths.data, Wish::ReadImports); // a window that is open shows them, too
    return code;
}

} // namespace console
