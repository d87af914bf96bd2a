// Frames of the gateway: what a server, or whoever answers in its place, may send.
#include "app/protocol/frame.h"
#include "app/protocol/jsontree.h"
#include "tests/fuzz/limits.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const auto frame = fuzz::limited("parseFrame", [text] { return protocol::parseFrame(text); });
    if (frame) {
        if (const auto *dispatch = std::get_if<protocol::Dispatch>(&frame->payload))
            fuzz::limited("eventPlace", [dispatch] { return protocol::eventPlace(dispatch->event); });
        if (protocol::parseFrame(text) != frame) // reading has no memory
            std::abort();
    }
    // As the inspector shows it.
    const auto tree = fuzz::limited("parseJsonTree", [text] { return protocol::parseJsonTree(text); });
    if (tree)
        fuzz::limited("prettyJson", [&tree] { return protocol::prettyJson(*tree); });
    return 0;
}
