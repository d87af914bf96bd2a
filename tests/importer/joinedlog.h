#pragma once
#include "app/importer/identity.h"
#include "app/importer/joiner.h"
#include "app/importer/logreader.h"

#include <QSet>

namespace test {

/// A log read and joined, as whoever keeps its records does it: duplicates left out, in order of time.
struct JoinedLog final : importer::JoinSink
{
    std::vector<importer::LogRecord> records; ///< unique ones, in order of time
    int duplicates = 0;
    QList<importer::Attempt> attempts;
    QList<importer::Turn> turns;
    QList<importer::Conversation> conversations;
    QList<importer::Finding> findings;
    importer::JoinSummary summary;

    void attempt(const importer::Attempt &attempt) override { attempts.append(attempt); }
    void turn(const importer::Turn &turn) override { turns.append(turn); }
    void conversation(const importer::Conversation &conversation) override { conversations.append(conversation); }
    void finding(const importer::Finding &finding) override { findings.append(finding); }

    void read(const QByteArray &file)
    {
        QSet<importer::Identity> seen;
        importer::LogReader reader({}, [&](importer::LogRecord &&record) {
            const auto identity = importer::identityOf(record);
            if (identity && seen.contains(*identity))
                ++duplicates;
            else
                records.push_back(std::move(record));
            if (identity)
                seen.insert(*identity);
        });
        if (!reader.add(file) || !reader.finish())
            qFatal("cannot read the log");
        std::ranges::stable_sort(records, {}, [](const importer::LogRecord &record) { return record.stamp.ms(); });
        importer::Joiner joiner(*this);
        for (const importer::LogRecord &record : records)
            joiner.add(record);
        joiner.finish();
        summary = joiner.summary();
        std::ranges::sort(attempts, {}, &importer::Attempt::number);
    }
    [[nodiscard]] const importer::LogRecord &record(importer::RecordNumber number) const
    {
        return *std::ranges::find(records, number, &importer::LogRecord::number);
    }
    template <class T> [[nodiscard]] qint64 count() const
    {
        return std::ranges::count_if(
            records, [](const importer::LogRecord &one) { return std::holds_alternative<T>(one.fields); });
    }
    [[nodiscard]] QList<importer::Finding> of(importer::Finding::Kind kind) const
    {
        QList<importer::Finding> list;
        std::ranges::copy_if(
            findings, std::back_inserter(list), [kind](const importer::Finding &one) { return one.kind == kind; });
        return list;
    }
};

} // namespace test
