#include "ui/common/linelook.h"

using namespace Qt::StringLiterals;

namespace ui {

using Phase = bot::ConnectionChanged::Phase;

QString iconOf(Phase phase)
{
    switch (phase) {
    case Phase::Ready:
        return u"online"_s;
    case Phase::Offline:
        return u"offline"_s;
    case Phase::Stopped:
        return u"error"_s;
    case Phase::FetchingGateway:
    case Phase::Connecting:
    case Phase::Identifying:
    case Phase::Resuming:
    case Phase::Waiting:
        return u"connecting"_s;
    }
    return u"offline"_s;
}

Tone toneOf(Phase phase)
{
    switch (phase) {
    case Phase::Ready:
        return Tone::Ok;
    case Phase::Offline:
    case Phase::Stopped:
        return Tone::Bad;
    case Phase::FetchingGateway:
    case Phase::Connecting:
    case Phase::Identifying:
    case Phase::Resuming:
    case Phase::Waiting:
        return Tone::Warn;
    }
    return Tone::Dim;
}

} // namespace ui
