#include "app/protocol/message.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

QString face(const QString &name)
{
    const QByteArray json = "{\"text\":\"" + name.toUtf8() + "\"}";
    return u"<faceType=1,faceId=\"13\",ext=\""_s + QString::fromLatin1(json.toBase64()) + u"\">"_s;
}

UserMessage groupMessage(const QString &content, const QList<Mention> &mentions = {})
{
    UserMessage message;
    message.scene = Scene::Group;
    message.content = content;
    message.mentions = mentions;
    return message;
}

const Mention xiaohong{core::PeerId(u"2233"_s), u"小红"_s};
const Mention everybody{{}, u"全体成员"_s, true, true};

} // namespace

class tst_Message : public QObject
{
    Q_OBJECT
private slots:
    void faceTagIsReplacedByItsName()
    {
        const auto text = u"哈哈<faceType=1,faceId=\"13\",ext=\"eyJ0ZXh0Ijoi5ZGy54mZIn0=\">"_s;
        QCOMPARE(displayText(text), u"哈哈[呲牙]"_s);
        QCOMPARE(displayText(u"a"_s + face(u"笑"_s) + u"b"_s + face(u"哭"_s) + u"c"_s), u"a[笑]b[哭]c"_s);
    }
    void emptyFaceIdIsReplacedToo() { QCOMPARE(displayText(face(u"笑"_s).replace(u"13"_s, QString())), u"[笑]"_s); }
    void tagThatCannotBeReadStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no base64") << u"<faceType=1,ext=\"*\">"_s;
        QTest::newRow("no json") << u"<faceType=1,ext=\"YWJj\">"_s;
        QTest::newRow("no text") << u"<faceType=1,ext=\"e30=\">"_s;
        QTest::newRow("no ext") << u"<faceType=1,faceId=\"13\">"_s;
        QTest::newRow("open quote") << u"<faceType=1,ext=\"e30=>"_s;
        QTest::newRow("open tag") << u"<faceType=1,ext=\"e30=\""_s;
        QTest::newRow("plain") << u"1 < 2 > 0"_s;
        QTest::newRow("empty") << QString();
    }
    void tagThatCannotBeReadStays()
    {
        QFETCH(QString, text);
        QCOMPARE(displayText(text), text);
    }
    void goodTagBehindABrokenOneIsReplaced()
    {
        QCOMPARE(displayText(u"<faceType=<faceType=1,ext=\"!\">"_s + face(u"笑"_s)),
            u"<faceType=<faceType=1,ext=\"!\">[笑]"_s);
    }
    void textWithoutTagsIsUnchanged()
    {
        QVERIFY(rc::check("random text keeps its length or has a tag", [](const std::string &bytes) {
            const QString text = QString::fromStdString(bytes);
            RC_ASSERT(displayText(text) == text || text.contains(u"<faceType="_s));
        }));
    }

    void mentionIsShownByItsName_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("shown");
        QTest::newRow("member") << u" 帮我问 <@2233> "_s << u"帮我问 @小红"_s;
        QTest::newRow("guild form") << u"<@!2233>在吗"_s << u"@小红在吗"_s;
        QTest::newRow("everybody") << u"<@all> 开会"_s << u"@全体成员 开会"_s;
        QTest::newRow("twice") << u"<@2233><@2233>"_s << u"@小红@小红"_s;
        QTest::newRow("stranger") << u"<@4455> 好"_s << u"<@4455> 好"_s;
        QTest::newRow("nobody") << u"<@>"_s << u"<@>"_s;
        QTest::newRow("open tag") << u"<@2233 好"_s << u"<@2233 好"_s;
        QTest::newRow("inside another") << u"<<@2233>>"_s << u"<@小红>"_s;
        QTest::newRow("with a face") << u"<@2233>"_s + face(u"笑"_s) << u"@小红[笑]"_s;
    }
    void mentionIsShownByItsName()
    {
        QFETCH(QString, content);
        QFETCH(QString, shown);
        QCOMPARE(displayText(groupMessage(content, {xiaohong, everybody})), shown);
    }
    void everybodyStaysATagUnlessTheMentionsSaySo()
    {
        QCOMPARE(displayText(groupMessage(u"<@all> 开会"_s)), u"<@all> 开会"_s);
        QCOMPARE(displayText(groupMessage(u"<@all> 开会"_s, {xiaohong})), u"<@all> 开会"_s);
        QCOMPARE(displayText(groupMessage(u"<@all>"_s, {{{}, {}, true, true}})), u"@全体成员"_s);
    }
    void mentionWithoutANameStaysATag()
    {
        QCOMPARE(displayText(groupMessage(u"<@2233>"_s, {{core::PeerId(u"2233"_s), {}}})), u"<@2233>"_s);
    }
    void whatANameBringsInIsNoTag()
    {
        QCOMPARE(displayText(groupMessage(u"<@1> <@2233>"_s, {{core::PeerId(u"1"_s), u"<@2233>"_s}, xiaohong})),
            u"@<@2233> @小红"_s);
    }
    void blanksOfTheCutMentionAreTrimmed()
    {
        QCOMPARE(displayText(groupMessage(u"\u00A0 查天气\u00A0 "_s)), u"查天气"_s);
        QCOMPARE(displayText(groupMessage(u" \u00A0"_s)), QString());
    }
    void tagsOnlyCostOnePass()
    {
        const QString content = QString(1'000'000, u'<') + QString(1'000'000, u'>');
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(displayText(groupMessage(content, {xiaohong})).size(), content.size());
        QCOMPARE_LT(timer.elapsed(), 2000); // quadratic would be minutes
    }

    void sceneNamesReadBack()
    {
        for (const Scene scene : {Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm})
            QCOMPARE(sceneFromName(sceneName(scene)), std::optional(scene));
        QCOMPARE(sceneName(Scene::Dm), u"dm"_s);
        QCOMPARE(sceneFromName(u"C2C"), std::nullopt);
        QCOMPARE(sceneFromName(u""), std::nullopt);
    }

    void anchorTextIsTheIdWhicheverItsKind()
    {
        QCOMPARE(anchorText(NoAnchor{}), QString());
        QCOMPARE(anchorText(core::InboundMsgId(u"a"_s)), u"a"_s);
        QCOMPARE(anchorText(core::EventId(u"b"_s)), u"b"_s);
        QCOMPARE(anchorText(core::UnverifiedId(u"c"_s)), u"c"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Message)
#include "tst_message.moc"
