#include "app/protocol/openapi.h"

#include <QtTest>
#include <QUrl>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

using Kind = ParseError::Kind;

QString validText(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

class tst_OpenApi : public QObject
{
    Q_OBJECT
private slots:
    void everySceneHasItsRoute()
    {
        const core::PeerId peer(u"6F1C"_s);
        QCOMPARE(sendPath(Scene::C2c, peer), QByteArray("/v2/users/6F1C/messages"));
        QCOMPARE(sendPath(Scene::Group, peer), QByteArray("/v2/groups/6F1C/messages"));
        QCOMPARE(sendPath(Scene::Channel, peer), QByteArray("/channels/6F1C/messages"));
        QCOMPARE(sendPath(Scene::Dm, peer), QByteArray("/dms/6F1C/messages"));
    }
    void idCannotLeaveItsPathSegment()
    {
        QCOMPARE(sendPath(Scene::Channel, core::PeerId(u"a/b?c#d e%你"_s)),
            QByteArray("/channels/a%2Fb%3Fc%23d%20e%25%E4%BD%A0/messages"));
        QCOMPARE(sendPath(Scene::Channel, core::PeerId(u".."_s)), QByteArray("/channels/%2E%2E/messages"));
        QVERIFY(rc::check("any id", [](const std::string &bytes) {
            const QByteArray path = sendPath(Scene::Dm, core::PeerId(validText(bytes)));
            RC_ASSERT(path.count('/') == 3);
            const QByteArray id = path.mid(5, path.size() - 14);
            RC_ASSERT(QString::fromUtf8(QByteArray::fromPercentEncoding(id)) == validText(bytes));
        }));
    }

    void acceptedAnswerIsRead()
    {
        const auto answer = parseSendAnswer(R"({"id":"R","timestamp":1789706096,"ext_info":{"ref_idx":"REFIDX_a"}})");
        const SendResponse wanted{core::OutboundMsgId(u"R"_s), u"1789706096"_s, core::RefIdx(u"REFIDX_a"_s)};
        QCOMPARE(std::get<SendResponse>(answer), wanted);
        QCOMPARE(std::get<SendResponse>(parseSendAnswer(R"({"code":0,"id":"R"})")).id.value, u"R"_s);
    }
    void nonZeroCodeIsAnErrorEvenWithAnId()
    {
        const auto answer
            = parseSendAnswer(R"({"id":"R","code":11244,"err_code":40011027,"message":"m","trace_id":"t"})");
        const auto &error = std::get<ErrorBody>(answer);
        QCOMPARE(error.best(), 40011027);
        QCOMPARE(error.code, 11244);
        QCOMPARE(error.traceId.value, u"t"_s);
        QVERIFY(std::holds_alternative<ErrorBody>(parseSendAnswer(R"({"code":"22009"})")));
        QVERIFY(std::holds_alternative<ErrorBody>(parseSendAnswer(R"({"id":"R","code":99999999999})")));
    }
    void anythingElseIsUnreadable()
    {
        for (const char *body : {"", " ", "<html>", "{}", "[]", "null", "\"id\"", "{\"id\":null}", "{\"id\":", "ok"}) {
            QCOMPARE(parseSendAnswer(body), SendAnswer(UnreadableBody{}));
            QCOMPARE(parseErrorBody(body), std::nullopt);
        }
        QVERIFY(rc::check("random bytes", [](const std::string &bytes) {
            RC_ASSERT(!std::holds_alternative<SendResponse>(parseSendAnswer(QByteArray::fromStdString(bytes))));
        }));
    }

    void tokenRequestHasTheExactKeys()
    {
        QCOMPARE(
            tokenRequest(core::AppId(u"102"_s), "s\nx"), QByteArray("{\"appId\":\"102\",\"clientSecret\":\"s\\nx\"}"));
    }
    void tokenLifeMayBeTextOrNumber()
    {
        QCOMPARE(parseTokenResponse(R"({"access_token":"a","expires_in":"1222"})")->expiresInSeconds, 1222);
        QCOMPARE(parseTokenResponse(R"({"access_token":"a","expires_in":7200})")->expiresInSeconds, 7200);
        QCOMPARE(parseTokenResponse(R"({"access_token":"a","expires_in":7200})")->accessToken, QByteArray("a"));
    }
    void tokenAnswerWithoutATokenIsAnError()
    {
        QCOMPARE(parseTokenResponse(R"({"code":100016,"message":"x"})").error().path, u"$.access_token"_s);
        QCOMPARE(parseTokenResponse(R"({"access_token":7,"expires_in":1})").error().kind, Kind::WrongType);
        QCOMPARE(parseTokenResponse(R"({"access_token":"a"})").error().path, u"$.expires_in"_s);
        QCOMPARE(parseTokenResponse(R"({"access_token":"a","expires_in":"soon"})").error().kind, Kind::WrongType);
    }

    void gatewayWithoutALimitMayStart()
    {
        const auto gateway = parseGatewayBot("{\"url\":\"wss://h\"}");
        QCOMPARE(*gateway, (GatewayBot{u"wss://h"_s, 1, 1, 1, 0, 1}));
        QCOMPARE(parseGatewayBot("{\"url\":\"wss://h\",\"session_start_limit\":{}}")->remaining, 0);
        QCOMPARE(parseGatewayBot("{}").error().path, u"$.url"_s);
        QCOMPARE(parseGatewayBot("<html>").error().kind, Kind::NotJson);
    }
};

QTEST_GUILESS_MAIN(tst_OpenApi)
#include "tst_openapi.moc"
