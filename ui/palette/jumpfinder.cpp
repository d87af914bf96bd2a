#include "ui/palette/jumpfinder.h"

#include "app/journal/query.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using By = JumpTarget::By;
using Readers = journal::ReaderPool::Readers;
using journal::ConversationSummary;
using journal::RowRef;

constexpr qsizetype mostConversations = 50;
constexpr int mostByBeginning = 8;
constexpr qsizetype shortestBeginning = 4; ///< fewer characters begin too many ids
constexpr qint64 mostRead = 200'000; ///< rows that are looked at where no index helps

bool isSame(const ConversationSummary &a, const ConversationSummary &b)
{
    return a.bot == b.bot && a.scene == b.scene && a.peer == b.peer;
}

QList<ConversationSummary> allConversations(Readers &readers)
{
    QList<ConversationSummary> all;
    for (journal::JournalReader *reader : readers.all()) {
        const auto list = reader->conversations().value_or(QList<ConversationSummary>());
        for (const ConversationSummary &one : list) {
            const auto same
                = std::ranges::find_if(all, [&one](const ConversationSummary &other) { return isSame(one, other); });
            if (same == all.end())
                all.append(one);
            else if (same->lastTime < one.lastTime)
                *same = one;
        }
    }
    std::ranges::stable_sort(all, std::greater{}, &ConversationSummary::lastTime);
    return all;
}

/// 3 where the openid begins with it, 2 where it has it, 1 where the last words or the scene have it, 0 if nothing.
int rankOf(const ConversationSummary &one, const QString &typed)
{
    const auto place = one.peer.value.indexOf(typed, 0, Qt::CaseInsensitive);
    if (place >= 0)
        return place == 0 ? 3 : 2;
    const bool isElsewhere = one.lastText.contains(typed, Qt::CaseInsensitive)
        || protocol::sceneName(one.scene).startsWith(typed, Qt::CaseInsensitive)
        || one.bot.startsWith(typed, Qt::CaseInsensitive);
    return isElsewhere ? 1 : 0;
}

/// What stands behind a prefix such as `row:`, as a number; the whole text where `prefix` is not written.
std::optional<qint64> numberOf(const QString &typed, const QString &prefix)
{
    const bool isNamed = typed.startsWith(prefix, Qt::CaseInsensitive);
    bool ok = false;
    const qint64 number = (isNamed ? typed.sliced(prefix.size()) : typed).toLongLong(&ok);
    return ok && number > 0 ? std::optional(number) : std::nullopt;
}

/// Gathers rows, each once, under the first reason for which it was found.
class Rows
{
public:
    explicit Rows(Readers &readers)
        : m_readers(readers)
    {
    }
    void add(RowRef row, By by)
    {
        const bool isKnown
            = std::ranges::any_of(m_found, [row](const JumpTarget &target) { return target.row == row; });
        journal::JournalReader *reader = row.isNull() || isKnown ? nullptr : m_readers.of(row.source());
        const auto summaries
            = reader ? reader->summaries({row}).value_or(QList<journal::RowSummary>()) : QList<journal::RowSummary>();
        if (!summaries.isEmpty())
            m_found.append({by, row, summaries.first(), {}});
    }
    /// By whichever of its ids begins so.
    void addNamed(RowRef row, const QString &id)
    {
        add(row, By::EventId);
        if (m_found.isEmpty() || m_found.last().row != row)
            return;
        const journal::RowSummary &summary = m_found.last().summary;
        const auto has = [&id](const QString &own) { return own.contains(id, Qt::CaseInsensitive); };
        m_found.last().by = has(summary.msgId) ? By::MessageId
            : has(summary.returnedId)          ? By::ReturnedId
            : has(summary.traceId)             ? By::TraceId
                                               : By::EventId;
    }
    [[nodiscard]] const QList<JumpTarget> &found() const { return m_found; }

private:
    Readers &m_readers;
    QList<JumpTarget> m_found;
};

void addByNumber(Rows &rows, Readers &readers, const QString &typed, const QStringList &bots)
{
    if (const auto attempt = numberOf(typed, u"attempt:"_s)) {
        for (journal::JournalReader *reader : readers.all()) {
            for (const QString &bot : bots)
                rows.add(reader->rowOfAttempt(bot, *attempt).value_or(RowRef()), By::Attempt);
        }
    }
    if (const auto row = numberOf(typed, u"row:"_s)) {
        for (journal::JournalReader *reader : readers.all())
            rows.add(RowRef(reader->source(), *row), By::Row);
    }
}

void addById(Rows &rows, Readers &readers, const QString &typed, core::WallTime now)
{
    using filter::Key;
    const bool isId = typed.size() >= shortestBeginning && !typed.contains(u' ');
    for (journal::JournalReader *reader : readers.all()) {
        rows.addNamed(reader->rowOfMessageId(typed).value_or(RowRef()), typed);
        rows.addNamed(reader->rowOfEventId(typed).value_or(RowRef()), typed);
        if (!isId)
            continue;
        QList<filter::Node> keys;
        for (const Key key : {Key::Msg, Key::Id, Key::Event, Key::Trace})
            keys.append(filter::leafOf(filter::Compare{key, typed}));
        const journal::RowQuery query{.filter = filter::anyOf(keys), .now = now};
        const auto page = reader->pageBefore(query, 0, {.rows = mostByBeginning, .read = mostRead});
        const QList<RowRef> refs = page ? page->rows : QList<RowRef>();
        for (auto row = refs.crbegin(); row != refs.crend(); ++row) // the newest first
            rows.addNamed(*row, typed);
    }
}

QList<JumpTarget> conversationsFor(const QList<ConversationSummary> &all, const QString &typed)
{
    QList<std::pair<int, JumpTarget>> ranked;
    for (const ConversationSummary &one : all) {
        const int rank = typed.isEmpty() ? 1 : rankOf(one, typed);
        if (rank > 0)
            ranked.append({rank, {By::Conversation, one.lastRow, {}, one}});
    }
    std::ranges::stable_sort(ranked, std::greater{}, &std::pair<int, JumpTarget>::first);
    QList<JumpTarget> targets;
    for (const auto &[rank, target] : std::as_const(ranked)) {
        if (targets.size() < mostConversations)
            targets.append(target);
    }
    return targets;
}

JumpAnswer answer(Readers &readers, const QString &typed, const QString &profile, core::WallTime now)
{
    JumpAnswer result{typed, {}, !readers.all().isEmpty()};
    const QList<ConversationSummary> all = allConversations(readers);
    result.targets = conversationsFor(all, typed);
    if (typed.isEmpty())
        return result;
    QStringList bots{profile};
    for (const ConversationSummary &one : all)
        bots.append(one.bot);
    bots.removeDuplicates();
    Rows rows(readers);
    addByNumber(rows, readers, typed, bots);
    addById(rows, readers, typed, now);
    // Who names a row means it; a text that is in a conversation's last words may be chance.
    const bool isOpenid = !result.targets.isEmpty()
        && result.targets.first().conversation.peer.value.contains(typed, Qt::CaseInsensitive) && !numberOf(typed, {});
    result.targets = isOpenid ? result.targets + rows.found() : rows.found() + result.targets;
    return result;
}

} // namespace

JumpFinder::JumpFinder(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

void JumpFinder::find(const QString &typed)
{
    m_wanted = typed.trimmed();
    m_isForgotten = false;
    if (m_isAsking)
        m_isStale = true;
    else
        ask();
}

void JumpFinder::forget()
{
    m_isForgotten = true;
    m_isStale = false;
}

void JumpFinder::ask()
{
    m_isAsking = true;
    m_isStale = false;
    const auto query = [typed = m_wanted, profile = m_services.profile, now = m_services.now()](
                           Readers &readers) { return answer(readers, typed, profile, now); };
    runQuery(*m_services.journal, this, query, [this](const JumpAnswer &result) {
        m_isAsking = false;
        if (m_isStale)
            ask();
        else if (!m_isForgotten)
            emit found(result);
    });
}

} // namespace ui
