#include "app/sandbox/sendbook.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using sandbox::Place;
using sandbox::SendBook;

/// What a group does otherwise than a person, and what is kept apart. Expected numbers are from the protocol reference
/// (e) and the error catalogue.
class tst_SendBookGroup : public QObject
{
    Q_OBJECT

private slots:
    void aGroupAllowsFiveRepliesInFiveMinutes();
    void windowAndCountOfAPersonAreAnothers();
    void anchorsDoNotCrossPlaces_data();
    void anchorsDoNotCrossPlaces();
    void openidsDoNotCrossScenes();
    void pushedTwiceItIsOneAnchor();
    void whichGroupEventsAnchor_data();
    void whichGroupEventsAnchor();
    void aGroupEventExpiresWithTheGroupsWindow();
    void proactiveMessagesAreSwitchedPerGroup();
    void typingIsForPeopleOnly();
    void rulesMayChangeWhileMessagesAreOpen();
    void repliesUsedAreCountedPerAnchor();
    void noPlaceGetsMoreThanItsRules();
};

namespace {

const core::PeerId anna(u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s);
const core::PeerId teamOpenid(u"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"_s);
const core::PeerId clubOpenid(u"1D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"_s);
const Place annas{protocol::Scene::C2c, anna};
const Place teams{protocol::Scene::Group, teamOpenid};
const Place clubs{protocol::Scene::Group, clubOpenid};
constexpr core::WallTime start(core::Milliseconds(1'790'000'000'000));

/// A book with Anna and two groups, and one message in each of the three places.
struct Fixture
{
    explicit Fixture(sandbox::Rules rules = {})
        : book(rules)
    {
        book.addPerson(anna);
        book.addGroup(teamOpenid);
        book.addGroup(clubOpenid);
        for (const Place &place : {annas, teams, clubs})
            book.messageSaid(place, ids.insert(place, sandbox::newInboundId()).value(), {}, start);
    }
    QJsonObject text(const Place &anchorOf, int seq = 1) const
    {
        return {
            {u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"msg_id"_s, ids.value(anchorOf).value}, {u"msg_seq"_s, seq}};
    }
    /// 0 if the message passes, else the refusal's code.
    int code(const Place &to, const QJsonObject &body, core::WallTime now = start)
    {
        const auto taken = book.take(to, QJsonDocument(body).toJson(), now);
        return taken ? 0 : taken.error().code;
    }
    /// The code of an event anchor, pushed at the start.
    int eventCode(const Place &place, const QString &type, core::WallTime now = start)
    {
        book.eventPushed(place, type, core::EventId(type + ":1"_L1), start);
        return code(place, {{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"event_id"_s, type + ":1"_L1}}, now);
    }

    QHash<Place, core::InboundMsgId> ids;
    SendBook book;
};

} // namespace

void tst_SendBookGroup::aGroupAllowsFiveRepliesInFiveMinutes()
{
    Fixture f;
    for (int seq = 1; seq <= 5; ++seq)
        QCOMPARE(f.code(teams, f.text(teams, seq)), 0);
    QCOMPARE(f.code(teams, f.text(teams, 6)), 40034128);
    const core::WallTime end = start + std::chrono::minutes(5);
    QCOMPARE(f.code(clubs, f.text(clubs, 1), end - core::Milliseconds(1)), 0);
    QCOMPARE(f.code(clubs, f.text(clubs, 2), end), 40034128);
}

void tst_SendBookGroup::windowAndCountOfAPersonAreAnothers()
{
    Fixture f({.replies = 4, .groupReplies = 2});
    for (int seq = 1; seq <= 4; ++seq)
        QCOMPARE(f.code(annas, f.text(annas, seq), start + std::chrono::minutes(59)), 0);
    QCOMPARE(f.code(annas, f.text(annas, 5)), 40034128);
    QCOMPARE(f.code(teams, f.text(teams, 1)), 0);
    QCOMPARE(f.code(teams, f.text(teams, 2)), 0);
    QCOMPARE(f.code(teams, f.text(teams, 3)), 40034128);
}

void tst_SendBookGroup::anchorsDoNotCrossPlaces_data()
{
    QTest::addColumn<Place>("to");
    QTest::addColumn<Place>("anchorOf");
    QTest::newRow("a person's for a group") << teams << annas;
    QTest::newRow("a group's for a person") << annas << teams;
    QTest::newRow("another group's") << teams << clubs;
}

void tst_SendBookGroup::anchorsDoNotCrossPlaces()
{
    QFETCH(Place, to);
    QFETCH(Place, anchorOf);
    Fixture f;
    QCOMPARE(f.code(to, f.text(anchorOf)), 40034024);
    QCOMPARE(f.code(anchorOf, f.text(anchorOf)), 0); // and nothing was spent
    f.book.eventPushed(anchorOf, u"INTERACTION_CREATE"_s, core::EventId(u"INTERACTION_CREATE:2"_s), start);
    const QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"event_id"_s, u"INTERACTION_CREATE:2"_s}};
    QCOMPARE(f.code(to, body), 40034025);
}

void tst_SendBookGroup::openidsDoNotCrossScenes()
{
    Fixture f;
    QCOMPARE(f.code({protocol::Scene::Group, anna}, f.text(annas)), 11255);
    QCOMPARE(f.code({protocol::Scene::C2c, teamOpenid}, f.text(teams)), 11255);
    QVERIFY(!f.book.knows({protocol::Scene::C2c, teamOpenid}));
}

void tst_SendBookGroup::pushedTwiceItIsOneAnchor()
{
    Fixture f;
    const core::InboundMsgId id = f.ids.value(teams);
    QCOMPARE(f.code(teams, f.text(teams, 1)), 0);
    const core::EventId again = sandbox::messageEventId(id, u"GROUP_MESSAGE_CREATE"_s);
    f.book.messageSaid(teams, id, again, start + std::chrono::minutes(4));
    QCOMPARE(f.code(teams, f.text(teams, 1)), 40054005);
    QCOMPARE(f.code(teams, f.text(teams, 2), start + std::chrono::minutes(5)), 40034128);
    QVERIFY(again.value.startsWith("GROUP_MESSAGE_CREATE:robot10"_L1));
    QCOMPARE(f.code(teams, {{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"event_id"_s, again.value}}), 40034027);
}

void tst_SendBookGroup::whichGroupEventsAnchor_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("GROUP_ADD_ROBOT") << 0;
    QTest::newRow("GROUP_MSG_RECEIVE") << 0;
    QTest::newRow("INTERACTION_CREATE") << 0;
    QTest::newRow("GROUP_MSG_REJECT") << 40034027;
}

void tst_SendBookGroup::whichGroupEventsAnchor()
{
    QFETCH(int, code);
    Fixture f;
    QCOMPARE(f.eventCode(teams, QString::fromLatin1(QTest::currentDataTag())), code);
}

void tst_SendBookGroup::aGroupEventExpiresWithTheGroupsWindow()
{
    Fixture f;
    QCOMPARE(f.eventCode(teams, u"GROUP_ADD_ROBOT"_s, start + std::chrono::minutes(5)), 40034026);
    QCOMPARE(f.eventCode(annas, u"FRIEND_ADD"_s, start + std::chrono::minutes(5)), 0);
}

void tst_SendBookGroup::proactiveMessagesAreSwitchedPerGroup()
{
    const QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}};
    Fixture f;
    QCOMPARE(f.code(teams, body), 0);
    f.book.eventPushed(teams, u"GROUP_MSG_REJECT"_s, core::EventId(u"GROUP_MSG_REJECT:1"_s), start);
    QCOMPARE(f.code(teams, body), 40034105);
    QCOMPARE(f.code(clubs, body), 0);
    QCOMPARE(f.code(annas, body), 0);
    f.book.eventPushed(teams, u"GROUP_MSG_RECEIVE"_s, core::EventId(u"GROUP_MSG_RECEIVE:1"_s), start);
    QCOMPARE(f.code(teams, body), 0);
    Fixture off({.proactiveAllowed = false});
    QCOMPARE(off.code(teams, body), 40034102);
}

void tst_SendBookGroup::typingIsForPeopleOnly()
{
    Fixture f;
    QJsonObject typing = f.text(teams);
    typing.insert(u"msg_type"_s, 6);
    QCOMPARE(f.code(teams, typing), 340069);
    QCOMPARE(f.code(teams, f.text(teams)), 0);
}

void tst_SendBookGroup::rulesMayChangeWhileMessagesAreOpen()
{
    Fixture f;
    for (int seq = 1; seq <= 4; ++seq)
        QCOMPARE(f.code(annas, f.text(annas, seq)), 0);
    f.book.setRules({.replies = 4});
    QCOMPARE(f.code(annas, f.text(annas, 5)), 40034128);
    f.book.setRules({.replies = 5});
    QCOMPARE(f.code(annas, f.text(annas, 5)), 0); // what was spent stays spent, no more
    QCOMPARE(f.code(annas, f.text(annas, 6)), 40034128);
}

void tst_SendBookGroup::repliesUsedAreCountedPerAnchor()
{
    Fixture f;
    const auto used = [&f](const Place &place) { return f.book.repliesUsed(f.ids.value(place).value); };
    QCOMPARE(used(teams), std::optional(0));
    QCOMPARE(f.code(teams, f.text(teams, 1)), 0);
    QCOMPARE(f.code(teams, f.text(teams, 1)), 40054005); // refused: not used
    QCOMPARE(used(teams), std::optional(1));
    QCOMPARE(used(annas), std::optional(0));
    QCOMPARE(f.eventCode(teams, u"GROUP_ADD_ROBOT"_s), 0);
    QCOMPARE(f.book.repliesUsed(u"GROUP_ADD_ROBOT:1"_s), std::optional(1));
    QCOMPARE(f.book.repliesUsed(u"ROBOT1.0_made.up!"_s), std::nullopt);
}

void tst_SendBookGroup::noPlaceGetsMoreThanItsRules()
{
    QVERIFY(rc::check("random sends to random places", [](const std::vector<std::pair<uint, uint>> &sends) {
        Fixture f({.replies = 4, .groupReplies = 3});
        const std::array<Place, 3> places{annas, teams, clubs};
        QHash<Place, int> accepted;
        int seq = 0;
        for (const auto &[toward, from] : sends) {
            const Place &to = places.at(toward % 3);
            const Place &anchorOf = places.at(from % 3);
            const int limit = to.scene == protocol::Scene::C2c ? 4 : 3;
            const int wanted = to != anchorOf ? 40034024 : accepted.value(to) < limit ? 0 : 40034128;
            RC_ASSERT(f.code(to, f.text(anchorOf, ++seq)) == wanted);
            accepted[to] += wanted == 0 ? 1 : 0;
            RC_ASSERT(f.book.repliesUsed(f.ids.value(to).value) == accepted.value(to));
        }
    }));
}

QTEST_GUILESS_MAIN(tst_SendBookGroup)
#include "tst_sendbookgroup.moc"
