#include "app/sandbox/faultparse.h"

#include "app/sandbox/jsonfields.h"

#include <QJsonDocument>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScenarioError::Kind;

constexpr int longestMs = 24 * 60 * 60 * 1000;
constexpr int mostOccurrences = 1'000'000;

/// Answers belong to HTTP, opcodes, close codes and frames to the socket, a second or late copy to an event.
bool fits(FaultPoint point, const QString &act)
{
    static const QStringList ofHttp{u"delay"_s, u"drop"_s, u"accept_then_silent"_s, u"status"_s, u"cut"_s, u"reset"_s};
    static const QStringList ofLine{u"drop"_s, u"op7"_s, u"op9"_s, u"close"_s};
    switch (point) {
    case FaultPoint::Send:
    case FaultPoint::Model:
    case FaultPoint::Token:
    case FaultPoint::GatewayUrl:
        return ofHttp.contains(act);
    case FaultPoint::Identify:
    case FaultPoint::Resume:
    case FaultPoint::Beat:
        return act == "delay"_L1 || act == "accept_then_silent"_L1 || ofLine.contains(act);
    case FaultPoint::Event:
        return act == "delay"_L1 || act == "duplicate"_L1 || act == "reorder"_L1 || act == "frame"_L1
            || ofLine.contains(act);
    case FaultPoint::Now:
        return act == "frame"_L1 || ofLine.contains(act);
    }
    return false;
}

/// What a front proxy says. Source: protocol reference (a), "Error body".
QByteArray errorPage(int status)
{
    const QByteArray title = QByteArray::number(status) + (status == 502 ? " Bad Gateway" : " Error");
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
        + "</h1></center>\r\n<hr><center>sandbox</center>\r\n</body>\r\n</html>\r\n";
}

HttpAnswer readAnswer(Fields &fields)
{
    HttpAnswer answer{fields.number("status"_L1, 500, 200, 599), fields.text("body"_L1).toUtf8(),
        fields.text("content_type"_L1, u"application/json"_s).toLatin1(), fields.flag("accept"_L1, false)};
    if (!fields.flag("html"_L1, false))
        return answer;
    if (fields.has("body"_L1) || fields.has("content_type"_L1))
        fields.fail(Kind::BadValue, fields.pathOf("html"_L1), Words::tr("either html or a body of one's own"));
    answer.body = errorPage(answer.status);
    answer.contentType = "text/html";
    return answer;
}

StrangeFrame readFrame(Fields &fields)
{
    const auto kind = frameOfName(fields.neededText("frame"_L1));
    if (!kind)
        fields.fail(Kind::BadValue, fields.pathOf("frame"_L1), Words::tr("no such frame"));
    return {kind.value_or(StrangeFrame::Kind::NotJson)};
}

FaultAct readAct(Fields &fields, const QString &act)
{
    if (act == "delay"_L1)
        return Delay{core::Milliseconds(fields.number("delay_ms"_L1, 1000, 1, longestMs))};
    if (act == "accept_then_silent"_L1)
        return AcceptThenSilent{};
    if (act == "status"_L1)
        return readAnswer(fields);
    if (act == "cut"_L1)
        return CutAnswer{};
    if (act == "reset"_L1)
        return ResetMidBody{fields.flag("accept"_L1, true)};
    if (act == "drop"_L1)
        return Drop{fields.flag("accept"_L1, false)};
    if (act == "op7"_L1)
        return AskReconnect{};
    if (act == "op9"_L1)
        return RefuseSession{
            fields.has("resumable"_L1) ? std::optional(fields.flag("resumable"_L1, false)) : std::nullopt};
    if (act == "close"_L1)
        return CloseSocket{static_cast<quint16>(fields.number("code"_L1, 4009, 1000, 4999))};
    if (act == "reorder"_L1)
        return HoldBack{};
    if (act == "frame"_L1)
        return readFrame(fields);
    return Duplicate{};
}

FaultTiming readTiming(Fields &fields, FaultPoint at, const QString &path)
{
    const bool isCounted = fields.has("nth"_L1) || fields.has("times"_L1);
    const int ways = int(isCounted) + int(fields.has("every"_L1)) + int(fields.has("chance"_L1));
    if (ways > 1)
        fields.fail(Kind::BadValue, path, Words::tr("either nth and times, or every, or chance"));
    else if (at == FaultPoint::Now && ways > 0)
        fields.fail(Kind::BadValue, path, Words::tr("what acts now has no occurrences to count"));
    if (fields.has("every"_L1))
        return AtEvery{fields.number("every"_L1, 1, 1, mostOccurrences)};
    if (!fields.has("chance"_L1))
        return AtNth{fields.number("nth"_L1, 1, 1, mostOccurrences), fields.number("times"_L1, 1, 1, mostOccurrences)};
    const QJsonValue chance = fields.value("chance"_L1);
    if (!chance.isDouble())
        fields.fail(Kind::WrongType, fields.pathOf("chance"_L1), Words::tr("a number is expected"));
    else if (chance.toDouble() <= 0 || chance.toDouble() > 1)
        fields.fail(Kind::BadValue, fields.pathOf("chance"_L1), Words::tr("more than 0 and at most 1 is expected"));
    return ByChance{chance.toDouble()};
}

} // namespace

Fault readFault(const QJsonValue &value, const QString &path, bool allowNow, std::optional<ScenarioError> &error)
{
    Fields fields(value, path, error);
    Fault fault;
    const auto point = pointOfName(fields.neededText("at"_L1));
    if (!point || (*point == FaultPoint::Now && !allowNow))
        fields.fail(Kind::BadValue, fields.pathOf("at"_L1), Words::tr("no such point"));
    fault.at = point.value_or(FaultPoint::Send);
    fault.when = readTiming(fields, fault.at, path);
    const QString act = fields.neededText("do"_L1);
    if (!fits(fault.at, act))
        fields.fail(Kind::BadValue, fields.pathOf("do"_L1), Words::tr("this cannot happen at this point"));
    fault.act = readAct(fields, act);
    if (fault.at == FaultPoint::Event)
        fault.loseEvent = fields.flag("lose_event"_L1, false);
    fields.finish();
    return fault;
}

QList<Fault> readFaults(Fields &scenario, std::optional<ScenarioError> &error)
{
    QList<Fault> faults;
    const QJsonArray list = scenario.list("faults"_L1);
    for (qsizetype i = 0; i < list.size(); ++i)
        faults.append(readFault(list.at(i), itemPath(scenario.pathOf("faults"_L1), i), false, error));
    return faults;
}

core::Result<Fault, ScenarioError> parseFault(QByteArrayView json, bool allowNow)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return core::make_unexpected(ScenarioError{Kind::NotJson, u"$"_s, parseError.errorString()});
    std::optional<ScenarioError> error;
    Fault fault = readFault(document.object(), u"$"_s, allowNow, error);
    if (error)
        return core::make_unexpected(*error);
    return fault;
}

} // namespace sandbox
