#include "app/lineage/ruleset.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::RuleError;
using lineage::RuleSet;
using protocol::Scene;
using Kind = lineage::RuleError::Kind;

namespace {

QByteArray builtInText()
{
    QFile file(u":/rules/qq-open-platform.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The limits are data: those of the product are compiled in, and a broken file names the field that is wrong.
class tst_RuleSet : public QObject
{
    Q_OBJECT
private slots:
    void boundsAreThoseOfTheProduct();
    void everyLimitNamesItsSources();
    void guildsHaveAWindowAndNoCount();
    void eventAnchorsHaveNoSeq();
    void rubbishNamesItsField_data();
    void rubbishNamesItsField();
    void sceneWithoutRulesAllowsNothing();
};

void tst_RuleSet::boundsAreThoseOfTheProduct()
{
    const auto rules = RuleSet::builtIn();
    QVERIFY(rules);
    const auto &c2c = rules->of(Scene::C2c);
    QCOMPARE(c2c.window.safeBelow, core::Milliseconds(5min));
    QCOMPARE(c2c.window.uncertainBelow, core::Milliseconds(59min));
    QCOMPARE(c2c.window.doomedFrom, core::Milliseconds(60min));
    QCOMPARE(c2c.replies.safe, 4);
    QCOMPARE(c2c.replies.doomedFrom, 6);
    const auto &group = rules->of(Scene::Group);
    QCOMPARE(group.window.safeBelow, core::Milliseconds(4min + 30s));
    QCOMPARE(group.window.doomedFrom, core::Milliseconds(5min));
    QCOMPARE(group.replies.safe, 5);
    QCOMPARE(group.replies.doomedFrom, 6);
    QCOMPARE(rules->firstSeq, 1);
    QCOMPARE(rules->raiseAfterUncleanStop, 64);
    QVERIFY(rules->date.isValid());
}

void tst_RuleSet::everyLimitNamesItsSources()
{
    const auto rules = RuleSet::builtIn();
    QVERIFY(rules);
    QCOMPARE(rules->scenes.size(), 4);
    for (const auto &scene : rules->scenes) {
        QVERIFY(!scene.window.sources.isEmpty());
        QVERIFY(!scene.replies.sources.isEmpty());
        for (const lineage::RuleSource &source : scene.window.sources + scene.replies.sources) {
            QVERIFY(!source.en.isEmpty());
            QVERIFY(!source.zh.isEmpty());
            QVERIFY(source.url.isEmpty() || source.url.startsWith("https://"_L1));
        }
    }
}

void tst_RuleSet::guildsHaveAWindowAndNoCount()
{
    const auto rules = RuleSet::builtIn();
    QVERIFY(rules);
    for (const Scene scene : {Scene::Channel, Scene::Dm}) {
        QCOMPARE(rules->of(scene).window.doomedFrom, core::Milliseconds(5min));
        QVERIFY(!rules->of(scene).replies.counts());
    }
}

void tst_RuleSet::eventAnchorsHaveNoSeq()
{
    const auto rules = RuleSet::builtIn();
    QVERIFY(rules);
    QVERIFY(!rules->eventAnchorsHaveSeq);
    QCOMPARE(rules->eventAnchors.value(Scene::C2c),
        QStringList({u"INTERACTION_CREATE"_s, u"C2C_MSG_RECEIVE"_s, u"FRIEND_ADD"_s}));
    QVERIFY(rules->eventAnchors.value(Scene::Group).contains(u"GROUP_ADD_ROBOT"_s));
}

void tst_RuleSet::rubbishNamesItsField_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *good, const char *bad, Kind kind, const QString &path) {
        QTest::newRow(name) << QByteArray(good) << QByteArray(bad) << kind << path;
    };
    row("not JSON", "{", "[", Kind::NotJson, u"$"_s);
    row("newer schema", "\"schema\": 1", "\"schema\": 2", Kind::WrongSchema, u"$.schema"_s);
    row("no schema", "\"schema\"", "\"scheme\"", Kind::Missing, u"$.schema"_s);
    row("name as a number", "\"qq-open-platform\"", "7", Kind::WrongType, u"$.name"_s);
    row("no such day", "2026-09-01", "2026-09-31", Kind::OutOfRange, u"$.date"_s);
    row("no scenes", "\"scenes\"", "\"places\"", Kind::Missing, u"$.scenes"_s);
    row("scene as a list", "\"group\": {", "\"group\": [], \"g\": {", Kind::WrongType, u"$.scenes.group"_s);
    row("bound as text", "\"safe_below_ms\": 300000", "\"safe_below_ms\": \"5 min\"", Kind::WrongType,
        u"$.scenes.c2c.window.safe_below_ms"_s);
    row("bound with a fraction", "\"safe\": 4", "\"safe\": 4.5", Kind::WrongType, u"$.scenes.c2c.replies.safe"_s);
    row("negative bound", "\"safe\": 4", "\"safe\": -1", Kind::OutOfRange, u"$.scenes.c2c.replies.safe"_s);
    row("bounds crossed", "\"uncertain_below_ms\": 3540000", "\"uncertain_below_ms\": 299999", Kind::OutOfRange,
        u"$.scenes.c2c.window.uncertain_below_ms"_s);
    row("doomed before uncertain ends", "\"doomed_from_ms\": 3600000", "\"doomed_from_ms\": 3539999", Kind::OutOfRange,
        u"$.scenes.c2c.window.doomed_from_ms"_s);
    row("doomed count not above safe", "\"doomed_from\": 6", "\"doomed_from\": 4", Kind::OutOfRange,
        u"$.scenes.c2c.replies.doomed_from"_s);
    row("source that is no text", "\"older send guide: 5\"", "5", Kind::WrongType, u"$.scenes.c2c.replies.sources"_s);
    row("source in one language", "\"zh\": \"旧版发送指南：5 条\"", "\"fr\": \"5\"", Kind::WrongType,
        u"$.scenes.c2c.replies.sources"_s);
    row("source that leads elsewhere", "https://github.com", "file:///etc", Kind::OutOfRange,
        u"$.scenes.c2c.window.sources"_s);
    row("flag as a number", "\"msg_seq\": false", "\"msg_seq\": 0", Kind::WrongType, u"$.event_anchors.msg_seq"_s);
    row("first seq of zero", "\"first_msg_seq\": 1", "\"first_msg_seq\": 0", Kind::OutOfRange, u"$.first_msg_seq"_s);
    row("no raise", "raise_after_unclean_stop", "raise", Kind::Missing, u"$.raise_after_unclean_stop"_s);
    QTest::newRow("far too large") << QByteArray("{") << "{" + QByteArray(300'000, ' ') << Kind::TooLarge << u"$"_s;
}

void tst_RuleSet::rubbishNamesItsField()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QFETCH(Kind, kind);
    QFETCH(QString, path);
    QByteArray text = builtInText();
    const auto at = text.indexOf(good);
    QVERIFY(at >= 0);
    text.replace(at, good.size(), bad);
    const auto rules = RuleSet::parse(text);
    QVERIFY(!rules);
    QCOMPARE(int(rules.error().kind), int(kind));
    QCOMPARE(rules.error().path, path);
}

void tst_RuleSet::sceneWithoutRulesAllowsNothing()
{
    const RuleSet empty;
    QCOMPARE(empty.of(Scene::C2c).window.doomedFrom, 0ms);
}

QTEST_GUILESS_MAIN(tst_RuleSet)
#include "tst_ruleset.moc"
