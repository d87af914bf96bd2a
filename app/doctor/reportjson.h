#pragma once
#include "app/doctor/check.h"

#include <QByteArray>

namespace doctor {

/// A file of the program, as the doctor found it: `sound`, `missing`, `damaged`, `unreadable`.
struct FileState
{
    QString name; ///< `journal`, `outbox`
    QString state;
    friend bool operator==(const FileState &, const FileState &) = default;
};

/// What `doctor --json` prints: `schema`, `v`, `passed`, `checks` with `probe`, `result`, `code`, `words`,
/// `duration_ms`, `clock_skew_ms` where it is known, `files`. Names of probes and results are stable words.
[[nodiscard]] QByteArray toJson(const Report &report, const QList<FileState> &files);

/// `token`, `identity`, `sessions`, `gateway`, `model`
[[nodiscard]] QString probeName(Probe probe);
/// `good`, `wrong-credentials`, `address-not-allowed` …
[[nodiscard]] QString resultName(Result result);

} // namespace doctor
