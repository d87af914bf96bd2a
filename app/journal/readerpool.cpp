#include "app/journal/readerpool.h"

#include <algorithm>
#include <limits>

namespace journal {

namespace {

/// Two: a page of one view need not wait for a long query of another. Source: the class's contract.
constexpr int threadCount = 2;

} // namespace

ReaderPool::ReaderPool(QList<Place> places, traffic::RecordKey since, std::function<void()> damaged)
    : m_places(std::make_shared<const QList<Place>>(std::move(places)))
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
    const Places places = m_places;
    const auto place = std::ranges::find(*places, source, &Place::source);
    if (place == places->end())
        return core::make_unexpected(JournalError{JournalError::Kind::CannotOpen, QStringLiteral("open"), 0, {}});
    return open(*place);
}

core::Result<OwnReaders, JournalError> ReaderPool::openAll() const
{
    OwnReaders readers;
    const Places places = m_places;
    for (const Place &place : *places) {
        auto opened = open(place);
        if (opened)
            readers.push_back(std::move(*opened));
        else if (place.source != memorySource)
            return core::make_unexpected(opened.error());
    }
    return readers;
}

core::Result<std::unique_ptr<JournalReader>, JournalError> ReaderPool::open(const Place &place) const
{
    // A log that was read has ended: what it does not answer is unknown.
    const bool isImport = place.source >= firstImport;
    auto opened = JournalReader::open(place.pathOrUri, place.source,
        isImport ? std::numeric_limits<traffic::RecordKey>::max() : m_since, place.textFolder, place.name);
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
        readers.m_places = *m_places.load();
    }
    return readers;
}

JournalReader *ReaderPool::Readers::of(SourceId source)
{
    if (const auto known = m_open.find(source); known != m_open.end()) {
        return known->second.get();
    }
    for (const Place &place : std::as_const(m_places)) {
        if (place.source != source) {
            continue;
        }
        auto opened = m_pool->open(place);
        if (opened)
            return m_open.emplace(source, std::move(*opened)).first->second.get();
        if (opened.error().kind == JournalError::Kind::Corrupt && m_pool->m_damaged) {
            m_pool->m_damaged();
        }
    }
    return nullptr;
}

QList<JournalReader *> ReaderPool::Readers::all()
{
    QList<JournalReader *> readers;
    for (const Place &place : std::as_const(m_places)) {
        if (JournalReader *reader = of(place.source)) {
            readers.append(reader);
        }
    }
    return readers;
}

QList<SourceId> ReaderPool::Readers::sources() const
{
    QList<SourceId> sources;
    for (const Place &place : m_places)
        sources.append(place.source);
    return sources;
}

void ReaderPool::add(const Place &place)
{
    QList<Place> places = *m_places.load();
    const auto later = std::ranges::find_if(
        places, [&place](const Place &other) { return RowRef(place.source, 1) < RowRef(other.source, 1); });
    places.insert(later, place);
    m_places = std::make_shared<const QList<Place>>(std::move(places));
    reopen();
}

void ReaderPool::remove(SourceId source)
{
    QList<Place> places = *m_places.load();
    places.removeIf([source](const Place &place) { return place.source == source; });
    m_places = std::make_shared<const QList<Place>>(std::move(places));
    reopen();
}

} // namespace journal
