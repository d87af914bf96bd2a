#include "tests/outbox/bench.h"

#include <QtTest>
#include <rapidcheck.h>

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

} // namespace

/// Whatever happens in whatever order, the platform never sees two contents under one (anchor, msg_seq).
class tst_OutboxProperties : public QObject
{
    Q_OBJECT
private slots:
    void anchorAndSeqBelongToOneContentForEver();
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

QTEST_GUILESS_MAIN(tst_OutboxProperties)
#include "tst_outboxproperties.moc"
