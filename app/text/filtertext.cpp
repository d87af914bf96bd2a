#include "app/text/filtertext.h"

#include <QCoreApplication>

namespace text {

using namespace Qt::StringLiterals;
using filter::Key;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(text::Filter)
};

QString stateMeaning(QStringView word)
{
    if (word == "accepted"_L1)
        return Words::tr("the server took it");
    if (word == "refused"_L1)
        return Words::tr("the platform said no");
    if (word == "audit"_L1)
        return Words::tr("waits for the platform's review");
    if (word == "unknown"_L1)
        return Words::tr("no readable answer");
    if (word == "notsent"_L1)
        return Words::tr("never left");
    return Words::tr("the answer has not come yet");
}

QString hasMeaning(QStringView word)
{
    if (word == "error"_L1)
        return Words::tr("anything that went wrong");
    if (word == "resend"_L1)
        return Words::tr("another try of a message");
    if (word == "edit"_L1)
        return Words::tr("sent by hand with other words");
    if (word == "mark"_L1)
        return Words::tr("marked with a colour");
    if (word == "note"_L1)
        return Words::tr("with a note of yours");
    return Words::tr("pictures, voice, files");
}

QString kindMeaning(QStringView word)
{
    if (word == "frame"_L1)
        return Words::tr("on the gateway's socket");
    if (word == "http"_L1)
        return Words::tr("calls of the open platform");
    if (word == "token"_L1)
        return Words::tr("calls for an access token");
    if (word == "upload"_L1)
        return Words::tr("files on their way");
    if (word == "model"_L1)
        return Words::tr("calls of the model");
    if (word == "tool"_L1)
        return Words::tr("what the agent did");
    return Words::tr("what the program noted");
}

QString dirMeaning(QStringView word)
{
    return word == "in"_L1 ? Words::tr("received") : Words::tr("sent");
}

QString numberExample(const filter::Error &error)
{
    switch (error.key ? filter::infoOf(*error.key).value : filter::ValueKind::Number) {
    case filter::ValueKind::Duration:
        return Words::tr("a time such as 500ms or >=2s");
    case filter::ValueKind::Bytes:
        return Words::tr("a size such as >10k");
    default:
        return Words::tr("a number");
    }
}

QString reason(const filter::Error &error)
{
    using Kind = filter::Error::Kind;
    switch (error.kind) {
    case Kind::UnclosedQuote:
        return Words::tr("a closing quotation mark");
    case Kind::UnclosedPattern:
        return Words::tr("a closing slash");
    case Kind::BadPattern:
        return Words::tr("a valid pattern: %1").arg(error.detail);
    case Kind::BadWord: {
        QStringList words;
        for (const QLatin1StringView word : filter::infoOf(*error.key).words)
            words.append(word);
        return Words::tr("one of %1").arg(words.join(u", "_s));
    }
    case Kind::BadNumber:
        return numberExample(error);
    case Kind::MissingValue:
        return Words::tr("a value");
    case Kind::UnclosedGroup:
        return Words::tr("a closing bracket");
    case Kind::UnexpectedClose:
        return Words::tr("an opening bracket before");
    case Kind::MissingTerm:
        return Words::tr("something to look for");
    case Kind::TooLong:
    case Kind::TooDeep:
    case Kind::TooMany:
        return Words::tr("a shorter filter");
    }
    return {};
}

} // namespace

QString keyMeaning(Key key)
{
    switch (key) {
    case Key::Kind:
        return Words::tr("what it is");
    case Key::Dir:
        return Words::tr("received or sent");
    case Key::Bot:
        return Words::tr("profile of the bot");
    case Key::Scene:
        return Words::tr("where it was said");
    case Key::Peer:
        return Words::tr("openid of the other side");
    case Key::Msg:
        return Words::tr("id of a received message");
    case Key::Anchor:
        return Words::tr("what a send hangs on");
    case Key::Event:
        return Words::tr("id of an event");
    case Key::Seq:
        return Words::tr("msg_seq of a send");
    case Key::Id:
        return Words::tr("id that a send returned");
    case Key::Ref:
        return Words::tr("index by which a message is quoted");
    case Key::Attempt:
        return Words::tr("number of an attempt");
    case Key::Turn:
        return Words::tr("turn of the agent");
    case Key::Op:
        return Words::tr("opcode of a frame");
    case Key::S:
        return Words::tr("sequence number of an event");
    case Key::T:
        return Words::tr("type of an event");
    case Key::Method:
        return Words::tr("GET, POST and others");
    case Key::Path:
        return Words::tr("part of a call's path");
    case Key::Status:
        return Words::tr("HTTP status");
    case Key::Code:
        return Words::tr("error code of an answer");
    case Key::Close:
        return Words::tr("close code of the gateway");
    case Key::Trace:
        return Words::tr("trace id of an answer");
    case Key::Dur:
        return Words::tr("how long the answer took");
    case Key::Size:
        return Words::tr("bytes of request or frame");
    case Key::Age:
        return Words::tr("how long ago");
    case Key::State:
        return Words::tr("what became of an attempt");
    case Key::Has:
        return Words::tr("what a row has about it");
    case Key::Mark:
        return Words::tr("colour of your mark");
    case Key::Source:
        return Words::tr("where the row comes from");
    }
    return {};
}

QString wordMeaning(Key key, QStringView word)
{
    switch (key) {
    case Key::State:
        return stateMeaning(word);
    case Key::Has:
        return hasMeaning(word);
    case Key::Kind:
        return kindMeaning(word);
    case Key::Dir:
        return dirMeaning(word);
    default:
        return {};
    }
}

QString filterErrorText(const filter::Error &error)
{
    return Words::tr("%1, column %2").arg(reason(error)).arg(error.at + 1);
}

QString unknownKeysText(const QStringList &words)
{
    return words.isEmpty() ? QString() : Words::tr("'%1:' is no key and was taken as text").arg(words.first());
}

} // namespace text
