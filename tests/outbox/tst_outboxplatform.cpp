#include "tests/outbox/bench.h"
#include "tests/outbox/otherside.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Lesson;
using lineage::Outcome;
using outbox::DraftAnchor;
using protocol::Scene;
using test::OtherSide;
using test::OutboxBench;

namespace {

const core::PeerId bob{u"BOB"_s};

enum class Event { Receive, Reply, Send, SendTyped, Resend, Retry, Arrive, Wait, Restart, Crash, Reboot };

// What becomes of a request.
enum class Fate { Answered, RequestLost, AnswerLost, AnswerLate, CrashBefore, CrashAfter };

rc::Gen<Fate> anyFate()
{
    return rc::gen::weightedElement<Fate>({{10, Fate::Answered}, {2, Fate::RequestLost}, {2, Fate::AnswerLost},
        {2, Fate::AnswerLate}, {1, Fate::CrashBefore}, {1, Fate::CrashAfter}});
}

// One bot and one platform, each with its own books, over any sequence of good and bad luck.
class History
{
public:
    explicit History(int replies)
        : m_replies(replies)
        , m_platform(replies)
    {
        m_platform.knows(test::alice);
        m_platform.knows(bob);
    }

    void perform(Event event)
    {
        switch (event) {
        case Event::Receive:
            receive();
            break;
        case Event::Reply:
            reply();
            break;
        case Event::Send:
            send(newMessage(), lineage::AnchorId(core::InboundMsgId(someId())));
            break;
        case Event::SendTyped:
            send(newMessage(), core::UnverifiedId(someTypedText()));
            break;
        case Event::Resend:
            if (!m_messages.empty())
                send(*rc::gen::elementOf(m_messages), lineage::AnchorId(core::InboundMsgId(someId())));
            break;
        case Event::Retry:
            retry();
            break;
        case Event::Arrive:
            arrive();
            break;
        case Event::Wait:
            m_bench.advance(core::Milliseconds(*rc::gen::element(1'000, 60'000, 240'000, 1'500'000)));
            break;
        case Event::Restart:
            m_late.clear();
            m_bench.restart();
            recover();
            break;
        case Event::Crash:
            crash();
            break;
        case Event::Reboot:
            ++m_boots;
            crash();
            break;
        }
        checkBooks();
    }

private:
    static QString someId() { return u"M%1!"_s.arg(*rc::gen::inRange(1, 6)); }
    // An id as a person may type or paste it: known or not (yet), an event's, or what a send returned.
    QString someTypedText()
    {
        const int kind = *rc::gen::inRange(0, 4);
        if (kind == 0 && !m_outbound.empty())
            return *rc::gen::elementOf(m_outbound);
        if (kind == 1)
            return u"INTERACTION_CREATE:%1"_s.arg(*rc::gen::inRange(1, 3));
        return someId();
    }
    qint64 newMessage()
    {
        const core::PeerId to = *rc::gen::weightedElement<core::PeerId>({{6, test::alice}, {1, bob}});
        const QString text = u"text %1"_s.arg(*rc::gen::inRange(1, 100));
        const auto ids = m_bench->add({{.peer = to, .text = text, .origin = u"hand"_s, .created = m_bench.now()}});
        m_messages.push_back(ids->first());
        return ids->first();
    }

    // The platform pushes a message at most once as new; we may see it several times.
    void receive()
    {
        const QString id = someId();
        if (!m_platform.used(id))
            m_platform.said(test::alice, id, m_bench.now());
        m_bench.receive(id);
    }
    // As the agent does: the ledger chooses, and what it calls safe is accepted.
    void reply()
    {
        const auto chosen
            = m_bench->ledger().choose(Scene::C2c, test::alice, lineage::ChooseBest{}, true, false, m_bench.now());
        if (!chosen.anchor)
            return;
        const auto attempt = m_bench.reserve(m_bench.add(u"reply"_s), *chosen.anchor).value();
        RC_ASSERT(attempt.request().msgSeq == chosen.verdict.msgSeq);
        leave(attempt, *anyFate(), chosen.verdict.level == lineage::Level::Safe);
    }
    // As a person does: any message on any id, now and then edited or with a number of his own.
    void send(qint64 message, const DraftAnchor &anchor)
    {
        outbox::Draft draft{.messageId = message, .anchor = anchor, .origin = u"hand"_s, .now = m_bench.now()};
        if (*rc::gen::inRange(0, 4) == 0)
            draft.msgSeq = *rc::gen::inRange(1, 8);
        if (*rc::gen::inRange(0, 4) == 0)
            draft.edited = protocol::SendRequest{.text = u"edited %1"_s.arg(*rc::gen::inRange(1, 3))};
        const auto attempt = m_bench->reserve(draft);
        if (attempt)
            leave(*attempt, *anyFate(), false);
        else
            checkRefused(attempt.error(), draft);
    }
    void checkRefused(const outbox::OutboxError &error, const outbox::Draft &draft)
    {
        using Kind = outbox::OutboxError::Kind;
        const auto *anchor = std::get_if<lineage::AnchorId>(&draft.anchor);
        if (error.kind == Kind::UnknownAnchor)
            RC_ASSERT((anchor && !m_bench->ledger().find(*anchor)));
        else
            RC_ASSERT((error.kind == Kind::SeqTaken && draft.msgSeq.has_value()));
    }
    void retry()
    {
        if (m_attempts.empty())
            return;
        const auto attempt = m_bench->reserveRetry(*rc::gen::elementOf(m_attempts), m_bench.now());
        if (attempt)
            leave(*attempt, *anyFate(), false);
        else
            RC_ASSERT(attempt.error().kind == outbox::OutboxError::Kind::NotRepeatable);
    }

    void leave(const outbox::ReservedAttempt &attempt, Fate fate, bool mustBeAccepted)
    {
        m_attempts.push_back(attempt.attemptId());
        if (fate == Fate::CrashBefore)
            return crash();
        if (fate == Fate::RequestLost)
            return settle(attempt.attemptId(), lineage::Unknown{.cause = u"reset"_s}, false);
        const Outcome outcome = m_platform.take(attempt, m_bench.now());
        RC_ASSERT(m_platform.mixedUp() == 0);
        RC_ASSERT((!mustBeAccepted || std::holds_alternative<lineage::Accepted>(outcome)));
        if (const auto *accepted = std::get_if<lineage::Accepted>(&outcome))
            m_outbound.push_back(accepted->id.value);
        if (fate == Fate::CrashAfter)
            return crash();
        if (fate == Fate::AnswerLate)
            m_late.push_back({attempt.attemptId(), outcome, test::killsAnchor(outcome, attempt)});
        else if (fate == Fate::AnswerLost)
            settle(attempt.attemptId(), lineage::Unknown{.cause = u"timeout"_s}, false);
        else
            settle(attempt.attemptId(), outcome, test::killsAnchor(outcome, attempt));
    }
    void settle(qint64 attempt, const Outcome &outcome, bool anchorDead)
    {
        const auto lesson = m_bench.settle(attempt, outcome, anchorDead);
        if (!lesson)
            return;
        // Nobody else uses this bot, and a count that is learned is the platform's own.
        RC_ASSERT(lesson->kind != Lesson::Kind::SharedUse);
        RC_ASSERT(
            (lesson->kind == Lesson::Kind::CountAtMost ? lesson->bound == m_replies : lesson->bound <= m_replies));
    }
    void arrive()
    {
        if (m_late.empty())
            return;
        const Late first = m_late.front();
        m_late.erase(m_late.begin());
        settle(first.attempt, first.outcome, first.anchorDead);
    }

    void crash()
    {
        m_late.clear();
        m_bench.crash(u"boot-%1"_s.arg(m_boots));
        recover();
    }
    void recover()
    {
        const auto open = m_bench->openAttempts().value();
        for (const outbox::OpenAttempt &attempt : open)
            if (!attempt.outcome)
                settle(attempt.attemptId, lineage::Unknown{.cause = u"crash"_s}, false);
        RC_ASSERT(m_bench->interruptTurns(m_bench.now()).has_value());
    }

    void checkBooks()
    {
        for (const lineage::Anchor &anchor : m_bench->ledger().ofPeer(Scene::C2c, test::alice)) {
            const int used = m_platform.used(lineage::anchorIdText(anchor.id)).value();
            RC_ASSERT(anchor.accepted <= used);
            RC_ASSERT(used <= anchor.accepted + anchor.open); // never more left than the platform says
            if (anchor.open == 0)
                RC_ASSERT(anchor.accepted == used);
            RC_ASSERT(!anchor.shared);
        }
        RC_ASSERT(m_bench->ledger().ofPeer(Scene::C2c, bob).isEmpty());
        for (const QString &id : m_outbound) {
            RC_ASSERT(!m_bench->ledger().find(core::InboundMsgId(id)));
            RC_ASSERT(!m_bench->ledger().find(core::EventId(id)));
        }
    }

    struct Late
    {
        qint64 attempt = 0;
        Outcome outcome;
        bool anchorDead = false;
    };

    int m_replies;
    int m_boots = 1;
    OutboxBench m_bench;
    OtherSide m_platform;
    std::vector<qint64> m_messages;
    std::vector<qint64> m_attempts;
    std::vector<QString> m_outbound; // ids that sends returned
    std::vector<Late> m_late; // answers under way
};

} // namespace

/// Our books against the platform's own, over random histories with crashes.
class tst_OutboxPlatform : public QObject
{
    Q_OBJECT
private slots:
    void booksAgree_data();
    void booksAgree();
};

void tst_OutboxPlatform::booksAgree_data()
{
    QTest::addColumn<int>("replies");
    QTest::newRow("a platform that allows 4") << 4;
    QTest::newRow("a platform that allows 5") << 5;
}

void tst_OutboxPlatform::booksAgree()
{
    QFETCH(int, replies);
    const auto events = rc::gen::container<std::vector<Event>>(rc::gen::weightedElement<Event>({{5, Event::Receive},
        {10, Event::Reply}, {4, Event::Send}, {3, Event::SendTyped}, {3, Event::Resend}, {5, Event::Retry},
        {3, Event::Arrive}, {4, Event::Wait}, {1, Event::Restart}, {1, Event::Crash}, {1, Event::Reboot}}));
    QVERIFY(rc::check("ledger and platform count alike", [&] {
        History history(replies);
        for (const Event event : *events)
            history.perform(event);
    }));
}

QTEST_GUILESS_MAIN(tst_OutboxPlatform)
#include "tst_outboxplatform.moc"
