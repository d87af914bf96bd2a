#include "app/traffic/redact.h"

#include "app/core/overloaded.h"
#include "app/traffic/decoded.h"
#include "app/traffic/encodings.h"
#include "app/traffic/keyscan.h"

#include <algorithm>

namespace traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestSecret = 4; // documented in the header: shorter ones would cut ordinary words
// JSON inside a JSON string inside a JSON string, or a URL in a URL: deeper nesting has not been seen on this wire.
constexpr int deepestEncoding = 3;

QByteArrayView whatName(Splice::What what)
{
    switch (what) {
    case Splice::What::Token:
        return "token";
    case Splice::What::ClientSecret:
        return "client secret";
    case Splice::What::ModelKey:
        return "model key";
    case Splice::What::AuthToken:
        return "auth_token";
    case Splice::What::PresignedUrl:
        return "presigned url";
    case Splice::What::Rkey:
        return "rkey";
    case Splice::What::Authorization:
        return "authorization";
    }
    return {};
}

void findValues(QByteArrayView text, const NeedleSet &needles, std::vector<Cut> &cuts)
{
    needles.search(text, [&](size_t index, qsizetype begin) {
        const Needle &needle = needles.at(index);
        const qsizetype end = begin + needle.bytes.size();
        const bool before = needle.before && begin > 0 && isBase64(text[begin - 1]);
        const bool after = needle.after && end < text.size() && isBase64(text[end]);
        cuts.push_back({begin - (before ? 1 : 0), end + (after ? 1 : 0), needle.what});
    });
}

/// All cuts of a text, those that show only after decoding included, in positions of the text itself.
std::vector<Cut> findCuts(QByteArrayView text, const NeedleSet &needles, int depth)
{
    std::vector<Cut> cuts;
    findKeyed(text, cuts);
    findValues(text, needles, cuts);
    if (depth == deepestEncoding)
        return cuts;
    for (const auto &decoded : {Decoded::fromJson(text), Decoded::fromPercent(text)}) {
        if (!decoded)
            continue;
        for (const Cut &cut : findCuts(decoded->text(), needles, depth + 1))
            cuts.push_back({decoded->sourceBegin(cut.begin), decoded->sourceEnd(cut.end - 1), cut.what});
    }
    return cuts;
}

/// In order, overlapping ones joined. A joined cut is named after its first part.
std::vector<Cut> joined(std::vector<Cut> cuts)
{
    std::ranges::stable_sort(cuts, {}, &Cut::begin);
    std::vector<Cut> out;
    for (const Cut &cut : cuts) {
        if (!out.empty() && cut.begin < out.back().end)
            out.back().end = std::max(out.back().end, cut.end);
        else
            out.push_back(cut);
    }
    return out;
}

bool isCredentialHeader(const QByteArray &name)
{
    static constexpr std::array names
        = {"authorization"_L1, "proxy-authorization"_L1, "cookie"_L1, "set-cookie"_L1, "x-api-key"_L1, "api-key"_L1};
    return std::ranges::any_of(
        names, [&name](QLatin1StringView known) { return name.compare(known.latin1(), Qt::CaseInsensitive) == 0; });
}

} // namespace

void Redactor::addSecret(const core::Secret &secret, Splice::What what)
{
    if (secret.reveal().size() < shortestSecret)
        return;
    for (const Needle &needle : spellings(secret.reveal(), what))
        m_needles.add(needle);
}

Body Redactor::body(QByteArrayView text) const
{
    Body body;
    body.wireSize = text.size();
    const std::vector<Cut> cuts = joined(findCuts(text, m_needles, 0));
    if (cuts.empty()) {
        body.text = text.toByteArray();
        return body;
    }
    body.text.reserve(text.size() + 32 * static_cast<qsizetype>(cuts.size()));
    qsizetype copied = 0;
    for (const Cut &cut : cuts) {
        const qsizetype length = cut.end - cut.begin;
        const QByteArray marker = spliceMarker(cut.what, length);
        body.text.append(text.sliced(copied, cut.begin - copied));
        body.splices.append({body.text.size(), marker.size(), length, cut.what});
        body.text.append(marker);
        copied = cut.end;
    }
    body.text.append(text.sliced(copied));
    return body;
}

QList<Header> Redactor::headers(QList<Header> headers) const
{
    for (Header &header : headers) {
        const qsizetype scheme = schemeLength(header.value);
        const qsizetype length = header.value.size() - scheme;
        if (!isCredentialHeader(header.name))
            header.value = body(header.value).text;
        else if (length > 0 && !isMarker(QByteArrayView(header.value).sliced(scheme)))
            header.value.replace(scheme, length, spliceMarker(Splice::What::Authorization, length));
    }
    return headers;
}

QString Redactor::text(const QString &text) const
{
    const Body cut = body(text.toUtf8());
    return cut.splices.isEmpty() ? text : QString::fromUtf8(cut.text);
}

Entry Redactor::entry(Entry entry) const
{
    std::visit(core::Overloaded{
                   [this](Record &record) {
                       record.detail = text(record.detail);
                       record.anchor = text(record.anchor);
                       if (record.message)
                           record.message->text = text(record.message->text);
                       record.body = body(record.body.text);
                   },
                   [this](Settlement &settlement) {
                       settlement.detail = text(settlement.detail);
                       settlement.body = body(settlement.body.text);
                   },
               },
        entry);
    return entry;
}

QByteArray spliceMarker(Splice::What what, qsizetype cutLength)
{
    return "[cut: " + whatName(what).toByteArray() + ", " + QByteArray::number(cutLength) + " bytes]";
}

QList<Splice> splicesIn(QByteArrayView text)
{
    constexpr QByteArrayView begin = "[cut: ";
    constexpr QByteArrayView end = " bytes]";
    QList<Splice> splices;
    for (qsizetype at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
        const qsizetype close = text.indexOf(end, at);
        const QByteArrayView marker = close < 0 ? QByteArrayView() : text.sliced(at, close + end.size() - at);
        if (!isMarker(marker))
            continue;
        const QByteArrayView inner = marker.sliced(begin.size()).chopped(end.size());
        const qsizetype comma = inner.lastIndexOf(", ");
        for (int what = 0; comma >= 0 && what <= int(Splice::What::Authorization); ++what) {
            bool isNumber = false;
            const qsizetype bytes = inner.sliced(comma + 2).toLongLong(&isNumber);
            if (isNumber && inner.first(comma) == whatName(Splice::What(what)))
                splices.append({at, marker.size(), bytes, Splice::What(what)});
        }
    }
    return splices;
}

} // namespace traffic
