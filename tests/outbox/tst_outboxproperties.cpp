#include "tests/outbox/bench.h"

#include <QtTest>
#include <rapidcheck.h>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using test::OutboxBench;

namespace {

enum class Event { Receive, Send, Retry, Accept, Doubt, Refuse, Restart, Crash, PowerFailure };

// A run of one bot, with what left it kept outside the files: the platform does not forget.
class History
{
public:
    void perform(Event event)
    {
        switch (event) {
        case Event::Receive:
            m_bench.receive(msgId());
            return;
        case Event::Send:
            send();
            return;
        case Event::Retry:
            retry();
            return;
        case Event::Accept:
            settle(lineage::Accepted{.id = core::OutboundMsgId(u"ROBOT1.0_own"_s)});
            return;
        case Event::Doubt:
            settle(lineage::Unknown{.cause = u"timeout"_s});
            return;
        case Event::Refuse:
            settle(lineage::Refused{.code = 11244, .httpStatus = 401});
            return;
        case Event::Restart:
            reopen([this] { m_bench.restart(boot()); });
            return;
        case Event::Crash:
            reopen([this] { m_bench.crash(boot()); });
            return;
        case Event::PowerFailure:
            ++m_boots;
            m_attempts.clear();
            m_bench.powerFailure(boot());
            return;
        }
    }

private:
    [[nodiscard]] QString boot() const { return u"boot-%1"_s.arg(m_boots); }
    [[nodiscard]] static QString msgId() { return u"M%1"_s.arg(*rc::gen::inRange(1, 4)); }

    // What was on disk and what is held in memory must be the same.
    template <class Reopen> void reopen(Reopen &&how)
    {
        const auto before = m_bench->ledger().ofPeer(protocol::Scene::C2c, test::alice);
        how();
        RC_ASSERT(m_bench->ledger().ofPeer(protocol::Scene::C2c, test::alice) == before);
    }
    void send()
    {
        const QString text = QString::fromStdString(*rc::gen::string<std::string>());
        const auto attempt = m_bench.reserve(m_bench.add(text), core::InboundMsgId(msgId()));
        if (!attempt) {
            RC_ASSERT(attempt.error().kind == outbox::OutboxError::Kind::UnknownAnchor);
            return;
        }
        RC_ASSERT(!m_left.contains(keyOf(*attempt)));
        leave(*attempt);
    }
    void retry()
    {
        if (m_attempts.empty())
            return;
        const qint64 earlier = *rc::gen::elementOf(m_attempts);
        const auto attempt = m_bench->reserveRetry(earlier, m_bench.now());
        if (!attempt) {
            RC_ASSERT(attempt.error().kind == outbox::OutboxError::Kind::NotRepeatable);
            return;
        }
        RC_ASSERT(m_left.contains(keyOf(*attempt)));
        leave(*attempt);
    }
    void leave(const outbox::ReservedAttempt &attempt)
    {
        const auto known = m_left.constFind(keyOf(attempt));
        RC_ASSERT((known == m_left.cend() || *known == attempt.body()));
        m_left.insert(keyOf(attempt), attempt.body());
        m_attempts.push_back(attempt.attemptId());
    }
    void settle(const lineage::Outcome &outcome)
    {
        if (!m_attempts.empty())
            m_bench.settle(*rc::gen::elementOf(m_attempts), outcome);
    }
    static std::pair<QString, int> keyOf(const outbox::ReservedAttempt &attempt)
    {
        return {protocol::anchorText(attempt.request().anchor), attempt.request().msgSeq.value()};
    }

    OutboxBench m_bench;
    int m_boots = 1;
    QMap<std::pair<QString, int>, QByteArray> m_left; // what the platform saw under (anchor, msg_seq)
    std::vector<qint64> m_attempts; // that the file may know
};

enum class Life { Receive, Say, Try, Accept, Doubt, NotNow, NeverLeft, Wait, Hold, GiveUp, EndTurn, TakeOver, Crash };

/// One bot that answers: turns, tries that wait, a person, crashes. After each start the books must be closed: what is
/// open is asked about, waits or is over, and every inbound message is owed, answered or a person's.
class Answering
{
public:
    void perform(Life event)
    {
        switch (event) {
        case Life::Receive:
            m_bench.receive(u"M%1"_s.arg(++m_received));
            return;
        case Life::Say:
            return say();
        case Life::Try:
            return tryOne();
        case Life::Accept:
            return settle(lineage::Accepted{.id = core::OutboundMsgId(u"ROBOT1.0_own"_s)});
        case Life::Doubt:
            return settle(lineage::Unknown{.cause = u"timeout"_s});
        case Life::NotNow:
            return settle(lineage::Refused{.httpStatus = 429});
        case Life::NeverLeft:
            return settle(lineage::NotSent{lineage::NotSentReason::CannotConnect});
        case Life::Wait:
        case Life::Hold:
            if (!m_messages.empty())
                std::ignore = m_bench->planRetry(*rc::gen::elementOf(m_messages), m_bench.now(), event == Life::Hold);
            return;
        case Life::GiveUp:
            if (!m_messages.empty())
                m_bench.finish(*rc::gen::elementOf(m_messages));
            return;
        case Life::EndTurn:
            if (m_turn != 0)
                RC_ASSERT(m_bench->endTurn(m_turn, outbox::TurnState::Ended, m_bench.now()).has_value());
            m_turn = 0;
            return;
        case Life::TakeOver:
            m_takenOver = !m_takenOver;
            m_wasTakenOver = true;
            RC_ASSERT(m_bench->setTakenOver({.peer = test::alice}, m_takenOver).has_value());
            return;
        case Life::Crash:
            m_bench.crash();
            return recover();
        }
    }

private:
    // One turn at a time, as a conversation runs them; what is owed is read when its turn comes.
    void say()
    {
        if (m_turn == 0) {
            const auto owed = m_bench->owedTurns(protocol::Scene::C2c, test::alice, 1).value();
            if (owed.isEmpty())
                return;
            m_turn = m_bench->beginTurn(owed.first().inboundId, m_bench.now()).value();
            m_anchor = owed.first().message.msgId;
        }
        m_messages.push_back(m_bench.add(u"text"_s, m_turn));
    }
    void tryOne()
    {
        if (m_messages.empty())
            return;
        const qint64 message = *rc::gen::elementOf(m_messages);
        const auto attempt = m_bench.reserve(message, m_anchor);
        if (attempt)
            m_attempts.push_back(attempt->attemptId());
    }
    void settle(const lineage::Outcome &outcome)
    {
        if (!m_attempts.empty())
            m_bench.settle(*rc::gen::elementOf(m_attempts), outcome);
    }
    // As the bot does after a start.
    void recover()
    {
        const auto open = m_bench->openAttempts().value();
        const auto owed = m_bench->owedConversations().value();
        RC_ASSERT(m_bench->interruptTurns(m_bench.now()).has_value());
        QSet<qint64> goesOn;
        for (const outbox::OpenAttempt &one : open) {
            if (!one.outcome)
                m_bench.settle(one.attemptId, lineage::Unknown{.cause = u"crash"_s});
            if (one.isDelivered)
                continue;
            RC_ASSERT(one.hasDedupeKey); // all of these hang on messages
            RC_ASSERT(m_bench->reserveRetry(one.attemptId, m_bench.now()).has_value());
            goesOn.insert(one.messageId);
        }
        m_turn = 0;
        m_messages.clear();
        m_attempts.clear();
        checkBooks(owed, goesOn);
        for (const qint64 message : goesOn) // and is over for good, so that the next start finds what comes now
            m_bench.finish(message);
    }
    void checkBooks(const QList<outbox::OwedConversation> &owed, const QSet<qint64> &goesOn)
    {
        SQLite::Database file(m_bench.path().toStdString());
        const auto number = [&file](const char *query) { return file.execAndGet(query).getInt(); };
        // Without an outcome are the repeats that recover() has just made, and no other.
        RC_ASSERT(number("SELECT COUNT(*) FROM attempt t WHERE outcome IS NULL AND NOT EXISTS (SELECT 1 FROM attempt u "
                         "WHERE u.message = t.message AND u.id < t.id)")
            == 0);
        RC_ASSERT(number("SELECT COUNT(*) FROM message WHERE ended IS NULL AND delivered = 0") == int(goesOn.size()));
        RC_ASSERT(number("SELECT COUNT(*) FROM turn WHERE state = 'running'") == 0);
        RC_ASSERT(number("SELECT COUNT(*) FROM inbound") == m_received);
        const int stillOwed = number("SELECT COUNT(*) FROM inbound WHERE owed = 1");
        RC_ASSERT(stillOwed == (owed.isEmpty() ? 0 : owed.first().count));
        // Nobody's: neither owed, nor answered by a turn that did something or ended, nor a person's.
        if (!m_wasTakenOver)
            RC_ASSERT(number("SELECT COUNT(*) FROM inbound i WHERE owed = 0 AND NOT EXISTS (SELECT 1 FROM turn u WHERE "
                             "u.inbound = i.id AND (u.state = 'ended' OR EXISTS (SELECT 1 FROM message m JOIN attempt "
                             "t ON t.message = m.id WHERE m.turn = u.id)))")
                == 0);
    }

    OutboxBench m_bench;
    int m_received = 0;
    qint64 m_turn = 0;
    std::optional<lineage::AnchorId> m_anchor;
    bool m_takenOver = false, m_wasTakenOver = false;
    std::vector<qint64> m_messages; ///< of this life of the program
    std::vector<qint64> m_attempts;
};

} // namespace

/// Whatever happens in whatever order, the platform never sees two contents under one (anchor, msg_seq).
class tst_OutboxProperties : public QObject
{
    Q_OBJECT
private slots:
    void anchorAndSeqBelongToOneContentForEver();
    void afterAStartNothingIsBetween();
};

void tst_OutboxProperties::anchorAndSeqBelongToOneContentForEver()
{
    // A power failure may cost 64 reservations at the most; histories here are shorter.
    const auto events = rc::gen::scale(0.4,
        rc::gen::container<std::vector<Event>>(rc::gen::weightedElement<Event>(
            {{4, Event::Receive}, {8, Event::Send}, {4, Event::Retry}, {3, Event::Accept}, {3, Event::Doubt},
                {2, Event::Refuse}, {1, Event::Restart}, {2, Event::Crash}, {1, Event::PowerFailure}})));
    QVERIFY(rc::check("one content per (anchor, msg_seq)", [&events] {
        History history;
        for (const Event event : *events)
            history.perform(event);
    }));
}

void tst_OutboxProperties::afterAStartNothingIsBetween()
{
    const auto events = rc::gen::scale(0.6,
        rc::gen::container<std::vector<Life>>(
            rc::gen::weightedElement<Life>({{4, Life::Receive}, {6, Life::Say}, {6, Life::Try}, {3, Life::Accept},
                {3, Life::Doubt}, {2, Life::NotNow}, {2, Life::NeverLeft}, {3, Life::Wait}, {1, Life::Hold},
                {2, Life::GiveUp}, {2, Life::EndTurn}, {1, Life::TakeOver}, {3, Life::Crash}})));
    QVERIFY(rc::check("after a start everything is owed, asked about or over", [&events] {
        Answering bot;
        for (const Life event : *events)
            bot.perform(event);
        bot.perform(Life::Crash);
    }));
}

QTEST_GUILESS_MAIN(tst_OutboxProperties)
#include "tst_outboxproperties.moc"
