#pragma once
#include "app/bot/botevent.h"
#include "ui/undelivered/planitem.h"

namespace ui {

/// How an answer compares with what was foreseen.
/// InReview: neither taken nor refused; the platform decides later.
enum class Match { Pending, AsForeseen, UncertainTook, UncertainFailed, InReview, Otherwise };

/// A plan that is being carried out: its sends in order, and what came of each so far. Pure data. Thread: GUI.
struct PlanRun
{
    struct Step
    {
        outbox::UndeliveredMessage message;
        lineage::PlanStep plan;
        QString line; ///< what the message says, on one line: made once, for it is shown anew with every answer
        std::optional<lineage::Outcome> outcome;
        friend bool operator==(const Step &, const Step &) = default;
    };
    quint64 requestId = 0;
    QList<Step> steps;
    bool isStopping = false;
    std::optional<bot::ResendManyEnded> ended;

    /// False: an answer to another request; it changes nothing.
    bool take(const bot::SendFinished &finished);
    bool take(const bot::ResendManyEnded &end);
    [[nodiscard]] int answered() const;
    /// Of the answered ones, those that came as foreseen (an uncertain one has no other forecast than that).
    [[nodiscard]] int asForeseen() const;
    [[nodiscard]] int inReview() const;
};

[[nodiscard]] Match matchOf(const PlanRun::Step &step);
/// `as foreseen`, `foreseen safe, refused 40034024`; empty while pending.
[[nodiscard]] QString matchText(const PlanRun::Step &step);

} // namespace ui
