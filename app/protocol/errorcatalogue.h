#pragma once
#include <QHash>
#include <QList>
#include <QString>

namespace protocol {

/// What kind of fault a server code names. Source: protocol reference (f).
enum class CodeCategory {
    Anchor,
    Dedupe,
    Quota,
    Content,
    Media,
    Audit,
    Param,
    Permission,
    Auth,
    Server,
    Gateway,
    Other
};
/// Whether and how a refused call may be tried again. Source: protocol reference (f).
enum class CodeRetry { No, Once, Backoff, AfterFix, NewAnchor, Proactive };

/// One row of the catalogue: a server code or a gateway close code.
struct CodeEntry
{
    int code = 0;
    QString serverMessage;
    QString meaningEn, meaningZh;
    CodeCategory category = CodeCategory::Other;
    CodeRetry retry = CodeRetry::No;
    QString adviceEn, adviceZh;
};

/// The error catalogue, read from `resources/errors/qq-open-platform.tsv`. One code may have several rows (several
/// server texts); `find` returns the first. Thread: a value, read-only after construction.
class ErrorCatalogue
{
public:
    /// The compiled-in catalogue. Needs the resource library linked; an empty catalogue says it is missing.
    [[nodiscard]] static ErrorCatalogue builtIn();
    [[nodiscard]] static ErrorCatalogue fromTsv(QByteArrayView text);
    [[nodiscard]] const CodeEntry *find(int code) const;
    [[nodiscard]] const QList<CodeEntry> &entries() const { return m_entries; }

private:
    QList<CodeEntry> m_entries;
    QHash<int, qsizetype> m_byCode;
};

} // namespace protocol
