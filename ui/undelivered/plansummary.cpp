#include "ui/undelivered/plansummary.h"

#include "app/text/undeliveredtext.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Forecast;
using lineage::PlanStep;

namespace ui {

namespace {

struct PlanSummaryWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanSummary)
};

} // namespace

PlanCounts countsOf(const QList<PlanStep> &steps)
{
    PlanCounts counts;
    for (const PlanStep &step : steps) {
        switch (step.forecast) {
        case Forecast::Send:
            ++counts.safe;
            break;
        case Forecast::SendUncertain:
            ++counts.uncertain;
            break;
        case Forecast::MayArriveTwice:
            ++(step.ticked ? counts.twice : counts.leftOut);
            break;
        case Forecast::SkipNoAnchor:
            ++(waitsForAnswer(step) ? counts.waiting : counts.skipped);
            break;
        case Forecast::Refuse:
            ++counts.refused;
            break;
        }
    }
    return counts;
}

QString skipReason(const QList<PlanStep> &steps)
{
    std::optional<lineage::Reason> reason;
    for (const PlanStep &step : steps) {
        if (step.forecast != Forecast::SkipNoAnchor || waitsForAnswer(step))
            continue;
        if (reason && *reason != step.verdict.reason)
            return PlanSummaryWords::tr("no anchor is left");
        reason = step.verdict.reason;
    }
    if (reason == lineage::Reason::WindowPassed)
        return PlanSummaryWords::tr("window passed");
    if (reason == lineage::Reason::CountUsedUp)
        return PlanSummaryWords::tr("replies used up");
    return PlanSummaryWords::tr("no anchor is left");
}

QString refusalReason(const QList<PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages,
    const protocol::ErrorCatalogue &catalogue)
{
    QSet<qint64> refused;
    for (const PlanStep &step : steps) {
        if (step.forecast == Forecast::Refuse)
            refused.insert(step.messageId);
    }
    QStringList reasons;
    for (const outbox::UndeliveredMessage &message : messages) {
        const auto *answer = std::get_if<lineage::Refused>(&message.outcome);
        if (!answer || !refused.contains(message.messageId))
            continue;
        const QString meaning = text::shortMeaning(answer->code, catalogue);
        const QString reason = meaning.isEmpty() ? QString::number(answer->code)
                                                 : PlanSummaryWords::tr("%1: %2").arg(answer->code).arg(meaning);
        if (!reasons.contains(reason))
            reasons.append(reason);
    }
    return reasons.join(u'\n');
}

QString sentText(const PlanCounts &counts)
{
    QStringList parts;
    if (counts.safe > 0)
        parts += PlanSummaryWords::tr("%1 safe").arg(countText(counts.safe));
    if (counts.uncertain > 0)
        parts += PlanSummaryWords::tr("%1 uncertain").arg(countText(counts.uncertain));
    if (counts.twice > 0)
        parts += PlanSummaryWords::tr("%1 may arrive twice").arg(countText(counts.twice));
    return parts.join(PlanSummaryWords::tr(", ", "between the parts of a list"));
}

QString estimateText(int sends, core::Milliseconds pause)
{
    const core::Milliseconds time = sends * pause;
    if (time >= 1min)
        return durationText(time);
    return PlanSummaryWords::tr("%1 s").arg(double(time.count()) / 1000, 0, 'f', 1);
}

QString forecastText(const PlanStep &step)
{
    switch (step.forecast) {
    case Forecast::Send:
        return PlanSummaryWords::tr("safe");
    case Forecast::SendUncertain:
        return PlanSummaryWords::tr("uncertain");
    case Forecast::MayArriveTwice:
        return PlanSummaryWords::tr("may arrive twice");
    case Forecast::SkipNoAnchor:
        return waitsForAnswer(step) ? PlanSummaryWords::tr("waits for an uncertain answer")
                                    : PlanSummaryWords::tr("waits for the user's next message");
    case Forecast::Refuse:
        return PlanSummaryWords::tr("would be refused");
    }
    return {};
}

QString seqText(const QList<int> &seqs)
{
    const bool gapless = seqs.size() > 2 && seqs.last() - seqs.first() + 1 == seqs.size();
    if (gapless)
        return u"%1–%2"_s.arg(seqs.first()).arg(seqs.last());
    QStringList parts;
    for (const int seq : seqs)
        parts += QString::number(seq);
    return parts.join(PlanSummaryWords::tr(", ", "between the parts of a list"));
}

} // namespace ui
