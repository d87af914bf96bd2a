#pragma once
#include "app/sandbox/faultdesk.h"
#include "app/sandbox/httpdoor.h"

namespace sandbox {

/// What to do with one request. `carryOut` has the effects and makes the answer; a fault may spoil what the client
/// gets.
struct Route
{
    std::optional<FaultPoint> point;
    QByteArray sentToken; ///< what the client showed, for answers that echo it
    QByteArray sentSecret;
    std::function<HttpReply()> carryOut;
};

/// An HttpDoor with manners that the platform and the model share: every request is recorded, the faults are
/// applied. Thread: one.
class HttpDesk : public QObject
{
    Q_OBJECT
public:
    using Router = std::function<Route(const HttpRequest &, qint64 number)>;

    HttpDesk(bool isModel, RecordKeeper &keeper, FaultDesk &faults, Router router, QObject *parent);
    [[nodiscard]] quint16 listen() { return m_door.listen(); }
    /// Answers that were made and wait for a delay to pass.
    [[nodiscard]] int pending() const { return m_pending; }

signals:
    void answered();

private:
    void serve(const HttpRequest &request, HttpExchange exchange);
    void carryOut(const Route &route, const std::optional<Fault> &fault, qint64 number, HttpExchange exchange);
    void answerLater(core::Milliseconds time, qint64 number, const HttpReply &reply, HttpExchange exchange);
    void answer(qint64 number, const HttpReply &reply, HttpExchange exchange);

    bool m_isModel;
    RecordKeeper &m_keeper;
    FaultDesk &m_faults;
    Router m_router;
    HttpDoor m_door;
    int m_pending = 0;
};

/// Where the record is read as JSON; such requests are not recorded themselves.
inline constexpr char recordPath[] = "/__sandbox/record";

/// An answer of JSON text.
[[nodiscard]] HttpReply jsonReply(int status, const QByteArray &body);

} // namespace sandbox
