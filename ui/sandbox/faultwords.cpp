#include "ui/sandbox/faultwords.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QList<FaultWords::Offer> requestOffers(const QByteArray &point)
{
    return {
        {point, "delay", R"("do":"delay","delay_ms":5000)"},
        {point, "accept_then_silent", R"("do":"accept_then_silent")"},
        {point, "status 502 carried_out", R"("do":"status","status":502,"html":true,"accept":true)"},
        {point, "status 502", R"("do":"status","status":502,"html":true)"},
        {point, "status 500", R"("do":"status","status":500,"html":true)"},
        {point, "status 429", R"("do":"status","status":429)"},
        {point, "cut", R"("do":"cut")"},
        {point, "reset carried_out", R"("do":"reset")"},
        {point, "reset", R"("do":"reset","accept":false)"},
        {point, "drop carried_out", R"("do":"drop","accept":true)"},
        {point, "drop", R"("do":"drop")"},
    };
}

} // namespace

const QList<FaultWords::Offer> &FaultWords::offers(Place place)
{
    static const QList<Offer> ofSends = requestOffers("send");
    static const QList<Offer> ofModel = requestOffers("model");
    static const QList<Offer> ofEvents{
        {"event", "delay", R"("do":"delay","delay_ms":5000)"},
        {"event", "duplicate", R"("do":"duplicate")"},
        {"event", "reorder", R"("do":"reorder")"},
        {"event", "drop", R"("do":"drop")"},
        {"event", "frame not_json", R"("do":"frame","frame":"not_json")"},
        {"event", "frame large", R"("do":"frame","frame":"large")"},
        {"event", "frame too_deep", R"("do":"frame","frame":"too_deep")"},
        {"event", "frame wrong_types", R"("do":"frame","frame":"wrong_types")"},
        {"event", "frame unknown_op", R"("do":"frame","frame":"unknown_op")"},
        {"event", "frame unknown_event", R"("do":"frame","frame":"unknown_event")"},
    };
    static const QList<Offer> ofConnections{
        {"beat", "accept_then_silent", R"("do":"accept_then_silent")"},
        {"resume", "op9 false", R"("do":"op9","resumable":false)"},
        {"resume", "close 4006", R"("do":"close","code":4006)"},
        {"resume", "drop", R"("do":"drop")"},
        {"identify", "op9 absent", R"("do":"op9")"},
        {"identify", "accept_then_silent", R"("do":"accept_then_silent")"},
        {"gateway", "status 502", R"("do":"status","status":502,"html":true)"},
        {"gateway", "cut", R"("do":"cut")"},
        {"token", "status 502", R"("do":"status","status":502,"html":true)"},
        {"token", "cut", R"("do":"cut")"},
    };
    switch (place) {
    case Place::Send:
        return ofSends;
    case Place::Model:
        return ofModel;
    case Place::Event:
        return ofEvents;
    case Place::Connection:
        return ofConnections;
    }
    return ofSends;
}

QByteArray FaultWords::faultOf(const Offer &offer, int times)
{
    return R"({"at":")" + offer.point + R"(","times":)" + QByteArray::number(times) + ',' + offer.members + '}';
}

QString FaultWords::pointText(const QString &point)
{
    const QHash<QString, QString> words{{u"send"_s, tr("Send")}, {u"model"_s, tr("Model call")},
        {u"token"_s, tr("Access token")}, {u"gateway"_s, tr("Gateway address")}, {u"identify"_s, tr("Identify")},
        {u"resume"_s, tr("Resume")}, {u"beat"_s, tr("Heartbeat")}, {u"event"_s, tr("Event")},
        {u"now"_s, tr("At once")}};
    return words.value(point, point);
}

QString FaultWords::actText(const QString &act)
{
    const QStringList parts = act.split(u' ');
    const QString &what = parts.first();
    const QString detail = parts.value(1);
    if (what == "status"_L1 || what == "reset"_L1 || what == "drop"_L1)
        return answerText(what, detail, parts.last() == "carried_out"_L1);
    if (what == "op9"_L1)
        return detail == "absent"_L1 ? tr("invalid session (op 9)") : tr("invalid session (op 9, %1)").arg(detail);
    if (what == "close"_L1)
        return tr("closed with code %1").arg(detail);
    if (what == "frame"_L1)
        return frameText(detail);
    const QHash<QString, QString> words{{u"delay"_s, tr("comes late")},
        {u"accept_then_silent"_s, tr("is taken and never answered")},
        {u"cut"_s, tr("carried out; the answer is cut in the middle")}, {u"op7"_s, tr("asked to reconnect (op 7)")},
        {u"duplicate"_s, tr("comes twice")}, {u"reorder"_s, tr("comes after the next one")}};
    return words.value(act, act);
}

QString FaultWords::answerText(const QString &what, const QString &status, bool carriedOut)
{
    if (what == "status"_L1)
        return carriedOut ? tr("carried out, but answered with %1").arg(status) : tr("answered with %1").arg(status);
    if (what == "reset"_L1)
        return carriedOut ? tr("carried out; the line is reset in the middle of the answer")
                          : tr("not carried out; the line is reset in the middle of the answer");
    return carriedOut ? tr("carried out; the line drops before the answer") : tr("the line drops");
}

QString FaultWords::frameText(const QString &kind)
{
    const QHash<QString, QString> words{{u"not_json"_s, tr("a frame that is no JSON comes first")},
        {u"large"_s, tr("a frame of 2 MB comes first")}, {u"too_deep"_s, tr("a frame 64 levels deep comes first")},
        {u"wrong_types"_s, tr("a frame with wrong types comes first")},
        {u"unknown_op"_s, tr("a frame with an unknown op comes first")},
        {u"unknown_event"_s, tr("an event of an unknown type comes first")}};
    return words.value(kind, kind);
}

} // namespace ui
