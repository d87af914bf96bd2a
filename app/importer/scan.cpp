#include "app/importer/scan.h"

#include <string_view>

namespace importer {

namespace {

bool isIdChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'
        || c == '.';
}

/// Bytes of the colon or comma at `at`, in either width; 0 if another character stands there.
qsizetype markLength(QByteArrayView text, qsizetype at, char mark)
{
    if (at < text.size() && text[at] == mark)
        return 1;
    const QByteArrayView wide = mark == ':' ? QByteArrayView("：") : QByteArrayView("，");
    return at < text.size() && text.sliced(at).startsWith(wide) ? wide.size() : 0;
}

/// Whether the literal can stand where this byte does; one that begins with a blank may stand anywhere.
bool mayBegin(QByteArrayView literal, char c)
{
    constexpr char wide = '\xef'; // of `：` and `，`
    const char first = literal.isEmpty() ? ' ' : literal[0];
    return first == ' ' || c == first || ((first == ':' || first == ',') && c == wide);
}

} // namespace

qsizetype find(QByteArrayView text, QByteArrayView literal, qsizetype from)
{
    const std::string_view all(text.data(), size_t(text.size()));
    const size_t at = all.find(std::string_view(literal.data(), size_t(literal.size())), size_t(from));
    return at == std::string_view::npos ? -1 : qsizetype(at);
}

/// One past the literal, or -1.
qsizetype Scan::matchAt(qsizetype at, QByteArrayView literal) const
{
    for (const char c : literal) {
        if (c == ' ') {
            while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t'))
                ++at;
        } else if (c == ':' || c == ',') {
            const qsizetype length = markLength(m_text, at, c);
            if (length == 0)
                return -1;
            at += length;
        } else if (at < m_text.size() && m_text[at] == c) {
            ++at;
        } else {
            return -1;
        }
    }
    return at;
}

bool Scan::take(QByteArrayView literal)
{
    const qsizetype end = matchAt(m_at, literal);
    if (end < 0)
        return false;
    m_at = end;
    return true;
}

std::optional<QByteArrayView> Scan::until(QByteArrayView literal)
{
    for (qsizetype at = m_at; at <= m_text.size(); ++at) {
        if (at < m_text.size() && !mayBegin(literal, m_text[at]))
            continue;
        if (const qsizetype end = matchAt(at, literal); end >= 0) {
            const QByteArrayView before = m_text.sliced(m_at, at - m_at);
            m_at = end;
            return before;
        }
    }
    return {};
}

std::optional<QByteArrayView> Scan::untilLast(QByteArrayView literal)
{
    for (qsizetype at = m_text.size(); at >= m_at; --at) {
        if (at < m_text.size() && !mayBegin(literal, m_text[at]))
            continue;
        if (const qsizetype end = matchAt(at, literal); end >= 0) {
            const QByteArrayView before = m_text.sliced(m_at, at - m_at);
            m_at = end;
            return before;
        }
    }
    return {};
}

void Scan::skipBlanks()
{
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
        ++m_at;
}

std::optional<NamedText> readNamedText(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype colon = markLength(text, at, ':');
        if (colon == 0)
            continue;
        qsizetype begin = at;
        while (begin > 0 && isIdChar(text[begin - 1]))
            --begin;
        const bool stands = begin == 0 || text[begin - 1] == '/';
        if (begin == at || !stands)
            continue;
        QByteArrayView behind = text.sliced(at + colon);
        if (behind.startsWith(' '))
            behind = behind.sliced(1);
        const QByteArrayView name = begin == 0 ? QByteArrayView() : text.first(begin - 1);
        return NamedText{
            QString::fromUtf8(name), QString::fromUtf8(text.sliced(begin, at - begin)), QString::fromUtf8(behind)};
    }
    return {};
}

std::optional<double> firstNumber(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isDigit(text[at]))
            continue;
        qsizetype end = at;
        while (end < text.size()
            && (isDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() && isDigit(text[end + 1]))))
            ++end;
        return text.sliced(at, end - at).toByteArray().toDouble();
    }
    return {};
}

} // namespace importer
