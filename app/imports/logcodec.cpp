#include "app/imports/logcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace imports {

using namespace Qt::StringLiterals;
using importer::Finding;

namespace {

/// Raised when a report says something else: an older one is then made anew from its log.
constexpr int version = 1;

QJsonArray stampJson(const importer::Stamp &stamp)
{
    return {stamp.day, stamp.msOfDay, int(stamp.isApproximate), int(stamp.hasDate)};
}

importer::Stamp stampOf(const QJsonValue &value)
{
    const QJsonArray parts = value.toArray();
    return {parts.at(0).toInt(), parts.at(1).toInt(), parts.at(2).toInt() != 0, parts.at(3).toInt() != 0};
}

template <class List, class Convert> QJsonArray arrayOf(const List &list, Convert convert)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(convert(item));
    return array;
}

template <class Item, class Convert> QList<Item> listOf(const QJsonValue &value, Convert convert)
{
    QList<Item> list;
    for (const QJsonValue &item : value.toArray())
        list.append(convert(item));
    return list;
}

qint64 integer(const QJsonValue &value)
{
    return value.toInteger();
}

QJsonObject findingJson(const Finding &finding)
{
    QJsonObject json{{u"kind"_s, int(finding.kind)}, {u"consequence"_s, finding.isConsequence},
        {u"proven"_s, finding.isProven}, {u"evidence"_s, arrayOf(finding.evidence, [](qint64 n) { return n; })},
        {u"attempts"_s, arrayOf(finding.attempts, [](qint64 n) { return n; })},
        {u"traces"_s, arrayOf(finding.traces, [](const core::TraceId &id) { return id.value; })},
        {u"ids"_s, QJsonArray::fromStringList(finding.ids)}, {u"count"_s, finding.count},
        {u"first"_s, stampJson(finding.first)}, {u"last"_s, stampJson(finding.last)}};
    if (finding.code)
        json.insert(u"code"_s, *finding.code);
    if (finding.returned)
        json.insert(u"returned"_s, stampJson(*finding.returned));
    return json;
}

Finding findingOf(const QJsonObject &json)
{
    Finding finding;
    finding.kind = Finding::Kind(json[u"kind"_s].toInt());
    finding.isConsequence = json[u"consequence"_s].toBool();
    finding.isProven = json[u"proven"_s].toBool();
    finding.evidence = listOf<importer::RecordNumber>(json[u"evidence"_s], integer);
    finding.attempts = listOf<qint64>(json[u"attempts"_s], integer);
    finding.traces
        = listOf<core::TraceId>(json[u"traces"_s], [](const QJsonValue &id) { return core::TraceId(id.toString()); });
    finding.ids = listOf<QString>(json[u"ids"_s], [](const QJsonValue &id) { return id.toString(); });
    if (json.contains(u"code"_s))
        finding.code = json[u"code"_s].toInt();
    finding.count = integer(json[u"count"_s]);
    finding.first = stampOf(json[u"first"_s]);
    finding.last = stampOf(json[u"last"_s]);
    if (json.contains(u"returned"_s))
        finding.returned = stampOf(json[u"returned"_s]);
    return finding;
}

QJsonObject faultJson(const FoundFault &fault)
{
    const auto line = [](const EvidenceLine &one) {
        return QJsonObject{{u"record"_s, one.record}, {u"line"_s, one.line}, {u"stamp"_s, stampJson(one.stamp)},
            {u"text"_s, one.text}, {u"row"_s, one.row.row()}};
    };
    return {{u"finding"_s, findingJson(fault.finding)}, {u"evidence"_s, arrayOf(fault.evidence, line)}};
}

FoundFault faultOf(const QJsonObject &json, journal::SourceId source)
{
    const auto line = [source](const QJsonValue &value) {
        const QJsonObject one = value.toObject();
        const qint64 row = integer(one[u"row"_s]);
        return EvidenceLine{integer(one[u"record"_s]), integer(one[u"line"_s]), stampOf(one[u"stamp"_s]),
            one[u"text"_s].toString(), row != 0 ? journal::RowRef(source, row) : journal::RowRef()};
    };
    return {findingOf(json[u"finding"_s].toObject()), listOf<EvidenceLine>(json[u"evidence"_s], line)};
}

QJsonObject countsJson(const Counts &counts)
{
    return {{u"records"_s, counts.records}, {u"duplicates"_s, counts.duplicates},
        {u"unparsed_lines"_s, counts.unparsedLines}, {u"attempts"_s, counts.attempts}, {u"accepted"_s, counts.accepted},
        {u"refused"_s, counts.refused}, {u"turns"_s, counts.turns}, {u"tool_calls"_s, counts.toolCalls},
        {u"conversations"_s, counts.conversations}};
}

Counts countsOf(const QJsonObject &json)
{
    return {integer(json[u"records"_s]), integer(json[u"duplicates"_s]), integer(json[u"unparsed_lines"_s]),
        integer(json[u"attempts"_s]), integer(json[u"accepted"_s]), integer(json[u"refused"_s]),
        integer(json[u"turns"_s]), integer(json[u"tool_calls"_s]), integer(json[u"conversations"_s])};
}

} // namespace

QByteArray toJson(const Log &log)
{
    const QJsonObject json{{u"v"_s, version}, {u"name"_s, log.name}, {u"path"_s, log.path},
        {u"read_at"_s, core::toMs(log.readAt)}, {u"size"_s, log.size}, {u"identity_size"_s, log.identitySize},
        {u"format"_s, QString::fromUtf8(log.format)}, {u"encoding"_s, int(log.encoding)},
        {u"first_day"_s, log.firstDay ? log.firstDay->toString(Qt::ISODate) : QString()},
        {u"counts"_s, countsJson(log.counts)}, {u"skew"_s, QJsonArray{log.skew.samples, log.skew.least, log.skew.most}},
        {u"findings"_s, arrayOf(log.findings, faultJson)}, {u"unlisted"_s, log.unlisted},
        {u"first_message"_s, log.firstMessage.row()}, {u"profile"_s, log.profile}, {u"confirmed"_s, log.isConfirmed},
        {u"followed"_s, log.isFollowed}};
    return QJsonDocument(json).toJson();
}

std::optional<Log> logFromJson(const QByteArray &text, journal::SourceId source)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json[u"v"_s].toInt() != version)
        return std::nullopt;
    Log log;
    log.source = source;
    log.name = json[u"name"_s].toString();
    log.path = json[u"path"_s].toString();
    log.readAt = core::fromMs(integer(json[u"read_at"_s]));
    log.size = integer(json[u"size"_s]);
    log.identitySize = json[u"identity_size"_s].toInteger(importer::fileIdentitySize);
    log.format = json[u"format"_s].toString().toUtf8();
    log.encoding = importer::Encoding(json[u"encoding"_s].toInt());
    if (const QDate day = QDate::fromString(json[u"first_day"_s].toString(), Qt::ISODate); day.isValid())
        log.firstDay = day;
    log.counts = countsOf(json[u"counts"_s].toObject());
    const QJsonArray skew = json[u"skew"_s].toArray();
    log.skew = {integer(skew.at(0)), integer(skew.at(1)), integer(skew.at(2))};
    log.findings = listOf<FoundFault>(
        json[u"findings"_s], [source](const QJsonValue &one) { return faultOf(one.toObject(), source); });
    log.unlisted = integer(json[u"unlisted"_s]);
    if (const qint64 row = integer(json[u"first_message"_s]); row != 0)
        log.firstMessage = {source, row};
    log.profile = json[u"profile"_s].toString();
    log.isConfirmed = json[u"confirmed"_s].toBool();
    log.isFollowed = json[u"followed"_s].toBool();
    return log;
}

} // namespace imports
