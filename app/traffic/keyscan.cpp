#include "app/traffic/keyscan.h"

#include "app/protocol/jsonlexer.h"
#include "app/traffic/needles.h"

#include <algorithm>
#include <array>

namespace traffic {

namespace {

using What = Splice::What;

/// Where a name may stand: as a key of JSON, as a parameter anywhere, as a parameter of a URL only.
enum class Where { Json, JsonOrParameter, UrlParameter, Scheme };

struct Name
{
    QByteArrayView text;
    What what;
    Where where;
};

// Source: product 7; protocol reference (a), (b), (c), (d) for the keyNames.
constexpr std::array keyNames = {
    Name{"token", What::Token, Where::JsonOrParameter},
    Name{"access_token", What::Token, Where::JsonOrParameter},
    Name{"refresh_token", What::Token, Where::JsonOrParameter},
    Name{"clientSecret", What::ClientSecret, Where::JsonOrParameter},
    Name{"client_secret", What::ClientSecret, Where::JsonOrParameter},
    Name{"appSecret", What::ClientSecret, Where::JsonOrParameter},
    Name{"app_secret", What::ClientSecret, Where::JsonOrParameter},
    Name{"bot_encrypt_secret", What::ClientSecret, Where::Json},
    Name{"secret", What::ClientSecret, Where::Json},
    Name{"auth_token", What::AuthToken, Where::JsonOrParameter},
    Name{"rkey", What::Rkey, Where::JsonOrParameter},
    Name{"presigned_url", What::PresignedUrl, Where::Json},
    Name{"sign", What::PresignedUrl, Where::UrlParameter},
    Name{"q-signature", What::PresignedUrl, Where::UrlParameter},
    Name{"X-Amz-Signature", What::PresignedUrl, Where::UrlParameter},
    Name{"Authorization", What::Authorization, Where::Json},
    Name{"authorization", What::Authorization, Where::Json},
    Name{"api_key", What::ModelKey, Where::JsonOrParameter},
    Name{"apiKey", What::ModelKey, Where::JsonOrParameter},
    Name{"x-api-key", What::ModelKey, Where::Json},
    Name{"QQBot ", What::Token, Where::Scheme},
    Name{"Bearer ", What::Authorization, Where::Scheme},
    Name{"bearer ", What::Authorization, Where::Scheme},
};

const NeedleSet &nameSet()
{
    static const NeedleSet set = [] {
        NeedleSet made;
        for (const Name &name : keyNames)
            made.add({.bytes = name.text.toByteArray()});
        return made;
    }();
    return set;
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool isTokenChar(char c)
{
    return isWord(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
}

bool endsParameter(char c)
{
    constexpr QByteArrayView ends = "&\"'<>\\#)]}";
    return static_cast<unsigned char>(c) <= 0x20 || ends.contains(c);
}

void addCut(QByteArrayView text, Cut cut, std::vector<Cut> &cuts)
{
    if (cut.begin >= cut.end)
        return;
    cut.begin += schemeLength(text.sliced(cut.begin, cut.end - cut.begin));
    if (cut.begin < cut.end && !isMarker(text.sliced(cut.begin, cut.end - cut.begin)))
        cuts.push_back(cut);
}

/// The length of the marker that a text begins with, 0 when it begins otherwise.
qsizetype markerLength(QByteArrayView text)
{
    const qsizetype length = text.indexOf(']') + 1;
    return isMarker(text.first(length)) ? length : 0;
}

/// The end of the string that the quote at `pos` opens, without its closing quote; the end of the text if it is cut
/// off.
qsizetype quotedEnd(QByteArrayView text, qsizetype pos)
{
    if (text[pos] == '"') {
        const qsizetype end = protocol::stringEnd(text, pos);
        return end < 0 ? text.size() : end - 1;
    }
    const qsizetype end = text.indexOf('\'', pos + 1);
    return end < 0 ? text.size() : end;
}

/// `"name" : "value"`, `'name': 'value'`, `"name": 123`.
void cutJsonValue(QByteArrayView text, qsizetype begin, qsizetype end, What what, std::vector<Cut> &cuts)
{
    const bool quoted = begin > 0 && end < text.size() && text[begin - 1] == text[end];
    if (!quoted || (text[end] != '"' && text[end] != '\''))
        return;
    const qsizetype colon = protocol::skipSpace(text, end + 1);
    if (colon >= text.size() || text[colon] != ':')
        return;
    const qsizetype value = protocol::skipSpace(text, colon + 1);
    if (value >= text.size())
        return;
    if (text[value] == '"' || text[value] == '\'')
        addCut(text, {value + 1, quotedEnd(text, value), what}, cuts);
    else if (const qsizetype numberEnd = protocol::numberEnd(text, value); numberEnd > 0)
        addCut(text, {value, numberEnd, what}, cuts);
}

/// `?name=value&`, or a whole item `"name=value"`.
void cutParameter(QByteArrayView text, qsizetype begin, qsizetype end, const Name &name, std::vector<Cut> &cuts)
{
    if (end >= text.size() || text[end] != '=')
        return;
    const char before = begin > 0 ? text[begin - 1] : '"';
    const bool inUrl = before == '?' || before == '&' || before == ';' || before == '#';
    if (name.where == Where::UrlParameter ? !inUrl : isWord(before))
        return;
    // What an earlier pass cut stays as it is, but nothing hides behind a marker.
    const qsizetype value = end + 1 + markerLength(text.sliced(end + 1));
    qsizetype stop = value;
    // Inside a string of a string the quote is escaped: its content is read exactly once that layer is decoded.
    const bool wholeItem = begin > 0 && before == '"' && (begin < 2 || text[begin - 2] != '\\');
    if (wholeItem) {
        stop = quotedEnd(text, begin - 1);
    } else {
        while (stop < text.size() && !endsParameter(text[stop]))
            ++stop;
    }
    addCut(text, {end + 1, stop, name.what}, cuts);
}

/// The credential behind a scheme. Words of a sentence (`QQBot Console`) are not: one has a digit, or is long.
void cutCredential(QByteArrayView text, qsizetype begin, What what, std::vector<Cut> &cuts)
{
    qsizetype end = begin;
    bool digit = false;
    for (; end < text.size() && isTokenChar(text[end]); ++end)
        digit = digit || (text[end] >= '0' && text[end] <= '9');
    const qsizetype length = end - begin;
    if (length >= 20 || (length >= 8 && digit))
        addCut(text, {begin, end, what}, cuts);
}

} // namespace

void findKeyed(QByteArrayView text, std::vector<Cut> &cuts)
{
    nameSet().search(text, [&](size_t index, qsizetype begin) {
        const Name &name = keyNames[index];
        const qsizetype end = begin + name.text.size();
        if (name.where == Where::Scheme) {
            cutCredential(text, end, name.what, cuts);
            return;
        }
        if (name.where != Where::UrlParameter)
            cutJsonValue(text, begin, end, name.what, cuts);
        if (name.where != Where::Json)
            cutParameter(text, begin, end, name, cuts);
    });
}

bool isMarker(QByteArrayView text)
{
    constexpr qsizetype longest = 64; // the words of a marker and 20 digits
    return text.size() <= longest && text.startsWith("[cut: ") && text.endsWith(" bytes]");
}

qsizetype schemeLength(QByteArrayView text)
{
    for (const QByteArrayView scheme :
        {QByteArrayView("QQBot "), QByteArrayView("Bearer "), QByteArrayView("bearer ")}) {
        if (text.startsWith(scheme))
            return scheme.size();
    }
    return 0;
}

} // namespace traffic
