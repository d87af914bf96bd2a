#pragma once
#include "app/core/clock.h"
#include "app/core/result.h"
#include "app/protocol/message.h"

#include <QDate>
#include <QMap>
#include <QStringList>

namespace lineage {

/// Who states a limit, in the data's own two languages, and the page where it can be read.
struct RuleSource
{
    QString en, zh;
    QString url; ///< `https://…`; empty: there is no one page
    friend bool operator==(const RuleSource &, const RuleSource &) = default;
};

/// A time limit whose sources disagree: below `safeBelow` every source allows a reply, from `doomedFrom` none does.
/// The agent by itself stops at `uncertainBelow` (spare time for clocks). Measured from local receipt.
struct WindowRule
{
    core::Milliseconds safeBelow{};
    core::Milliseconds uncertainBelow{};
    core::Milliseconds doomedFrom{};
    QList<RuleSource> sources;
    friend bool operator==(const WindowRule &, const WindowRule &) = default;
};

/// Something learned from the platform's answers to this bot, with its evidence. Source: product 2.8.
struct Lesson
{
    enum class Kind {
        CountAtLeast, ///< that many replies on one anchor were accepted
        CountAtMost, ///< one more than that was refused
        SharedUse, ///< another program spends replies or msg_seq of this bot
    };
    Kind kind = Kind::CountAtLeast;
    protocol::Scene scene = protocol::Scene::C2c;
    int bound = 0; ///< replies on one anchor; 0 for SharedUse
    qint64 evidence = 0; ///< outbox attempt whose outcome taught it
    core::WallTime learned{};
    core::WallTime expires{};
    friend bool operator==(const Lesson &, const Lesson &) = default;
};

/// How many replies one anchor takes: replies 1…`safe` are allowed by every source, from number `doomedFrom` by none.
/// `doomedFrom` 0: no source states a count.
struct ReplyRule
{
    int safe = 0;
    int doomedFrom = 0;
    QList<RuleSource> sources;
    std::optional<Lesson> lesson; ///< the one that moved a bound, if any
    [[nodiscard]] bool counts() const { return doomedFrom > 0; }
    friend bool operator==(const ReplyRule &, const ReplyRule &) = default;
};

struct SceneRules
{
    WindowRule window;
    ReplyRule replies;
    std::optional<Lesson> shared; ///< another program spends here too: no reply is certain
    friend bool operator==(const SceneRules &, const SceneRules &) = default;
};

/// Why a rule set could not be read; `path` as in `$.scenes.c2c.replies.safe`.
struct RuleError
{
    enum class Kind { NotJson, TooLarge, WrongSchema, Missing, WrongType, OutOfRange };
    Kind kind = Kind::NotJson;
    QString path;
    friend bool operator==(const RuleError &, const RuleError &) = default;
};

/// The platform's limits as dated data with their sources. Thread: a value.
struct RuleSet
{
    QString name;
    QDate date;
    QMap<protocol::Scene, SceneRules> scenes;
    QMap<protocol::Scene, QStringList> eventAnchors; ///< event types whose top-level id may anchor
    bool eventAnchorsHaveSeq = false;
    int firstSeq = 1;
    int raiseAfterUncleanStop = 64;

    [[nodiscard]] const SceneRules &of(protocol::Scene scene) const;
    /// The compiled-in rules (`:/rules/qq-open-platform.json`).
    [[nodiscard]] static core::Result<RuleSet, RuleError> builtIn();
    [[nodiscard]] static core::Result<RuleSet, RuleError> parse(QByteArrayView json);
    friend bool operator==(const RuleSet &, const RuleSet &) = default;
};

} // namespace lineage
