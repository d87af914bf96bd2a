#include "app/text/diagnosistext.h"

#include "app/core/overloaded.h"
#include "app/text/cataloguetext.h"
#include "app/text/clocktime.h"
#include "app/text/shortid.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

using lineage::Cause;
using lineage::Cure;

/// What the sentences are made of.
struct Facts
{
    const lineage::SendFacts &send;
    const lineage::Diagnosis &diagnosis;
    const protocol::CodeEntry *entry;
    const QStringList &others;

    [[nodiscard]] QString anchor() const { return shortId(send.anchor, others); }
    [[nodiscard]] QString age() const { return diagnosis.anchorAge ? countdown(*diagnosis.anchorAge) : QString(); }
    template <class T> [[nodiscard]] const T *origin() const { return std::get_if<T>(&diagnosis.origin); }
    [[nodiscard]] QString meaning() const { return entry ? meaningSentence(*entry) : QString(); }
    [[nodiscard]] QString advice() const { return entry ? adviceOf(*entry) : QString(); }
};

QString otherRefusalHeadline(const Facts &facts)
{
    if (facts.entry)
        return Words::tr("QQ refused this message: %1.").arg(meaningOf(*facts.entry));
    if (facts.send.code)
        return Words::tr("QQ refused this message with code %1.").arg(*facts.send.code);
    return Words::tr("QQ refused this message with HTTP %1.").arg(facts.send.httpStatus.value_or(0));
}

QString unknownAnchorHeadline(const Facts &facts)
{
    if (facts.origin<lineage::OfPersonsMessage>())
        return Words::tr("QQ did not take the user's message as an anchor.");
    if (facts.origin<lineage::OfEvent>())
        return Words::tr("QQ did not take the event as an anchor.");
    return Words::tr("This reply hung on an id that nobody delivered to the bot.");
}

QString whyOwnId(const Facts &facts)
{
    const QString rule = Words::tr("QQ accepts only ids of messages it delivered to the bot.");
    const auto *own = facts.origin<lineage::OfOwnMessage>();
    return joined({rule,
        own ? Words::tr("The id used here, %1, was returned by a send at %2.")
                  .arg(facts.anchor(), timeText(own->returned))
            : Words::tr("The id used here, %1, names a message of the bot.").arg(facts.anchor())});
}

QString whyOtherPeer(const Facts &facts)
{
    const auto *message = facts.origin<lineage::OfPersonsMessage>();
    return message ? Words::tr("The id used here, %1, came from %2 at %3; it carries replies only there.")
                         .arg(facts.anchor(), shortId(message->peer.value), timeText(message->received))
                   : Words::tr("The id used here, %1, carries replies only where it came from.").arg(facts.anchor());
}

QString whyUnknownAnchor(const Facts &facts)
{
    if (const auto *message = facts.origin<lineage::OfPersonsMessage>())
        return Words::tr("It came here at %1, %2 before this reply, and yet QQ calls its id invalid.")
            .arg(timeText(message->received), facts.age());
    if (const auto *event = facts.origin<lineage::OfEvent>())
        return Words::tr("%1 came here at %2, %3 before this reply, and yet QQ calls its id invalid.")
            .arg(event->type, timeText(event->received), facts.age());
    return Words::tr(
        "QQ accepts only ids of messages it delivered to the bot. %1 is in no message received here, and no "
        "send returned it.")
        .arg(facts.anchor());
}

QString whyExpired(const Facts &facts)
{
    if (!facts.diagnosis.anchorAge)
        return Words::tr("QQ says that %1 is too old to be replied to.").arg(facts.anchor());
    const auto received = facts.send.sent - *facts.diagnosis.anchorAge;
    return Words::tr("What came at %1 was %2 old when this reply left.").arg(timeText(received), facts.age());
}

QString whyExhausted(const Facts &facts)
{
    const int count = facts.diagnosis.acceptedBefore;
    const QString used = Words::tr("Replies accepted on it before this one: %1.").arg(count);
    return facts.diagnosis.anchorAge
        ? joined({used, Words::tr("It was %1 old, so time was not the reason.").arg(facts.age())})
        : used;
}

QString whyEventId(const Facts &facts)
{
    if (const auto *event = facts.origin<lineage::OfEvent>()) {
        return facts.send.anchoredByEventId
            ? Words::tr("Events of the type %1 carry no replies.").arg(event->type)
            : Words::tr("%1 is the id of the event %2; msg_id takes the id of the message inside it.")
                  .arg(facts.anchor(), event->type);
    }
    if (facts.origin<lineage::OfPersonsMessage>())
        return Words::tr("%1 is the id of a message and belongs under msg_id, not under event_id.").arg(facts.anchor());
    return Words::tr("event_id takes the whole id of an event, with its name in front; %1 is none that came here.")
        .arg(facts.anchor());
}

QString whyCollision(const Facts &facts)
{
    const QString seq = facts.send.msgSeq ? QString::number(*facts.send.msgSeq) : u"1"_s; // left out means 1
    return facts.diagnosis.seqUsedBefore
        ? Words::tr("This bot had used msg_seq %1 on the same message before, with another text.").arg(seq)
        : Words::tr("msg_seq %1 was taken, but not from here: another program replies for this bot too.").arg(seq);
}

QString whyTimeOrCount(const Facts &facts)
{
    const QString says = Words::tr("QQ does not say which of the two.");
    const QString used = Words::tr("Replies accepted on it before this one: %1.").arg(facts.diagnosis.acceptedBefore);
    return joined({says,
        facts.diagnosis.anchorAge ? Words::tr("It was %1 old when this reply left.").arg(facts.age()) : QString(),
        used});
}

QString whyUnknown(const Facts &facts)
{
    const bool canRetry = facts.diagnosis.cure == Cure::RetrySame;
    return joined({silenceText(facts.send.serverText),
        canRetry ? Words::tr("The same again with msg_seq %1 cannot arrive twice: QQ refuses a second copy.")
                       .arg(facts.send.msgSeq.value_or(1))
                 : Words::tr("Sending it again may show it twice.")});
}

QString whyNotSent(const Facts &facts)
{
    const auto reason = lineage::notSentFromName(facts.send.serverText);
    return reason ? notSentText(*reason) : Words::tr("It never left this computer.");
}

/// What is said of a cause that lies in the anchor or its msg_seq.
struct AnchorWords
{
    QString headline;
    QString why;
};

AnchorWords anchorWords(const Facts &facts)
{
    switch (facts.diagnosis.cause) {
    case Cause::OwnIdAsAnchor:
        return {Words::tr("This reply hung on the bot's own message instead of the user's."), whyOwnId(facts)};
    case Cause::OtherPeersAnchor:
        return {Words::tr("This reply hung on a message of another conversation."), whyOtherPeer(facts)};
    case Cause::UnknownAnchor:
        return {unknownAnchorHeadline(facts), whyUnknownAnchor(facts)};
    case Cause::AnchorExpired:
        return {Words::tr("This reply came too late for the message it hung on."), whyExpired(facts)};
    case Cause::AnchorExhausted:
        return {Words::tr("The message it hung on had no replies left."), whyExhausted(facts)};
    case Cause::EventIdMisused:
        return {Words::tr("This reply hung on an id that stands in the wrong place."), whyEventId(facts)};
    case Cause::SeqCollision:
        return {Words::tr("QQ took this reply for a copy of another one."), whyCollision(facts)};
    case Cause::TimeOrCount:
        return {Words::tr("The message it hung on was too old, or had no replies left."), whyTimeOrCount(facts)};
    case Cause::Content:
    case Cause::Markdown:
    case Cause::Url:
    case Cause::Permission:
    case Cause::Quota:
    case Cause::Audit:
    case Cause::UnknownOutcome:
    case Cause::Credentials:
    case Cause::NotSent:
    case Cause::Server:
    case Cause::OtherRefusal:
        break;
    }
    return {};
}

QString headline(const Facts &facts)
{
    switch (facts.diagnosis.cause) {
    case Cause::OwnIdAsAnchor:
    case Cause::OtherPeersAnchor:
    case Cause::UnknownAnchor:
    case Cause::AnchorExpired:
    case Cause::AnchorExhausted:
    case Cause::EventIdMisused:
    case Cause::SeqCollision:
    case Cause::TimeOrCount:
        return anchorWords(facts).headline;
    case Cause::Content:
        return Words::tr("QQ refused what this message says.");
    case Cause::Markdown:
        return Words::tr("QQ refused the markdown of this message.");
    case Cause::Url:
        return Words::tr("QQ refused a link in this message.");
    case Cause::Permission:
        return facts.send.anchor.isEmpty() ? Words::tr("The bot may not write here without being asked.")
                                           : Words::tr("The bot may not write here.");
    case Cause::Quota:
        return Words::tr("The bot has sent as much as QQ allows for now.");
    case Cause::Audit:
        return Words::tr("QQ took this message and is reviewing it.");
    case Cause::UnknownOutcome:
        return Words::tr("No readable answer came: the user may have received it.");
    case Cause::Credentials:
        return Words::tr("QQ did not accept the bot's credentials.");
    case Cause::NotSent:
        return Words::tr("This message was not sent.");
    case Cause::Server:
        return Words::tr("QQ itself could not deliver this message.");
    case Cause::OtherRefusal:
        return otherRefusalHeadline(facts);
    }
    return {};
}

QString why(const Facts &facts)
{
    switch (facts.diagnosis.cause) {
    case Cause::OwnIdAsAnchor:
    case Cause::OtherPeersAnchor:
    case Cause::UnknownAnchor:
    case Cause::AnchorExpired:
    case Cause::AnchorExhausted:
    case Cause::EventIdMisused:
    case Cause::SeqCollision:
    case Cause::TimeOrCount:
        return anchorWords(facts).why;
    case Cause::Content:
        return joined({facts.meaning(), Words::tr("The anchor is not at fault: change the text.")});
    case Cause::Markdown:
        return joined({facts.meaning(), Words::tr("As plain text the same words may pass.")});
    case Cause::Url:
        return joined({facts.meaning(), Words::tr("Leave the link out, or have its domain registered.")});
    case Cause::Audit:
        return Words::tr("The user sees it after the review. Sending again may show it twice.");
    case Cause::UnknownOutcome:
        return whyUnknown(facts);
    case Cause::NotSent:
        return whyNotSent(facts);
    case Cause::Quota:
        return joined({facts.meaning(), Words::tr("Wait, then send it again; another route does not help.")});
    case Cause::Server:
        return joined({facts.meaning(), Words::tr("Nothing is wrong with the message: send it again later.")});
    case Cause::Permission:
    case Cause::Credentials:
        return joined(
            {facts.meaning(), facts.entry ? facts.advice() : Words::tr("A person must look into the bot's rights.")});
    case Cause::OtherRefusal:
        return facts.entry
            ? facts.advice()
            : Words::tr("The code is not in the catalogue. The server's own words are below; its support "
                        "asks for the trace id.");
    }
    return {};
}

/// What the HTTP status seems to say and the code in the body does not.
QString statusWords(const Facts &facts)
{
    const bool isAnswer = facts.diagnosis.cause != Cause::NotSent && facts.diagnosis.cause != Cause::UnknownOutcome;
    return isAnswer ? statusNote(facts.send.httpStatus, facts.send.code) : QString();
}

/// What remains to be said of the cure: which anchor works, or that none does.
QString whatNow(const Facts &facts)
{
    const auto &anchor = facts.diagnosis.cureAnchor;
    if (facts.diagnosis.cure == Cure::WaitForUser)
        return Words::tr("No anchor is left; the user's next message opens one.");
    if (facts.diagnosis.cure == Cure::ResendProactive)
        return Words::tr("No anchor is left, so it would leave without one.");
    if (facts.diagnosis.cure != Cure::ResendOnAnchor || !anchor)
        return {};
    return lineage::isEventAnchor(anchor->id)
        ? Words::tr("The user's event of %1 takes a reply.").arg(timeText(anchor->received))
        : Words::tr("The user's message of %1 takes replies.").arg(timeText(anchor->received));
}

} // namespace

Explanation explain(const lineage::SendFacts &send, const lineage::Diagnosis &diagnosis,
    const protocol::ErrorCatalogue &catalogue, const QStringList &others)
{
    const Facts facts{send, diagnosis, send.code ? catalogue.find(*send.code) : nullptr, others};
    return {headline(facts),
        joined({why(facts), statusWords(facts),
            send.injected ? Words::tr("This anchor was injected by the sandbox.") : QString(), whatNow(facts)})};
}

} // namespace text
