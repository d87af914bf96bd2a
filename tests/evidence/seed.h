#pragma once
#include "app/evidence/case.h"
#include "app/journal/journalwriter.h"

#include <QTemporaryDir>

namespace seed {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const core::PeerId user{u"6836D852"_s};
inline const QString userMessage = u"ROBOT1.0_BJkd"_s;
inline const QString firstReturned = u"ROBOT1.0_rPi8.S0-fh9"_s;
inline const core::WallTime start = core::fromMs(1'774'422'249'610);

/// A journal that is told one thing after the other, and a reader on it. Times count seconds from `start`.
class Journal
{
public:
    Journal()
        : m_writer(m_dir.filePath(u"journal.db"_s))
    {
        m_writer.open();
    }

    traffic::RecordKey add(traffic::Record record, core::Milliseconds at)
    {
        record.key = ++m_rows;
        record.time = start + at;
        record.bot = u"cat"_s;
        if (!record.scene)
            record.scene = protocol::Scene::C2c;
        if (record.peer.isEmpty())
            record.peer = user;
        m_writer.append(record);
        return record.key;
    }
    void says(const QString &id, const QString &text, core::Milliseconds at, const core::PeerId &peer = user)
    {
        add({.kind = traffic::Kind::Frame,
                .direction = traffic::Direction::In,
                .peer = peer,
                .route = u"C2C_MESSAGE_CREATE"_s,
                .msgId = id,
                .eventId = u"C2C_MESSAGE_CREATE:"_s + id,
                .message = traffic::MessageFacet{.text = text}},
            at);
    }
    void turnBegins(qint64 turn, const QString &answers, core::Milliseconds at)
    {
        add({.route = u"TURN"_s, .anchor = answers, .turnId = turn, .state = traffic::State::InFlight}, at);
    }
    void asksModel(qint64 turn, core::Milliseconds at)
    {
        add({.kind = traffic::Kind::Model, .route = u"POST /chat/completions"_s, .turnId = turn}, at);
    }
    void callsTool(qint64 turn, core::Milliseconds at)
    {
        add({.kind = traffic::Kind::Tool, .route = u"send_message_to_user"_s, .turnId = turn}, at);
    }
    void notes(const QString &route, qint64 sendId, core::Milliseconds at)
    {
        add({.route = route,
                .message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound, .sendId = sendId}},
            at);
    }

    struct Attempt
    {
        qint64 sendId = 1;
        QString text = u"hello"_s;
        QString anchor = userMessage;
        int seq = 1;
        qint64 turn = 0;
        QString origin = u"agent"_s;
        int number = 1;
        core::Milliseconds at{0};
        bool byEvent = false;
    };
    traffic::RecordKey sends(const Attempt &attempt)
    {
        const QByteArray key = attempt.byEvent ? "event_id" : "msg_id";
        traffic::Record record{.kind = traffic::Kind::Http,
            .direction = traffic::Direction::Out,
            .route = u"POST /v2/users/6836D852/messages"_s,
            .anchor = attempt.anchor,
            .attemptId = attempt.sendId * 100 + attempt.number,
            .turnId = attempt.turn,
            .state = traffic::State::InFlight,
            .body = {.text = R"({"msg_type":0,"content":"x",")" + key + R"(":")" + attempt.anchor.toUtf8() + R"("})"},
            .message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound,
                .text = attempt.text,
                .sendId = attempt.sendId,
                .attemptNumber = attempt.number,
                .origin = attempt.origin}};
        if (attempt.seq > 0)
            record.msgSeq = attempt.seq;
        m_sent = attempt.at;
        return add(record, attempt.at);
    }
    /// The answer to what was sent last.
    void accepts(const QString &returnedId)
    {
        answers({.state = traffic::State::Accepted, .status = 200, .returnedId = returnedId});
    }
    void refuses(int code)
    {
        answers({.state = traffic::State::Refused, .status = 400, .code = code, .detail = u"no"_s});
    }
    void isInReview() { answers({.state = traffic::State::InAudit, .status = 202, .code = 304023}); }
    void isSilent() { answers({.state = traffic::State::Unknown, .detail = u"timeout"_s}); }

    [[nodiscard]] evidence::Case caseOf(qint64 row)
    {
        m_writer.drain();
        const auto reader = journal::JournalReader::open(m_writer.path(), journal::liveSource, 0);
        const auto found = evidence::gather(**reader, ref(row));
        return found ? *found : evidence::Case{.messageId = -1};
    }
    [[nodiscard]] static journal::RowRef ref(qint64 row) { return {journal::liveSource, row}; }
    [[nodiscard]] qint64 lastRow() const { return m_rows; }

private:
    void answers(traffic::Settlement answer)
    {
        answer.key = m_rows;
        answer.time = start + m_sent + 284ms;
        answer.duration = 284ms;
        m_writer.append(answer);
    }

    QTemporaryDir m_dir;
    journal::JournalWriter m_writer;
    qint64 m_rows = 0;
    core::Milliseconds m_sent{0};
};

/// The seed's turn 7: text accepted, message 1 accepted, messages 2 and 3 refused as they hang on what 1 returned,
/// summary accepted. Rows: 1 user, 2 turn, 3 model, 4 text, 5 tool, 6 message 1, 7 tool, 8 message 2, 9 tool, 10
/// message 3, 11 model, 12 summary.
inline void tell(Journal &journal, const QString &origin = u"tool"_s)
{
    journal.says(userMessage, u"send me 3 messages"_s, 0s);
    journal.turnBegins(7, userMessage, 10ms);
    journal.asksModel(7, 20ms);
    journal.sends({.sendId = 1, .text = u"right away"_s, .seq = 1, .turn = 7, .at = 6s});
    journal.accepts(u"ROBOT1.0_rPi8.Sx.FVq"_s);
    journal.callsTool(7, 6s);
    journal.sends({.sendId = 2, .text = u"message 1"_s, .seq = 2, .turn = 7, .origin = u"tool"_s, .at = 7s});
    journal.accepts(firstReturned);
    for (const qint64 sendId : {3, 4}) {
        journal.callsTool(7, 8s);
        journal.sends({.sendId = sendId,
            .text = u"message %1"_s.arg(sendId - 1),
            .anchor = firstReturned,
            .seq = int(sendId) - 2,
            .turn = 7,
            .origin = origin,
            .at = 8s});
        journal.refuses(40034024);
    }
    journal.asksModel(7, 9s);
    journal.sends({.sendId = 5, .text = u"summary"_s, .seq = 3, .turn = 7, .at = 13s});
    journal.accepts(u"ROBOT1.0_rPi8.S.6Jzc"_s);
}

} // namespace seed
