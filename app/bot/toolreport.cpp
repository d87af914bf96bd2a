#include "app/bot/toolreport.h"

#include "app/agent/tool.h"
#include "app/core/overloaded.h"
#include "app/openapi/callresult.h"

using namespace Qt::StringLiterals;

namespace bot {

QString sessionKey(const QString &profile, protocol::Scene scene, const core::PeerId &peer)
{
    const bool friendly = scene == protocol::Scene::C2c || scene == protocol::Scene::Dm;
    return u"%1:%2:%3"_s.arg(profile, friendly ? u"FriendMessage"_s : u"GroupMessage"_s, peer.value);
}

QString toolReport(const DeliveryReport &report, const QString &session, const protocol::ErrorCatalogue &catalogue)
{
    using agent::RetryHint;
    return std::visit(core::Overloaded{
                          [&](const lineage::Accepted &) { return agent::sentResult(session); },
                          [&](const lineage::AcceptedIdUnknown &) { return agent::sentResult(session); },
                          [&](const lineage::InAudit &) { return agent::unknownResult(session); },
                          [&](const lineage::Unknown &) { return agent::unknownResult(session); },
                          [&](const lineage::Refused &refused) {
                              const protocol::CodeEntry *entry = catalogue.find(refused.code);
                              const bool quota = refused.httpStatus == openapi::tooManyRequests
                                  || (entry && entry->category == protocol::CodeCategory::Quota);
                              const RetryHint hint = report.anchorRefused ? RetryHint::OtherAnchor
                                  : quota                                 ? RetryHint::Later
                                                                          : RetryHint::No;
                              const int code = refused.code != 0 ? refused.code : refused.httpStatus;
                              return agent::failedResult(
                                  session, QString::number(code), refused.message, refused.traceId.value, hint);
                          },
                          [&](const lineage::NotSent &notSent) {
                              const bool doomed = notSent.reason == lineage::NotSentReason::AnchorDoomed
                                  || notSent.reason == lineage::NotSentReason::NoAnchor;
                              return agent::failedResult(session, u"not sent"_s, lineage::notSentName(notSent.reason),
                                  {}, doomed ? RetryHint::OtherAnchor : RetryHint::Later);
                          },
                      },
        report.outcome);
}

} // namespace bot
