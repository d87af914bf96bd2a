// Scenarios of the sandbox: files from anywhere.
#include "app/sandbox/scenario.h"
#include "tests/fuzz/limits.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const auto scenario
        = fuzz::limited("parseScenario", [text] { return sandbox::parseScenario(text, QStringLiteral("nonce")); });
    if (!scenario && !scenario.error().path.startsWith(u'$')) // its author must find the place
        std::abort();
    return 0;
}
