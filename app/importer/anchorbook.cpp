#include "app/importer/anchorbook.h"

#include <algorithm>
#include <array>

namespace importer {

using Kind = Finding::Kind;
using State = Attempt::State;

namespace {

// Source: codes seen with these paths, and the rule set of the platform.
constexpr int invalidId = 40034024;
constexpr int timeOrCount = 40034128;
constexpr int duplicate = 40054005;
constexpr int noNativeMarkdown = 40034012;
constexpr int noMarkdownReply = 304041;
constexpr int noUrl = 40054010;
constexpr std::array noProactive = {40034102, 40034105};
constexpr int mostReplies = 5;
constexpr int safeReplies = 4;
constexpr qint64 personWindowMs = 3'600'000;
constexpr qint64 otherWindowMs = 300'000;
constexpr qsizetype mostOfAnchor = 16; // contents and refusals that are remembered of one

bool isMarkdownCode(const std::optional<int> &code)
{
    return code == noNativeMarkdown || code == noMarkdownReply;
}

bool isUrlRefusal(const Attempt &attempt)
{
    return attempt.code == noUrl || attempt.serverText.contains(u"不允许发送url");
}

size_t contentOf(const Attempt &attempt)
{
    return qHashMulti(size_t(0), attempt.text, attempt.msgType.value_or(-1), attempt.target.peer.value);
}

template <class Key, class Value> const Value *valueOf(const QList<std::pair<Key, Value>> &list, const Key &key)
{
    const auto found = std::ranges::find(list, key, &std::pair<Key, Value>::first);
    return found == list.end() ? nullptr : &found->second;
}

qint64 windowOf(const Attempt &attempt)
{
    return attempt.target.scene == protocol::Scene::C2c ? personWindowMs : otherWindowMs;
}

} // namespace

bool isLastingRefusal(const Attempt &attempt)
{
    const bool isKnown = attempt.code == invalidId || attempt.code == timeOrCount || isMarkdownCode(attempt.code)
        || std::ranges::find(noProactive, attempt.code.value_or(0)) != noProactive.end();
    return attempt.state == State::Refused && (isKnown || isUrlRefusal(attempt));
}

AnchorBook::AnchorBook(FindingDesk &desk)
    : m_desk(desk)
    , m_ids(mostKnownIds)
    , m_anchors(mostKnownAnchors)
{
}

void AnchorBook::returned(const Attempt &attempt)
{
    if (attempt.returnedId.isEmpty() || attempt.returnedId.value.size() > longestKeptId)
        return;
    m_ids.insert(attempt.returnedId.value, {attempt.outcome, attempt.number, attempt.answered});
}

AnchorBook::KnownAnchor &AnchorBook::anchor(const Attempt &attempt)
{
    const QString &id = attempt.anchor.value;
    KnownAnchor *known = m_anchors.find(id);
    return known ? *known : m_anchors.insert(id, {attempt.sent, 0, {}, {}});
}

void AnchorBook::judge(const Attempt &attempt, const std::optional<Stamp> &turnBegun)
{
    judgeContent(attempt);
    if (attempt.anchor.isEmpty() || attempt.anchor.value.size() > longestKeptId)
        return;
    KnownAnchor &known = anchor(attempt);
    judgeOwnId(attempt);
    judgeSeq(attempt, known);
    judgeLimits(attempt, known, turnBegun.value_or(known.firstUsed));
    judgeRetry(attempt, known);
    if (attempt.state == State::Accepted)
        ++known.accepted;
}

void AnchorBook::judgeOwnId(const Attempt &attempt)
{
    const QString &id = attempt.anchor.value;
    const KnownId *own = m_ids.find(id);
    const bool mayBeForgotten = m_ids.hasForgotten() && attempt.code == invalidId;
    if (!own && !mayBeForgotten)
        return;
    Finding &finding = m_desk.about(Kind::OwnIdAsAnchor, id, own ? own->returned : attempt.sent);
    if (finding.count == 0) {
        finding.ids = {id};
        finding.isProven = own != nullptr;
        if (own) {
            finding.returned = own->returned;
            note(finding.evidence, own->response);
        }
    }
    FindingDesk::add(finding, attempt);
}

void AnchorBook::judgeSeq(const Attempt &attempt, KnownAnchor &known)
{
    if (!attempt.msgSeq)
        return;
    const size_t content = contentOf(attempt);
    const size_t *before = valueOf(known.contents, *attempt.msgSeq);
    const bool isReused = before && *before != content;
    if (isReused || (attempt.code == duplicate && !before)) {
        const QString thing = attempt.anchor.value + u' ' + QString::number(*attempt.msgSeq);
        Finding &finding = m_desk.about(Kind::ReusedMsgSeq, thing, attempt.sent);
        finding.ids = {attempt.anchor.value, QString::number(*attempt.msgSeq)};
        finding.isProven = finding.isProven && (isReused || attempt.code == duplicate);
        FindingDesk::add(finding, attempt);
    }
    if (!before && known.contents.size() < mostOfAnchor)
        known.contents.append({*attempt.msgSeq, content});
}

void AnchorBook::judgeLimits(const Attempt &attempt, const KnownAnchor &known, const Stamp &since)
{
    const bool saysExpired = attempt.serverText.contains(u"已过期");
    if (attempt.state != State::Refused || (!saysExpired && attempt.code != timeOrCount))
        return;
    // "Time or count" says one of two: the age tells which, else the count.
    const bool isOld = attempt.sent.ms() - since.ms() >= windowOf(attempt);
    const bool isUsedUp = known.accepted >= safeReplies;
    const Kind kind = saysExpired || isOld || !isUsedUp ? Kind::AnchorExpired : Kind::AnchorExhausted;
    Finding &finding = m_desk.about(kind, attempt.anchor.value, attempt.sent);
    finding.ids = {attempt.anchor.value};
    finding.isProven = saysExpired || isOld || known.accepted >= mostReplies;
    FindingDesk::add(finding, attempt);
}

void AnchorBook::judgeContent(const Attempt &attempt)
{
    if (isMarkdownCode(attempt.code))
        FindingDesk::add(m_desk.about(Kind::MarkdownRefused, {}, attempt.sent), attempt);
    if (isUrlRefusal(attempt))
        FindingDesk::add(m_desk.about(Kind::UrlRefused, {}, attempt.sent), attempt);
}

void AnchorBook::judgeRetry(const Attempt &attempt, KnownAnchor &known)
{
    const size_t content = contentOf(attempt);
    if (const qint64 *before = valueOf(known.refused, content)) {
        const QString thing = attempt.anchor.value + u' ' + QString::number(*before);
        const bool isExplained = m_desk.isExplained(attempt.number);
        Finding &finding = m_desk.about(Kind::HopelessRetry, thing, attempt.sent);
        finding.ids = {attempt.anchor.value};
        finding.isConsequence = isExplained;
        note(finding.attempts, *before);
        FindingDesk::add(finding, attempt);
    } else if (isLastingRefusal(attempt) && known.refused.size() < mostOfAnchor) {
        known.refused.append({content, attempt.number});
    }
}

} // namespace importer
