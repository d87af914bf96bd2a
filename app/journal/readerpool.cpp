#include "app/journal/readerpool.h"

#include <algorithm>

namespace journal {

namespace {

/// Two: a page of one view need not wait for a long query of another. Source: the class's contract.
constexpr int threadCount = 2;

} // namespace

ReaderPool::ReaderPool(QList<Place> places, traffic::RecordKey since, std::function<void()> damaged)
    : m_places(std::move(places))
    , m_since(since)
    , m_damaged(std::move(damaged))
{
    m_threads.setMaxThreadCount(threadCount);
    m_threads.setExpiryTimeout(-1); // a thread that ends would close its readers and their caches
}

ReaderPool::~ReaderPool()
{
    m_threads.clear();
    // Ends the threads too, and with each its readers: that must happen before m_readers goes.
    m_threads.waitForDone();
}

core::Result<std::unique_ptr<JournalReader>, JournalError> ReaderPool::openOwn(SourceId source) const
{
    const auto place = std::ranges::find(m_places, source, &Place::source);
    if (place == m_places.end())
        return core::make_unexpected(JournalError{JournalError::Kind::CannotOpen, QStringLiteral("open"), 0, {}});
    auto opened = JournalReader::open(place->pathOrUri, source, m_since, place->textFolder);
    if (opened)
        (*opened)->whenDamaged(m_damaged);
    return opened;
}

ReaderPool::Readers &ReaderPool::readers()
{
    if (!m_readers.hasLocalData()) {
        auto made = std::make_unique<Readers>();
        made->m_pool = this;
        m_readers.setLocalData(made.release());
    }
    Readers &readers = *m_readers.localData();
    if (const int generation = m_generation; std::exchange(readers.m_generation, generation) != generation) {
        readers.m_open.clear();
    }
    return readers;
}

JournalReader *ReaderPool::Readers::of(SourceId source)
{
    if (const auto known = m_open.find(source); known != m_open.end()) {
        return known->second.get();
    }
    for (const Place &place : m_pool->m_places) {
        if (place.source != source) {
            continue;
        }
        auto opened = JournalReader::open(place.pathOrUri, source, m_pool->m_since, place.textFolder);
        if (opened) {
            (*opened)->whenDamaged(m_pool->m_damaged);
            return m_open.emplace(source, std::move(*opened)).first->second.get();
        }
        if (opened.error().kind == JournalError::Kind::Corrupt && m_pool->m_damaged) {
            m_pool->m_damaged();
        }
    }
    return nullptr;
}

QList<JournalReader *> ReaderPool::Readers::all()
{
    QList<JournalReader *> readers;
    for (const Place &place : m_pool->m_places) {
        if (JournalReader *reader = of(place.source)) {
            readers.append(reader);
        }
    }
    return readers;
}

} // namespace journal
