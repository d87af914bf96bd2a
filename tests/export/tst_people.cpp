#include "app/export/peoplereader.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using exporting::People;

namespace {

const auto alice = u"6F1C0A9B2D3E4F5061728394A5B6C7D8"_s;
const auto group = u"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"_s;

journal::RowDetail frame(const QByteArray &body)
{
    journal::RowDetail row;
    row.record.kind = traffic::Kind::Frame;
    row.record.direction = traffic::Direction::In;
    row.record.body.text = body;
    return row;
}

People of(const QByteArray &body)
{
    People people;
    learnPeople(people, frame(body));
    (void)people.words(); // the end: whoever is still unnamed gets a name
    return people;
}

} // namespace

/// Who is in a row, and that everybody is found.
class tst_People : public QObject
{
    Q_OBJECT

private slots:
    void theSamePersonHasOneName();
    void oneEventTellsIdsThatBelongTogether();
    void peersAreNamedByTheirScene();
    void routesTellWhoseIdTheyHold();
    void namesBelongToTheirBearers();
    void aNameOfTwoIsNobodys();
    void botsAreNoPeople();
    void whoActsIsAnother();
    void anAvatarIsItsOwners();
    void whatLooksLikeAnOpenidIsNamed();
    void everyExampleHidesItsPeople();
};

void tst_People::theSamePersonHasOneName()
{
    People people;
    people.add(People::Kind::Person, {alice});
    people.add(People::Kind::Group, {group});
    people.add(People::Kind::Person, {u"second-person"_s});
    people.add(People::Kind::Person, {alice, u"also-alice"_s});
    QCOMPARE(people.of(alice), "U-01");
    QCOMPARE(people.of(u"also-alice"_s), "U-01");
    QCOMPARE(people.of(group), "G-01");
    QCOMPARE(people.of(u"second-person"_s), "U-02");
    QCOMPARE(people.of(u"nobody"_s), QByteArray());
}

void tst_People::oneEventTellsIdsThatBelongTogether()
{
    const People people = of(R"({"d":{"group_openid":"G000000A","group_id":"G000000A","author":{"id":"M000000A",)"
                             R"("member_openid":"M000000A","union_openid":"A000000A"}}})");
    QCOMPARE(people.of(u"M000000A"_s), people.of(u"A000000A"_s));
    QCOMPARE(people.of(u"G000000A"_s), "G-01");
}

void tst_People::peersAreNamedByTheirScene()
{
    using protocol::Scene;
    People people;
    const QList<std::optional<Scene>> scenes{Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm, std::nullopt};
    for (qsizetype i = 0; i < scenes.size(); ++i) {
        journal::RowDetail row;
        row.record.scene = scenes[i];
        row.record.peer = core::PeerId(QString::number(i));
        learnPeople(people, row);
    }
    QStringList names;
    for (qsizetype i = 0; i < scenes.size(); ++i)
        names.append(QString::fromLatin1(people.of(QString::number(i))));
    QCOMPARE(names, (QStringList{u"U-01"_s, u"G-01"_s, u"C-01"_s, u"S-01"_s, u"S-02"_s}));
}

void tst_People::routesTellWhoseIdTheyHold()
{
    People people;
    journal::RowDetail row;
    row.record.kind = traffic::Kind::Http;
    row.record.route = u"GET /guilds/777/members/a%2Fb?x=1"_s;
    learnPeople(people, row);
    QCOMPARE(people.of(u"777"_s), "S-01");
    QCOMPARE(people.of(u"a/b"_s), "U-01");
}

void tst_People::namesBelongToTheirBearers()
{
    People people = of(R"({"d":{"author":{"id":"1111111111","username":"频道用户"},"member":{"nick":"昵称"},)"
                       R"("msg_elements":[{"author":{"username":"小红","bot":false}}]}})");
    QCOMPARE(people.ofName(u"频道用户"_s), "U-01");
    QCOMPARE(people.ofName(u"昵称"_s), "U-01");
    QCOMPARE(people.ofName(u"小红"_s), "N-01"); // quoted: nobody says who that is
    People joined = of(R"({"d":{"nick":"昵称","user":{"id":"3333333333","username":"成员"}}})");
    QCOMPARE(joined.ofName(u"昵称"_s), joined.of(u"3333333333"_s));
}

void tst_People::aNameOfTwoIsNobodys()
{
    People people
        = of(R"([{"user":{"id":"1111111111","username":"Tom"}},{"user":{"id":"2222222222","username":"Tom"}}])");
    QCOMPARE(people.ofName(u"Tom"_s), "N-01");
}

void tst_People::botsAreNoPeople()
{
    const QByteArray bot(R"("id":"99887766554433221100FFEEDDCCBBAA","username":"示例机器人")");
    for (const QByteArray &body :
        {R"({"d":{"user":{)" + bot + R"(,"bot":true}}})", R"({"d":{"mentions":[{)" + bot + R"(,"is_you":true}]}})"}) {
        People people = of(body);
        QCOMPARE(people.of(u"99887766554433221100FFEEDDCCBBAA"_s), QByteArray());
        QCOMPARE(people.ofName(u"示例机器人"_s), QByteArray());
        QVERIFY(people.words().isEmpty());
    }
}

void tst_People::whoActsIsAnother()
{
    const People people = of(R"({"d":{"group_openid":"G","op_member_openid":"OPERATOR","member_openid":"MEMBER"}})");
    QVERIFY(!people.of(u"OPERATOR"_s).isEmpty());
    QVERIFY(people.of(u"OPERATOR"_s) != people.of(u"MEMBER"_s));
}

void tst_People::anAvatarIsItsOwners()
{
    const People people = of(R"([{"user":{"id":"1111111111","avatar":"https://q.example/a"}},)"
                             R"({"user":{"id":"2222222222","avatar":"https://q.example/a"}}])");
    QCOMPARE(people.of(u"https://q.example/a"_s), "U-01");
    QCOMPARE(people.of(u"2222222222"_s), "U-02"); // the same default picture makes nobody the same
}

void tst_People::whatLooksLikeAnOpenidIsNamed()
{
    People people;
    journal::RowDetail row;
    row.record.kind = traffic::Kind::Model;
    row.record.body.text = R"({"content":"who:\n)" + alice.toLatin1() + R"( x0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"})";
    learnPeople(people, row);
    (void)people.words();
    QCOMPARE(people.of(alice), "X-01");
    QCOMPARE(people.of(group), QByteArray()); // the end of a longer word
}

void tst_People::everyExampleHidesItsPeople()
{
    static const QRegularExpression personal(
        uR"x("(?:\w*openid|group_id|guild_id|channel_id|op_user_id|author_id)": "([^"]+)")x"_s);
    const QDir examples(QStringLiteral(QBC_TEST_DATA "/protocol"));
    int ids = 0;
    for (const QString &name : examples.entryList({u"event-*.json"_s})) {
        QFile file(examples.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const People people = of(text);
        for (auto found = personal.globalMatch(QString::fromUtf8(text)); found.hasNext(); ++ids) {
            const QString id = found.next().captured(1);
            const bool isBots = id == "99887766554433221100FFEEDDCCBBAA"_L1 || id == "1234567890123456789"_L1;
            QVERIFY2(isBots || !people.of(id).isEmpty(), qPrintable(name + u": "_s + id));
        }
    }
    QVERIFY(ids > 50);
}

QTEST_GUILESS_MAIN(tst_People)
#include "tst_people.moc"
