#pragma once
#include "app/imports/log.h"

namespace test {

/// The public report's own ids.
inline const QString returnedId = QStringLiteral(
    "ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9JLYG.SVBAt79PHlVhXDSoYEQHES9Hf88YVFSOxVLzfr4iOMkm8WJlNQJhc9A!!");

inline importer::Stamp stampAt(int second, int ms)
{
    return {0, ((15 * 60 + 4) * 60 + second) * 1'000 + ms, false, false};
}

/// What the public report proves, with three of its lines.
inline imports::FoundFault reportedFault(journal::SourceId source = journal::firstImport)
{
    imports::FoundFault fault;
    importer::Finding &finding = fault.finding;
    finding.ids = {returnedId};
    finding.attempts = {3, 4};
    finding.traces = {core::TraceId(QStringLiteral("0db5bf0aaac4a197a5dfb69e12955c4f")),
        core::TraceId(QStringLiteral("8cbfe05773d4402496e605e19336e396"))};
    finding.code = 40034024;
    finding.count = 2;
    finding.returned = stampAt(16, 762);
    finding.first = *finding.returned;
    finding.last = stampAt(17, 523);
    fault.evidence = {
        {15, 15, stampAt(16, 762),
            QStringLiteral("post_c2c_message result: {'id': '%1', 'timestamp': '2026-03-25T15:03:20+08:00'}")
                .arg(returnedId),
            journal::RowRef(source, 11)},
        {18, 18, stampAt(17, 357),
            QStringLiteral("post_c2c_message payload: {'openid': '6836D8522EE75AD3732E75C0D3B6F33A', 'msg_type': 0, "
                           "'content': '📬 测试消息 2:这是第二条测试消息,消息发送正常进行中。', 'msg_id': '%1'}")
                .arg(returnedId),
            journal::RowRef(source, 14)},
        {19, 19, stampAt(17, 357),
            QStringLiteral("[botpy] 接口请求异常，请求连接: https://api.sgroup.qq.com/v2/users/"
                           "6836D8522EE75AD3732E75C0D3B6F33A/messages, 错误代码: 400, 返回内容: {'message': "
                           "'请求参数msg_id无效或越权', 'code': 40034024}"),
            {}},
    };
    fault.evidence[2].stamp.isApproximate = true;
    return fault;
}

/// A log like the public report's.
inline imports::Log reportLog(const QString &name = QStringLiteral("astrbot.log"))
{
    imports::Log log;
    log.id = QStringLiteral("id of ") + name;
    log.name = name;
    log.path = QStringLiteral("/home/remilia/logs/") + name;
    log.readAt = core::fromMs(1'774'422'300'000);
    log.size = 21'000;
    log.firstDay = QDate(2026, 3, 25);
    log.counts = {.records = 29,
        .duplicates = 6,
        .unparsedLines = 12,
        .attempts = 5,
        .accepted = 3,
        .refused = 2,
        .turns = 1,
        .toolCalls = 3,
        .conversations = 1};
    log.skew = {3, 56'477, 57'030};
    log.findings = {reportedFault()};
    log.firstMessage = journal::RowRef(journal::firstImport, 3);
    return log;
}

} // namespace test
