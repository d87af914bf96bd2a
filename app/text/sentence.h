#pragma once
#include "app/bot/botevent.h"
#include "app/journal/source.h"
#include "app/lineage/verdict.h"
#include "app/protocol/errorcatalogue.h"

#include <QStringList>

namespace text {

// Typed causes to sentences for people, in the language that is installed (QCoreApplication::translate): the one place
// for sentences, for window and command line alike. Thread: the one of the translators (main).

/// What happened, why, and what to do: the head of the inspector. `headline` is one sentence, `body` may be empty.
struct Explanation
{
    QString headline;
    QString body;
};

/// Bold word (`Safe.`) and the reason with its numbers.
struct VerdictText
{
    QString word;
    QString reason;
};
[[nodiscard]] VerdictText verdictText(const lineage::Verdict &verdict);

/// `accepted`, `refused 40034024`, `in audit`, `unknown`, `not sent`: the word of chips and status cells, translated.
[[nodiscard]] QString stateText(traffic::State state, std::optional<int> code);
[[nodiscard]] QString notSentText(lineage::NotSentReason reason);

/// Any row: frame, call, send, note. Uses the catalogue for server and close codes.
[[nodiscard]] Explanation explain(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue);
[[nodiscard]] Explanation explain(const journal::RowDetail &row, const protocol::ErrorCatalogue &catalogue);

/// State of the line: word for the status bar (`Connected`) and a sentence for the banner.
struct ConnectionText
{
    QString word;
    QString sentence;
};
[[nodiscard]] ConnectionText connectionText(
    const bot::ConnectionChanged &state, const protocol::ErrorCatalogue &catalogue);

/// A call for token or gateway that did not give it.
[[nodiscard]] QString callFailedText(const bot::CallFailed &failed);
[[nodiscard]] QString journalErrorText(const journal::JournalError &error);

/// Sentences one after the other, with a blank where the language has one; empty ones are left out.
[[nodiscard]] QString joined(const QStringList &sentences);

/// `mm:ss`, or `h:mm:ss` from one hour on; never changes width within the hour.
[[nodiscard]] QString countdown(core::Milliseconds left);

} // namespace text
