// Limits learned from the platform's answers: the table `learned`, and the ledger's rules that follow it.
#include "app/lineage/lesson.h"
#include "app/outbox/outboxprivate.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using lineage::Lesson;

constexpr std::array kindNames = {
    std::pair{Lesson::Kind::CountAtLeast, "at-least"_L1},
    std::pair{Lesson::Kind::CountAtMost, "at-most"_L1},
    std::pair{Lesson::Kind::SharedUse, "shared"_L1},
};

QString nameOf(Lesson::Kind kind)
{
    return std::ranges::find(kindNames, kind, &std::pair<Lesson::Kind, QLatin1StringView>::first)->second;
}

bool isSame(const Lesson &a, const Lesson &b)
{
    return a.kind == b.kind && a.scene == b.scene && a.bound == b.bound;
}

// The limits alone, without the evidence they stand on.
auto limitsOf(const lineage::RuleSet &rules, protocol::Scene scene)
{
    const lineage::SceneRules &limits = rules.of(scene);
    return std::tuple(limits.replies.safe, limits.replies.doomedFrom, limits.shared.has_value());
}

} // namespace

void Outbox::Private::loadLessons(core::WallTime now)
{
    SQLite::Statement &read
        = statement("SELECT kind, scene, bound, evidence, learned, expires FROM learned WHERE expires > ? ORDER BY id");
    bindAll(read, core::toMs(now));
    QList<Lesson> known;
    while (read.executeStep()) {
        const auto kind
            = std::ranges::find_if(kindNames, [word = text(read, 0)](const auto &pair) { return pair.second == word; });
        const auto scene = protocol::sceneFromName(text(read, 1));
        if (kind == kindNames.end() || !scene)
            continue;
        known.append({.kind = kind->first,
            .scene = *scene,
            .bound = read.getColumn(2).getInt(),
            .evidence = read.getColumn(3).getInt64(),
            .learned = core::fromMs(read.getColumn(4).getInt64()),
            .expires = core::fromMs(read.getColumn(5).getInt64())});
    }
    applyLessons(known, now);
}

void Outbox::Private::applyLessons(const QList<Lesson> &known, core::WallTime now)
{
    lessons = known;
    lessons.removeIf([now](const Lesson &lesson) { return lesson.expires <= now; });
    ledger.setLessons(lessons, now);
}

// What is known already and changes no limit is renewed in silence: the evidence is the newest, and nobody is told
// once a day what he knows.
Outbox::Private::Learning Outbox::Private::learn(const Lesson &lesson, core::WallTime now)
{
    Learning learning{.lessons = lessons};
    learning.lessons.removeIf([&](const Lesson &known) { return isSame(known, lesson) || known.expires <= now; });
    const bool isKnown = std::ranges::any_of(lessons, [&](const Lesson &known) { return isSame(known, lesson); });
    learning.lessons.append(lesson);
    const auto rules = lineage::withLessons(ledger.publishedRules(), learning.lessons, now);
    if (!isKnown || limitsOf(rules, lesson.scene) != limitsOf(ledger.rules(), lesson.scene))
        learning.fresh = lesson;
    SQLite::Statement &forget
        = statement("DELETE FROM learned WHERE expires <= ? OR (kind = ? AND scene = ? AND bound = ?)");
    bindAll(forget, core::toMs(now), nameOf(lesson.kind), protocol::sceneName(lesson.scene), lesson.bound);
    forget.exec();
    SQLite::Statement &insert
        = statement("INSERT INTO learned (scene, kind, bound, evidence, learned, expires) VALUES (?, ?, ?, ?, ?, ?)");
    bindAll(insert, protocol::sceneName(lesson.scene), nameOf(lesson.kind), lesson.bound, lesson.evidence,
        core::toMs(lesson.learned), core::toMs(lesson.expires));
    insert.exec();
    return learning;
}

} // namespace outbox
