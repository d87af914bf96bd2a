#include "ui/sendtest/answers.h"

#include "app/evidence/case.h"

#include <algorithm>

namespace ui {

namespace {

using journal::JournalReader;
using journal::RowRef;
using journal::RowSummary;

/// The note of a message that never left; null for none. A message that a person dismissed has other notes, too.
RowRef noteOf(const JournalReader &reader, const QString &bot, qint64 messageId)
{
    const QList<RowSummary> rows = reader.attemptsOf(bot, messageId).value_or(QList<RowSummary>());
    const auto unsent = std::find_if(
        rows.crbegin(), rows.crend(), [](const RowSummary &row) { return row.state == traffic::State::NotSent; });
    return unsent == rows.crend() ? RowRef() : unsent->ref;
}

RowRef rowOf(const JournalReader &reader, const QString &bot, const bot::SendFinished &answer)
{
    if (answer.attemptId != 0)
        return reader.rowOfAttempt(bot, answer.attemptId).value_or(RowRef());
    return answer.messageId != 0 ? noteOf(reader, bot, answer.messageId) : RowRef();
}

bot::SendTestFacts factsOf(const RowSummary &row)
{
    bot::SendTestFacts facts{
        .anchor = row.anchor, .traceId = core::TraceId(row.traceId), .status = row.status, .duration = row.duration};
    if (row.kind == traffic::Kind::Http)
        facts.route = row.route;
    return facts;
}

std::optional<JournalledAnswer> readAnswer(
    const JournalReader &reader, const QString &bot, const bot::SendTestMessage &message)
{
    const RowRef ref = rowOf(reader, bot, *message.answer);
    if (ref.isNull())
        return std::nullopt;
    const QList<RowSummary> rows = reader.summaries({ref}).value_or(QList<RowSummary>());
    if (rows.isEmpty() || rows.first().state == traffic::State::InFlight)
        return std::nullopt;
    JournalledAnswer answer{.number = message.number, .row = ref, .facts = factsOf(rows.first())};
    if (!bot::hasFailed(message))
        return answer;
    if (const auto found = evidence::gather(reader, ref)) {
        answer.facts.sent = found->facts;
        answer.evidence = found->evidence;
    }
    return answer;
}

} // namespace

QList<JournalledAnswer> readAnswers(
    journal::ReaderPool::Readers &readers, const QString &bot, const QList<bot::SendTestMessage> &messages)
{
    QList<JournalledAnswer> answers;
    for (const bot::SendTestMessage &message : messages) {
        for (const JournalReader *reader : readers.all()) {
            if (reader->source() >= journal::firstImport)
                continue;
            if (auto answer = readAnswer(*reader, bot, message)) {
                answers.append(std::move(*answer));
                break;
            }
        }
    }
    return answers;
}

} // namespace ui
