#include "app/export/exportfile.h"

#include "app/export/harexport.h"
#include "app/export/ndjsonexport.h"

#include <QFileInfo>
#include <QSaveFile>

namespace exporting {

core::Result<Written, ExportError> writeExport(
    const journal::OwnReaders &journals, QIODevice &device, const Options &options)
{
    switch (options.format) {
    case Format::Har:
        return writeHar(journals, device, options);
    case Format::Ndjson:
        return writeNdjson(journals, device, options);
    }
    return core::make_unexpected(ExportError{});
}

core::Result<Written, ExportError> writeExportFile(
    const journal::OwnReaders &journals, const QString &path, const Options &options)
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
    auto written = writeExport(journals, file, options);
    if (written && !file.commit())
        return notWritten(ExportError::Kind::CannotWrite, file.errorString());
    return written;
}

} // namespace exporting
