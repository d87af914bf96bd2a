#include "app/importer/attemptbook.h"

#include <algorithm>

namespace importer {

using namespace Qt::StringLiterals;
using State = Attempt::State;

namespace {

// How long a closed attempt waits for lines that say the same. The seed's tracebacks come 166 and 511 ms after botpy's
// line, with nothing between; stderr and stdout drift by some lines.
constexpr int settlingRecords = 64;
constexpr qint64 settlingMs = 30'000;

/// Cuts what no platform writes.
void bound(Attempt &attempt)
{
    attempt.text.truncate(longestKeptText);
    attempt.serverText.truncate(longestKeptText);
    for (QString *id : {&attempt.target.peer.value, &attempt.anchor.value, &attempt.eventId.value,
             &attempt.returnedId.value, &attempt.refIdx.value, &attempt.traceId.value})
        id->truncate(longestKeptId + 1); // one more, so that it is still seen to be none
}

} // namespace

AttemptBook::AttemptBook(Take closed, Take settled)
    : m_closed(std::move(closed))
    , m_settled(std::move(settled))
{
}

void AttemptBook::open(const LogRecord &record, const HttpRequest &request, const SendContext &context)
{
    if (int(m_open.size()) >= mostOpenRequests) {
        Attempt oldest = taken(0);
        close(std::move(oldest), State::Unknown, record);
    }
    Attempt made = inferred(record, request.target, context);
    made.request = record.number;
    made.msgType = request.msgType;
    made.text = request.text;
    made.anchor = request.msgId;
    made.eventId = request.eventId;
    made.msgSeq = request.msgSeq;
    note(made.evidence, record.number);
    bound(made);
    m_open.push_back(std::move(made));
}

Attempt AttemptBook::inferred(const LogRecord &record, const Target &target, const SendContext &context)
{
    Attempt made;
    made.number = ++m_number;
    made.path = context.path;
    made.toolCall = context.toolCall;
    made.turn = context.turn;
    made.platformId = context.platformId;
    made.target = target;
    made.sent = record.stamp;
    if (context.toolCall != 0)
        note(made.evidence, context.toolCall);
    return made;
}

Attempt AttemptBook::taken(size_t index)
{
    Attempt attempt = std::move(m_open[index]);
    m_open.erase(m_open.begin() + qsizetype(index));
    return attempt;
}

/// The oldest open request to that conversation; without one, of the oldest at all, ambiguous if others are open.
std::optional<Attempt> AttemptBook::oldestOpen(const Target &target)
{
    const bool isNamed = !target.peer.isEmpty();
    const auto fits = [&](const Attempt &attempt) { return !isNamed || attempt.target.peer == target.peer; };
    const auto found = std::ranges::find_if(m_open, fits);
    if (found == m_open.end())
        return {};
    const bool isAmbiguous = std::ranges::count_if(m_open, fits) > 1;
    Attempt attempt = taken(size_t(found - m_open.begin()));
    attempt.isAmbiguous = isAmbiguous;
    return attempt;
}

void AttemptBook::close(Attempt attempt, State state, const LogRecord &record)
{
    bound(attempt);
    attempt.state = state;
    attempt.answered = record.stamp;
    if (state != State::Unknown) {
        attempt.outcome = record.number;
        note(attempt.evidence, record.number);
    }
    m_closed(attempt);
    m_settling.push_back({std::move(attempt)});
}

/// The newest closed attempt that a line may speak of once more.
AttemptBook::Closed *AttemptBook::lateEvidence(const std::function<bool(const Closed &)> &fits)
{
    const auto found = std::ranges::find_if(m_settling.rbegin(), m_settling.rend(), fits);
    return found == m_settling.rend() ? nullptr : &*found;
}

void AttemptBook::accept(const LogRecord &record, const HttpResponse &response, const SendContext &context)
{
    Closed *same = response.id.isEmpty()
        ? nullptr
        : lateEvidence([&response](const Closed &closed) { return closed.attempt.returnedId == response.id; });
    if (same) { // botpy's line and the reporter's
        note(same->attempt.evidence, record.number);
        if (same->attempt.traceId.isEmpty())
            same->attempt.traceId = response.traceId;
        return;
    }
    auto attempt = oldestOpen(response.target);
    if (!attempt)
        attempt = inferred(record, response.target, context);
    attempt->returnedId = response.id;
    attempt->refIdx = response.refIdx;
    attempt->traceId = response.traceId;
    close(std::move(*attempt), State::Accepted, record);
}

void AttemptBook::refuse(const LogRecord &record, const HttpError &error, const SendContext &context)
{
    if (error.url.contains("/files"_L1))
        return; // an upload is no attempt to send a message
    const auto fill = [&error](Attempt &attempt) {
        attempt.status = error.status;
        attempt.code = error.best();
        attempt.traceId = error.traceId;
        if (!error.message.isEmpty())
            attempt.serverText = error.message;
    };
    auto attempt = oldestOpen(error.target);
    if (!attempt) {
        // The exception came first: stderr is late.
        Closed *same = lateEvidence([&error](const Closed &closed) {
            return closed.hasException && closed.attempt.traceId.isEmpty() && !closed.attempt.code
                && closed.attempt.serverText == error.message
                && (error.target.peer.isEmpty() || closed.attempt.target.peer == error.target.peer);
        });
        if (same) {
            fill(same->attempt);
            note(same->attempt.evidence, record.number);
            return;
        }
        attempt = inferred(record, error.target, context);
    }
    fill(*attempt);
    close(std::move(*attempt), State::Refused, record);
}

void AttemptBook::timeOut(const LogRecord &record, const HttpTimeout &timeout, const SendContext &context)
{
    if (timeout.url.contains("/files"_L1))
        return;
    auto attempt = oldestOpen(timeout.target);
    if (!attempt)
        attempt = inferred(record, timeout.target, context);
    close(std::move(*attempt), State::TimedOut, record);
}

void AttemptBook::noAnswer(const LogRecord &record)
{
    // botpy notes a timeout and returns nothing, which the adapter notes.
    Closed *timedOut = lateEvidence([](const Closed &closed) { return closed.attempt.state == State::TimedOut; });
    if (timedOut)
        return note(timedOut->attempt.evidence, record.number);
    if (auto attempt = oldestOpen({}))
        close(std::move(*attempt), State::NoAnswer, record);
}

void AttemptBook::exception(const LogRecord &record, const QString &errorClass, const QString &message)
{
    if (!errorClass.startsWith("botpy.errors."_L1))
        return;
    Closed *same = lateEvidence([&message](const Closed &closed) {
        return closed.attempt.state == State::Refused && !closed.hasException
            && (closed.attempt.serverText == message || closed.attempt.serverText.isEmpty());
    });
    if (same) {
        same->hasException = true;
        if (same->attempt.answered.isApproximate && !record.stamp.isApproximate)
            same->attempt.answered = record.stamp; // botpy's line has no time, the traceback of the same answer has
        note(same->attempt.evidence, record.number);
        if (same->attempt.serverText.isEmpty())
            same->attempt.serverText = message;
        return;
    }
    if (auto attempt = oldestOpen({})) {
        attempt->serverText = message;
        close(std::move(*attempt), State::Refused, record);
        m_settling.back().hasException = true;
    }
}

void AttemptBook::keptId(const LogRecord &record, const core::OutboundMsgId &id)
{
    Closed *same = lateEvidence([&id](const Closed &closed) { return closed.attempt.returnedId == id; });
    if (!same)
        return;
    same->attempt.path = SendPath::Session;
    same->attempt.pathConfirmed = true;
    note(same->attempt.evidence, record.number);
}

void AttemptBook::settle(const Stamp &now)
{
    giveUpOpen(now.ms());
    for (Closed &closed : m_settling)
        ++closed.age;
    while (!m_settling.empty()) {
        const Closed &oldest = m_settling.front();
        if (oldest.age <= settlingRecords && now.ms() - oldest.attempt.answered.ms() <= settlingMs)
            break;
        m_settled(oldest.attempt);
        m_settling.pop_front();
    }
}

void AttemptBook::tellOpen(const Take &take) const
{
    for (const Closed &closed : m_settling)
        take(closed.attempt);
    for (Attempt attempt : m_open) {
        attempt.state = State::Open;
        take(attempt);
    }
}

void AttemptBook::finish()
{
    pause(std::numeric_limits<qint64>::max());
}

void AttemptBook::giveUpOpen(qint64 nowMs)
{
    LogRecord end;
    while (!m_open.empty() && m_open.front().sent.ms() < nowMs - requestQuietMs) {
        Attempt attempt = taken(0);
        end.stamp = attempt.sent;
        close(std::move(attempt), State::Unknown, end);
    }
}

void AttemptBook::pause(qint64 nowMs)
{
    giveUpOpen(nowMs);
    for (const Closed &closed : m_settling)
        m_settled(closed.attempt);
    m_settling.clear();
}

} // namespace importer
