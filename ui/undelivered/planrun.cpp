#include "ui/undelivered/planrun.h"

#include "app/text/sentence.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct PlanRunWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanRun)
};

QString outcomeText(const lineage::Outcome &outcome)
{
    const auto *refused = std::get_if<lineage::Refused>(&outcome);
    return text::stateText(
        lineage::stateOf(outcome), refused && refused->code != 0 ? std::optional(refused->code) : std::nullopt);
}

bool isDelivered(const lineage::Outcome &outcome)
{
    return std::holds_alternative<lineage::Accepted>(outcome)
        || std::holds_alternative<lineage::AcceptedIdUnknown>(outcome);
}

} // namespace

bool PlanRun::take(const bot::SendFinished &finished)
{
    if (finished.requestId != requestId || requestId == 0)
        return false;
    const auto step = std::ranges::find_if(
        steps, [&finished](const Step &one) { return one.message.messageId == finished.messageId; });
    if (step != steps.end())
        step->outcome = finished.outcome;
    return true;
}

bool PlanRun::take(const bot::ResendManyEnded &end)
{
    if (end.requestId != requestId || requestId == 0)
        return false;
    ended = end;
    return true;
}

int PlanRun::answered() const
{
    return int(std::ranges::count_if(steps, [](const Step &step) { return step.outcome.has_value(); }));
}

int PlanRun::asForeseen() const
{
    return int(std::ranges::count_if(steps, [](const Step &step) {
        const Match match = matchOf(step);
        return match != Match::Pending && match != Match::InReview && match != Match::Otherwise;
    }));
}

int PlanRun::inReview() const
{
    return int(std::ranges::count_if(steps, [](const Step &step) { return matchOf(step) == Match::InReview; }));
}

Match matchOf(const PlanRun::Step &step)
{
    if (!step.outcome)
        return Match::Pending;
    if (std::holds_alternative<lineage::InAudit>(*step.outcome))
        return Match::InReview;
    const bool delivered = isDelivered(*step.outcome);
    if (step.plan.verdict.level == lineage::Level::Uncertain) {
        if (delivered)
            return Match::UncertainTook;
        return std::holds_alternative<lineage::Refused>(*step.outcome) ? Match::UncertainFailed : Match::Otherwise;
    }
    return delivered ? Match::AsForeseen : Match::Otherwise;
}

QString matchText(const PlanRun::Step &step)
{
    switch (matchOf(step)) {
    case Match::Pending:
        return {};
    case Match::AsForeseen:
        return PlanRunWords::tr("as foreseen");
    case Match::InReview:
        return outcomeText(*step.outcome);
    case Match::UncertainTook:
    case Match::UncertainFailed:
        return PlanRunWords::tr("was uncertain, %1").arg(outcomeText(*step.outcome));
    case Match::Otherwise:
        return step.plan.verdict.level == lineage::Level::Uncertain
            ? PlanRunWords::tr("was uncertain, %1").arg(outcomeText(*step.outcome))
            : PlanRunWords::tr("foreseen safe, %1").arg(outcomeText(*step.outcome));
    }
    return {};
}

} // namespace ui
