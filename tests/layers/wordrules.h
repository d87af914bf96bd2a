#pragma once
#include "tests/layers/sourcetree.h"

namespace layers {

/// Words that stand nowhere in app/ and ui/: mutexes and singletons of ours, listeners outside the sandbox (also where
/// a forward declaration would hide them from the includes). One sentence each.
[[nodiscard]] QStringList forbiddenWords(const SourceTree &tree);

} // namespace layers
