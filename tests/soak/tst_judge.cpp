#include "tests/soak/judge.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

sandbox::SeenMessage answerTo(const QString &id)
{
    sandbox::SeenMessage seen;
    seen.anchor = id;
    return seen;
}

sandbox::RecordedRequest send(const QByteArray &body)
{
    sandbox::RecordedRequest request;
    request.method = u"POST"_s;
    request.path = u"/v2/users/U1/messages"_s;
    request.body = body;
    return request;
}

} // namespace

/// The soak is worth what its judge sees: each kind of failure is put before it.
class tst_Judge : public QObject
{
    Q_OBJECT
private slots:
    void oneAnswerEachIsClean()
    {
        soak::Judge judge;
        judge.said(core::InboundMsgId(u"a"_s));
        judge.said(core::InboundMsgId(u"b"_s));
        judge.seen(answerTo(u"a"_s));
        judge.undelivered(u"b"_s, u"timeout"_s);
        const soak::Judgement result = judge.judgement();
        QVERIFY(result.isClean());
        QCOMPARE(result.said, 2);
        QCOMPARE(result.answeredOnce, 1);
        QCOMPARE(result.undelivered, (QMap<QString, int>{{u"timeout"_s, 1}}));
    }
    void aMessageWithoutAnswerIsLost()
    {
        soak::Judge judge;
        judge.said(core::InboundMsgId(u"a"_s));
        QCOMPARE(judge.judgement().neither, QStringList{u"a"_s});
        QVERIFY(!judge.judgement().isClean());
    }
    void twoAnswersAreSeen()
    {
        soak::Judge judge;
        judge.said(core::InboundMsgId(u"a"_s));
        judge.seen(answerTo(u"a"_s));
        judge.seen(answerTo(u"a"_s));
        QCOMPARE(judge.judgement().twice, QStringList{u"a"_s});
        QVERIFY(!judge.judgement().isClean());
    }
    void anAnswerThatIsCalledUndeliveredIsSeen()
    {
        soak::Judge judge;
        judge.said(core::InboundMsgId(u"a"_s));
        judge.seen(answerTo(u"a"_s));
        judge.undelivered(u"a"_s, u"timeout"_s);
        QCOMPARE(judge.judgement().both, QStringList{u"a"_s});
        QVERIFY(!judge.judgement().isClean());
    }
    void anAnswerToNothingIsSeen()
    {
        soak::Judge judge;
        judge.seen(answerTo(u"x"_s));
        QCOMPARE(judge.judgement().unasked, QStringList{u"x"_s});
        QVERIFY(!judge.judgement().isClean());
    }
    void aRetryKeepsItsContent()
    {
        soak::Judge judge;
        judge.requested(send(R"({"content":"x","msg_id":"a","msg_seq":1})"));
        judge.requested(send(R"({"content":"x","msg_id":"a","msg_seq":1})"));
        judge.requested(send(R"({"content":"y","msg_id":"a","msg_seq":2})"));
        QVERIFY(judge.judgement().isClean());
        judge.requested(send(R"({"content":"y","msg_id":"a","msg_seq":1})"));
        QCOMPARE(judge.judgement().twoContents, QStringList{u"a 1"_s});
        QVERIFY(!judge.judgement().isClean());
    }
};

QTEST_GUILESS_MAIN(tst_Judge)
#include "tst_judge.moc"
