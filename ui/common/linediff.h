#pragma once
#include <QList>
#include <QString>

namespace ui {

/// One line of two texts laid side by side.
struct LineEdit
{
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text; ///< without its line break
    friend bool operator==(const LineEdit &, const LineEdit &) = default;
};

/// The shortest way from one text to the other, line by line: what is same or removed is the text before, what is same
/// or added the text after. Texts that differ in more than a few hundred lines are told as removed and added whole, so
/// that the work stays bounded. Pure. Thread: any.
[[nodiscard]] QList<LineEdit> lineDiff(const QString &before, const QString &after);

} // namespace ui
