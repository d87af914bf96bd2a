#pragma once
#include "ui/inspector/facts.h"

namespace ui {

struct LoadedRow;

/// When things happened around a row, as far as the journal knows: nothing is estimated. Thread: that of the
/// translators (main).
class TimingFacts
{
    Q_DECLARE_TR_FUNCTIONS(ui::TimingFacts)
public:
    [[nodiscard]] static QList<Fact> of(const LoadedRow &row);
};

} // namespace ui
