#pragma once
#include "app/core/clock.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/protocol/intents.h"

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <functional>

namespace gateway {

/// Why a gateway did not get as far as it was to.
struct NoWelcome
{
    enum class Kind {
        NotReached, ///< no name, no route, no TLS, or a proxy that refuses
        Closed, ///< with a code
        Silent, ///< it took the connection and said nothing in time
        Unreadable, ///< it said something else
    };
    Kind kind = Kind::NotReached;
    int closeCode = 0;
    QString detail; ///< Qt's text, for developers
    friend bool operator==(const NoWelcome &, const NoWelcome &) = default;
};

/// Who asks for which events, as shard 0 of `shards`.
struct Introduction
{
    core::Secret token;
    protocol::Intents intents;
    int shards = 1;
};

/// Opens a gateway's socket, waits for its Hello, and leaves: a test of the way there that costs no session start. With
/// an introduction it goes on as far as Ready, which costs one. Thread: one, with an event loop.
class GatewayProbe final : public QObject
{
public:
    using Heard = core::Result<void, NoWelcome>;
    struct Way
    {
        QUrl gateway;
        QNetworkProxy proxy;
        core::Milliseconds patience{};
    };
    /// `heard` is called once, unless the probe is gone before.
    GatewayProbe(const Way &way, std::optional<Introduction> introduction, std::function<void(const Heard &)> heard,
        QObject *parent = nullptr);
    ~GatewayProbe() override;

private:
    void read(const QByteArray &frame);
    void hello();
    void end(const Heard &heard);

    QWebSocket m_socket;
    QTimer m_patience;
    std::optional<Introduction> m_introduction; ///< none once it was sent
    bool m_isIntroduced = false;
    std::function<void(const Heard &)> m_heard; ///< empty once it was called
};

} // namespace gateway
