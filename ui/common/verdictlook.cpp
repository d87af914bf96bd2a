#include "ui/common/verdictlook.h"

using namespace Qt::StringLiterals;

namespace ui {

Tone toneOf(const lineage::Verdict &verdict)
{
    if (verdict.reason == lineage::Reason::Proactive)
        return Tone::NotSent;
    switch (verdict.level) {
    case lineage::Level::Safe:
        return Tone::Ok;
    case lineage::Level::Uncertain:
    case lineage::Level::MayArriveTwice:
        return Tone::Warn;
    case lineage::Level::Doomed:
        return Tone::Bad;
    }
    return Tone::Dim;
}

QString iconOf(const lineage::Verdict &verdict)
{
    if (verdict.reason == lineage::Reason::Proactive)
        return u"proactive"_s;
    switch (verdict.level) {
    case lineage::Level::Safe:
        return u"accepted"_s;
    case lineage::Level::Uncertain:
        return u"warning"_s;
    case lineage::Level::MayArriveTwice:
        return u"duplicate"_s;
    case lineage::Level::Doomed:
        return u"refused"_s;
    }
    return u"info"_s;
}

} // namespace ui
