#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace bench {

/// How much of each thing is measured.
struct Sizes
{
    int sends = 2'000;
    int frames = 50'000;
    int rowsBefore = 200'000; ///< in the journal before inserts are measured
    int rowsMeasured = 50'000;
    int windowRows = 100'000; ///< in the journal that a window opens
    int searchRows = 200'000; ///< in the journal that is searched
    int filterRows = 50'000; ///< that the stock proxy filters
    int scrollSteps = 600;
    int liveSeconds = 10;
    int parses = 20'000;
    int variantMegabytes = 10; ///< of each variant of a log
    int logMegabytes = 100; ///< of the log that is indexed
    int rowsMegabytes = 256; ///< of the log that is imported to rows
    int fewRowsMegabytes = 128; ///< of the one beside it
    int cancels = 6; ///< points of time at which an import is given up
    int rounds = 5;
};

/// One line of the table. `goal` is on the ratio, or on our own value where product section 9 says so.
struct Row
{
    enum class Goal { None, RatioAtLeast, RatioAtMost, OursAtMost };
    QString name;
    QString unit;
    double ours = 0;
    std::optional<double> reference;
    QString referenceName;
    Goal goalKind = Goal::None;
    double goal = 0;

    [[nodiscard]] std::optional<double> ratio() const;
    /// `met`, `missed`, or empty without a goal or a reference.
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QString goalText() const;
};

/// What a run found. Lines that could not be measured stand as notes.
class Report
{
public:
    void add(const Row &row);
    void note(const QString &sentence);
    /// Machine, Qt and build, one line.
    [[nodiscard]] static QString machine();
    [[nodiscard]] QByteArray markdown() const;
    [[nodiscard]] QByteArray plain() const;
    [[nodiscard]] QByteArray json() const;

private:
    QList<Row> m_rows;
    QStringList m_notes;
};

} // namespace bench
