#include "app/protocol/errorcatalogue.h"

#include "app/protocol/wordtable.h"

#include <QFile>

#include <array>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

// Source: protocol reference (f).
constexpr std::array<Word<CodeCategory>, 12> categories = {{
    {"anchor"_L1, CodeCategory::Anchor},
    {"dedupe"_L1, CodeCategory::Dedupe},
    {"quota"_L1, CodeCategory::Quota},
    {"content"_L1, CodeCategory::Content},
    {"media"_L1, CodeCategory::Media},
    {"audit"_L1, CodeCategory::Audit},
    {"param"_L1, CodeCategory::Param},
    {"permission"_L1, CodeCategory::Permission},
    {"auth"_L1, CodeCategory::Auth},
    {"server"_L1, CodeCategory::Server},
    {"gateway"_L1, CodeCategory::Gateway},
    {"other"_L1, CodeCategory::Other},
}};
constexpr std::array<Word<CodeRetry>, 6> retries = {{
    {"no"_L1, CodeRetry::No},
    {"once"_L1, CodeRetry::Once},
    {"backoff"_L1, CodeRetry::Backoff},
    {"after_fix"_L1, CodeRetry::AfterFix},
    {"new_anchor"_L1, CodeRetry::NewAnchor},
    {"proactive"_L1, CodeRetry::Proactive},
}};

/// One line, or nothing for the heading and for lines of another shape.
std::optional<CodeEntry> readLine(const QString &line)
{
    // code, http_status, server_message, meaning_en, meaning_zh, category, retry, advice_en, advice_zh
    const QStringList cells = line.split(u'\t');
    if (cells.size() != 9)
        return std::nullopt;
    bool ok = false;
    CodeEntry entry;
    entry.code = cells[0].toInt(&ok);
    if (!ok)
        return std::nullopt;
    entry.serverMessage = cells[2];
    entry.meaningEn = cells[3];
    entry.meaningZh = cells[4];
    entry.category = fromWord(categories, cells[5]).value_or(CodeCategory::Other);
    entry.retry = fromWord(retries, cells[6]).value_or(CodeRetry::No);
    entry.adviceEn = cells[7];
    entry.adviceZh = cells[8];
    return entry;
}

} // namespace

ErrorCatalogue ErrorCatalogue::builtIn()
{
    QFile file(u":/errors/qq-open-platform.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return fromTsv(file.readAll());
}

ErrorCatalogue ErrorCatalogue::fromTsv(QByteArrayView text)
{
    ErrorCatalogue catalogue;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString &line : lines) {
        auto entry = readLine(line.endsWith(u'\r') ? line.chopped(1) : line);
        if (!entry)
            continue;
        if (!catalogue.m_byCode.contains(entry->code))
            catalogue.m_byCode.insert(entry->code, catalogue.m_entries.size());
        catalogue.m_entries.append(std::move(*entry));
    }
    return catalogue;
}

const CodeEntry *ErrorCatalogue::find(int code) const
{
    const auto it = m_byCode.constFind(code);
    return it == m_byCode.cend() ? nullptr : &m_entries[*it];
}

} // namespace protocol
