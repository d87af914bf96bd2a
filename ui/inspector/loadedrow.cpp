#include "ui/inspector/loadedrow.h"

#include "ui/common/visibletext.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// One direction as text: what was called, headers, an empty line, the body.
QString rawPart(const QString &head, const QList<traffic::Header> &headers, const PreparedBody &body)
{
    QString part = head + u'\n';
    for (const traffic::Header &header : headers) {
        part += visibleText(QString::fromUtf8(header.name + ": " + header.value), false) + u'\n';
    }
    return part + u'\n' + body.exact + u'\n';
}

QString sizeLine(const PreparedBody &body, qsizetype cuts)
{
    const QString cut = cuts == 0 ? QString() : u", %1 cut"_s.arg(cuts);
    return u"# %1 B%2"_s.arg(body.wireSize).arg(cut);
}

QString rawText(const LoadedRow &loaded)
{
    const traffic::Record &record = loaded.detail->record;
    QString raw = rawPart(sizeLine(loaded.request, record.body.splices.size()) + u'\n' + visibleText(record.route, false),
        record.headers, loaded.request);
    if (const auto &answer = loaded.detail->settlement) {
        const QString status = answer->status ? u"HTTP %1"_s.arg(*answer->status) : visibleText(answer->detail, false);
        raw += u'\n'
            + rawPart(sizeLine(loaded.response, answer->body.splices.size()) + u'\n' + status, answer->headers,
                loaded.response);
    }
    return raw;
}

} // namespace

bool LoadedRow::looksLike(const LoadedRow &other) const
{
    if (!detail || !other.detail || detail->summary.ref != other.detail->summary.ref) {
        return false;
    }
    return detail->summary.state == other.detail->summary.state
        && detail->settlement.has_value() == other.detail->settlement.has_value()
        && std::equal(attempts.cbegin(), attempts.cend(), other.attempts.cbegin(), other.attempts.cend(),
            [](const journal::RowSummary &a, const journal::RowSummary &b) {
                return a.ref == b.ref && a.state == b.state;
            });
}

LoadedRow loadRow(journal::ReaderPool::Readers &readers, journal::RowRef row)
{
    LoadedRow loaded;
    journal::JournalReader *reader = readers.of(row.source());
    if (reader == nullptr) {
        loaded.error = journal::JournalError{journal::JournalError::Kind::CannotOpen, u"open"_s, 0, {}};
        return loaded;
    }
    auto detail = reader->detail(row);
    if (!detail) {
        loaded.error = detail.error();
        return loaded;
    }
    loaded.request = prepareBody(detail->record.body);
    if (detail->settlement) {
        loaded.response = prepareBody(detail->settlement->body);
    }
    const auto &message = detail->record.message;
    if (message && message->sendId != 0) {
        loaded.attempts = reader->attemptsOf(detail->record.bot, message->sendId).value_or(QList<journal::RowSummary>());
    }
    loaded.detail = std::move(*detail);
    loaded.raw = rawText(loaded);
    return loaded;
}

} // namespace ui
