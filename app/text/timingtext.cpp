#include "app/text/timingtext.h"

#include "app/core/overloaded.h"
#include "app/text/clocktime.h"
#include "app/text/words.h"

namespace text {

using namespace std::chrono_literals;

namespace {

/// A clock that was set meanwhile makes ages negative: then there is none to tell.
QString ageText(core::Milliseconds age, const QString &of)
{
    return age >= 0ms ? of.arg(spanText(age))
                      : Words::tr("By the clock it came after the send: the clock was set in between.");
}

} // namespace

QString serverClockText(core::WallTime date, core::WallTime sent, core::WallTime answered)
{
    const core::Milliseconds ahead = date - answered; // at least so much, if positive
    const core::Milliseconds behind = sent - (date + 1s);
    if (ahead > 0ms)
        return Words::tr("At least %1 ahead of this computer.").arg(spanText(ahead));
    if (behind > 0ms)
        return Words::tr("At least %1 behind this computer.").arg(spanText(behind));
    return Words::tr("Agrees with this computer to the second.");
}

QString arrivalText(core::WallTime own, bool isWhole, core::WallTime received)
{
    const core::Milliseconds after = received - own;
    const core::Milliseconds grain = isWhole ? 1s : 0ms;
    if (after < 0ms)
        return Words::tr("%1 before its own time: the two clocks differ.").arg(spanText(-after));
    if (after < grain)
        return Words::tr("Within a second of its own time.");
    return isWhole ? Words::tr("About %1 after its own time.").arg(spanText(after))
                   : Words::tr("%1 after its own time.").arg(spanText(after));
}

QString anchorAgeText(const lineage::IdOrigin &origin, core::WallTime sent)
{
    return std::visit(core::Overloaded{
                          [](const lineage::NeverSeen &) {
                              return Words::tr("Not known: the journal does not have what it hung on.");
                          },
                          [&](const lineage::OfPersonsMessage &message) {
                              return ageText(sent - message.received, Words::tr("%1 after the message came."));
                          },
                          [&](const lineage::OfOwnMessage &own) {
                              return ageText(
                                  sent - own.returned, Words::tr("%1 after the bot's own message returned this id."));
                          },
                          [&](const lineage::OfEvent &event) {
                              return ageText(sent - event.received, Words::tr("%1 after the event came."));
                          },
                      },
        origin);
}

QString attemptGapText(core::Milliseconds gap, int attempt)
{
    return Words::tr("%1 after attempt %2").arg(spanText(gap)).arg(attempt);
}

QString notTimedText(NotTimed what)
{
    switch (what) {
    case NotTimed::Reservation:
        return Words::tr("Not recorded: it was on disk before it left, but its own moment is not in the journal.");
    case NotTimed::FirstByte:
        return Words::tr("Not measured: an answer is timed when all of it is there.");
    }
    return {};
}

QString turnBeganText(core::WallTime began, core::WallTime made)
{
    const QString time = timeText(began);
    return made >= began ? Words::tr("%1, %2 before it was made.").arg(time, spanText(made - began))
                         : Words::tr("%1, by the clock after it was made: the clock was set in between.").arg(time);
}

QString noRoundTripText(bool isAmbiguous, bool isAnswer)
{
    if (isAmbiguous)
        return Words::tr("Not known: several heartbeats were on their way, and an answer does not name its own.");
    return isAnswer ? Words::tr("Not known: the heartbeat that it answers was not found near it.")
                    : Words::tr("Not known: no answer to it was found near it.");
}

} // namespace text
