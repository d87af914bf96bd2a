#include "app/text/filterexamples.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace text {

namespace {

struct ExampleWords
{
    Q_DECLARE_TR_FUNCTIONS(text::FilterExamples)
};

} // namespace

QList<FilterExample> filterGrammar()
{
    return {
        {u"天气"_s, ExampleWords::tr("in a text or a body, anywhere; case does not matter")},
        {u"weather"_s, ExampleWords::tr("the same; Latin letters and digits from where a word begins")},
        {u"\"not found\""_s, ExampleWords::tr("words that stand together")},
        {u"weather rain"_s, ExampleWords::tr("both")},
        {u"weather OR rain"_s, ExampleWords::tr("one of them, or both")},
        {u"-weather"_s, ExampleWords::tr("without it; also NOT weather")},
        {u"(weather OR rain) state:refused"_s, ExampleWords::tr("brackets hold together")},
        {u"state:refused"_s, ExampleWords::tr("a key and its value, without a blank between them")},
        {u"status:>=400"_s, ExampleWords::tr("numbers also with >, <, <=")},
        {u"status:400..499"_s, ExampleWords::tr("from one to the other, both included; one may be left out")},
        {u"re:/4003\\d+/"_s, ExampleWords::tr("a regular expression")},
        {u"j:d.author.user_openid=6836D8522EE75AD3"_s, ExampleWords::tr("a field of a JSON body with this value")},
        {u"j:d.attachments"_s, ExampleWords::tr("a body that has this field")},
    };
}

QList<FilterExample> filterExamples()
{
    return {
        {u"code:40034024"_s, ExampleWords::tr("replies that hung on an id which is no anchor")},
        {u"has:error age:<1h"_s, ExampleWords::tr("what went wrong in the last hour")},
        {u"state:unknown OR state:notsent"_s, ExampleWords::tr("messages that wait for you")},
        {u"kind:http dur:>=2s"_s, ExampleWords::tr("calls that took two seconds or longer")},
        {u"scene:group state:refused -code:40034105"_s,
            ExampleWords::tr("refused in groups, but not because proactive messages are switched off")},
        {u"close:4009"_s, ExampleWords::tr("sessions that timed out")},
        {u"has:resend"_s, ExampleWords::tr("what was tried again")},
        {u"mark:red"_s, ExampleWords::tr("rows that you marked red")},
    };
}

QString valueMeaning(filter::ValueKind kind)
{
    switch (kind) {
    case filter::ValueKind::Word:
        return {};
    case filter::ValueKind::Name:
        return ExampleWords::tr("the whole name");
    case filter::ValueKind::Prefix:
        return ExampleWords::tr("its beginning is enough");
    case filter::ValueKind::Substring:
        return ExampleWords::tr("any part of it");
    case filter::ValueKind::Number:
        return ExampleWords::tr("a number, also >=2 or 3..5");
    case filter::ValueKind::Duration:
        return ExampleWords::tr("a time: 500ms, >=2s, 5min..1h");
    case filter::ValueKind::Bytes:
        return ExampleWords::tr("a size: 800, >10k, 1M..2M");
    }
    return {};
}

} // namespace text
