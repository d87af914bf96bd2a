#pragma once
#include "app/core/overloaded.h"
#include "app/http/httpclient.h"

#include <QTest>

/// A client with everything it needs, that remembers what it recorded.
struct Bench
{
    core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys{clock, 0};
    http::HttpClient client;
    QObject context;
    QList<traffic::Record> records;
    QList<traffic::Settlement> settlements;
    std::optional<http::Answer> answer;
    int answers = 0;

    explicit Bench(const http::ProxySetting &proxy = {})
        : client(clock, redactor, keys, proxy)
    {
        QObject::connect(&client, &http::HttpClient::recorded, &context, [this](const traffic::Entry &entry) {
            std::visit(core::Overloaded{[this](const traffic::Record &record) { records.append(record); },
                           [this](const traffic::Settlement &settlement) { settlements.append(settlement); }},
                entry);
        });
    }

    http::CallId post(const QUrl &url, const QByteArray &body = R"({"content":"hello"})",
        core::Milliseconds timeout = std::chrono::seconds(20))
    {
        return send({"POST", url, {{"Content-Type", "application/json"}}, body, timeout});
    }
    http::CallId send(const http::Request &request)
    {
        return client.send(request, {}, &context, [this](const http::Answer &got, traffic::Settlement &) {
            ++answers;
            answer = got;
        });
    }
    /// Waits for the end of the call and of everything it recorded.
    [[nodiscard]] bool ended(int count = 1)
    {
        return QTest::qWaitFor([&] { return settlements.size() == count && client.openCalls() == 0; });
    }
};
