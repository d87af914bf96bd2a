#pragma once
#include "app/export/exportfile.h"
#include "app/traffic/redact.h"
#include "tests/export/harcheck.h"
#include "tests/journal/samples.h"

#include <QBuffer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace har {

using namespace Qt::StringLiterals;

inline const auto alice = u"6F1C0A9B2D3E4F5061728394A5B6C7D8"_s;

/// A journal in a folder of its own that is filled row by row and exported.
class Journal
{
public:
    Journal()
        : m_writer(m_dir.filePath(u"journal.db"_s), {})
    {
        m_writer.open();
    }
    /// Its row.
    qint64 add(traffic::Record record)
    {
        record.key = ++m_rows;
        m_writer.append(record);
        return m_rows;
    }
    /// The answer to the newest row.
    void answer(traffic::Settlement settlement)
    {
        settlement.key = m_rows;
        m_writer.append(settlement);
    }
    qint64 frame(const QString &route, const QByteArray &body, traffic::Direction direction = traffic::Direction::In,
        const QString &bot = u"cat"_s, const QString &detail = {}, std::optional<int> code = {})
    {
        return add({.time = timeOf(m_rows + 1),
            .bot = bot,
            .kind = traffic::Kind::Frame,
            .direction = direction,
            .route = route,
            .detail = detail,
            .op = op(route),
            .code = code,
            .body = {body, {}, body.size()}});
    }
    qint64 opens(const QString &url = u"wss://gate.example/websocket"_s, const QString &bot = u"cat"_s)
    {
        return frame(u"OPEN"_s, {}, traffic::Direction::Out, bot, url);
    }
    qint64 closes(int code = 4009, const QString &bot = u"cat"_s)
    {
        return frame(u"CLOSE"_s, {}, traffic::Direction::In, bot, u"session timeout"_s, code);
    }

    /// Of what was added so far.
    [[nodiscard]] auto reader(journal::SourceId source = journal::liveSource, const QString &name = u"live"_s)
    {
        m_writer.drain();
        return journal::JournalReader::open(
            m_dir.filePath(u"journal.db"_s), source, std::numeric_limits<traffic::RecordKey>::max(), {}, name);
    }
    /// The rows of the other come first, as those of a log of that name.
    void readBefore(Journal &other, const QString &name)
    {
        m_log = &other;
        m_logName = name;
    }
    [[nodiscard]] core::Result<journal::OwnReaders, journal::JournalError> readers()
    {
        journal::OwnReaders readers;
        if (m_log) {
            auto log = m_log->reader(journal::firstImport, m_logName);
            if (!log)
                return core::make_unexpected(log.error());
            readers.push_back(std::move(*log));
        }
        auto own = reader();
        if (!own)
            return core::make_unexpected(own.error());
        readers.push_back(std::move(*own));
        return readers;
    }
    [[nodiscard]] core::Result<exporting::Written, exporting::ExportError> exportTo(
        QIODevice &device, const exporting::Options &options)
    {
        const auto opened = readers();
        if (!opened)
            return core::make_unexpected(exporting::ExportError{.message = opened.error().message});
        return exporting::writeExport(*opened, device, options);
    }
    void mark(qint64 row, const journal::Mark &mark)
    {
        m_writer.drain();
        m_writer.setMark({journal::liveSource, row}, mark);
    }
    [[nodiscard]] QByteArray ndjson(exporting::Options options = {})
    {
        options.format = exporting::Format::Ndjson;
        return har(options);
    }
    [[nodiscard]] QByteArray har(exporting::Options options = {})
    {
        options.version = u"9.8.7"_s;
        if (options.bases.api.isEmpty())
            options.bases.api = QUrl(u"https://api.example"_s);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        m_written = exportTo(buffer, options).value_or(exporting::Written());
        return buffer.data();
    }
    [[nodiscard]] QByteArray rawHar() { return har({.redact = false}); }
    /// Of the last har().
    [[nodiscard]] const exporting::Written &written() const { return m_written; }

    /// Row 1 is at 1,700,000,000.001 s, and so on.
    [[nodiscard]] static core::WallTime timeOf(qint64 row) { return core::fromMs(1'700'000'000'000 + row); }

private:
    [[nodiscard]] static std::optional<int> op(const QString &route)
    {
        return route == "IDENTIFY"_L1 ? std::optional(2) : std::nullopt;
    }

    QTemporaryDir m_dir;
    journal::JournalWriter m_writer;
    Journal *m_log = nullptr;
    QString m_logName;
    qint64 m_rows = 0;
    exporting::Written m_written;
};

/// The member of an object along a path of names and numbers: `request/headers/0/value`.
[[nodiscard]] inline QJsonValue at(QJsonValue value, const QString &path)
{
    for (const QString &name : path.split(u'/')) {
        bool isNumber = false;
        const int index = name.toInt(&isNumber);
        value = isNumber ? value.toArray().at(index) : value.toObject().value(name);
    }
    return value;
}

} // namespace har
