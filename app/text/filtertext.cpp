#include "app/text/filtertext.h"

#include <QCoreApplication>

namespace text {

using namespace Qt::StringLiterals;
using filter::Key;

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(text::Filter)
};

QString stateMeaning(QStringView word)
{
    if (word == "accepted"_L1)
        return FilterWords::tr("the server took it");
    if (word == "refused"_L1)
        return FilterWords::tr("the platform said no");
    if (word == "audit"_L1)
        return FilterWords::tr("waits for the platform's review");
    if (word == "unknown"_L1)
        return FilterWords::tr("no readable answer");
    if (word == "notsent"_L1)
        return FilterWords::tr("never left");
    return FilterWords::tr("the answer has not come yet");
}

QString hasMeaning(QStringView word)
{
    if (word == "error"_L1)
        return FilterWords::tr("anything that went wrong");
    if (word == "resend"_L1)
        return FilterWords::tr("another try of a message");
    if (word == "edit"_L1)
        return FilterWords::tr("sent by hand with other words");
    if (word == "mark"_L1)
        return FilterWords::tr("marked with a colour");
    if (word == "note"_L1)
        return FilterWords::tr("with a note of yours");
    return FilterWords::tr("pictures, voice, files");
}

QString kindMeaning(QStringView word)
{
    if (word == "frame"_L1)
        return FilterWords::tr("on the gateway's socket");
    if (word == "http"_L1)
        return FilterWords::tr("calls of the open platform");
    if (word == "token"_L1)
        return FilterWords::tr("calls for an access token");
    if (word == "upload"_L1)
        return FilterWords::tr("files on their way");
    if (word == "model"_L1)
        return FilterWords::tr("calls of the model");
    if (word == "tool"_L1)
        return FilterWords::tr("what the agent did");
    return FilterWords::tr("what the program noted");
}

QString dirMeaning(QStringView word)
{
    return word == "in"_L1 ? FilterWords::tr("received") : FilterWords::tr("sent");
}

QString numberExample(const filter::Error &error)
{
    switch (error.key ? filter::infoOf(*error.key).value : filter::ValueKind::Number) {
    case filter::ValueKind::Duration:
        return FilterWords::tr("a time such as 500ms or >=2s");
    case filter::ValueKind::Bytes:
        return FilterWords::tr("a size such as >10k");
    default:
        return FilterWords::tr("a number");
    }
}

QString reason(const filter::Error &error)
{
    using Kind = filter::Error::Kind;
    switch (error.kind) {
    case Kind::UnclosedQuote:
        return FilterWords::tr("a closing quotation mark");
    case Kind::UnclosedPattern:
        return FilterWords::tr("a closing slash");
    case Kind::BadPattern:
        return FilterWords::tr("a valid pattern: %1").arg(error.detail);
    case Kind::BadWord: {
        QStringList words;
        for (const QLatin1StringView word : filter::infoOf(*error.key).words)
            words.append(word);
        return FilterWords::tr("one of %1").arg(words.join(u", "_s));
    }
    case Kind::BadNumber:
        return numberExample(error);
    case Kind::MissingValue:
        return FilterWords::tr("a value");
    case Kind::UnclosedGroup:
        return FilterWords::tr("a closing bracket");
    case Kind::UnexpectedClose:
        return FilterWords::tr("an opening bracket before");
    case Kind::MissingTerm:
        return FilterWords::tr("something to look for");
    case Kind::TooLong:
    case Kind::TooDeep:
    case Kind::TooMany:
        return FilterWords::tr("a shorter filter");
    }
    return {};
}

} // namespace

QString keyMeaning(Key key)
{
    switch (key) {
    case Key::Kind:
        return FilterWords::tr("what it is");
    case Key::Dir:
        return FilterWords::tr("received or sent");
    case Key::Bot:
        return FilterWords::tr("profile of the bot");
    case Key::Scene:
        return FilterWords::tr("where it was said");
    case Key::Peer:
        return FilterWords::tr("openid of the other side");
    case Key::Msg:
        return FilterWords::tr("id of a received message");
    case Key::Anchor:
        return FilterWords::tr("what a send hangs on");
    case Key::Event:
        return FilterWords::tr("id of an event");
    case Key::Seq:
        return FilterWords::tr("msg_seq of a send");
    case Key::Id:
        return FilterWords::tr("id that a send returned");
    case Key::Ref:
        return FilterWords::tr("index by which a message is quoted");
    case Key::Attempt:
        return FilterWords::tr("number of an attempt");
    case Key::Turn:
        return FilterWords::tr("turn of the agent");
    case Key::Op:
        return FilterWords::tr("opcode of a frame");
    case Key::S:
        return FilterWords::tr("sequence number of an event");
    case Key::T:
        return FilterWords::tr("type of an event");
    case Key::Method:
        return FilterWords::tr("GET, POST and others");
    case Key::Path:
        return FilterWords::tr("part of a call's path");
    case Key::Status:
        return FilterWords::tr("HTTP status");
    case Key::Code:
        return FilterWords::tr("error code of an answer");
    case Key::Close:
        return FilterWords::tr("close code of the gateway");
    case Key::Trace:
        return FilterWords::tr("trace id of an answer");
    case Key::Dur:
        return FilterWords::tr("how long the answer took");
    case Key::Size:
        return FilterWords::tr("bytes of request or frame");
    case Key::Age:
        return FilterWords::tr("how long ago");
    case Key::State:
        return FilterWords::tr("what became of an attempt");
    case Key::Has:
        return FilterWords::tr("what a row has about it");
    case Key::Mark:
        return FilterWords::tr("colour of your mark");
    case Key::Source:
        return FilterWords::tr("where the row comes from");
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
    return FilterWords::tr("%1, column %2").arg(reason(error)).arg(error.at + 1);
}

QString unknownKeysText(const QStringList &words)
{
    return words.isEmpty() ? QString() : FilterWords::tr("'%1:' is no key and was taken as text").arg(words.first());
}

} // namespace text
