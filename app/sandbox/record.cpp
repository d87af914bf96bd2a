#include "app/sandbox/record.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonEscaped(const QByteArray &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{QString::fromUtf8(text)}).toJson(QJsonDocument::Compact);
    return list.mid(2, list.size() - 4); // without [" and "]
}

template <class T> void keep(QList<T> &list, T entry, qint64 &dropped)
{
    if (list.size() >= maxRecorded) {
        list.removeFirst();
        ++dropped;
    }
    list.append(std::move(entry));
}

QJsonObject object(const RecordedRequest &request)
{
    return {{u"number"_s, request.number}, {u"at"_s, core::toMs(request.at)},
        {u"server"_s, request.toModel ? u"model"_s : u"platform"_s}, {u"method"_s, request.method},
        {u"path"_s, request.path}, {u"headers"_s, QJsonArray::fromStringList(request.headerNames)},
        {u"body"_s, QString::fromUtf8(request.body)}, {u"status"_s, request.status},
        {u"answer"_s, QString::fromUtf8(request.answer)},
        {u"answered_at"_s, request.answeredAt ? QJsonValue(core::toMs(*request.answeredAt)) : QJsonValue()}};
}

QJsonObject object(const SeenMessage &message)
{
    return {{u"id"_s, message.id.value}, {u"scene"_s, protocol::sceneName(message.scene)},
        {u"peer"_s, message.peer.value}, {u"anchor"_s, message.anchor},
        {u"msg_seq"_s, message.msgSeq ? QJsonValue(*message.msgSeq) : QJsonValue()}, {u"msg_type"_s, message.msgType},
        {u"text"_s, message.text}, {u"at"_s, core::toMs(message.at)}, {u"request"_s, message.request}};
}

QJsonObject object(const RecordedFrame &frame)
{
    return {{u"at"_s, core::toMs(frame.at)}, {u"socket"_s, frame.socket},
        {u"from"_s, frame.fromClient ? u"client"_s : u"server"_s}, {u"text"_s, QString::fromUtf8(frame.text)}};
}

QJsonObject object(const StruckFault &fault)
{
    return {{u"at"_s, pointName(fault.at)}, {u"do"_s, fault.act}, {u"count"_s, fault.count}};
}

QJsonObject object(const BeatCount &count)
{
    return {{u"socket"_s, count.socket}, {u"beats"_s, count.beats}, {u"largest_gap"_s, count.largestGap}};
}

template <class T> QJsonArray array(const QList<T> &list)
{
    QJsonArray out;
    for (const T &entry : list)
        out.append(object(entry));
    return out;
}

} // namespace

QByteArray toJson(const PlatformRecord &record)
{
    return QJsonDocument(QJsonObject{{u"requests"_s, array(record.requests)}, {u"seen"_s, array(record.seen)},
                             {u"frames"_s, array(record.frames)}, {u"struck"_s, array(record.struck)},
                             {u"beats"_s, array(record.beats)}, {u"dropped"_s, record.dropped}})
        .toJson(QJsonDocument::Compact);
}

void SecretCutter::add(const core::Secret &secret)
{
    const QByteArray &raw = secret.reveal();
    if (raw.isEmpty())
        return;
    for (const QByteArray &form : {raw, raw.toBase64(), raw.toBase64(QByteArray::OmitTrailingEquals),
             raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals), raw.toPercentEncoding(),
             jsonEscaped(raw)}) {
        if (!m_forms.contains(form))
            m_forms.append(form);
    }
}

QByteArray SecretCutter::cut(const QByteArray &text) const
{
    QByteArray out = text;
    for (const QByteArray &form : m_forms)
        out.replace(form, "***");
    if (!out.contains("oken") && !out.contains("ecret"))
        return out; // most frames are beats: no need to decode them
    static const QRegularExpression named(uR"re("(token|clientSecret|access_token)"\s*:\s*"(?:[^"\\]|\\.)*")re"_s);
    return QString::fromUtf8(out).replace(named, uR"re("\1":"***")re"_s).toUtf8();
}

RecordKeeper::RecordKeeper(const core::Clock &clock)
    : m_clock(clock)
{
}

void RecordKeeper::keepSecret(const core::Secret &secret)
{
    m_cutter.add(secret);
}

qint64 RecordKeeper::requestArrived(bool toModel, const QByteArray &method, const QByteArray &path,
    const QList<QByteArray> &headerNames, const QByteArray &body)
{
    RecordedRequest request;
    request.number = ++m_lastNumber;
    request.at = m_clock.wall();
    request.toModel = toModel;
    request.method = QString::fromLatin1(method);
    request.path = QString::fromUtf8(m_cutter.cut(path));
    for (const QByteArray &name : headerNames)
        request.headerNames.append(QString::fromLatin1(name));
    request.body = m_cutter.cut(body);
    keep(m_record.requests, std::move(request), m_record.dropped);
    ++m_revision;
    return m_lastNumber;
}

void RecordKeeper::requestAnswered(qint64 number, int status, const QByteArray &body)
{
    const auto found
        = std::ranges::lower_bound(m_record.requests, number, {}, [](const RecordedRequest &r) { return r.number; });
    if (found == m_record.requests.end() || found->number != number)
        return; // it made room for newer ones
    found->status = status;
    found->answer = m_cutter.cut(body);
    found->answeredAt = m_clock.wall();
    ++m_revision;
}

void RecordKeeper::messageSeen(SeenMessage message)
{
    message.at = m_clock.wall();
    message.text = QString::fromUtf8(m_cutter.cut(message.text.toUtf8()));
    message.anchor = QString::fromUtf8(m_cutter.cut(message.anchor.toUtf8()));
    keep(m_record.seen, std::move(message), m_record.dropped);
    ++m_revision;
}

void RecordKeeper::frame(int socket, bool fromClient, const QByteArray &text)
{
    keep(m_record.frames, RecordedFrame{m_clock.wall(), socket, fromClient, m_cutter.cut(text.left(maxRecordedFrame))},
        m_record.dropped);
    ++m_record.frameCount;
    ++m_revision;
}

void RecordKeeper::faultStruck(FaultPoint at, const FaultAct &act)
{
    const QString name = actName(act);
    const auto known = std::ranges::find_if(
        m_record.struck, [&](const StruckFault &struck) { return struck.at == at && struck.act == name; });
    if (known != m_record.struck.end())
        ++known->count;
    else
        m_record.struck.append({at, name, 1});
    ++m_revision;
}

void RecordKeeper::beat(int socket, core::Milliseconds interval)
{
    const core::BootTime now = m_clock.boot();
    const auto last = m_lastBeats.constFind(socket);
    auto count = std::ranges::find(m_record.beats, socket, &BeatCount::socket);
    if (count == m_record.beats.end()) {
        keep(m_record.beats, BeatCount{socket}, m_record.dropped);
        count = m_record.beats.end() - 1;
    }
    ++count->beats;
    if (last != m_lastBeats.cend())
        count->largestGap = std::max(count->largestGap, double((now - *last).count()) / double(interval.count()));
    m_lastBeats.insert(socket, now);
    ++m_revision;
}

} // namespace sandbox
