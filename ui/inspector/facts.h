#pragma once
#include "app/journal/source.h"
#include "ui/common/chip.h"

#include <QCoreApplication>

namespace ui {

/// One key-value row of the summary.
struct Fact
{
    QString name;
    QString value;
    QString copied; ///< what the copy button takes; empty: no button
    bool mono = true;
    QString icon; ///< before the value
    Tone tone = Tone::Dim; ///< of the icon
    friend bool operator==(const Fact &, const Fact &) = default;
};

/// What is known about the row, in the order people ask for it. Ids stand whole. Thread: that of the translators
/// (main).
class Facts
{
    Q_DECLARE_TR_FUNCTIONS(ui::Facts)
public:
    [[nodiscard]] static QList<Fact> of(const journal::RowDetail &row);
    /// `400 · POST · 166 ms` for calls; `op 0 · s 1 209` for frames.
    [[nodiscard]] static QString callLine(const journal::RowSummary &row);
    [[nodiscard]] static QString frameLine(const journal::RowSummary &row);
    /// Whether the person on the other side saw it; none for what is no outgoing message.
    [[nodiscard]] static std::optional<Fact> seenByUser(const journal::RowSummary &row);
};

} // namespace ui
