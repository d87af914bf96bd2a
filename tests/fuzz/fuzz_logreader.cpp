// A log of anybody: each byte of it belongs to a record, blocks of any size give the same, and what is joined is
// bounded.
#include "app/importer/joiner.h"
#include "app/importer/logreader.h"
#include "tests/fuzz/limits.h"

#include <cstdio>
#include <cstdlib>

namespace {

[[noreturn]] void die(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

struct Sink final : importer::JoinSink
{
    void attempt(const importer::Attempt &attempt) override
    {
        if (attempt.evidence.size() > importer::mostEvidence)
            die("an attempt without a bound");
    }
    void turn(const importer::Turn &) override { }
    void conversation(const importer::Conversation &) override { }
    void finding(const importer::Finding &finding) override
    {
        if (finding.evidence.isEmpty() && finding.attempts.isEmpty())
            die("a finding without evidence");
    }
};

std::vector<importer::LogRecord> recordsOf(QByteArrayView file, qsizetype blockSize)
{
    std::vector<importer::LogRecord> records;
    importer::LogReader reader({}, [&records](importer::LogRecord &&record) { records.push_back(std::move(record)); });
    for (qsizetype at = 0; at < file.size(); at += blockSize) {
        if (!reader.add(file.sliced(at, std::min(blockSize, file.size() - at))))
            break;
    }
    (void)reader.finish();
    return records;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView file(bytes, qsizetype(size));
    const auto records = fuzz::limited("LogReader", [&] { return recordsOf(file, importer::sampleSize); });
    qint64 at = 0;
    for (const importer::LogRecord &record : records) {
        if (record.origin.offset < at || record.origin.length < 0)
            die("origins overlap");
        at = record.origin.offset + record.origin.length;
    }
    if (size < 4'096 && !importer::looksPacked(file) && recordsOf(file, 7) != records)
        die("blocks matter");
    fuzz::limited("Joiner", [&records] {
        Sink sink;
        importer::Joiner joiner(sink);
        for (const importer::LogRecord &record : records)
            joiner.add(record);
        joiner.finish();
        return 0;
    });
    return 0;
}
