#pragma once
#include <QMap>
#include <QString>

/// What an example reads as: its type and its fields by name, as text. Typed examples are read through the structs of
/// the protocol room; only what has no struct is looked up in the JSON.
struct Reading
{
    QString type;
    QMap<QString, QString> fields;
};

/// The text of a file in the folder of examples; empty when there is none.
[[nodiscard]] QByteArray exampleFile(const QString &name);
/// The folder of examples, with a slash at its end.
[[nodiscard]] QString exampleFolder();
/// Reads `name`.json.
[[nodiscard]] Reading readExample(const QString &name);
