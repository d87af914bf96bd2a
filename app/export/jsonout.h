#pragma once
#include "app/export/pseudonymizer.h"

namespace exporting {

/// Writes JSON into a buffer, a value at a time, and is the one door through which words reach an export: what comes
/// from a journal goes through the pseudonymizer, what this program says itself does not. Thread: a value.
class JsonOut
{
public:
    /// `redaction`: null writes everything as it is.
    explicit JsonOut(Pseudonymizer *redaction)
        : m_redaction(redaction)
    {
    }
    using Place = Pseudonymizer::Place;

    JsonOut &open(char bracket);
    JsonOut &close(char bracket);
    JsonOut &key(QByteArrayView name);

    /// Of the journal. Bytes that are no UTF-8 become U+FFFD.
    JsonOut &text(QByteArrayView value, Place place = Place::Text);
    JsonOut &words(const QString &value) { return text(value.toUtf8()); }
    JsonOut &base64(QByteArrayView value);
    JsonOut &peer(const QString &id);
    /// A record's route: `METHOD /path?query`, an event's name, or any other word.
    JsonOut &route(const QString &route);
    /// Redacted already, or words of this program.
    JsonOut &plain(QByteArrayView value);
    JsonOut &number(qint64 value);
    /// `ms` as seconds with three decimals.
    JsonOut &seconds(qint64 ms);
    JsonOut &boolean(bool value);

    /// Members that are left out when there is nothing to say.
    JsonOut &member(QByteArrayView name, const QString &value);
    JsonOut &member(QByteArrayView name, const std::optional<int> &value);
    JsonOut &member(QByteArrayView name, qint64 value);

    /// After a value that stands on a line of its own.
    void endLine();

    [[nodiscard]] Pseudonymizer *redaction() const { return m_redaction; }
    /// What was written since the last call.
    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    void separate();

    Pseudonymizer *m_redaction;
    QByteArray m_bytes;
    bool m_needsComma = false;
};

} // namespace exporting
