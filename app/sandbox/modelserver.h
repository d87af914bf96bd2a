#pragma once
#include "app/sandbox/httpdesk.h"
#include "app/sandbox/scenario.h"

#include <QUrl>

namespace sandbox {

/// A scripted OpenAI-compatible model on 127.0.0.1: `POST /v1/chat/completions`, not streaming, behind a bearer key.
/// Thread: one.
class ModelServer : public QObject
{
    Q_OBJECT
public:
    ModelServer(const Scenario &scenario, core::Secret key, const core::Clock &clock, RecordKeeper &keeper,
        FaultDesk &faults, QObject *parent);

    /// Listens on a free port; false if there is none.
    [[nodiscard]] bool listen();
    /// Base URL of the API, with `/v1`.
    [[nodiscard]] QUrl base() const;
    /// Answers that wait for a delay to pass.
    [[nodiscard]] int pending() const { return m_desk.pending(); }

signals:
    /// The model is through with a user message; with an empty text there is nothing to send.
    void lastRoundGiven(const QString &userText, const QString &content);
    void answered();

private:
    [[nodiscard]] Route route(const HttpRequest &request);
    [[nodiscard]] HttpReply complete(const QByteArray &body);

    ModelScript m_script;
    core::Secret m_key;
    const core::Clock &m_clock;
    HttpDesk m_desk;
    quint16 m_port = 0;
};

} // namespace sandbox
