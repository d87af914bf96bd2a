#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// The seed's fault on demand, and that it cannot be had anywhere but on this process's own platform.
class tst_OwnId : public QObject
{
    Q_OBJECT

private slots:
    void theSecondAndThirdToolMessageAreRefusedAsInTheSeed();
    void eachInjectedAttemptIsMarkedAndHangsOnWhatTheToolReturned();
    void withTheSwitchOffAllFiveAreAccepted();
    void theSwitchCannotActOnAnotherPlatform_data();
    void theSwitchCannotActOnAnotherPlatform();
    void anInjectedIdNeverBecomesAnAnchor();
};

namespace {

constexpr int ownIdCode = 40034024;

sandbox::Scenario seed()
{
    return sandbox::loadScenario(u"seed-three-messages"_s).value();
}

// The seed's conversation, played to its end.
bool play(BotBench &bench, bool injected)
{
    if (!bench.start())
        return false;
    bench.command(bot::InjectOwnId{injected});
    return QTest::qWaitFor(
        [&] {
            const auto turns = bench.told<bot::TurnChanged>();
            return !turns.isEmpty() && turns.last().phase == bot::TurnChanged::Phase::Ended;
        },
        20'000);
}

QStringList anchorsOf(const QList<traffic::Record> &attempts)
{
    QStringList anchors;
    for (const traffic::Record &attempt : attempts)
        anchors.append(attempt.anchor);
    return anchors;
}

} // namespace

void tst_OwnId::theSecondAndThirdToolMessageAreRefusedAsInTheSeed()
{
    BotBench bench(seed());
    QVERIFY(play(bench, true));
    const auto sends = bench.requests(u"/v2/users/"_s);
    QCOMPARE(sends.size(), 5);
    QList<int> statuses;
    for (const sandbox::RecordedRequest &send : sends)
        statuses.append(send.status);
    QCOMPARE(statuses, (QList<int>{200, 200, 400, 400, 200}));
    QVERIFY(sends[2].answer.contains(QByteArray::number(ownIdCode)));
    QVERIFY(sends[3].answer.contains("\u8bf7\u6c42") || sends[3].answer.contains("请求参数msg_id无效或越权"));
    QVERIFY(bench.seenTexts().last().contains(u"发送失败(参数错误)"_s)); // the model has read two errors
    QTRY_COMPARE(bench.undelivered().size(), 2);
}

void tst_OwnId::eachInjectedAttemptIsMarkedAndHangsOnWhatTheToolReturned()
{
    BotBench bench(seed());
    QVERIFY(play(bench, true));
    const auto attempts = bench.attempts();
    QCOMPARE(attempts.size(), 5);
    const QString user = attempts[0].anchor;
    const QString returned = bench.seen()[1].id.value; // of the first tool message
    QCOMPARE(anchorsOf(attempts), (QStringList{user, user, returned, returned, user}));
    QStringList origins;
    for (const traffic::Record &attempt : attempts)
        origins.append(attempt.message->origin);
    QCOMPARE(origins, (QStringList{u"agent"_s, u"tool"_s, u"injected"_s, u"injected"_s, u"agent"_s}));
}

void tst_OwnId::withTheSwitchOffAllFiveAreAccepted()
{
    BotBench bench(seed());
    QVERIFY(play(bench, false));
    QCOMPARE(bench.seen().size(), 5);
    QVERIFY(bench.undelivered().isEmpty());
}

void tst_OwnId::theSwitchCannotActOnAnotherPlatform_data()
{
    QTest::addColumn<std::optional<QUrl>>("embedded");
    QTest::newRow("no embedded platform in this process") << std::optional<QUrl>();
    QTest::newRow("the embedded platform listens elsewhere") << std::optional(QUrl(u"http://127.0.0.1:1"_s));
    QTest::newRow("the real one") << std::optional(QUrl(u"https://api.sgroup.qq.com"_s));
}

void tst_OwnId::theSwitchCannotActOnAnotherPlatform()
{
    QFETCH(std::optional<QUrl>, embedded);
    BotBench bench(seed());
    bench.config().embeddedApiBase = embedded;
    QVERIFY(play(bench, true));
    QCOMPARE(bench.seen().size(), 5);
    for (const traffic::Record &attempt : bench.attempts())
        QVERIFY(attempt.message->origin != "injected"_L1);
    for (const bot::InjectionChanged &state : bench.told<bot::InjectionChanged>()) {
        QVERIFY(!state.possible);
        QVERIFY(!state.on);
    }
}

void tst_OwnId::anInjectedIdNeverBecomesAnAnchor()
{
    BotBench bench(seed());
    QVERIFY(play(bench, true));
    const QString returned = bench.seen()[1].id.value;
    for (const bot::AnchorsChanged &told : bench.told<bot::AnchorsChanged>()) {
        for (const lineage::Anchor &anchor : told.anchors)
            QVERIFY(lineage::anchorIdText(anchor.id) != returned);
    }
    // The user's message is unharmed: three of its replies were accepted.
    const auto now = [&bench] { return bench.told<bot::AnchorsChanged>().last().anchors; };
    QTRY_COMPARE(now().value(0).accepted, 3);
    const QList<lineage::Anchor> last = now();
    QCOMPARE(last.size(), 1);
    QVERIFY(!last.first().deadCode);
}

QTEST_GUILESS_MAIN(tst_OwnId)
#include "tst_ownid.moc"
