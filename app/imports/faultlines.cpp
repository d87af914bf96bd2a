#include "app/imports/faultlines.h"

#include <algorithm>

namespace imports {

namespace {

/// Lines that are told of one finding; the rest is a number.
constexpr qsizetype mostLines = 20;
constexpr qsizetype longestText = 240;

QString excerpt(const QByteArray &message)
{
    const QString text = QString::fromUtf8(message).simplified();
    return text.size() > longestText ? text.first(longestText) + u'…' : text;
}

/// A line whose record is told in another one's row leads to that.
core::Result<qint64, journal::JournalError> rowOf(LineFile &lines, importer::RecordNumber record)
{
    const auto own = lines.rowOf(record);
    if (!own || *own != 0)
        return own;
    const auto request = lines.requestOf(record);
    if (!request || *request == 0)
        return request;
    return lines.rowOf(*request);
}

} // namespace

core::Result<QList<FoundFault>, journal::JournalError> faultsOf(
    const QList<importer::Finding> &findings, LineFile &lines, journal::SourceId source)
{
    QList<FoundFault> faults;
    for (const importer::Finding &finding : findings) {
        FoundFault fault{finding, {}};
        for (const importer::RecordNumber number :
            finding.evidence.first(std::min(mostLines, finding.evidence.size()))) {
            const auto record = lines.record(number);
            if (!record)
                return core::make_unexpected(record.error());
            if (!*record)
                continue;
            const auto row = rowOf(lines, number);
            if (!row)
                return core::make_unexpected(row.error());
            fault.evidence.append({number, (*record)->origin.line, (*record)->stamp, excerpt((*record)->message),
                *row != 0 ? journal::RowRef(source, *row) : journal::RowRef()});
        }
        faults.append(fault);
    }
    std::ranges::stable_sort(faults, [](const FoundFault &a, const FoundFault &b) {
        const auto rank
            = [](const FoundFault &fault) { return std::pair(fault.finding.isConsequence, fault.finding.first.ms()); };
        return rank(a) < rank(b);
    });
    return faults;
}

journal::RowRef rowToShow(const QList<FoundFault> &faults)
{
    if (faults.isEmpty())
        return {};
    for (auto line = faults.first().evidence.crbegin(); line != faults.first().evidence.crend(); ++line) {
        if (!line->row.isNull())
            return line->row;
    }
    return {};
}

} // namespace imports
