#pragma once
#include "app/imports/linefile.h"
#include "app/traffic/record.h"

#include <QCache>

namespace imports {

/// A row to be, with its answer if the log has one.
struct MadeRow
{
    importer::RecordNumber from = 0; ///< the record that it is made of; 0: a turn's note
    traffic::Record record;
    std::optional<traffic::Settlement> settlement;
    friend bool operator==(const MadeRow &, const MadeRow &) = default;
};

/// What the file of lines knows about a record.
struct RecordPlace
{
    TurnPlace turn;
    std::optional<importer::Attempt> attempt; ///< that the record is the row of
    std::optional<importer::LogRecord> outcome; ///< the record that ends that attempt
};

/// Makes of a log's records, in the order of time, the rows that the program's own journal would have: messages, calls
/// with their answers, turns with their tools; what has no counterpart becomes a note. Thread: one.
class RowMaker
{
public:
    /// `name`: of the log, which stands for the bot. `platformIds` in it: several are told apart. `firstDay`: the date
    /// of day 0; none: 1970, so that nothing counts as young.
    RowMaker(QString name, const QStringList &platformIds, std::optional<QDate> firstDay);

    /// One row, and before it its turn's note where the turn begins with it.
    [[nodiscard]] QList<MadeRow> make(const importer::LogRecord &record, const RecordPlace &place);
    [[nodiscard]] core::WallTime timeOf(const importer::Stamp &stamp) const;
    /// Takes the rows back that were made last: they will be made anew.
    void takeBack(const QList<MadeRow> &rows);

private:
    [[nodiscard]] traffic::Record blank(const importer::LogRecord &record, const TurnPlace &turn);
    [[nodiscard]] MadeRow inboundRow(const importer::LogRecord &record, const RecordPlace &place);
    [[nodiscard]] MadeRow attemptRow(const importer::LogRecord &record, const RecordPlace &place);
    [[nodiscard]] MadeRow noteRow(const importer::LogRecord &record, const RecordPlace &place);
    [[nodiscard]] MadeRow turnRow(const importer::LogRecord &record, const TurnPlace &turn);
    [[nodiscard]] QString botOf(const QString &platformId) const;

    QString m_name;
    bool m_tellsPlatforms;
    std::optional<QDate> m_firstDay;
    traffic::RecordKey m_key = 0;
    /// The turns that had a record last: memory does not grow with the log. What the joiner still adds to is among them
    /// (its open turns, and the 10,000 that began last).
    QCache<qint64, char> m_toldTurns{16'384};
};

} // namespace imports
