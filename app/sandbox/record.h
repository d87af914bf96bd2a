#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/core/secret.h"
#include "app/protocol/message.h"
#include "app/sandbox/fault.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace sandbox {

/// One HTTP request to the platform or the model, secrets cut out. `status` 0: no answer was given (yet).
struct RecordedRequest
{
    qint64 number = 0; ///< from 1, in order of arrival, platform and model together
    core::WallTime at;
    bool toModel = false;
    QString method;
    QString path;
    QStringList headerNames; ///< names only: values may be secrets
    QByteArray body;
    int status = 0;
    QByteArray answer;
    std::optional<core::WallTime> answeredAt;
};

/// A message of the bot that a person or a group has seen, because the platform accepted it.
struct SeenMessage
{
    core::OutboundMsgId id;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QString anchor; ///< as the client named it; empty for a proactive message
    std::optional<int> msgSeq;
    int msgType = 0;
    QString text;
    core::WallTime at;
    qint64 request = 0; ///< RecordedRequest::number
};

/// One text frame of the gateway, secrets cut out.
struct RecordedFrame
{
    core::WallTime at;
    int socket = 0; ///< counts connections, from 1
    bool fromClient = false;
    QByteArray text;
};

/// How often a fault struck, by where and what (see actName()).
struct StruckFault
{
    FaultPoint at = FaultPoint::Send;
    QString act;
    int count = 0;
    friend bool operator==(const StruckFault &, const StruckFault &) = default;
};

/// The beats of one gateway connection. `largestGap`: the longest time from one beat to the next, in units of the
/// interval that Hello asked for; 0 before the second beat.
struct BeatCount
{
    int socket = 0; ///< as in RecordedFrame
    qint64 beats = 0;
    double largestGap = 0;
};

/// What the platform and the model have seen and done since the start. A value; any thread.
struct PlatformRecord
{
    QList<RecordedRequest> requests;
    QList<SeenMessage> seen;
    QList<RecordedFrame> frames;
    QList<StruckFault> struck; ///< in the order of the first strike
    QList<BeatCount> beats; ///< of every connection that beat, in the order of the first beat
    qint64 frameCount = 0; ///< frames in all, also those that are no longer kept
    qint64 dropped = 0; ///< oldest entries that made room for newer ones
};

/// Entries of each list that are kept; enough for any scenario, small enough for a night of beats.
inline constexpr qsizetype maxRecorded = 20'000;

/// Bytes of a frame that are kept; of a longer one the beginning.
inline constexpr qsizetype maxRecordedFrame = 64 * 1024;

/// The record as one JSON object: `requests`, `seen`, `frames`, `struck`, `beats`, `dropped`; times in ms since 1970.
[[nodiscard]] QByteArray toJson(const PlatformRecord &record);

/// Cuts secrets out of text before it is kept: known ones by value (raw, base64, percent-encoded, JSON-escaped) and
/// the fields that carry them by name, whatever a client put there.
class SecretCutter
{
public:
    void add(const core::Secret &secret);
    [[nodiscard]] QByteArray cut(const QByteArray &text) const;

private:
    QList<QByteArray> m_forms;
};

/// Keeps the record. Thread: one, that of the platform and the model.
class RecordKeeper
{
public:
    explicit RecordKeeper(const core::Clock &clock);

    void keepSecret(const core::Secret &secret);
    /// Notes a request and numbers it.
    qint64 requestArrived(bool toModel, const QByteArray &method, const QByteArray &path,
        const QList<QByteArray> &headerNames, const QByteArray &body);
    void requestAnswered(qint64 number, int status, const QByteArray &body);
    void messageSeen(SeenMessage message);
    void frame(int socket, bool fromClient, const QByteArray &text);
    void faultStruck(FaultPoint at, const FaultAct &act);
    /// A beat came; `interval` is what Hello asked for.
    void beat(int socket, core::Milliseconds interval);

    [[nodiscard]] const PlatformRecord &record() const { return m_record; }
    /// Rises with every change, so that a watcher can tell whether to write.
    [[nodiscard]] qint64 revision() const { return m_revision; }

private:
    const core::Clock &m_clock;
    SecretCutter m_cutter;
    PlatformRecord m_record;
    QHash<int, core::BootTime> m_lastBeats; ///< by socket
    qint64 m_lastNumber = 0;
    qint64 m_revision = 0;
};

} // namespace sandbox
