#pragma once
#include "app/protocol/message.h"

#include <QByteArray>

namespace outbox {

/// An attempt that stands in the outbox file, msg_seq and content hash included: the only thing that may be sent.
/// Only Outbox::reserve() and reserveRetry() make one, and it can be moved but not copied, so that one reservation
/// leaves at most once. Thread: a value.
class ReservedAttempt
{
public:
    ReservedAttempt(const ReservedAttempt &) = delete;
    ReservedAttempt &operator=(const ReservedAttempt &) = delete;
    ReservedAttempt(ReservedAttempt &&) noexcept = default;
    ReservedAttempt &operator=(ReservedAttempt &&) noexcept = default;
    ~ReservedAttempt() = default;

    [[nodiscard]] qint64 attemptId() const { return m_attemptId; }
    [[nodiscard]] qint64 messageId() const { return m_messageId; }
    [[nodiscard]] qint64 turnId() const { return m_turnId; }
    /// 1 for the first try of its message.
    [[nodiscard]] int number() const { return m_number; }
    /// The same anchor, msg_seq and content as an earlier attempt whose outcome is open.
    [[nodiscard]] bool isRetry() const { return m_retry; }
    /// No earlier attempt had its msg_seq on its anchor: a repeat that the platform sees is another program's.
    [[nodiscard]] bool isFirstUse() const { return m_firstUse; }
    [[nodiscard]] protocol::Scene scene() const { return m_scene; }
    [[nodiscard]] const core::PeerId &peer() const { return m_peer; }
    [[nodiscard]] const QString &origin() const { return m_origin; }
    [[nodiscard]] const protocol::SendRequest &request() const { return m_request; }
    /// The body byte for byte as it stands on disk.
    [[nodiscard]] const QByteArray &body() const { return m_body; }
    /// True if a repeat of (anchor, msg_seq) is refused by the platform, so that an unknown outcome may be retried.
    [[nodiscard]] bool hasDedupeKey() const { return m_request.msgSeq.has_value(); }

private:
    friend class Outbox;
    ReservedAttempt() = default;

    qint64 m_attemptId = 0;
    qint64 m_messageId = 0;
    qint64 m_turnId = 0;
    int m_number = 1;
    bool m_retry = false;
    bool m_firstUse = false;
    protocol::Scene m_scene = protocol::Scene::C2c;
    core::PeerId m_peer;
    QString m_origin;
    protocol::SendRequest m_request;
    QByteArray m_body;
};

} // namespace outbox
