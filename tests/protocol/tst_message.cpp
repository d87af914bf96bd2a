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
