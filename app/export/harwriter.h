#pragma once
#include "app/export/lineentry.h"
#include "app/export/options.h"

class QIODevice;

namespace exporting {

/// Writes a HAR 1.2 file entry by entry, so that it needs no more memory than the largest row. In this order: begin(),
/// calls and what is left out in any order, then the lines of one bot after the other, then finish(). A row becomes
/// bytes on the device before its function returns. Thread: the device's. Source: HAR 1.2.
class HarWriter
{
public:
    /// `redaction`: null writes people as they are.
    HarWriter(QIODevice &device, Bases bases, Pseudonymizer *redaction);
    /// `version`: the program's.
    void begin(const QString &version);
    /// `log`: the name of the log that the row was read from, if it was.
    void addCall(const journal::RowDetail &row, const QString &log);
    /// Counts a row that is a note or a tool's run.
    void leaveOut(traffic::Kind kind);
    void beginLine();
    /// A frame; of a call only how many connections its answer tells the bot to open.
    void addToLine(const journal::RowDetail &row, const QString &log);
    void endLine();
    void finish();

    [[nodiscard]] const Written &written() const { return m_written; }
    /// The device took all of it so far.
    [[nodiscard]] bool isSound() const { return m_isSound; }

private:
    void flush();

    QIODevice &m_device;
    Bases m_bases;
    JsonOut m_out;
    LineEntry m_line;
    Written m_written;
    bool m_isSound = true;
};

} // namespace exporting
