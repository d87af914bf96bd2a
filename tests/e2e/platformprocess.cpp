#include "tests/e2e/platformprocess.h"

#include "tests/e2e/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace e2e {

QList<SeenRequest> PlatformRecord::sends() const
{
    QList<SeenRequest> found;
    std::ranges::copy_if(requests, std::back_inserter(found),
        [](const SeenRequest &request) { return request.path.startsWith("/v2/users/"_L1); });
    return found;
}

qsizetype PlatformRecord::modelCalls() const
{
    return std::ranges::count(requests, true, &SeenRequest::toModel);
}

QStringList PlatformRecord::texts() const
{
    QStringList texts;
    for (const SeenMessage &message : seen)
        texts.append(message.text);
    return texts;
}

PlatformProcess::PlatformProcess(const QString &program, const QString &scenarioFile, const QString &nonce)
{
    QStringList arguments{u"--scenario"_s, scenarioFile};
    if (!nonce.isEmpty())
        arguments << u"--nonce"_s << nonce;
    m_process.start(program, arguments);
    if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 10'000))
        qFatal("no platform: %s", m_process.readAllStandardError().constData());
    m_endpoints = QJsonDocument::fromJson(m_process.readLine()).object();
}

PlatformProcess::~PlatformProcess()
{
    m_process.closeWriteChannel(); // it ends with its input
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished();
}

QString PlatformProcess::text(const char *field) const
{
    return m_endpoints.value(QLatin1StringView(field)).toString();
}

QStringList PlatformProcess::arguments(const QUrl &api, const QUrl &token) const
{
    return {u"--api-base"_s, api.toString(), u"--token-url"_s, token.toString(), u"--model-base"_s,
        modelBase().toString(), u"--model"_s, text("model_name")};
}

void PlatformProcess::introduce(Client &client) const
{
    client.setVariable(u"QQBOT_APP_ID"_s, text("app_id"));
    client.setVariable(u"QQBOT_CLIENT_SECRET"_s, text("client_secret"));
    client.setVariable(u"QQBOT_MODEL_KEY"_s, text("model_key"));
}

PlatformRecord PlatformProcess::record() const
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(QUrl(apiBase().toString() + "/__sandbox/record"_L1))));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 5'000))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(reply->readAll()).object();
    PlatformRecord record;
    for (const QJsonValueConstRef &seen : json["seen"_L1].toArray())
        record.seen.append({seen["id"_L1].toString(), seen["anchor"_L1].toString(),
            seen["msg_seq"_L1].isDouble() ? std::optional(seen["msg_seq"_L1].toInt()) : std::nullopt,
            seen["text"_L1].toString()});
    for (const QJsonValueConstRef &request : json["requests"_L1].toArray())
        record.requests.append({request["server"_L1].toString() == "model"_L1, request["path"_L1].toString(),
            QJsonDocument::fromJson(request["body"_L1].toString().toUtf8()).object(), request["status"_L1].toInt(),
            request["answer"_L1].toString().toUtf8()});
    return record;
}

} // namespace e2e
