#pragma once
#include "app/core/overloaded.h"
#include "app/openapi/apiclient.h"
#include "tests/support/droppingserver.h"
#include "tests/support/fakeclock.h"

#include <QTest>

namespace test {

/// A token source and an API client that talk to a server of the test, with everything they record.
struct ApiBench
{
    DroppingServer server;
    FakeClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys{clock, 0};
    http::HttpClient http{clock, redactor, keys};
    openapi::Platform platform;
    openapi::TokenSource tokens;
    openapi::ApiClient api;
    QObject context;
    QList<traffic::Record> records;
    QList<traffic::Settlement> settlements;

    explicit ApiBench(QList<Step> script)
        : server(std::move(script))
        , platform{.apiBase = server.url(QStringLiteral("/api/")),
              .tokenUrl = server.url(QStringLiteral("/token")),
              .appId = core::AppId(QStringLiteral("102")),
              .clientSecret = core::Secret("client-secret-0123456789")}
        , tokens(platform, QStringLiteral("p"), http, redactor, clock)
        , api(platform, QStringLiteral("p"), http, tokens)
    {
        redactor.addSecret(platform.clientSecret, traffic::Splice::What::ClientSecret);
        QObject::connect(&http, &http::HttpClient::recorded, &context, [this](const traffic::Entry &entry) {
            std::visit(core::Overloaded{[this](const traffic::Record &record) { records.append(record); },
                           [this](const traffic::Settlement &settlement) { settlements.append(settlement); }},
                entry);
        });
    }

    /// Asks for a token and waits for what comes. `fresh`: the one in force was refused.
    openapi::TokenSource::Answer token(bool fresh = false)
    {
        if (fresh)
            tokens.refuse(tokens.current());
        std::optional<openapi::TokenSource::Answer> got;
        tokens.withToken(&context, [&got](const openapi::TokenSource::Answer &answer) { got = answer; });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }))
            return core::make_unexpected(openapi::ApiError{.message = QStringLiteral("the test waited in vain")});
        return *got;
    }
    /// Everything that was recorded, for a search.
    [[nodiscard]] QByteArray everythingRecorded() const
    {
        QByteArray all;
        const auto add = [&all](const QList<traffic::Header> &headers, const traffic::Body &body) {
            for (const traffic::Header &header : headers)
                all += header.name + ": " + header.value + '\n';
            all += body.text + '\n';
        };
        for (const traffic::Record &record : records) {
            add(record.headers, record.body);
            all += (record.route + record.detail).toUtf8();
        }
        for (const traffic::Settlement &settlement : settlements) {
            add(settlement.headers, settlement.body);
            all += (settlement.detail + settlement.returnedId).toUtf8();
        }
        return all;
    }
};

/// The answer of the token endpoint; `expiresIn` as it stands in the JSON.
inline Step tokenStep(const QByteArray &token, const QByteArray &expiresIn = "7200")
{
    return {okReply(R"({"access_token":")" + token + R"(","expires_in":)" + expiresIn + '}')};
}

} // namespace test
