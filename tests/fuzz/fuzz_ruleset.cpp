// Rule sets: files that a person may replace.
#include "app/lineage/ruleset.h"
#include "tests/fuzz/limits.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const auto rules = fuzz::limited("RuleSet::parse", [text] { return lineage::RuleSet::parse(text); });
    if (!rules)
        return 0;
    for (auto it = rules->scenes.cbegin(); it != rules->scenes.cend(); ++it) {
        // What is safe ends before what is doomed begins, or every verdict would be nonsense.
        const bool inOrder = it->window.safeBelow <= it->window.uncertainBelow
            && it->window.uncertainBelow <= it->window.doomedFrom
            && (!it->replies.counts() || it->replies.safe < it->replies.doomedFrom);
        if (!inOrder)
            std::abort();
    }
    return 0;
}
