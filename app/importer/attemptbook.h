#pragma once
#include "app/importer/joined.h"

#include <deque>
#include <functional>

namespace importer {

/// What is known of a send from the lines before it.
struct SendContext
{
    SendPath path = SendPath::Unknown;
    RecordNumber toolCall = 0;
    qint64 turn = 0;
    QString platformId;
};

/// Joins requests with what ends them. An answer names no conversation, so it goes to the oldest open request; an error
/// names one in its URL. What ends several ways (botpy's line and the exception behind it) ends once: an attempt that
/// is closed waits a little for such lines. Thread: one. Source: log grammar, joining request and outcome.
class AttemptBook
{
public:
    using Take = std::function<void(const Attempt &attempt)>;
    /// `closed`: its end is known; `settled`: nothing more can come to it.
    AttemptBook(Take closed, Take settled);

    void open(const LogRecord &record, const HttpRequest &request, const SendContext &context);
    // What ends a request; with none open, botpy's lines are attempts by themselves, of that context.
    void accept(const LogRecord &record, const HttpResponse &response, const SendContext &context);
    void refuse(const LogRecord &record, const HttpError &error, const SendContext &context);
    void timeOut(const LogRecord &record, const HttpTimeout &timeout, const SendContext &context);
    void noAnswer(const LogRecord &record);
    void exception(const LogRecord &record, const QString &errorClass, const QString &message);
    /// The adapter kept a returned id: that send went the session path.
    void keptId(const LogRecord &record, const core::OutboundMsgId &id);

    void settle(const Stamp &now);
    /// Those that have ended, without waiting for more; `nowMs`: the log's time, as Stamp::ms().
    void pause(qint64 nowMs);
    void finish();
    /// Those that are not settled, as they stand.
    void tellOpen(const Take &take) const;

private:
    struct Closed
    {
        Attempt attempt;
        int age = 0; ///< records since
        bool hasException = false;
    };
    void giveUpOpen(qint64 nowMs);
    [[nodiscard]] Attempt taken(size_t index);
    [[nodiscard]] std::optional<Attempt> oldestOpen(const Target &target);
    [[nodiscard]] Attempt inferred(const LogRecord &record, const Target &target, const SendContext &context);
    void close(Attempt attempt, Attempt::State state, const LogRecord &record);
    [[nodiscard]] Closed *lateEvidence(const std::function<bool(const Closed &)> &fits);

    Take m_closed;
    Take m_settled;
    std::deque<Attempt> m_open;
    std::deque<Closed> m_settling;
    qint64 m_number = 0;
};

} // namespace importer
