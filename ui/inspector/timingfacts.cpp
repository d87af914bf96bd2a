#include "ui/inspector/timingfacts.h"

#include "app/text/clocktime.h"
#include "app/text/sentence.h"
#include "app/text/timingtext.h"
#include "ui/common/format.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

void addTime(FactGroup &group, const QString &name, core::WallTime time)
{
    const QString words = text::dateTimeText(time);
    group.facts.append({name, words, words, true, {}, Tone::Dim});
}

void addSpan(FactGroup &group, const QString &name, core::Milliseconds span)
{
    group.facts.append({name, durationText(span), {}, true, {}, Tone::Dim});
}

void addWords(FactGroup &group, const QString &name, const QString &words)
{
    group.facts.append({name, words, {}, false, {}, Tone::Dim});
}

bool isSend(const journal::RowSummary &row)
{
    return row.message && row.message->role == traffic::MessageFacet::Role::Outbound;
}

bool isAnsweredByHttp(const journal::RowDetail &row)
{
    return row.record.kind != traffic::Kind::Tool && row.settlement && row.settlement->status;
}

} // namespace

FactGroup TimingFacts::ofFrame(const LoadedRow &row)
{
    const Timing &timing = row.timing;
    const journal::RowSummary &frame = row.detail->summary;
    const bool isIn = frame.direction == traffic::Direction::In;
    FactGroup group{tr("This frame"), {}};
    addTime(group, isIn ? tr("Received") : tr("Sent"), frame.time);
    if (timing.ownTime) {
        addTime(group, tr("Its own time"), *timing.ownTime);
        if (isIn)
            addWords(group, tr("On the way"), text::arrivalText(*timing.ownTime, timing.ownTimeIsWhole, frame.time));
    } else if (isIn) {
        addWords(group, tr("Its own time"), tr("This frame does not name one."));
    }
    const QString before = tr("Gap before");
    if (timing.frameBefore && *timing.frameBefore <= frame.time)
        addWords(group, before,
            (isIn ? tr("%1 since the last frame received.") : tr("%1 since the last frame sent."))
                .arg(durationText(frame.time - *timing.frameBefore)));
    else
        addWords(group, before, tr("Not known: none was found in the rows before it."));
    if (timing.beat == BeatMatch::Matched)
        addSpan(group, tr("Round trip"), timing.roundTrip);
    else if (timing.beat != BeatMatch::NoBeat)
        addWords(group, tr("Round trip"), text::noRoundTripText(timing.beat == BeatMatch::Ambiguous, isIn));
    return group;
}

void TimingFacts::addBefore(FactGroup &group, const LoadedRow &row)
{
    const journal::RowSummary &send = row.detail->summary;
    const auto turn
        = std::ranges::find(row.found.story.parts, evidence::StoryPart::Kind::Turn, &evidence::StoryPart::kind);
    const bool isByHand = send.message->origin == "hand"_L1; // then no turn decided on it
    if (turn != row.found.story.parts.end() && !isByHand)
        addWords(group, tr("Turn began"), text::turnBeganText(turn->time, send.time));
    if (send.attemptId != 0)
        addWords(group, tr("Reserved"), text::notTimedText(text::NotTimed::Reservation));
}

FactGroup TimingFacts::ofCall(const LoadedRow &row)
{
    const journal::RowDetail &detail = *row.detail;
    const bool isNote = detail.record.kind == traffic::Kind::Note;
    FactGroup group{isNote ? tr("This note") : tr("This call"), {}};
    if (!isNote && isSend(detail.summary))
        addBefore(group, row);
    addTime(group, isNote ? tr("Written") : tr("Made"), detail.record.time);
    if (isNote)
        return group;
    if (!detail.settlement) {
        addWords(group, tr("Answered"),
            detail.summary.state == traffic::State::InFlight ? tr("Not yet.") : tr("No answer was recorded."));
        return group;
    }
    // Without a status nothing was answered: the time is when the bot gave up, or saw that it could not.
    if (isAnsweredByHttp(detail))
        addWords(group, tr("First byte"), text::notTimedText(text::NotTimed::FirstByte));
    const bool isAnswered = detail.settlement->status.has_value() || detail.record.kind == traffic::Kind::Tool;
    addTime(group, isAnswered ? tr("Answered") : tr("Ended"), detail.settlement->time);
    addSpan(group, tr("Took"), detail.settlement->duration);
    if (row.timing.serverDate) {
        addTime(group, tr("Server's clock"), *row.timing.serverDate);
        addWords(group, tr("The two clocks"),
            text::serverClockText(*row.timing.serverDate, detail.record.time, detail.settlement->time));
    } else if (detail.settlement->status) {
        addWords(group, tr("Server's clock"), tr("Not known: the answer has no Date header."));
    }
    return group;
}

FactGroup TimingFacts::ofAnchor(const LoadedRow &row)
{
    FactGroup group{tr("What it hung on"), {}};
    addWords(group, tr("Age when sent"), text::anchorAgeText(row.found.evidence.origin, row.detail->record.time));
    return group;
}

FactGroup TimingFacts::ofAttempts(const LoadedRow &row)
{
    FactGroup group{tr("Attempts of this message"), {}};
    const journal::RowSummary *before = nullptr;
    for (const journal::RowSummary &attempt : row.found.attempts) {
        const int number = attempt.message->attemptNumber;
        QStringList parts{text::dateTimeText(attempt.time)};
        if (attempt.duration)
            parts.append(durationText(*attempt.duration));
        parts.append(text::stateText(attempt.state, attempt.code));
        if (before != nullptr && before->time <= attempt.time)
            parts.append(text::attemptGapText(attempt.time - before->time, before->message->attemptNumber));
        const bool isThis = attempt.ref == row.detail->summary.ref;
        addWords(group, isThis ? tr("%1 (this one)").arg(number) : QString::number(number), parts.join(u" • "_s));
        before = &attempt;
    }
    return group;
}

QList<FactGroup> TimingFacts::of(const LoadedRow &row)
{
    if (!row.detail)
        return {};
    if (row.isFrame())
        return {ofFrame(row)};
    QList<FactGroup> groups{ofCall(row)};
    if (isSend(row.detail->summary) && !row.found.facts.anchor.isEmpty())
        groups.append(ofAnchor(row));
    if (!row.found.attempts.isEmpty())
        groups.append(ofAttempts(row));
    return groups;
}

} // namespace ui
