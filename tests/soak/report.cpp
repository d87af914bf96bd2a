#include "tests/soak/soak.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace soak {

namespace {

// A gap of two intervals is a beat that was late by one. Source: the aim, "never late by more than an interval".
constexpr double largestGapAllowed = 2.0;

void line(QString &report, const QString &what, const QString &figure)
{
    report += what.leftJustified(44) + figure + u'\n';
}

void examples(QString &report, const QStringList &ids)
{
    for (const QString &id : ids.first(std::min<qsizetype>(5, ids.size())))
        report += u"    "_s + id + u'\n';
}

void failures(QString &report, const QString &what, const QStringList &ids)
{
    line(report, what, QString::number(ids.size()));
    examples(report, ids);
}

} // namespace

int Findings::killed() const
{
    return std::accumulate(kills.cbegin(), kills.cend(), 0);
}

int Findings::faults() const
{
    return std::accumulate(struck.cbegin(), struck.cend(), 0,
        [](int sum, const sandbox::StruckFault &fault) { return sum + fault.count; });
}

bool Findings::isClean() const
{
    return judgement.isClean() && committed == judgement.said && stillOpen.isEmpty() && attemptsWithoutOutcome == 0
        && missingRows.isEmpty() && unexpectedExits == 0 && largestGap <= largestGapAllowed;
}

QString reportOf(const Findings &findings, const Plan &plan)
{
    const Judgement &found = findings.judgement;
    QString report;
    line(report, u"messages"_s,
        u"%1 from %2 people and %3 groups, %4 s"_s.arg(found.said)
            .arg(plan.people)
            .arg(plan.groups)
            .arg(findings.seconds, 0, 'f', 0));
    line(report, u"answered once"_s, QString::number(found.answeredOnce));
    const int undelivered = std::accumulate(found.undelivered.cbegin(), found.undelivered.cend(), 0);
    line(report, u"in Undelivered with its reason"_s, QString::number(undelivered));
    for (auto it = found.undelivered.cbegin(); it != found.undelivered.cend(); ++it)
        line(report, u"    "_s + it.key(), QString::number(it.value()));
    failures(report, u"lost"_s, found.neither);
    failures(report, u"answered twice"_s, found.twice);
    failures(report, u"answered and in Undelivered"_s, found.both);
    failures(report, u"answers to nothing"_s, found.unasked);
    failures(report, u"msg_seq with two contents"_s, found.twoContents);
    line(report, u"messages committed by the client"_s, QString::number(findings.committed));
    failures(report, u"turns and sends still open"_s, findings.stillOpen);
    line(report, u"attempts without outcome"_s, QString::number(findings.attemptsWithoutOutcome));
    failures(report, u"acknowledged rows missing, of %1"_s.arg(findings.acknowledged), findings.missingRows);
    line(report, u"most memory of the client"_s, u"%1 MB"_s.arg(findings.mostMemoryKb / 1024));
    line(report, u"ends that nobody asked for"_s, QString::number(findings.unexpectedExits));
    line(report, u"largest gap between beats, of %1"_s.arg(findings.beats),
        u"%1 intervals"_s.arg(findings.largestGap, 0, 'f', 2));
    line(report, u"kills"_s, QString::number(findings.killed()));
    for (auto it = findings.kills.cbegin(); it != findings.kills.cend(); ++it)
        line(report, u"    "_s + momentName(it.key()), QString::number(it.value()));
    const double share = 100.0 * findings.faults() / double(std::max<qint64>(1, findings.requests + findings.frames));
    line(report, u"faults in %1 requests and %2 frames"_s.arg(findings.requests).arg(findings.frames),
        u"%1 (%2 %)"_s.arg(findings.faults()).arg(share, 0, 'f', 1));
    for (const sandbox::StruckFault &fault : findings.struck)
        line(report, u"    %1: %2"_s.arg(sandbox::pointName(fault.at), fault.act), QString::number(fault.count));
    return report;
}

} // namespace soak
