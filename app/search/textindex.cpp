#include "app/search/textindex.h"

#include <algorithm>

namespace search {

TextIndex::TextIndex(QString folder, QByteArray journal)
    : m_folder(std::move(folder))
    , m_journal(std::move(journal))
{
}

void TextIndex::refresh(qint64 firstRow, qint64 lastRow)
{
    m_upTo = 0;
    m_open.clear();
    std::erase_if(
        m_files, [&](const auto &file) { return file.first < fileOf(firstRow) || file.first > fileOf(lastRow); });
    for (qint64 number = fileOf(firstRow); number <= fileOf(lastRow); ++number) {
        if (!m_files.contains(number)) {
            if (auto file = IndexFile::openForReading(m_folder, number, m_journal))
                m_files.emplace(number, std::move(file));
        }
        const auto file = m_files.find(number);
        if (file == m_files.end())
            continue;
        const auto upTo = file->second->upTo();
        const auto open = file->second->openRows();
        if (!upTo || !open) {
            m_files.erase(file);
            continue;
        }
        m_upTo = std::max(m_upTo, *upTo);
        m_open += *open;
    }
}

bool TextIndex::knows(qint64 row) const
{
    return row <= m_upTo && m_files.contains(fileOf(row)) && !std::ranges::binary_search(m_open, row);
}

std::optional<RowSet> TextIndex::find(const Needle &needle, qint64 first, qint64 last)
{
    const auto file = m_files.find(fileOf(first));
    if (file == m_files.end() || needle.words().isEmpty())
        return std::nullopt;
    auto found = file->second->find(needle, first, last);
    return found ? std::optional(*std::move(found)) : std::nullopt;
}

} // namespace search
