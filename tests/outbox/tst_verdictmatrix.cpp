#include "tests/outbox/bench.h"
#include "tests/outbox/otherside.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;
using lineage::AnchorChoice;
using lineage::ExplicitAnchor;
using lineage::ExplicitUnverified;
using lineage::Level;
using lineage::Reason;
using protocol::Scene;
using test::OtherSide;
using test::OutboxBench;

namespace {

constexpr int draftsPerClass = 36;
const core::PeerId bob{u"BOB"_s};

/// One draft: what was said of it before, and what the platform made of it.
struct Sent
{
    lineage::Verdict verdict;
    bool accepted = false;
};

// A bot and a platform, each with its own clock and its own books. Between two drafts a month passes, so that nothing
// learned from one is known to the next.
class World
{
public:
    explicit World(int replies)
        : m_replies(replies)
        , m_platform(replies)
    {
        m_platform.knows(test::alice);
        m_platform.knows(bob);
    }

    [[nodiscard]] int replies() const { return m_replies; }
    /// From `least` up to `most`, both included.
    int draw(int least, int most) { return m_random.bounded(least, most + 1); }
    void pass(Milliseconds time) { m_bench.advance(time); }
    void nextMonth() { pass(31 * 24h); }
    /// The platform's clock runs that much before ours.
    void setOffset(Milliseconds offset) { m_offset = offset; }

    /// A person writes; the gateway needs up to 20 s to tell us.
    QString said()
    {
        const QString id = u"ROBOT1.0_%1!"_s.arg(++m_said);
        m_platform.said(test::alice, id, platformTime());
        pass(Milliseconds(draw(0, 20'000)));
        m_bench.receive(id);
        return id;
    }
    /// That many replies, accepted; returns the last one's id.
    QString accept(const QString &msgId, int count)
    {
        QString id;
        for (int i = 0; i < count; ++i) {
            const auto attempt = m_bench.reserved(u"reply"_s, msgId);
            const auto *accepted = std::get_if<lineage::Accepted>(&answerTo(attempt));
            id = accepted ? accepted->id.value : throw std::runtime_error("a reply that had to be accepted was not");
        }
        return id;
    }
    /// A reply that is refused, or nobody knows how it ended.
    void tryOnce(const QString &msgId) { answerTo(m_bench.reserved(u"reply"_s, msgId)); }
    void loseAnswer(const QString &msgId, bool arrived)
    {
        const auto attempt = m_bench.reserved(u"reply"_s, msgId);
        if (arrived)
            m_platform.take(attempt, platformTime());
        m_bench.settle(attempt.attemptId(), lineage::Unknown{.cause = u"timeout"_s});
    }
    /// Another program sends with numbers from 1.
    void otherClientSends(const QString &msgId, int count)
    {
        for (int seq = 1; seq <= count; ++seq)
            m_platform.otherClientSends(test::alice, msgId, seq, platformTime());
    }

    /// Judges a draft and sends it, as a person may whatever the verdict is.
    Sent send(const AnchorChoice &choice, const core::PeerId &peer = test::alice)
    {
        const auto chosen = m_bench->ledger().choose(Scene::C2c, peer, choice, false, false, m_bench.now());
        const auto *typed = std::get_if<ExplicitUnverified>(&choice);
        const auto ids = m_bench->add({{.peer = peer, .text = u"draft"_s, .created = m_bench.now()}});
        const auto attempt = m_bench->reserve({.messageId = ids->first(),
            .anchor = typed ? outbox::DraftAnchor(typed->id) : outbox::DraftAnchor(chosen.anchor.value()),
            .now = m_bench.now()});
        return {chosen.verdict, lineage::stateOf(answerTo(*attempt)) == traffic::State::Accepted};
    }
    Sent sendOn(const QString &msgId, const core::PeerId &peer = test::alice)
    {
        return send(ExplicitAnchor{core::InboundMsgId(msgId)}, peer);
    }
    Sent sendTyped(const QString &id) { return send(ExplicitUnverified{core::UnverifiedId(id)}); }

private:
    [[nodiscard]] core::WallTime platformTime() const { return m_bench.now() + m_offset; }
    const lineage::Outcome &answerTo(const outbox::ReservedAttempt &attempt)
    {
        m_outcome = m_platform.take(attempt, platformTime() + Milliseconds(draw(0, 500)));
        m_bench.settle(attempt.attemptId(), m_outcome, test::killsAnchor(m_outcome, attempt));
        return m_outcome;
    }

    int m_replies;
    OutboxBench m_bench;
    OtherSide m_platform;
    QRandomGenerator m_random{20'260'901};
    Milliseconds m_offset{0};
    int m_said = 0;
    lineage::Outcome m_outcome;
};

/// A class of drafts: how one comes about, and what may be said of it. The number runs through the drafts of a class.
struct Class
{
    const char *name;
    std::function<Sent(World &, int)> make;
    QList<std::pair<Level, Reason>> verdicts;
};

Sent withinRules(World &world, int)
{
    const QString id = world.said();
    world.accept(id, world.draw(0, 2));
    world.pass(Milliseconds(world.draw(0, 299'000)));
    return world.sendOn(id);
}

Sent lastSafeReply(World &world, int)
{
    const QString id = world.said();
    world.accept(id, 3);
    world.pass(Milliseconds(world.draw(0, 299'000)));
    return world.sendOn(id);
}

Sent countDisputed(World &world, int)
{
    const QString id = world.said();
    world.accept(id, 4);
    world.pass(Milliseconds(world.draw(0, 299'000)));
    return world.sendOn(id);
}

// Five are used up by every source; four once this platform has refused the fifth.
Sent countUsedUp(World &world, int)
{
    if (world.replies() == 4) {
        const QString earlier = world.said();
        world.accept(earlier, 4);
        world.tryOnce(earlier);
    }
    const QString id = world.said();
    world.accept(id, world.replies());
    world.pass(Milliseconds(world.draw(0, 3'000'000)));
    return world.sendOn(id);
}

Sent windowDisputed(World &world, int)
{
    const QString id = world.said();
    world.accept(id, world.draw(0, 3));
    world.pass(Milliseconds(world.draw(300'000, 3'599'000)));
    return world.sendOn(id);
}

Sent windowBoundary(World &world, int number)
{
    static constexpr Milliseconds ages[] = {5min - 1s, 5min, 5min + 1s, 60min - 1s, 60min, 60min + 1s};
    const QString id = world.said();
    world.pass(ages[number % 6]);
    return world.sendOn(id);
}

Sent wrongPeer(World &world, int)
{
    const QString id = world.said();
    world.accept(id, world.draw(0, 3));
    world.pass(Milliseconds(world.draw(0, 3'599'000)));
    return world.sendOn(id, bob);
}

Sent ownId(World &world, int)
{
    const QString own = world.accept(world.said(), world.draw(1, 4));
    world.pass(Milliseconds(world.draw(0, 299'000)));
    return world.sendTyped(own);
}

Sent unknownId(World &world, int number)
{
    world.said();
    const QString tail = QString::number(number);
    return world.sendTyped(number % 2 == 0 ? u"ROBOT1.0_made-up-"_s + tail : u"INTERACTION_CREATE:"_s + tail);
}

// It met our first number once; whatever it does from then on, we cannot know.
Sent secondClient(World &world, int number)
{
    const QString met = world.said();
    world.otherClientSends(met, world.draw(1, 3));
    world.tryOnce(met);
    const QString id = number % 2 == 0 ? met : world.said();
    if (id != met)
        world.otherClientSends(id, world.draw(0, world.replies()));
    world.pass(Milliseconds(world.draw(0, 250'000)));
    return world.sendOn(id);
}

Sent clockSkew(World &world, int number)
{
    world.setOffset(Milliseconds(world.draw(-60'000, 60'000)));
    const QString id = world.said();
    world.accept(id, world.draw(0, 4));
    const bool isYoung = number % 2 == 0;
    world.pass(Milliseconds(isYoung ? world.draw(0, 310'000) : world.draw(3'500'000, 3'700'000)));
    const Sent sent = world.sendOn(id);
    world.setOffset(0ms);
    return sent;
}

Sent spenderInDoubt(World &world, int number)
{
    const QString id = world.said();
    const int lost = world.draw(1, 2);
    world.accept(id, 4 - lost);
    for (int i = 0; i < lost; ++i)
        world.loseAnswer(id, (number + i) % 2 == 0);
    world.pass(Milliseconds(world.draw(0, 299'000)));
    return world.sendOn(id);
}

QList<Class> classes()
{
    constexpr std::pair safe{Level::Safe, Reason::WithinRules}, last{Level::Safe, Reason::LastSafeReply},
        count{Level::Uncertain, Reason::CountDisputed}, window{Level::Uncertain, Reason::WindowDisputed},
        shared{Level::Uncertain, Reason::SharedUse}, doubt{Level::Uncertain, Reason::SpenderInDoubt},
        used{Level::Doomed, Reason::CountUsedUp}, passed{Level::Doomed, Reason::WindowPassed},
        other{Level::Doomed, Reason::OtherPeer}, unknown{Level::Doomed, Reason::UnknownAnchor};
    return {{"within rules", withinRules, {safe}}, {"last safe reply", lastSafeReply, {last}},
        {"count disputed", countDisputed, {count}}, {"count used up", countUsedUp, {used}},
        {"window disputed", windowDisputed, {window}}, {"window boundary", windowBoundary, {safe, window, passed}},
        {"wrong peer", wrongPeer, {other}}, {"own id", ownId, {unknown}}, {"unknown id", unknownId, {unknown}},
        {"second client", secondClient, {shared}}, {"clock skew, 60 s", clockSkew, {safe, last, count, window, passed}},
        {"spender in doubt", spenderInDoubt, {doubt}}};
}

struct Row
{
    int accepted[3] = {0, 0, 0}; // by level: safe, uncertain, doomed
    int refused[3] = {0, 0, 0};
};

QString line(const QString &name, const Row &row)
{
    QString cells;
    for (int level = 0; level < 3; ++level)
        cells += u" | %1 %2"_s.arg(row.accepted[level], 8).arg(row.refused[level], 8);
    return u"%1%2"_s.arg(name, -18).arg(cells);
}

} // namespace

/// The ledger's verdicts against the platform's answers, draft by draft, on a platform that allows four replies and on
/// one that allows five.
class tst_VerdictMatrix : public QObject
{
    Q_OBJECT
private slots:
    void safeIsAcceptedAndDoomedIsRefused_data();
    void safeIsAcceptedAndDoomedIsRefused();

private:
    static Row measure(World &world, const Class &drafts);
};

void tst_VerdictMatrix::safeIsAcceptedAndDoomedIsRefused_data()
{
    QTest::addColumn<int>("replies");
    QTest::newRow("a platform that allows 4") << 4;
    QTest::newRow("a platform that allows 5") << 5;
}

Row tst_VerdictMatrix::measure(World &world, const Class &drafts)
{
    Row row;
    for (int number = 0; number < draftsPerClass; ++number) {
        world.nextMonth();
        const Sent sent = drafts.make(world, number);
        const std::pair said(sent.verdict.level, sent.verdict.reason);
        if (!drafts.verdicts.contains(said))
            throw std::runtime_error(std::string(drafts.name) + ": another verdict than this class can have");
        ++(sent.accepted ? row.accepted : row.refused)[int(sent.verdict.level)];
    }
    return row;
}

void tst_VerdictMatrix::safeIsAcceptedAndDoomedIsRefused()
{
    QFETCH(int, replies);
    World world(replies);
    QStringList table = {u"%1 replies          |       safe        |     uncertain     |      doomed"_s.arg(replies),
        u"class             "_s + u" | accepted  refused"_s.repeated(3)};
    Row total;
    for (const Class &drafts : classes()) {
        const Row row = measure(world, drafts);
        for (int level = 0; level < 3; ++level) {
            total.accepted[level] += row.accepted[level];
            total.refused[level] += row.refused[level];
        }
        table.append(line(QString::fromLatin1(drafts.name), row));
        if (drafts.verdicts == QList{std::pair(Level::Uncertain, Reason::CountDisputed)})
            QCOMPARE(row.accepted[int(Level::Uncertain)], replies == 5 ? draftsPerClass : 0);
    }
    table.append(line(u"all"_s, total));
    qInfo("\n%s", qPrintable(table.join(u'\n')));
    QCOMPARE(total.refused[int(Level::Safe)], 0);
    QCOMPARE(total.accepted[int(Level::Doomed)], 0);
    for (const int sum : {total.accepted[int(Level::Safe)], total.accepted[int(Level::Uncertain)],
             total.refused[int(Level::Uncertain)], total.refused[int(Level::Doomed)]})
        QCOMPARE_GT(sum, 0); // no column is right for want of drafts
}

QTEST_GUILESS_MAIN(tst_VerdictMatrix)
#include "tst_verdictmatrix.moc"
