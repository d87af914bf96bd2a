#include "app/text/linetext.h"

#include "app/gateway/session.h"
#include "app/text/cataloguetext.h"
#include "app/text/clocktime.h"
#include "app/text/sentence.h"
#include "app/text/undeliveredtext.h"
#include "app/text/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace text {

namespace {

const protocol::CodeEntry *gatewayEntry(int code, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = catalogue.find(code);
    return entry && entry->category == protocol::CodeCategory::Gateway ? entry : nullptr;
}

/// Words of the protocol itself. Source: RFC 6455, 7.4.1, and the registry of close codes that it founded.
QString protocolReason(int code)
{
    switch (code) {
    case 0:
    case 1006:
        return Words::tr("the connection broke");
    case 1000:
        return Words::tr("closed in order");
    case 1001:
        return Words::tr("the server went away");
    case 1002:
        return Words::tr("a frame broke the protocol");
    case 1003:
        return Words::tr("a frame of a kind that is not accepted");
    case 1005:
        return Words::tr("closed without a code");
    case 1007:
        return Words::tr("a frame was not valid UTF-8");
    case 1008:
        return Words::tr("a frame broke the server's policy");
    case 1009:
        return Words::tr("a frame was too large");
    case 1010:
        return Words::tr("an extension is missing");
    case 1011:
        return Words::tr("the server failed");
    case 1012:
        return Words::tr("the server restarts");
    case 1013:
        return Words::tr("the server is overloaded");
    case 1014:
        return Words::tr("a proxy got no good answer");
    case 1015:
        return Words::tr("TLS failed");
    default: // codes are open-ended
        return {};
    }
}

QString asSentence(QString phrase)
{
    if (!phrase.isEmpty())
        phrase[0] = phrase[0].toUpper();
    return phrase.isEmpty() ? phrase : Words::tr("%1.", "a phrase as a sentence").arg(phrase);
}

core::Milliseconds lengthOf(const traffic::Gap &gap)
{
    return std::max(core::Milliseconds(0), gap.until - gap.from); // the clock may have been set back
}

/// Shards lose their lines at the same time: what overlaps counts once.
core::Milliseconds lengthOfAll(QList<traffic::Gap> gaps)
{
    std::ranges::sort(gaps, {}, &traffic::Gap::from);
    core::Milliseconds all{};
    core::WallTime end = gaps.first().from;
    for (const traffic::Gap &gap : gaps) {
        all += std::max(core::Milliseconds(0), gap.until - std::max(end, gap.from));
        end = std::max(end, gap.until);
    }
    return all;
}

QString whyText(const traffic::Gap &gap, const protocol::ErrorCatalogue &catalogue)
{
    using Cause = traffic::Gap::Cause;
    switch (gap.cause) {
    case Cause::Closed:
        return gap.closeCode == 0 ? closeReason(0, catalogue)
                                  : Words::tr("%1 (%2)", "why it was closed, and the close code")
                                        .arg(closeReason(gap.closeCode, catalogue))
                                        .arg(gap.closeCode);
    case Cause::Silent:
        return Words::tr("no answer to a heartbeat");
    case Cause::Asked:
        return Words::tr("the platform asked for a reconnect");
    case Cause::Refused:
        return Words::tr("the platform refused the session");
    case Cause::Deaf:
        return Words::tr("heartbeats answered, but no events");
    case Cause::Restart:
        return Words::tr("this program was not running");
    case Cause::Offline:
        return Words::tr("you had disconnected");
    }
    return {};
}

QString lostText()
{
    return Words::tr("a new session began: what was sent meanwhile is lost");
}

QString recoveredText(int events)
{
    if (events == 0)
        return Words::tr("nothing was missed");
    return events == 1 ? Words::tr("1 event came again by Resume")
                       : Words::tr("%1 events came again by Resume").arg(events);
}

QString resultText(bool lost, int recovered)
{
    if (lost)
        return Words::tr("events lost");
    return recovered == 0 ? Words::tr("nothing missed") : Words::tr("%1 by Resume", "events").arg(recovered);
}

QString rangeText(core::WallTime from, core::WallTime until, core::WallTime now)
{
    return Words::tr("%1 – %2", "from when to when").arg(momentText(from, now), momentText(until, now));
}

} // namespace

QString closeReason(int code, const protocol::ErrorCatalogue &catalogue)
{
    if (code == gateway::resumeCloseCode)
        return Words::tr("closed by us, will resume");
    if (gatewayEntry(code, catalogue))
        return shortMeaning(code, catalogue);
    if (const QString reason = protocolReason(code); !reason.isEmpty())
        return reason;
    return code >= 4000 && code <= 4999 ? Words::tr("a code that the platform does not document")
                                        : Words::tr("an unknown close code");
}

QString closeCodeText(int code, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = gatewayEntry(code, catalogue);
    return asSentence(entry ? meaningOf(*entry) : closeReason(code, catalogue));
}

QString GapText::line() const
{
    QStringList parts{when, length, why, outcome};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

GapText gapText(const traffic::Gap &gap, core::WallTime now, const protocol::ErrorCatalogue &catalogue)
{
    return {Words::tr("Gateway deaf %1").arg(rangeText(gap.from, gap.until, now)), spanText(lengthOf(gap)),
        whyText(gap, catalogue), gap.resumed ? recoveredText(gap.recovered) : lostText(),
        resultText(!gap.resumed, gap.recovered)};
}

GapText gapsText(const QList<traffic::Gap> &gaps, core::WallTime now, const protocol::ErrorCatalogue &catalogue)
{
    if (gaps.size() == 1)
        return gapText(gaps.first(), now, catalogue);
    core::WallTime from = gaps.first().from;
    core::WallTime until = gaps.first().until;
    bool lost = false;
    int recovered = 0;
    bool alike = true;
    for (const traffic::Gap &gap : gaps) {
        from = std::min(from, gap.from);
        until = std::max(until, gap.until);
        lost = lost || !gap.resumed;
        recovered += gap.recovered;
        alike = alike && gap.cause == gaps.first().cause && gap.closeCode == gaps.first().closeCode;
    }
    return {Words::tr("Gateway deaf %1 times, %2").arg(QString::number(gaps.size()), rangeText(from, until, now)),
        Words::tr("%1 in all", "a length of time").arg(spanText(lengthOfAll(gaps))),
        alike ? whyText(gaps.first(), catalogue) : QString(), lost ? lostText() : recoveredText(recovered),
        resultText(lost, recovered)};
}

QString gapFacts(const traffic::Gap &gap)
{
    return Words::tr("%1 – %2 · shard %3/%4")
        .arg(dateTimeText(gap.from), dateTimeText(gap.until))
        .arg(gap.shard)
        .arg(gap.shards);
}

GapSentences gapSentences(const traffic::Gap &gap, const protocol::ErrorCatalogue &catalogue)
{
    const GapText words = gapText(gap, gap.until, catalogue);
    const QString advice = gap.resumed
        ? QString()
        : Words::tr("The platform keeps nothing for a session that ended: whoever wrote then has to write again.");
    return {Words::tr("The gateway could not be heard for %1.").arg(words.length),
        joined({asSentence(words.why), asSentence(words.outcome), advice})};
}

} // namespace text
