#pragma once
#include "app/sandbox/record.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace soak {

/// What became of every message that people wrote. Each must stand in exactly one of the first two counts.
struct Judgement
{
    int said = 0;
    int answeredOnce = 0;
    QMap<QString, int> undelivered; ///< by reason: not answered, and the owner was told why
    QStringList twice; ///< its writer saw two answers
    QStringList both; ///< its writer saw the answer, the owner reads that it did not arrive
    QStringList neither; ///< lost
    QStringList twoContents; ///< `anchor seq`: one msg_seq stood for two contents
    QStringList unasked; ///< an answer to something that nobody wrote

    [[nodiscard]] bool isClean() const
    {
        return twice.isEmpty() && both.isEmpty() && neither.isEmpty() && twoContents.isEmpty() && unasked.isEmpty();
    }
};

/// Counts on the platform's side: what the client says of itself is taken for the undelivered only, which nobody else
/// can know. Thread: a value.
class Judge
{
public:
    void said(const core::InboundMsgId &id);
    /// A person or a group saw this.
    void seen(const sandbox::SeenMessage &message);
    /// A send arrived, whatever became of it. Other requests are passed over.
    void requested(const sandbox::RecordedRequest &request);
    /// The client's list of the undelivered has an answer to that message.
    void undelivered(const QString &inboundId, const QString &reason);

    [[nodiscard]] Judgement judgement() const;
    [[nodiscard]] int answered() const { return int(m_seen.size()); }
    [[nodiscard]] int sends() const { return m_sends; }

private:
    QList<QString> m_said;
    QHash<QString, int> m_seen; ///< answers by anchor
    QHash<QString, QString> m_undelivered; ///< reasons by inbound id
    QHash<QString, QByteArray> m_contents; ///< bodies by anchor and msg_seq
    QSet<QString> m_twoContents;
    int m_sends = 0;
};

} // namespace soak
