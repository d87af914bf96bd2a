#include "ui/conversations/conversationfilter.h"

#include "app/journal/query.h"

#include <algorithm>

namespace ui {

using namespace std::chrono_literals;

namespace {
constexpr auto askAfter = 100ms;
}

ConversationFilter::ConversationFilter(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(askAfter);
    connect(&m_flush, &QTimer::timeout, this, &ConversationFilter::askWaiting);
    connect(m_services.feed, &journal::JournalFeed::committed, this, &ConversationFilter::collect);
    connect(m_services.feed, &journal::JournalFeed::removed, this, &ConversationFilter::look);
    connect(m_services.feed, &journal::JournalFeed::reset, this, &ConversationFilter::look);
}

void ConversationFilter::setFilter(const filter::Node &filter)
{
    if (!isActive()) {
        for (const journal::ConversationKey &key : std::as_const(m_all))
            m_before.insert(key, {});
    }
    m_query = {.filter = filter, .now = m_services.now(), .newestOfEach = true};
    m_words = filter::plainWords(filter).value_or(QStringList());
    m_isNew = true;
    look();
    if (!isActive())
        emit changed();
}

void ConversationFilter::setConversations(const QSet<journal::ConversationKey> &all)
{
    m_all = all;
}

bool ConversationFilter::shows(const journal::ConversationKey &key) const
{
    if (!isActive() || m_found.contains(key) || m_before.contains(key))
        return true;
    const QString &id = key.peer.value;
    return !m_words.isEmpty() && std::ranges::all_of(m_words, [&id](const QString &word) {
        return id.startsWith(word, Qt::CaseInsensitive) || id.endsWith(word, Qt::CaseInsensitive);
    });
}

// What was found before stays until the end, so that a list does not shrink and grow again.
void ConversationFilter::look()
{
    ++m_generation;
    m_outstanding = 0;
    m_waiting.clear();
    delete std::exchange(m_loader, nullptr);
    if (!isActive()) {
        m_found.clear();
        m_before.clear();
        return;
    }
    for (auto found = m_found.cbegin(); found != m_found.cend(); ++found)
        m_before.insert(found.key(), found.value());
    m_found.clear();
    m_isRead = false;
    m_loader = new RowLoader(m_services, this);
    connect(m_loader, &RowLoader::found, this, &ConversationFilter::name);
    connect(m_loader, &RowLoader::finished, this, [this] {
        m_isRead = true;
        if (m_outstanding == 0)
            end();
    });
    connect(m_loader, &RowLoader::failed, this, [this](const journal::JournalError &error) {
        end();
        emit failed(error);
    });
    m_loader->start(m_query);
}

void ConversationFilter::end()
{
    m_loader->deleteLater(); // it may be its own signal that ends it
    m_loader->disconnect(this);
    m_loader = nullptr;
    m_before.clear();
    emit changed();
}

ConversationFilter::Witnesses ConversationFilter::witnesses(const QList<journal::RowSummary> &rows)
{
    Witnesses found;
    for (const journal::RowSummary &row : rows) {
        if (row.scene && !row.peer.isEmpty())
            found.insert({row.bot, *row.scene, row.peer}, row.ref);
    }
    return found;
}

/// Whose rows they are.
void ConversationFilter::name(const QList<journal::RowRef> &rows)
{
    if (rows.isEmpty()) {
        if (std::exchange(m_isNew, false)) {
            m_before.clear();
            emit changed();
        }
        return;
    }
    ++m_outstanding;
    const auto query = [rows](journal::ReaderPool::Readers &readers) {
        QList<journal::RowSummary> all;
        for (journal::JournalReader *reader : readers.all())
            all += reader->summaries(rows).value_or(QList<journal::RowSummary>());
        return witnesses(all);
    };
    runQuery(*m_services.journal, this, query, [this, generation = m_generation](const Witnesses &found) {
        if (generation == m_generation)
            take(found);
    });
}

void ConversationFilter::take(const Witnesses &found)
{
    --m_outstanding;
    const bool isFirst = std::exchange(m_isNew, false);
    if (isFirst)
        m_before.clear();
    const qsizetype before = m_found.size();
    for (auto one = found.cbegin(); one != found.cend(); ++one) {
        if (!m_found.contains(one.key()))
            m_found.insert(one.key(), one.value());
    }
    const bool foundAll
        = std::ranges::all_of(m_all, [this](const journal::ConversationKey &key) { return m_found.contains(key); });
    if (m_loader && ((m_isRead && m_outstanding == 0) || (foundAll && !m_all.isEmpty())))
        end();
    else if (m_found.size() != before || isFirst)
        emit changed();
}

void ConversationFilter::collect(const journal::Committed &rows)
{
    if (!isActive())
        return;
    for (const QList<journal::RowRef> &some : {rows.added, rows.settled})
        m_waiting.unite(QSet<journal::RowRef>(some.cbegin(), some.cend()));
    if (!m_waiting.isEmpty() && !m_flush.isActive())
        m_flush.start();
}

void ConversationFilter::askWaiting()
{
    const QSet<journal::RowRef> asked = std::exchange(m_waiting, {});
    if (asked.isEmpty())
        return;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [query = m_query, rows = asked.values()](journal::ReaderPool::Readers &readers) {
            return RowLoader::matching(readers, query, rows, int(rows.size()));
        },
        [this, asked, generation = m_generation](const RowLoader::Matches &matches) {
            if (generation == m_generation)
                takeAsked(asked, matches);
        });
}

void ConversationFilter::takeAsked(const QSet<journal::RowRef> &asked, const RowLoader::Matches &matches)
{
    const Witnesses found = witnesses(matches.newest);
    const QSet<journal::RowRef> match(matches.rows.cbegin(), matches.rows.cend());
    bool isStale = false;
    for (auto one = m_found.begin(); one != m_found.end(); ++one) {
        if (!asked.contains(*one) || match.contains(*one))
            continue;
        const auto other = found.constFind(one.key());
        isStale |= other == found.cend();
        if (other != found.cend())
            *one = *other;
    }
    take(found);
    if (isStale && !isLooking())
        look();
}

} // namespace ui
