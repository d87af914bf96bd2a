#pragma once
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

#include <optional>

namespace e2e {

class Client;

/// A message of the bot as a person has seen it.
struct SeenMessage
{
    QString id;
    QString anchor;
    std::optional<int> msgSeq;
    QString text;
};

/// A request as the platform or the model got it. `status` 0: never answered.
struct SeenRequest
{
    bool toModel = false;
    QString path;
    QJsonObject body;
    int status = 0;
    QByteArray answer;
};

/// What the platform's own record says.
struct PlatformRecord
{
    QList<SeenMessage> seen;
    QList<SeenRequest> requests;
    [[nodiscard]] QList<SeenRequest> sends() const;
    [[nodiscard]] qsizetype modelCalls() const;
    [[nodiscard]] QStringList texts() const;
};

/// The platform and the model as a process of their own, so that they outlive the client. Ends with the object.
class PlatformProcess
{
public:
    /// `program`: path of qbc_platform.
    PlatformProcess(const QString &program, const QString &scenarioFile, const QString &nonce = {});
    ~PlatformProcess();
    PlatformProcess(const PlatformProcess &) = delete;
    PlatformProcess &operator=(const PlatformProcess &) = delete;

    [[nodiscard]] QUrl apiBase() const { return url("api_base"); }
    [[nodiscard]] QUrl tokenUrl() const { return url("token_url"); }
    [[nodiscard]] QUrl modelBase() const { return url("model_base"); }
    [[nodiscard]] QString text(const char *field) const;
    /// Arguments for a client; another `apiBase` and `tokenUrl` where something stands in between.
    [[nodiscard]] QStringList arguments() const { return arguments(apiBase(), tokenUrl()); }
    [[nodiscard]] QStringList arguments(const QUrl &api, const QUrl &token) const;
    /// Puts the credentials into the client's environment.
    void introduce(Client &client) const;
    [[nodiscard]] PlatformRecord record() const;

private:
    [[nodiscard]] QUrl url(const char *field) const { return QUrl(text(field)); }

    QProcess m_process;
    QJsonObject m_endpoints;
};

} // namespace e2e
