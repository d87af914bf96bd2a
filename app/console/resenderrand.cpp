#include "app/console/resenderrand.h"

#include "app/console/transcript.h"
#include "app/journal/query.h"
#include "app/text/sentence.h"
#include "app/text/storagetext.h"
#include "app/text/visibletext.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr core::Milliseconds longestWait{10'000}; // for a row that ought to come in a moment
constexpr core::Milliseconds lookAgain{30}; // the journal commits on its own thread, a moment after the bot's answer

bool isMessage(const journal::RowSummary &row, const QString &profile)
{
    return row.bot == profile && row.scene && row.message && row.message->sendId != 0
        && row.message->role == traffic::MessageFacet::Role::Outbound;
}

} // namespace

std::optional<ResendId> readResendId(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString source = colon < 0 ? u"live"_s : text.first(colon);
    bool isNumber = false;
    const qint64 number = QStringView(text).sliced(colon + 1).toLongLong(&isNumber);
    if (!isNumber || number <= 0 || (source != "live"_L1 && source != "attempt"_L1))
        return std::nullopt;
    return ResendId{source == "attempt"_L1, number};
}

ResendErrand::ResendErrand(
    ResendWish wish, bot::BotHandle &bot, journal::ReaderPool &pool, traffic::RecordKey since, QObject *parent)
    : QObject(parent)
    , m_wish(std::move(wish))
    , m_bot(bot)
    , m_pool(pool)
    , m_since(since)
{
    connect(&bot, &bot::BotHandle::happened, this, &ResendErrand::happened);
}

void ResendErrand::happened(const bot::Event &event)
{
    const auto *outbox = std::get_if<bot::OutboxState>(&event);
    if (m_isWaiting && outbox && !outbox->writable) {
        m_isWaiting = false;
        emit ended(ExitCode::Failed, text::notWritableText(*outbox));
    } else if (m_isWaiting && std::holds_alternative<bot::UndeliveredChanged>(event)) {
        // The last thing that a bot tells of its outbox when it starts: anchors and rules are known.
        m_isWaiting = false;
        look();
    }
    const auto *finished = std::get_if<bot::SendFinished>(&event);
    if (finished && m_asked != 0 && finished->requestId == m_asked)
        answered(*finished);
}

void ResendErrand::start()
{
    if (m_bot.knowsUndelivered())
        look();
    else if (const bot::OutboxState &outbox = m_bot.outbox(); !outbox.writable)
        emit ended(ExitCode::Failed, text::notWritableText(outbox));
    else
        m_isWaiting = true;
}

void ResendErrand::look()
{
    const auto query = [ids = m_wish.ids, profile = m_bot.profile()](journal::ReaderPool::Readers &readers) {
        QList<Target> targets;
        journal::JournalReader *reader = readers.of(journal::liveSource);
        for (const QString &id : ids) {
            Target target{.id = id};
            if (const auto asked = readResendId(id); asked && reader) {
                const auto row = asked->isAttempt ? reader->rowOfAttempt(profile, asked->number)
                                                  : journal::RowRef(journal::liveSource, asked->number);
                const auto found = row ? reader->summaries({*row})
                                       : core::Result<QList<journal::RowSummary>, journal::JournalError>();
                if (found && !found->isEmpty() && isMessage(found->first(), profile))
                    target.row = found->first();
            }
            targets.append(target);
        }
        return targets;
    };
    journal::runQuery(m_pool, this, query, [this](const QList<Target> &targets) { take(targets); });
}

void ResendErrand::take(const QList<Target> &targets)
{
    m_targets = targets;
    m_foreseen = lineage::AnchorLedger::of(m_bot.allAnchors(), m_bot.rules());
    const auto unknown = std::ranges::find_if(targets, [](const Target &target) { return !target.row; });
    if (unknown != targets.end()) // before anything is sent: half a command is worse than none
        emit ended(ExitCode::Usage, tr("%1 names no message of %2.").arg(unknown->id, m_bot.profile()));
    else
        next();
}

void ResendErrand::next()
{
    if (m_next == m_targets.size()) {
        emit ended(m_allAccepted ? ExitCode::Done : ExitCode::Failed, {});
        return;
    }
    const journal::RowSummary &row = *m_targets[m_next++].row;
    if (m_wish.dryRun) {
        foretell(row);
        next();
        return;
    }
    m_asked = m_bot.nextRequestId();
    m_bot.send(bot::Resend{.requestId = m_asked, .messageId = row.message->sendId, .choice = choiceFor(row)});
}

lineage::AnchorChoice ResendErrand::choiceFor(const journal::RowSummary &row) const
{
    const QString &wish = m_wish.anchor;
    if (wish.isEmpty() || wish == "newest"_L1)
        return lineage::ChooseBest{};
    if (wish == "proactive"_L1)
        return lineage::ExplicitProactive{};
    const auto anchors = m_bot.anchors(*row.scene, row.peer).value_or(QList<lineage::Anchor>{});
    for (const lineage::Anchor &anchor : anchors) {
        if (lineage::anchorIdText(anchor.id) == wish)
            return lineage::ExplicitAnchor{anchor.id};
    }
    return lineage::ExplicitUnverified{core::UnverifiedId(wish)};
}

void ResendErrand::foretell(const journal::RowSummary &row)
{
    const lineage::AnchorChoice choice = choiceFor(row);
    const lineage::Chosen chosen
        = m_foreseen.choose(*row.scene, row.peer, choice, false, false, core::SystemClock().wall());
    spend(chosen);
    const text::VerdictText verdict = text::verdictText(chosen.verdict);
    const auto *typed = std::get_if<lineage::ExplicitUnverified>(&choice);
    const QString anchor = chosen.anchor ? lineage::anchorIdText(*chosen.anchor)
        : typed                          ? oneLine(typed->id.value)
                                         : u"-"_s;
    m_allAccepted = m_allAccepted && chosen.verdict.level != lineage::Level::Doomed;
    emit said(text::visibleText(u"#%1 would-send anchor=%2 %3text=%4\n   %5 %6"_s.arg(++m_told).arg(anchor,
        chosen.verdict.msgSeq ? u"seq=%1 "_s.arg(*chosen.verdict.msgSeq) : QString(), oneLine(row.message->text),
        verdict.word, verdict.reason)));
}

// The next line of a dry run is judged as if this one had been sent.
void ResendErrand::spend(const lineage::Chosen &chosen)
{
    const lineage::Anchor *anchor = chosen.anchor ? m_foreseen.find(*chosen.anchor) : nullptr;
    if (!anchor)
        return;
    lineage::Anchor spent = *anchor;
    ++spent.accepted;
    ++spent.nextSeq;
    m_foreseen.put(spent);
}

void ResendErrand::answered(const bot::SendFinished &finished)
{
    const traffic::State state = lineage::stateOf(finished.outcome);
    m_allAccepted
        = m_allAccepted && !traffic::isProblem(state == traffic::State::InAudit ? traffic::State::None : state);
    if (const auto *notSent = std::get_if<lineage::NotSent>(&finished.outcome);
        notSent && (!finished.recorded || finished.messageId == 0)) {
        emit ended(ExitCode::Failed, text::notSentText(notSent->reason)); // no row says so
        return;
    }
    m_answered = core::SystemClock().boot();
    awaitRow(finished);
}

void ResendErrand::awaitRow(const bot::SendFinished &finished)
{
    const auto query = [finished, profile = m_bot.profile()](journal::ReaderPool::Readers &readers) {
        QList<journal::RowSummary> rows;
        for (journal::JournalReader *reader : readers.all())
            rows += reader->attemptsOf(profile, finished.messageId).value_or(QList<journal::RowSummary>());
        return rows;
    };
    journal::runQuery(
        m_pool, this, query, [this, finished](const QList<journal::RowSummary> &rows) { rowsRead(finished, rows); });
}

void ResendErrand::rowsRead(const bot::SendFinished &finished, const QList<journal::RowSummary> &rows)
{
    const auto row = std::ranges::find_if(rows.crbegin(), rows.crend(), [&](const journal::RowSummary &one) {
        return one.key >= m_since && one.state != traffic::State::InFlight
            && (finished.attemptId == 0 || one.attemptId == finished.attemptId || one.state == traffic::State::NotSent);
    });
    if (row != rows.crend()) {
        emit said(u"#%1 %2"_s.arg(QString::number(++m_told), transcriptLine(*row)));
        next();
    } else if (core::SystemClock().boot() - m_answered < longestWait) {
        QTimer::singleShot(lookAgain, this, [this, finished] { awaitRow(finished); });
    } else {
        emit ended(ExitCode::Failed, tr("The journal does not show what became of the message."));
    }
}

} // namespace console
