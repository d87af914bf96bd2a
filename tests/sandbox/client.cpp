#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QtTest>

using namespace Qt::StringLiterals;

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

int Answer::code() const
{
    return json().value("code"_L1).toInt();
}

Answer Client::get(const QUrl &url, const QByteArray &authorization)
{
    QNetworkRequest request(url);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    return wait(m_network.get(request));
}

Answer Client::post(const QUrl &url, const QByteArray &body, const QByteArray &authorization, int timeoutMs)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(timeoutMs);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    return wait(m_network.post(request, body));
}

Answer Client::post(const QUrl &url, const QJsonObject &body, const QByteArray &authorization)
{
    return post(url, QJsonDocument(body).toJson(QJsonDocument::Compact), authorization);
}

Answer Client::wait(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owned(reply);
    std::ignore = QTest::qWaitFor([reply] { return reply->isFinished(); }, 5000);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        reply->isOpen() ? reply->readAll() : QByteArray(), reply->rawHeaderList(),
        reply->error() == QNetworkReply::NoError ? QString() : reply->errorString()};
}

Socket::Socket(const QUrl &url)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
        [this](const QString &text) { m_texts.append(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { m_isClosed = true; });
    m_socket.open(url);
}

void Socket::send(const QJsonObject &object)
{
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

QJsonObject Socket::frame(qsizetype index)
{
    return QJsonDocument::fromJson(text(index)).object();
}

QByteArray Socket::text(qsizetype index)
{
    std::ignore = QTest::qWaitFor([this, index] { return m_texts.size() > index; }, 5000);
    return m_texts.value(index);
}

int Socket::closeCode()
{
    std::ignore = QTest::qWaitFor([this] { return m_isClosed; }, 5000);
    return m_isClosed ? int(m_socket.closeCode()) : 0;
}

QJsonObject identify(const QByteArray &token, qint64 intents)
{
    return {{u"op"_s, 2},
        {u"d"_s,
            QJsonObject{{u"token"_s, QString::fromUtf8("QQBot " + token)}, {u"intents"_s, intents},
                {u"shard"_s, QJsonArray{0, 1}}}}};
}

QJsonObject resume(const QByteArray &token, const QString &session, qint64 seq)
{
    return {{u"op"_s, 6},
        {u"d"_s,
            QJsonObject{
                {u"token"_s, QString::fromUtf8("QQBot " + token)}, {u"session_id"_s, session}, {u"seq"_s, seq}}}};
}

sandbox::Scenario scenarioOf(const QByteArray &text)
{
    const auto scenario = sandbox::parseScenario(text);
    if (!scenario)
        qFatal("%s: %s", qPrintable(scenario.error().path), qPrintable(scenario.error().reason));
    return *scenario;
}

sandbox::Scenario twoPeople(const QByteArray &more)
{
    return scenarioOf(R"({"version":1,"name":"test","bot":{"secret":")" + secret
        + R"("},"people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"anna"},)"
        + R"({"openid":"F9E8D7C6B5A493827160F5E4D3C2B1A0","name":"ben"}])" + more + '}');
}

sandbox::Scenario peopleAndTeam(const QByteArray &group, const QByteArray &more)
{
    return twoPeople(R"(,"groups":[{"openid":"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6","name":"team","members":["anna"])"
        + group + "}]" + more);
}

QByteArray faultsMember(const QByteArray &faults)
{
    return faults.isEmpty() ? QByteArray() : QByteArray(R"(,"faults":[)" + faults + ']');
}

QString contentOf(const QJsonObject &frame)
{
    return frame.value("d"_L1).toObject().value("content"_L1).toString();
}

OpenPlatform::OpenPlatform(const sandbox::Scenario &scenario)
    : platform(scenario, clock)
{
    if (!platform.open())
        qFatal("no port");
    const QJsonObject credentials{{u"appId"_s, u"102000001"_s}, {u"clientSecret"_s, QString::fromUtf8(secret)}};
    token = client.post(platform.tokenUrl(), credentials).json().value("access_token"_L1).toString().toUtf8();
    const QUrl gateway(platform.apiBase().toString() + "/gateway"_L1);
    gatewayUrl = QUrl(client.get(gateway, "QQBot " + token).json().value("url"_L1).toString());
}
