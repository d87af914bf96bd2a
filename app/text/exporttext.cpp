#include "app/text/exporttext.h"

#include <QCoreApplication>

namespace text {

namespace {

struct ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(exporttext)
};

} // namespace

QString exportedText(const exporting::Written &written, const QString &name)
{
    const auto number = [](qint64 count) { return QString::number(count); };
    if (written.format == exporting::Format::Ndjson)
        return ExportWords::tr("%1: %2 rows: %3 calls, %4 frames, %5 notes, %6 tool runs.")
            .arg(name, number(written.calls + written.frames + written.notes + written.tools), number(written.calls),
                number(written.frames), number(written.notes), number(written.tools));
    return ExportWords::tr("%1: %2 calls; %3 connections with %4 frames; left out: %5 notes, %6 tool runs.")
        .arg(name, number(written.calls), number(written.connections), number(written.frames), number(written.notes),
            number(written.tools));
}

QString exportedPeopleText(bool redacted)
{
    return redacted ? ExportWords::tr("People have pseudonyms; what they wrote stays.")
                    : ExportWords::tr("People stand in it under their own ids: be careful whom you give it to.");
}

QString exportErrorText(const exporting::ExportError &error, const QString &name)
{
    switch (error.kind) {
    case exporting::ExportError::Kind::CannotRead:
        return ExportWords::tr("The journal cannot be read: %1").arg(error.message);
    case exporting::ExportError::Kind::CannotWrite:
        return ExportWords::tr("%1 cannot be written: %2").arg(name, error.message);
    case exporting::ExportError::Kind::NoOrdinaryFile:
        return ExportWords::tr("%1 cannot be written: %2").arg(name, ExportWords::tr("it is not an ordinary file."));
    case exporting::ExportError::Kind::Cancelled:
        return ExportWords::tr("The export was cancelled.");
    }
    return {};
}

} // namespace text
