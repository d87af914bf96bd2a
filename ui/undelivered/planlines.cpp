#include "ui/undelivered/planlines.h"

#include "ui/common/format.h"
#include "ui/undelivered/plansummary.h"
#include "ui/undelivered/undeliveredrow.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct PlanLinesWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanLines)
};

/// Sends in a row on one anchor.
struct Group
{
    QList<const lineage::PlanStep *> steps;
    core::PeerId peer;
};

std::optional<lineage::Budget> budgetOfAnchor(const lineage::AnchorId &id, const Outlook &outlook)
{
    const auto anchor = std::ranges::find(outlook.anchors, id, &lineage::Anchor::id);
    if (anchor == outlook.anchors.end())
        return std::nullopt;
    return lineage::budgetOf(*anchor, outlook.rules, outlook.now);
}

QString anchorLine(const Group &group)
{
    QString line = PlanLinesWords::tr("anchor %1").arg(secondsText(group.steps.first()->verdict.anchorReceived));
    QList<int> seqs;
    for (const lineage::PlanStep *step : group.steps) {
        if (step->msgSeq)
            seqs += *step->msgSeq;
    }
    if (!seqs.isEmpty())
        line += u" · "_s + PlanLinesWords::tr("msg_seq %1").arg(seqText(seqs));
    return line;
}

PlanLine lineOf(const Group &group, const Outlook &outlook)
{
    const auto count = [&group](lineage::Forecast forecast) {
        return std::ranges::count(group.steps, forecast, &lineage::PlanStep::forecast);
    };
    const qsizetype uncertain = count(lineage::Forecast::SendUncertain);
    const qsizetype twice = count(lineage::Forecast::MayArriveTwice);
    const std::optional<lineage::Budget> budget = budgetOfAnchor(*group.steps.first()->anchor, outlook);
    PlanLine line;
    line.ring = ringOf(budget);
    line.title = peerText(group.peer);
    line.titleIsId = true;
    line.second = anchorLine(group);
    if (twice > 0)
        line.right = PlanLinesWords::tr("%1 may arrive twice").arg(countText(twice));
    else if (uncertain > 0)
        line.right = PlanLinesWords::tr("%1 uncertain").arg(countText(uncertain));
    else
        line.right = group.steps.size() == 1 ? PlanLinesWords::tr("1 message")
                                             : PlanLinesWords::tr("%1 messages").arg(countText(group.steps.size()));
    if (twice + uncertain > 0) {
        line.rightIcon = u"warning"_s;
        line.rightTone = Tone::Warn;
    }
    line.spoken = QStringList{line.title, line.second, line.right, ringText(budget)}.join(u", "_s);
    return line;
}

} // namespace

QList<PlanLine> groupLines(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook)
{
    QHash<qint64, core::PeerId> peers;
    for (const outbox::UndeliveredMessage &message : messages)
        peers.insert(message.messageId, message.message.peer);
    QList<Group> groups;
    for (const lineage::PlanStep &step : steps) {
        if (!lineage::isSent(step))
            continue;
        if (groups.isEmpty() || groups.last().steps.first()->anchor != step.anchor)
            groups.append(Group{{}, peers.value(step.messageId)});
        groups.last().steps.append(&step);
    }
    QList<PlanLine> lines;
    for (const Group &group : groups)
        lines.append(lineOf(group, outlook));
    return lines;
}

QList<PlanLine> runLines(const PlanRun &run)
{
    QList<PlanLine> lines;
    for (const PlanRun::Step &step : run.steps) {
        PlanLine line;
        line.title = step.line;
        if (step.outcome) {
            const traffic::State state = lineage::stateOf(*step.outcome);
            line.icon = iconOf(state);
            line.iconTone = toneOf(state);
            line.second = matchText(step);
            line.secondTone = matchOf(step) == Match::AsForeseen ? Tone::Dim : toneOf(state);
        } else {
            line.icon = run.ended ? u"minus"_s : u"in-flight"_s;
            line.second = run.ended ? PlanLinesWords::tr("not tried") : forecastText(step.plan);
        }
        line.spoken = QStringList{line.title, peerText(step.message.message.peer), line.second}.join(u", "_s);
        lines.append(line);
    }
    return lines;
}

} // namespace ui
