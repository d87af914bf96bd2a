#include "tests/soak/judge.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace soak {

void Judge::said(const core::InboundMsgId &id)
{
    m_said.append(id.value);
}

void Judge::seen(const sandbox::SeenMessage &message)
{
    ++m_seen[message.anchor];
}

void Judge::requested(const sandbox::RecordedRequest &request)
{
    if (request.toModel || request.method != "POST"_L1 || !request.path.endsWith("/messages"_L1))
        return;
    ++m_sends;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString key = body.value("msg_id"_L1).toString() + u' ' + QString::number(body.value("msg_seq"_L1).toInt());
    const auto known = m_contents.constFind(key);
    if (known == m_contents.cend())
        m_contents.insert(key, request.body);
    else if (*known != request.body)
        m_twoContents.insert(key);
}

void Judge::undelivered(const QString &inboundId, const QString &reason)
{
    m_undelivered.insert(inboundId, reason);
}

Judgement Judge::judgement() const
{
    Judgement result{.said = int(m_said.size())};
    QSet<QString> known;
    for (const QString &id : m_said) {
        known.insert(id);
        const int answers = m_seen.value(id);
        const bool told = m_undelivered.contains(id);
        if (answers > 1)
            result.twice.append(id);
        else if (answers == 1 && told)
            result.both.append(id);
        else if (answers == 1)
            ++result.answeredOnce;
        else if (told)
            ++result.undelivered[m_undelivered.value(id)];
        else
            result.neither.append(id);
    }
    for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it) {
        if (!known.contains(it.key()))
            result.unasked.append(it.key());
    }
    result.twoContents = QStringList(m_twoContents.cbegin(), m_twoContents.cend());
    return result;
}

} // namespace soak
