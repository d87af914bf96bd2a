#include "ui/traffic/rowcopy.h"

#include "app/text/clocktime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QJsonValue bodyValue(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return document.object();
    if (document.isArray())
        return document.array();
    return body.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(body));
}

void add(QStringList &lines, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        lines.append(name + u": "_s + value);
}

QString headersText(const QList<traffic::Header> &headers)
{
    QString text;
    for (const traffic::Header &header : headers)
        text += QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value) + u'\n';
    return text;
}

} // namespace

QString rowAsText(const journal::RowDetail &row)
{
    const journal::RowSummary &s = row.summary;
    QStringList lines{text::dateTimeText(s.time) + u"  "_s + traffic::kindName(s.kind) + u"  "_s + s.route};
    add(lines, u"bot"_s, s.bot);
    add(lines, u"peer"_s, s.peer.value);
    add(lines, u"msg_id"_s, s.msgId);
    add(lines, u"anchor"_s, s.anchor);
    add(lines, u"event_id"_s, s.eventId);
    add(lines, u"msg_seq"_s, s.msgSeq ? QString::number(*s.msgSeq) : QString());
    add(lines, u"state"_s, s.state == traffic::State::None ? QString() : traffic::stateName(s.state));
    add(lines, u"status"_s, s.status ? QString::number(*s.status) : QString());
    add(lines, u"code"_s, s.code ? QString::number(*s.code) : QString());
    add(lines, u"id"_s, s.returnedId);
    add(lines, u"trace"_s, s.traceId);
    add(lines, u"detail"_s, s.detail);
    add(lines, u"duration"_s, s.duration ? u"%1 ms"_s.arg(s.duration->count()) : QString());
    QString text = lines.join(u'\n') + u"\n\n"_s + headersText(row.record.headers)
        + QString::fromUtf8(row.record.body.text) + u'\n';
    if (row.settlement)
        text += u'\n' + headersText(row.settlement->headers) + QString::fromUtf8(row.settlement->body.text) + u'\n';
    return text;
}

QString rowAsJson(const journal::RowDetail &row)
{
    const journal::RowSummary &s = row.summary;
    QJsonObject object{{u"time"_s, text::dateTimeText(s.time)}, {u"kind"_s, traffic::kindName(s.kind)},
        {u"route"_s, s.route}, {u"bot"_s, s.bot}};
    const auto put = [&object](const QString &name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    put(u"peer"_s, s.peer.value);
    put(u"msg_id"_s, s.msgId);
    put(u"anchor"_s, s.anchor);
    put(u"event_id"_s, s.eventId);
    put(u"id"_s, s.returnedId);
    put(u"ref_idx"_s, s.refIdx);
    put(u"trace"_s, s.traceId);
    put(u"detail"_s, s.detail);
    if (s.state != traffic::State::None)
        object.insert(u"state"_s, traffic::stateName(s.state));
    if (s.msgSeq)
        object.insert(u"msg_seq"_s, *s.msgSeq);
    if (s.status)
        object.insert(u"status"_s, *s.status);
    if (s.code)
        object.insert(u"code"_s, *s.code);
    if (s.duration)
        object.insert(u"duration_ms"_s, qint64(s.duration->count()));
    object.insert(u"request"_s, bodyValue(row.record.body.text));
    if (row.settlement)
        object.insert(u"response"_s, bodyValue(row.settlement->body.text));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace ui
