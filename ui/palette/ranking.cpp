#include "ui/palette/ranking.h"

#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"
#include "ui/palette/fuzzymatch.h"

#include <QCoreApplication>
#include <QTextDocument>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Palette)
};

constexpr qsizetype longestWords = 120;

struct Candidate
{
    const Action *action = nullptr;
    FuzzyMatch match;
    qsizetype used = 0; ///< 0 for the one that was used last
    qsizetype order = 0;
};

std::optional<FuzzyMatch> bestMatch(const QString &typed, const Action &action)
{
    auto match = fuzzyMatch(typed, action.text);
    if (action.english == action.text)
        return match;
    auto english = fuzzyMatch(typed, action.english);
    if (!english || (match && match->score >= english->score))
        return match;
    english->at.clear(); // these letters are not seen
    return english;
}

QString oneLineOf(const QString &text)
{
    return text::visibleText(text.left(longestWords)).simplified();
}

QString withoutMarkdown(const QString &text)
{
    QTextDocument document;
    document.setMarkdown(text.left(longestWords), QTextDocument::MarkdownNoHTML);
    return document.toPlainText();
}

QString reasonOf(const JumpTarget &target)
{
    using Way = JumpTarget::By;
    switch (target.by) {
    case Way::MessageId:
        return u"msg_id"_s;
    case Way::ReturnedId:
        return Words::tr("returned id");
    case Way::EventId:
        return Words::tr("event id");
    case Way::TraceId:
        return Words::tr("trace id");
    case Way::Attempt:
        return Words::tr("attempt no. %1").arg(target.summary.attemptId);
    case Way::Row:
        return Words::tr("row no. %1").arg(target.row.row());
    case Way::Conversation:
        return {};
    }
    return {};
}

PaletteRow conversationRow(
    const journal::ConversationSummary &conversation, const QString &typed, const QString &profile, core::WallTime now)
{
    PaletteRow row{.icon = iconOf(conversation.scene), .words = elideOpenid(conversation.peer.value)};
    const auto match = fuzzyMatch(typed, row.words);
    if (match && match->grade > 0) // letters apart say nothing in an id
        row.found = match->at;
    const QString &last = conversation.lastText;
    QStringList notes{
        listTimeText(conversation.lastTime, now), oneLineOf(conversation.lastMarkdown ? withoutMarkdown(last) : last)};
    if (conversation.bot != profile && !profile.isEmpty())
        notes.prepend(conversation.bot);
    notes.removeAll(QString());
    row.note = notes.join(u" · "_s);
    return row;
}

} // namespace

QList<RankedAction> ranked(const QList<Action> &actions, const QString &typed, const QStringList &used)
{
    QList<Candidate> found;
    for (qsizetype i = 0; i < actions.size(); ++i) {
        const auto match = bestMatch(typed, actions[i]);
        if (!match)
            continue;
        const qsizetype last = used.indexOf(actions[i].id);
        found.append({&actions[i], *match, last < 0 ? used.size() : last, i});
    }
    std::ranges::sort(found, {},
        [](const Candidate &one) { return std::tuple(-one.match.grade, one.used, -one.match.score, one.order); });
    QList<RankedAction> list;
    for (const Candidate &one : std::as_const(found))
        list.append({one.action->id, {one.action->icon, one.action->text, one.match.at, {}, one.action->key}});
    return list;
}

PaletteRow rowOf(const JumpTarget &target, const QString &typed, const QString &profile, core::WallTime now)
{
    if (target.by == JumpTarget::By::Conversation)
        return conversationRow(target.conversation, typed, profile, now);
    const journal::RowSummary &summary = target.summary;
    PaletteRow row{.words = oneLineOf(summary.message ? summary.message->text : summary.route)};
    if (row.words.isEmpty())
        row.words = oneLineOf(summary.route);
    row.icon = iconOf(summary.state);
    row.tone = toneOf(summary.state);
    if (row.icon.isEmpty())
        row.icon = summary.direction == traffic::Direction::In ? u"frame-in"_s : u"traffic"_s;
    row.note = reasonOf(target) + u" · "_s + timeText(summary.time);
    return row;
}

} // namespace ui
