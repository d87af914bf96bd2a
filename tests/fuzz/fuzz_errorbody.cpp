// Bodies of HTTP answers: refusals above all, but a proxy may put anything in their place.
#include "app/protocol/openapi.h"
#include "tests/fuzz/limits.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const auto error = fuzz::limited("parseErrorBody", [body] { return protocol::parseErrorBody(body); });
    const auto answer = fuzz::limited("parseSendAnswer", [body] { return protocol::parseSendAnswer(body); });
    // A refusal must never read as a message that was accepted.
    if (error && std::holds_alternative<protocol::SendResponse>(answer))
        std::abort();
    fuzz::limited("parseTokenResponse", [body] { return protocol::parseTokenResponse(body); });
    fuzz::limited("parseGatewayBot", [body] { return protocol::parseGatewayBot(body); });
    fuzz::limited("parseSendRequest", [body] { return protocol::parseSendRequest(body); });
    return 0;
}
