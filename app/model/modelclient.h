#pragma once
#include "app/model/chat.h"
#include "app/traffic/record.h"

#include <QObject>

#include <functional>

namespace model {

/// A running question; 0 is none.
using AskId = quint64;

/// Whom a question belongs to, for its record.
struct AskContext
{
    QString bot;
    std::optional<protocol::Scene> scene;
    core::PeerId peer;
    qint64 turnId = 0;
    int round = 0; ///< 1 for the first model call of a turn
};

/// Asks a language model. Asynchronous; thread: the one it lives on. One attempt per ask: repeating is the caller's
/// decision.
class ModelClient : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using Answered = std::function<void(const ChatAnswer &)>;
    /// `answered` runs once, unless `receiver` is gone.
    virtual AskId ask(const ChatRequest &request, const AskContext &about, QObject *receiver, Answered answered) = 0;
    /// Ends a question with Cancelled. Unknown ids are ignored.
    virtual void cancel(AskId id) = 0;
};

} // namespace model
