#include "tests/ui/logsamples.h"
#include "ui/inspector/currentcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Cure;

namespace {
const core::PeerId peer(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
const core::WallTime now = core::fromMs(1'774'422'300'000);
} // namespace

/// What is offered for a message that failed in another program's log.
class tst_CurrentCase : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aLogOfNobodyIsToBeBoundFirst();
    void aBoundLogOffersTheCure();
    void withoutAnAnchorItIsEditedAndSent();
    void anUnknownOutcomeIsNotRepeatedWithItsNumber();
    void aLogOfAnotherBotOffersNothing();
    void withoutABotNothingIsOffered();
    void aLogsNumbersAreNotThoseOfTheOutbox();
    void whatArrivedOffersNothing();

private:
    void bindTo(const QString &profile)
    {
        imports::Log log = test::reportLog();
        log.profile = profile;
        m_desk.setLogs({log});
    }
    void tellAnchor();
    [[nodiscard]] ui::CurrentCase current() const { return {m_row, m_case, m_services, now}; }

    protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
    std::unique_ptr<bot::BotHandle> m_bot;
    ui::LogDesk m_desk;
    ui::Services m_services;
    journal::RowDetail m_row;
    evidence::Case m_case;
};

void tst_CurrentCase::init()
{
    m_bot = std::make_unique<bot::BotHandle>(u"mine"_s, *lineage::RuleSet::builtIn());
    m_services = {.bot = m_bot.get(), .catalogue = &m_catalogue, .logDesk = &m_desk};
    bindTo({});
    m_row = {};
    m_row.summary.ref = {journal::firstImport, 14};
    m_row.summary.bot = u"astrbot.log"_s;
    m_row.summary.kind = traffic::Kind::Http;
    m_row.summary.state = traffic::State::Refused;
    m_case = {};
    m_case.facts.peer = peer;
    m_case.facts.anchor = u"own"_s;
    m_case.facts.msgSeq = 3;
    m_case.facts.state = traffic::State::Refused;
    m_case.facts.code = 40034024;
    m_case.facts.sent = now - 1min;
    m_case.evidence.origin = lineage::OfOwnMessage{now - 2min, u"first"_s};
    m_case.messageId = 3;
    m_row.summary.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound, .sendId = 3};
    m_case.attempts = {m_row.summary};
}

void tst_CurrentCase::tellAnchor()
{
    m_bot->take(bot::AnchorsChanged{protocol::Scene::C2c, peer,
        {{.id = core::InboundMsgId(u"M"_s), .peer = peer, .received = now - 1min, .nextSeq = 1}}});
}

void tst_CurrentCase::aLogOfNobodyIsToBeBoundFirst()
{
    tellAnchor();
    QVERIFY(!current().offer());
    QVERIFY(current().unboundLog());
    QCOMPARE(current().unboundLog()->name, u"astrbot.log"_s);
    QVERIFY(!current().why().body.contains(u"takes a reply"_s)); // no word about a cure that nobody can press
}

void tst_CurrentCase::aBoundLogOffersTheCure()
{
    bindTo(u"mine"_s);
    tellAnchor();
    const ui::CurrentCase found = current();
    QVERIFY(!found.unboundLog());
    QVERIFY(found.offer());
    QCOMPARE(found.offer()->diagnosis.cure, Cure::ResendOnAnchor);
    QCOMPARE(found.offer()->diagnosis.cureVerdict->level, lineage::Level::Safe); // this bot's own anchor
    QVERIFY(!found.offer()->isInOutbox);
}

void tst_CurrentCase::withoutAnAnchorItIsEditedAndSent()
{
    bindTo(u"mine"_s);
    QVERIFY(current().offer());
    QCOMPARE(current().offer()->diagnosis.cure, Cure::EditAndResend);
    QVERIFY(!current().offer()->canLeaveWithNext);
}

void tst_CurrentCase::anUnknownOutcomeIsNotRepeatedWithItsNumber()
{
    bindTo(u"mine"_s);
    tellAnchor();
    m_case.facts.state = m_row.summary.state = traffic::State::Unknown;
    m_case.facts.code.reset();
    m_case.facts.anchor = u"M"_s;
    m_case.attempts = {m_row.summary};
    m_case.evidence.origin = lineage::OfPersonsMessage{.peer = peer, .received = now - 1min};
    QVERIFY(current().offer());
    QCOMPARE(current().offer()->diagnosis.cure, Cure::ResendOnAnchor);
    QCOMPARE(current().offer()->diagnosis.cureVerdict->level, lineage::Level::MayArriveTwice);
}

void tst_CurrentCase::aLogOfAnotherBotOffersNothing()
{
    bindTo(u"hers"_s);
    tellAnchor();
    QVERIFY(!current().offer());
    QVERIFY(!current().unboundLog());
}

void tst_CurrentCase::withoutABotNothingIsOffered()
{
    m_services.bot = nullptr;
    QVERIFY(!current().offer());
    QVERIFY(!current().unboundLog());
}

void tst_CurrentCase::aLogsNumbersAreNotThoseOfTheOutbox()
{
    bindTo(u"mine"_s);
    outbox::UndeliveredMessage other;
    other.messageId = 3;
    other.canLeaveWithNext = true;
    bot::UndeliveredChanged kept;
    kept.messages = {other};
    m_bot->take(kept);
    QVERIFY(!current().isUndelivered());
    QVERIFY(current().offer() && !current().offer()->canLeaveWithNext);
}

void tst_CurrentCase::whatArrivedOffersNothing()
{
    m_case.facts.state = m_row.summary.state = traffic::State::Accepted;
    m_case.attempts = {m_row.summary};
    QVERIFY(!current().unboundLog());
    bindTo(u"mine"_s);
    QVERIFY(!current().offer());
}

QTEST_MAIN(tst_CurrentCase)
#include "tst_currentcase.moc"
