#pragma once
#include "ui/inspector/facts.h"
#include "ui/inspector/loadedrow.h"

namespace ui {

/// Facts that belong together, under one title.
struct FactGroup
{
    QString title;
    QList<Fact> facts;
};

/// When it happened, what it took, what was before: only what the journal holds. Thread: that of the translators
/// (main).
class TimingFacts
{
    Q_DECLARE_TR_FUNCTIONS(ui::TimingFacts)
public:
    [[nodiscard]] static QList<FactGroup> of(const LoadedRow &row);

private:
    static void addBefore(FactGroup &group, const LoadedRow &row);
    [[nodiscard]] static FactGroup ofFrame(const LoadedRow &row);
    [[nodiscard]] static FactGroup ofCall(const LoadedRow &row);
    [[nodiscard]] static FactGroup ofAnchor(const LoadedRow &row);
    [[nodiscard]] static FactGroup ofAttempts(const LoadedRow &row);
};

} // namespace ui
