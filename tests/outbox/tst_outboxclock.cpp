#include "app/outbox/outbox.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;

/// Anchors are dated by a wall clock that people set. Whatever they do, an anchor's age is the time that has passed.
class tst_OutboxClock : public QObject
{
    Q_OBJECT

private slots:
    void aClockSetForwardExpiresNoLiveAnchor();
    void aClockSetBackRevivesNoExpiredAnchor();
    void aSleepIsNoJump();
    void aSmallCorrectionIsNoJump();
    void aJumpBetweenTwoRunsIsSeen();
    void anotherBootIsNotCompared();
    void anchorsOfAnEarlierBootKeepTheirDates();
    void theCheckpointKeepsItsAge();
    void agesAreTimesThatHavePassed();
};

namespace {

const core::PeerId alice{u"ALICE"_s};
constexpr Milliseconds window = 60min; // of a C2C message. Source: protocol reference (e)

/// A bot's file on a machine whose clock somebody moves.
class Machine
{
public:
    Machine() { start(); }
    void start(const QString &boot = u"boot-1"_s)
    {
        m_outbox.reset();
        m_outbox = outbox::Outbox::open(
            m_folder.filePath(u"outbox.db"_s), lineage::RuleSet::builtIn().value(), clock.wall(), boot)
                       .value();
        jump = look();
    }
    Milliseconds look() { return m_outbox->followClock(clock.wall(), clock.boot()).value(); }
    void set(Milliseconds by)
    {
        clock.setWall(clock.wall() + by);
        jump = look();
    }
    void receive(const QString &id)
    {
        std::ignore = look();
        m_outbox
            ->receive({.peer = alice, .msgId = core::InboundMsgId(id), .received = clock.wall()},
                {core::SessionId(u"S"_s), 1, clock.wall()})
            .value();
    }
    /// By the wall clock, as every verdict has it; nothing for an anchor that the ledger does not hold.
    std::optional<Milliseconds> age(const QString &id) const
    {
        const lineage::Anchor *anchor = m_outbox->ledger().find(core::InboundMsgId(id));
        return anchor ? std::optional(clock.wall() - anchor->received) : std::nullopt;
    }
    outbox::Outbox &file() { return *m_outbox; }

    test::FakeClock clock;
    Milliseconds jump{0}; ///< that the last start or setting was taken for

private:
    QTemporaryDir m_folder;
    std::unique_ptr<outbox::Outbox> m_outbox;
};

} // namespace

void tst_OutboxClock::aClockSetForwardExpiresNoLiveAnchor()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.clock.advance(2min);
    machine.set(5h);
    QCOMPARE(machine.jump, Milliseconds(5h));
    QCOMPARE(machine.age(u"M"_s), Milliseconds(2min));
}

void tst_OutboxClock::aClockSetBackRevivesNoExpiredAnchor()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.clock.advance(2h);
    machine.set(-90min);
    QCOMPARE(machine.age(u"M"_s), Milliseconds(2h));
    machine.start(); // nor in the file
    QVERIFY(!machine.age(u"M"_s));
}

void tst_OutboxClock::aSleepIsNoJump()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.clock.advance(8h);
    QCOMPARE(machine.look(), 0ms);
    QCOMPARE(machine.age(u"M"_s), Milliseconds(8h));
}

void tst_OutboxClock::aSmallCorrectionIsNoJump()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.set(14s);
    QCOMPARE(machine.jump, 0ms);
    machine.set(14s); // but many small ones are one
    QCOMPARE(machine.jump, Milliseconds(28s));
    QCOMPARE(machine.age(u"M"_s), 0ms);
}

void tst_OutboxClock::aJumpBetweenTwoRunsIsSeen()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.clock.advance(1min);
    machine.clock.setWall(machine.clock.wall() + 3h);
    machine.start();
    QCOMPARE(machine.jump, Milliseconds(3h));
    QCOMPARE(machine.age(u"M"_s), Milliseconds(1min));
}

void tst_OutboxClock::anotherBootIsNotCompared()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.clock.setWall(machine.clock.wall() + 10min);
    machine.start(u"boot-2"_s);
    QCOMPARE(machine.jump, 0ms);
    QCOMPARE(machine.age(u"M"_s), Milliseconds(10min));
}

void tst_OutboxClock::anchorsOfAnEarlierBootKeepTheirDates()
{
    // A machine without a clock of its own starts in the past and learns the time a little later.
    Machine machine;
    machine.receive(u"old"_s);
    machine.start(u"boot-2"_s);
    machine.receive(u"new"_s);
    machine.set(6h);
    QCOMPARE(machine.jump, Milliseconds(6h));
    QCOMPARE(machine.age(u"old"_s), Milliseconds(6h));
    QCOMPARE(machine.age(u"new"_s), 0ms);
}

void tst_OutboxClock::theCheckpointKeepsItsAge()
{
    Machine machine;
    machine.receive(u"M"_s);
    machine.clock.advance(1min);
    machine.set(5h);
    const auto saved = machine.file().checkpoints().value();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(machine.clock.wall() - saved[0].saved, Milliseconds(1min));
}

void tst_OutboxClock::agesAreTimesThatHavePassed()
{
    QVERIFY(rc::check("whatever the clock does", [] {
        Machine machine;
        QHash<QString, core::BootTime> received;
        const int steps = *rc::gen::inRange(1, 16);
        for (int step = 0; step < steps; ++step) {
            const int seconds = *rc::gen::oneOf(rc::gen::inRange(-14, 15), rc::gen::inRange(-600, 600),
                rc::gen::inRange(-20'000, 20'000), rc::gen::inRange(-4'000'000, 4'000'000));
            switch (*rc::gen::inRange(0, 4)) {
            case 0:
                machine.clock.advance(std::chrono::seconds(std::abs(seconds) % 5'000));
                break;
            case 1:
                machine.set(std::chrono::seconds(seconds));
                break;
            case 2:
                machine.clock.setWall(machine.clock.wall() + std::chrono::seconds(seconds));
                machine.start();
                break;
            default:
                machine.receive(QString::number(step));
                received.insert(QString::number(step), machine.clock.boot());
            }
            for (auto it = received.cbegin(); it != received.cend(); ++it) {
                const Milliseconds passed = machine.clock.boot() - it.value();
                const auto age = machine.age(it.key());
                if (passed <= window - 30s)
                    RC_ASSERT(age && std::chrono::abs(*age - passed) <= 30s);
                else if (age) // an expired anchor may look older than it is, never younger
                    RC_ASSERT(*age >= passed - 30s || *age >= window - 30s);
            }
        }
    }));
}

QTEST_GUILESS_MAIN(tst_OutboxClock)
#include "tst_outboxclock.moc"
