#include "app/text/helptext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace text {

namespace {

struct Help
{
    Q_DECLARE_TR_FUNCTIONS(text::Help)
};

using Blocks = QList<HelpBlock>;

HelpBlock says(const QString &text)
{
    return {HelpBlock::Kind::Paragraph, text};
}

HelpBlock heading(const QString &text)
{
    return {HelpBlock::Kind::Heading, text};
}

HelpBlock point(const QString &text)
{
    return {HelpBlock::Kind::Point, text};
}

Blocks msgId()
{
    return {
        says(Help::tr("Every message that the platform delivers to the bot has an id: `d.id` of its event. A send that "
                      "names this id as `msg_id` is a reply, and *hangs on* that message.")),
        says(Help::tr("That is what it is for: the platform lets a bot answer a message, for a time and a number of "
                      "replies. What a reply hangs on is its [anchor](anchors).")),
        heading(Help::tr("An id that a send returned is no msg_id")),
        says(Help::tr("The answer to a send names an id, too: that of the bot's own message. It looks the same "
                      "(`ROBOT1.0_…`) and serves to recall that message. As `msg_id` of the next send the platform "
                      "refuses it: [40034024](filter:code:40034024).")),
        says(Help::tr("A reply in several parts names the user's `msg_id` in every part and raises [msg_seq](msg_seq). "
                      "By itself this program cannot hang a reply on a returned id: only what the gateway delivers "
                      "becomes an anchor.")),
        heading(Help::tr("What else is refused as msg_id")),
        point(Help::tr("an id from another conversation, the top-level id of an event, `d.id` of an interaction: "
                       "40034024")),
        point(Help::tr("the index by which a message is quoted (`REFIDX_…`), the id of a stream or of an audit: "
                       "40034024")),
        point(Help::tr("a message that is too old, or whose replies are used up: 40034128; for age also 40034005 and "
                       "40034031")),
    };
}

Blocks msgSeq()
{
    return {
        says(Help::tr("Several replies may hang on one message; `msg_seq` tells them apart. The platform takes each "
                      "pair of `msg_id` and `msg_seq` once and drops what repeats a pair: "
                      "[40054005](filter:code:40054005).")),
        says(Help::tr("Left out it means 1, so a second reply without it is dropped. The numbers need not follow each "
                      "other.")),
        says(Help::tr("This program counts from 1 on every anchor, and number and content are on disk before the "
                      "request leaves. A [retry](retry) repeats the number, so that the user gets the message once; a "
                      "resend takes a new one.")),
        says(Help::tr("A message that hangs on an event carries no msg_seq, nor does one in a guild's channel or "
                      "direct message: nothing there tells a copy from a new message.")),
        says(Help::tr("Two programs that run the same bot both count, and drop each other's replies. Stop one of "
                      "them.")),
    };
}

Blocks anchors()
{
    return {
        says(Help::tr("An *anchor* is what a [passive message](passive) hangs on: a message that was received "
                      "(`msg_id`) or an event that was received (`event_id`). It lives for a time and takes a number "
                      "of replies. The ring beside a conversation shows what is left of both.")),
        says(Help::tr("The sources disagree about both. Below the lower bound every source allows a reply: it is "
                      "*safe*. From the upper bound on none does: it is *doomed*. Between them it is *uncertain*. The "
                      "numbers, with who states them: [Values in force](values).")),
        says(Help::tr("Time counts from when this computer received the message.")),
        heading(Help::tr("Messages and events")),
        point(Help::tr("*Message*: `d.id` of a message that was received in the same conversation. As `msg_id`.")),
        point(Help::tr("*Event*: the whole top-level id of an event, with its name in front. As `event_id`. Only some "
                       "events can be anchors.")),
        says(Help::tr("A part of an event's id is refused with 40034025, an event of another kind with 40034027, one "
                      "that is too old with 40034026.")),
        heading(Help::tr("Which one is taken")),
        says(Help::tr("The one that a person chose. Else the message that the turn answers; then the newest living "
                      "message of the conversation; then a living event; then none, if the bot may send proactive "
                      "messages. If nothing is left, the message is not sent, and says why.")),
        says(Help::tr("What a person chose is never exchanged for another. After 40034024, 40034128 and their kin an "
                      "anchor is dead: nothing is hung on it any more.")),
    };
}

Blocks passive()
{
    return {
        says(Help::tr("A *passive message* answers: it hangs on an [anchor](anchors). A *proactive message* hangs on "
                      "nothing.")),
        says(Help::tr("Proactive messages have quotas of their own (40034100; 22009 without an anchor), and every user "
                      "and every group can switch them off (40034105, formerly 40034102).")),
        says(Help::tr("This program sends them only if the bot's policy allows it, or if a person asks for it: a reply "
                      "that leaves its anchor out becomes one, and spends quota.")),
        says(Help::tr("Nothing tells a copy of a proactive message from a new one. After an unknown outcome it waits "
                      "for you.")),
    };
}

Blocks outcomes()
{
    return {
        says(Help::tr("One request on the wire for one message is an *attempt*. It ends in one of these:")),
        point(Help::tr("[accepted](filter:state:accepted): the platform took it and returned an id. Nothing is called "
                       "sent without that id, or without 40054005 on a retry, which proves that the first copy "
                       "arrived.")),
        point(Help::tr("[refused](filter:state:refused): a definite no, with a code. [Error codes](codes) has what it "
                       "means and what to do.")),
        point(Help::tr("[in audit](filter:state:audit): taken, but the platform looks at it first (HTTP 202 with "
                       "304023 or 304024). That is no failure: do not send it again.")),
        point(Help::tr("[unknown](filter:state:unknown): no readable answer came, because of a time-out, a broken "
                       "connection or an error page. The user may have it.")),
        point(Help::tr("[not sent](filter:state:notsent): it never left, and says why: no anchor, offline, nothing "
                       "could be recorded.")),
    };
}

Blocks retry()
{
    return {
        says(Help::tr("A *retry* is the same content once more after an *unknown* outcome: same anchor, same msg_seq. "
                      "If the first copy had arrived, the platform answers 40054005 and the message counts as "
                      "delivered. The user sees it once.")),
        says(Help::tr("A *resend* is a deliberate new try: new msg_seq, perhaps another anchor or other words. After "
                      "an unknown outcome the user may see the message twice.")),
        heading(Help::tr("What goes by itself")),
        point(Help::tr("Unknown: passive messages in private chats and groups are tried again. Those on events, "
                       "proactive ones and those in guilds have nothing that tells a copy: they wait for you.")),
        point(Help::tr("Refused: never the same again. A dead anchor is left for the next one; refused content keeps "
                       "its anchor and changes, markdown to plain text; a used up quota is waited for.")),
        says(Help::tr("A wait can be held, cut short or cancelled where the message stands.")),
    };
}

Blocks verdicts()
{
    return {
        says(Help::tr("Before a message leaves, this program says what will become of it, and why: below what you "
                      "write, in the sheet that sends again, in a plan for many.")),
        point(Help::tr("*Safe*: every source allows it.")),
        point(Help::tr("*Uncertain*: the sources disagree, or something is not known, such as the age of a message "
                       "that came late or what another program has spent. The agent tries it once; the answer is "
                       "learned for this bot.")),
        point(Help::tr("*Doomed*: no source allows it, or the platform refused this anchor before. The agent does not "
                       "send it. You may: a verdict warns and never forbids.")),
        point(Help::tr("*May arrive twice*: an earlier try of the same message has no readable answer.")),
        says(Help::tr("What was learned stands among the [values in force](values) with the attempt that proves it, "
                      "and is forgotten after 30 days.")),
        says(Help::tr("40034128 says *time or count*, and not which of them. A count is learned from it only while the "
                      "time is surely not over, at least the lower bound was accepted, and nobody else is in doubt.")),
    };
}

Blocks undelivered()
{
    return {
        says(Help::tr("*Undelivered* holds what users should have got and did not: refused, unknown or not sent, with "
                      "its age, the reason, and what would deliver it now.")),
        point(Help::tr("Send one again, as it was or with other words.")),
        point(Help::tr("Send many by a plan. It says first how many will go, which are too old, which would be refused "
                       "and which may arrive twice; those last are not ticked.")),
        point(Help::tr("Let one leave with its user's next message, which brings a new anchor.")),
        point(Help::tr("Dismiss it. That can be undone.")),
        says(Help::tr("A message that failed never makes the model work again. What the model had said when the "
                      "program was cut off stands here, too.")),
    };
}

Blocks turns()
{
    return {
        says(Help::tr("A *turn* is one run of the agent for one trigger, mostly a user's message. In it the model is "
                      "asked, round by round; tools run; messages leave.")),
        says(Help::tr("The *agent* answers by itself where a model is named. Without one the bot only listens, and you "
                      "answer.")),
        says(Help::tr("*Take over* pauses the agent in one conversation, so that you answer there. The button in the "
                      "conversation's head stops the turn that runs.")),
        says(Help::tr("A user's message is owed an answer once. After a crash a turn that had sent nothing runs again; "
                      "one that had is ended, and what it had still to say stands in [Undelivered](undelivered).")),
    };
}

Blocks logs()
{
    return {
        says(Help::tr("The log of another bot (AstrBot's) can be opened, dropped on the window or pasted. It is read "
                      "on this computer; nothing leaves it.")),
        says(Help::tr("Its conversations, requests and answers stand beside your own in every place. What is wrong is "
                      "explained, with the lines that prove it, and every row can be shown where it stands in its "
                      "log.")),
        says(Help::tr("A log tells less than this program does. What was not written is not known. Times are by the "
                      "log's clock. Its ids are unverified: this bot's gateway never received them.")),
        says(Help::tr("If the log is that of a bot that runs here, say so at the log: what it lost can then be sent "
                      "from here.")),
    };
}

} // namespace

QList<HelpTopic> helpTopics()
{
    return {
        {u"msg_id"_s, u"msg_id"_s, msgId()},
        {u"msg_seq"_s, u"msg_seq"_s, msgSeq()},
        {u"anchors"_s, Help::tr("Anchors"), anchors()},
        {u"passive"_s, Help::tr("Passive and proactive"), passive()},
        {u"outcomes"_s, Help::tr("Outcomes"), outcomes()},
        {u"retry"_s, Help::tr("Retry and resend"), retry()},
        {u"verdicts"_s, Help::tr("Verdicts"), verdicts()},
        {u"undelivered"_s, Help::tr("Undelivered messages"), undelivered()},
        {u"turns"_s, Help::tr("Turn, agent, take over"), turns()},
        {u"logs"_s, Help::tr("Logs of other bots"), logs()},
    };
}

} // namespace text
