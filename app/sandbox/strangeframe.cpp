#include "app/sandbox/gateway.h"

namespace sandbox {

namespace {

/// More than any event has, and under what the client takes. Source: product 7, "message ≤ 4 MiB".
constexpr qsizetype largeBytes = 2 * 1024 * 1024;
constexpr int deepLevels = 64;

} // namespace

QByteArray strangeText(StrangeFrame::Kind kind)
{
    switch (kind) {
    case StrangeFrame::Kind::NotJson:
        return R"({"op":0,"t":"C2C_MESSAGE_CREATE","d":{"id":)";
    case StrangeFrame::Kind::Large:
        return R"({"op":0,"t":"SANDBOX_LARGE_EVENT","d":{"text":")" + QByteArray(largeBytes, 'x') + R"("}})";
    case StrangeFrame::Kind::TooDeep:
        return R"({"op":0,"t":"SANDBOX_DEEP_EVENT","d":)" + QByteArray(deepLevels, '[') + QByteArray(deepLevels, ']')
            + '}';
    case StrangeFrame::Kind::WrongTypes:
        return R"({"op":"dispatch","s":"last","t":7,"d":42})";
    case StrangeFrame::Kind::UnknownOp:
        return R"({"op":99,"d":{}})";
    case StrangeFrame::Kind::UnknownEvent:
        return {};
    }
    return {};
}

} // namespace sandbox
