#pragma once
#include "app/model/modelclient.h"

#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>

namespace model {

/// How long to wait before question try `failures` + 1: 1, 2, 4 s, and up to a quarter more by `jitter` (0…1).
[[nodiscard]] core::Milliseconds askAgainAfter(int failures, double jitter);
/// How often a question that failed this way is asked in all; 1: an answer would not come by asking again.
[[nodiscard]] int triesFor(ModelError::Kind kind);

/// Asks another client again when a failure may pass: a model server that is busy, restarting or out of reach must not
/// cost a user the answer. A question has no effect but its price, so that asking again doubles nothing; every try is a
/// record of its own. Thread: that of `inner`, which outlives it.
class PersistentModelClient final : public ModelClient
{
    Q_OBJECT
public:
    explicit PersistentModelClient(ModelClient &inner, QObject *parent = nullptr);
    ~PersistentModelClient() override;
    AskId ask(const ChatRequest &request, const AskContext &about, QObject *receiver, Answered answered) override;
    /// While it waits for its next try, too.
    void cancel(AskId id) override;

private:
    struct Question
    {
        ChatRequest request;
        AskContext about;
        QPointer<QObject> receiver;
        Answered answered;
        int failures = 0;
        AskId inner = 0; ///< 0: it waits
        QTimer again;
    };
    void put(AskId id);
    void take(AskId id, const ChatAnswer &answer);
    void finish(AskId id, const ChatAnswer &answer);

    ModelClient &m_inner;
    AskId m_last = 0;
    std::map<AskId, std::unique_ptr<Question>> m_questions;
};

} // namespace model
