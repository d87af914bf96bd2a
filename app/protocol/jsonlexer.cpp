#include "app/protocol/jsonlexer.h"

#include <cstring>

namespace protocol {

namespace {

bool isDigit(QByteArrayView text, qsizetype pos)
{
    return pos < text.size() && text[pos] >= '0' && text[pos] <= '9';
}

qsizetype skipDigits(QByteArrayView text, qsizetype pos)
{
    while (isDigit(text, pos))
        ++pos;
    return pos;
}

/// The end of any value of a valid text: brackets are counted, strings stepped over.
qsizetype valueEnd(QByteArrayView text, qsizetype pos)
{
    int depth = 0;
    while (pos >= 0 && pos < text.size()) {
        const char c = text[pos];
        if (c == '"') {
            pos = stringEnd(text, pos);
            if (depth == 0)
                return pos;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        if (c == '}' || c == ']') {
            if (depth <= 1)
                return depth == 1 ? pos + 1 : pos;
            --depth;
        }
        if (depth == 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t'))
            return pos;
        ++pos;
    }
    return text.size();
}

/// Shows `visit` the key and the value of each member of the outermost object until it answers false.
template <class Visit> void eachMember(QByteArrayView text, const Visit &visit)
{
    qsizetype pos = skipSpace(text, 0);
    if (pos >= text.size() || text[pos] != '{')
        return;
    pos = skipSpace(text, pos + 1);
    while (pos < text.size() && text[pos] == '"') {
        const qsizetype keyEnd = stringEnd(text, pos);
        if (keyEnd < 0)
            return;
        const QByteArrayView name = text.sliced(pos + 1, keyEnd - pos - 2);
        const qsizetype begin = skipSpace(text, skipSpace(text, keyEnd) + 1);
        const qsizetype end = begin < text.size() ? valueEnd(text, begin) : -1;
        if (end < 0 || !visit(name, text.sliced(begin, end - begin)))
            return;
        pos = skipSpace(text, skipSpace(text, end) + 1);
    }
}

} // namespace

qsizetype stringEnd(QByteArrayView text, qsizetype pos)
{
    for (qsizetype from = pos + 1; from < text.size();) {
        const void *hit = std::memchr(text.data() + from, '"', static_cast<size_t>(text.size() - from));
        if (!hit)
            return -1;
        const qsizetype quote = static_cast<const char *>(hit) - text.data();
        qsizetype backslash = quote;
        while (backslash > pos + 1 && text[backslash - 1] == '\\')
            --backslash;
        if ((quote - backslash) % 2 == 0)
            return quote + 1;
        from = quote + 1;
    }
    return -1;
}

qsizetype numberEnd(QByteArrayView text, qsizetype pos)
{
    if (pos < text.size() && text[pos] == '-')
        ++pos;
    if (!isDigit(text, pos))
        return -1;
    pos = text[pos] == '0' ? pos + 1 : skipDigits(text, pos);
    if (pos < text.size() && text[pos] == '.') {
        if (!isDigit(text, pos + 1))
            return -1;
        pos = skipDigits(text, pos + 1);
    }
    if (pos < text.size() && (text[pos] == 'e' || text[pos] == 'E')) {
        ++pos;
        if (pos < text.size() && (text[pos] == '+' || text[pos] == '-'))
            ++pos;
        if (!isDigit(text, pos))
            return -1;
        pos = skipDigits(text, pos);
    }
    return pos;
}

qsizetype skipSpace(QByteArrayView text, qsizetype pos)
{
    while (pos < text.size() && (text[pos] == ' ' || text[pos] == '\n' || text[pos] == '\r' || text[pos] == '\t'))
        ++pos;
    return pos;
}

QByteArrayView memberSlice(QByteArrayView text, QByteArrayView key)
{
    QByteArrayView found;
    eachMember(text, [&](QByteArrayView name, QByteArrayView value) {
        if (name != key)
            return true;
        found = value;
        return false;
    });
    return found;
}

QList<MemberSlice> memberSlices(QByteArrayView text)
{
    QList<MemberSlice> members;
    eachMember(text, [&](QByteArrayView name, QByteArrayView value) {
        members.append({name, value});
        return true;
    });
    return members;
}

QByteArrayView withoutBom(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
}

int hexQuad(QByteArrayView text, qsizetype pos)
{
    if (pos + 4 > text.size())
        return -1;
    int value = 0;
    for (const char c : text.sliced(pos, 4)) {
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

} // namespace protocol
