#include "ui/undelivered/undeliveredfilter.h"

#include "app/journal/query.h"
#include "app/search/needle.h"
#include "app/search/words.h"
#include "ui/common/rowloader.h"
#include "ui/undelivered/attemptrow.h"

#include <algorithm>

namespace ui {

using namespace std::chrono_literals;

namespace {
constexpr auto lookAfter = 250ms; // a busy bot commits rows all the time
}

UndeliveredFilter::UndeliveredFilter(const Services &services, QWidget *view)
    : QObject(view)
    , m_services(services)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(lookAfter);
    connect(&m_soon, &QTimer::timeout, this, &UndeliveredFilter::look);
    const auto soon = [this, view] {
        if (view->isVisible() && isActive() && !m_messages.isEmpty() && !m_soon.isActive())
            m_soon.start();
    };
    connect(m_services.feed, &journal::JournalFeed::committed, this, soon);
    connect(m_services.feed, &journal::JournalFeed::removed, this, soon);
    connect(m_services.feed, &journal::JournalFeed::reset, this, soon);
}

void UndeliveredFilter::setFilter(const filter::Node &filter)
{
    m_filter = filter;
    look();
}

void UndeliveredFilter::setMessages(const QList<outbox::UndeliveredMessage> &messages)
{
    m_messages = messages;
    look();
}

void UndeliveredFilter::look()
{
    m_soon.stop();
    m_isStale = m_isBusy;
    if (!isActive() || m_messages.isEmpty())
        return show(isActive() ? std::optional(QSet<qint64>()) : std::nullopt);
    if (m_isBusy)
        return;
    m_isBusy = true;
    QList<qint64> ids;
    for (const outbox::UndeliveredMessage &message : std::as_const(m_messages))
        ids += message.messageId;
    runQuery(
        *m_services.journal, this,
        [bot = m_services.profile, ids, filter = m_filter, now = m_services.now()](
            journal::ReaderPool::Readers &readers) { return find(readers, bot, ids, filter, now); },
        [this](const Found &found) { take(found); });
}

UndeliveredFilter::Found UndeliveredFilter::find(journal::ReaderPool::Readers &readers, const QString &bot,
    const QList<qint64> &messages, const filter::Node &filter, core::WallTime now)
{
    QHash<journal::RowRef, qint64> rows;
    for (const qint64 message : messages) {
        if (const journal::RowRef row = newestAttemptRow(readers, bot, message); !row.isNull())
            rows.insert(row, message);
    }
    const RowLoader::Matches matches = RowLoader::matching(readers, {.filter = filter, .now = now}, rows.keys(), 0);
    Found found{.error = matches.error};
    for (const journal::RowRef &row : matches.rows)
        found.messages.insert(rows.value(row));
    return found;
}

void UndeliveredFilter::take(const Found &found)
{
    m_isBusy = false;
    if (m_isStale) {
        look(); // the answer is to another question
    } else {
        if (found.error)
            emit failed(*found.error);
        show(found.messages | withWords());
    }
    if (isSettled())
        emit settled();
}

QSet<qint64> UndeliveredFilter::withWords() const
{
    const auto words = filter::plainWords(m_filter);
    if (!words)
        return {};
    QList<search::Needle> needles;
    for (const QString &word : *words)
        needles.append(search::Needle(word));
    QSet<qint64> found;
    for (const outbox::UndeliveredMessage &message : m_messages) {
        const QString text = search::folded(message.message.text);
        if (std::ranges::all_of(needles, [&text](const search::Needle &needle) { return needle.isIn(text); }))
            found.insert(message.messageId);
    }
    return found;
}

void UndeliveredFilter::show(std::optional<QSet<qint64>> messages)
{
    if (m_shown == messages)
        return;
    m_shown = std::move(messages);
    emit changed();
}

} // namespace ui
