#include "app/importer/secrets.h"

#include "app/importer/scan.h"

#include <algorithm>
#include <array>
#include <vector>

namespace importer {

namespace {

using What = traffic::Splice::What;

struct Cut
{
    qsizetype begin = 0;
    qsizetype end = 0;
    What what = What::Token;
};

struct Name
{
    QByteArrayView text;
    What what;
};

constexpr std::array names = {Name{"token", What::Token}, Name{"secret", What::ClientSecret},
    Name{"password", What::ClientSecret}, Name{"api_key", What::ModelKey}, Name{"authorization", What::Authorization}};

// Shorter texts are words: a level, a name, a type.
constexpr qsizetype shortestValue = 8;

/// The inside of the quotes that open at `at`.
std::optional<Cut> quotedAt(QByteArrayView text, qsizetype at, What what)
{
    if (at >= text.size() || (text[at] != '\'' && text[at] != '"'))
        return {};
    const qsizetype end = text.indexOf(text[at], at + 1);
    return Cut{at + 1, end < 0 ? text.size() : end, what};
}

/// `app_secret='…'`, `Token='…'`: the end of the name decides.
void findArguments(QByteArrayView text, std::vector<Cut> &cuts)
{
    for (qsizetype at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
        const auto ends = [name = text.first(at)](const Name &known) { return name.endsWith(known.text); };
        const auto found = std::ranges::find_if(names, ends);
        if (found == names.end())
            continue;
        if (const auto cut = quotedAt(text, at + 1, found->what))
            cuts.push_back(*cut);
    }
}

/// `Bot 102000.AbC…`: a number, a dot, and a token.
void findBotScheme(QByteArrayView text, std::vector<Cut> &cuts)
{
    constexpr QByteArrayView scheme = "Bot ";
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (qsizetype at = find(text, scheme); at >= 0; at = find(text, scheme, at + 1)) {
        qsizetype dot = at + scheme.size();
        while (dot < text.size() && isDigit(text[dot]))
            ++dot;
        if (dot == at + scheme.size() || dot >= text.size() || text[dot] != '.')
            continue;
        qsizetype end = dot + 1;
        while (end < text.size() && text[end] > ' ' && text[end] != '\'' && text[end] != '"' && text[end] != ',')
            ++end;
        if (end - dot > shortestValue)
            cuts.push_back({dot + 1, end, What::Token});
    }
}

/// Each text in the lines that loguru draws under a frame.
void findAnnotations(QByteArrayView text, std::vector<Cut> &cuts)
{
    constexpr QByteArrayView corner = "└";
    for (qsizetype at = find(text, corner); at >= 0; at = find(text, corner, at + 1)) {
        const qsizetype found = text.indexOf('\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        for (qsizetype i = at; i < end; ++i) {
            const auto cut = quotedAt(text.first(end), i, What::Token);
            if (!cut)
                continue;
            if (cut->end - cut->begin >= shortestValue)
                cuts.push_back(*cut);
            i = cut->end;
        }
    }
}

} // namespace

QByteArray withoutSecrets(const QByteArray &message, const traffic::Redactor &redactor)
{
    const QByteArray text = redactor.body(message).text;
    std::vector<Cut> cuts;
    findArguments(text, cuts);
    findBotScheme(text, cuts);
    findAnnotations(text, cuts);
    std::ranges::sort(cuts, {}, &Cut::begin);
    QByteArray out;
    qsizetype copied = 0;
    for (const Cut &cut : cuts) {
        const QByteArrayView secret = QByteArrayView(text).sliced(cut.begin, cut.end - cut.begin);
        if (cut.begin < copied || secret.isEmpty() || secret.startsWith("[cut: "))
            continue;
        out += QByteArrayView(text).sliced(copied, cut.begin - copied);
        out += traffic::spliceMarker(cut.what, secret.size());
        copied = cut.end;
    }
    return copied == 0 ? text : out + QByteArrayView(text).sliced(copied).toByteArray();
}

} // namespace importer
