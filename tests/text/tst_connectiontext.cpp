#include "app/text/sentence.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using bot::ConnectionChanged;
using Phase = ConnectionChanged::Phase;

namespace {

const protocol::ErrorCatalogue &catalogue()
{
    static const protocol::ErrorCatalogue all = protocol::ErrorCatalogue::builtIn();
    return all;
}

QString sentenceOf(const ConnectionChanged &state)
{
    return text::connectionText(state, catalogue()).sentence;
}

} // namespace

/// The state of the line in words that say what a person can do.
class tst_ConnectionText : public QObject
{
    Q_OBJECT
private slots:
    void aStopSaysWhyAndWhatToDo_data();
    void aStopSaysWhyAndWhatToDo();
    void theStartLimitIsExplained();
    void shardsAreCountedOnlyWhenThereAreSeveral();
    void whatWasNotGrantedIsNamed();
    void aProxyThatRefusesIsExplained();
};

void tst_ConnectionText::aStopSaysWhyAndWhatToDo_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    const auto row = [](int code, const QString &word) { QTest::addRow("%d", code) << code << word; };
    for (const int code : {4001, 4002, 4012, 4013})
        row(code, u"update the program"_s);
    row(4004, u"client secret"_s);
    row(4010, u"Connect again"_s);
    row(4011, u"more guilds"_s);
    row(4014, u"Apply"_s);
    row(4914, u"sandbox"_s);
    row(4915, u"banned"_s);
}

void tst_ConnectionText::aStopSaysWhyAndWhatToDo()
{
    QFETCH(int, code);
    QFETCH(QString, word);
    const QString sentence = sentenceOf({.phase = Phase::Stopped, .closeCode = code});
    QVERIFY2(sentence.contains(QString::number(code)), qPrintable(sentence));
    QVERIFY2(sentence.contains(word), qPrintable(sentence));
}

void tst_ConnectionText::theStartLimitIsExplained()
{
    const ConnectionChanged state{.phase = Phase::Waiting, .closeCode = 4009, .retryIn = 61min, .startLimit = true};
    QVERIFY(sentenceOf(state).contains("1:01:00"_L1));
    QVERIFY(!sentenceOf(state).contains("4009"_L1));
}

void tst_ConnectionText::shardsAreCountedOnlyWhenThereAreSeveral()
{
    QVERIFY(sentenceOf({.phase = Phase::Ready, .shards = 1, .shardsReady = 1}).isEmpty());
    QVERIFY(sentenceOf({.phase = Phase::Resuming, .shards = 3, .shardsReady = 2}).contains("2 of 3 shards"_L1));
}

void tst_ConnectionText::whatWasNotGrantedIsNamed()
{
    const ConnectionChanged state{
        .phase = Phase::Ready, .notGranted = protocol::Intent::Interaction | protocol::Intent::MessageAudit};
    QVERIFY(sentenceOf(state).contains("INTERACTION, MESSAGE_AUDIT"_L1));
}

void tst_ConnectionText::aProxyThatRefusesIsExplained()
{
    QVERIFY(sentenceOf({.phase = Phase::Waiting, .proxyFault = true}).contains("proxy"_L1));
    QVERIFY(text::callFailedText({.call = u"token"_s, .message = u"proxy"_s}).contains("QQBOT_PROXY"_L1));
    QCOMPARE(text::callFailedText({.call = u"token"_s, .code = 5, .message = u"no"_s}), u"token failed: 5 no"_s);
}

QTEST_GUILESS_MAIN(tst_ConnectionText)
#include "tst_connectiontext.moc"
