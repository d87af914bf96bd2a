#include "app/export/harfile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace exporting {

core::Result<Written, ExportError> writeHarFile(
    const journal::JournalReader &reader, const QString &path, const HarOptions &options)
{
    const auto notWritten = [](ExportError::Kind kind, const QString &message = {}) {
        return core::make_unexpected(ExportError{kind, message});
    };
    const QFileInfo target(path);
    const bool isNew = !target.exists();
    if (!isNew && !target.isFile())
        return notWritten(ExportError::Kind::NoOrdinaryFile);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(ExportError::Kind::CannotWrite, file.errorString());
    if (isNew)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    auto written = writeHar(reader, file, options);
    if (written && !file.commit())
        return notWritten(ExportError::Kind::CannotWrite, file.errorString());
    return written;
}

} // namespace exporting
