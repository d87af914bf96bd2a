#pragma once
#include "app/importer/value.h"

namespace test {

/// The value as Python's `repr` prints it. Opaque values and numbers as they are spelled.
[[nodiscard]] QByteArray pythonRepr(const importer::Value &value);
/// A text as Python prints it: in single quotes, or in double ones if it holds a single one and no double one.
[[nodiscard]] QByteArray pythonRepr(const QByteArray &utf8);

[[nodiscard]] importer::Value textValue(const QByteArray &utf8);

} // namespace test
