#include "ui/undelivered/planexport.h"

#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/undelivered/plansummary.h"
#include "ui/undelivered/undeliveredrow.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct PlanExportWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanExport)
};

using Messages = QHash<qint64, const outbox::UndeliveredMessage *>;

Messages byId(const QList<outbox::UndeliveredMessage> &messages)
{
    Messages result;
    for (const outbox::UndeliveredMessage &message : messages)
        result.insert(message.messageId, &message);
    return result;
}

/// Names that stand for ids, in the order in which the ids come first.
class Pseudonyms
{
public:
    explicit Pseudonyms(QChar kind)
        : m_kind(kind)
    {
    }
    [[nodiscard]] QString of(const QString &id)
    {
        const auto known = m_numbers.constFind(id);
        const qsizetype number = known != m_numbers.cend() ? *known : m_numbers.size() + 1;
        m_numbers.insert(id, number);
        return m_kind + u'-' + QString::number(number).rightJustified(2, u'0');
    }

private:
    QChar m_kind;
    QHash<QString, qsizetype> m_numbers;
};

QString stamp(core::WallTime time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(core::toMs(time));
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString forecastName(const lineage::PlanStep &step)
{
    using lineage::Forecast;
    switch (step.forecast) {
    case Forecast::Send:
        return u"send"_s;
    case Forecast::SendUncertain:
        return u"send-uncertain"_s;
    case Forecast::MayArriveTwice:
        return u"may-arrive-twice"_s;
    case Forecast::SkipNoAnchor:
        return waitsForAnswer(step) ? u"after-uncertain"_s : u"skip-no-anchor"_s;
    case Forecast::Refuse:
        return u"refuse"_s;
    }
    return {};
}

} // namespace

QString planAsText(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, core::WallTime now)
{
    const Messages known = byId(messages);
    const PlanCounts counts = countsOf(steps);
    QStringList lines{PlanExportWords::tr("Bulk resend plan, %1").arg(stamp(now)),
        PlanExportWords::tr("Send %1, left out %2, skip %3, excluded %4")
            .arg(counts.sent())
            .arg(counts.leftOut)
            .arg(counts.skipped + counts.waiting)
            .arg(counts.refused),
        QString()};
    int number = 0;
    Pseudonyms peers(u'U');
    Pseudonyms anchors(u'A');
    for (const lineage::PlanStep &step : steps) {
        const outbox::UndeliveredMessage *message = known.value(step.messageId);
        if (!message)
            continue;
        QStringList parts{lineage::isSent(step) ? QString::number(++number) : u"-"_s,
            PlanExportWords::tr("message %1").arg(step.messageId),
            protocol::sceneName(message->message.scene) + u' ' + peers.of(message->message.peer.value),
            forecastText(step)};
        if (step.anchor)
            parts += PlanExportWords::tr("anchor %1").arg(anchors.of(lineage::anchorIdText(*step.anchor)));
        if (step.msgSeq)
            parts += PlanExportWords::tr("msg_seq %1").arg(*step.msgSeq);
        parts += text::visibleText(lineOf(message->message), false);
        lines += parts.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

QByteArray planAsJson(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, core::WallTime now)
{
    const Messages known = byId(messages);
    QJsonArray list;
    Pseudonyms peers(u'U');
    Pseudonyms anchors(u'A');
    for (const lineage::PlanStep &step : steps) {
        const outbox::UndeliveredMessage *message = known.value(step.messageId);
        if (!message)
            continue;
        QJsonObject one{{u"message"_s, step.messageId}, {u"scene"_s, protocol::sceneName(message->message.scene)},
            {u"peer"_s, peers.of(message->message.peer.value)}, {u"text"_s, text::visibleText(message->message.text)},
            {u"created"_s, stamp(message->message.created)}, {u"forecast"_s, forecastName(step)},
            {u"sent"_s, lineage::isSent(step)}};
        if (step.anchor)
            one.insert(u"anchor"_s, anchors.of(lineage::anchorIdText(*step.anchor)));
        if (step.msgSeq)
            one.insert(u"msg_seq"_s, *step.msgSeq);
        list.append(one);
    }
    const QJsonObject plan{
        {u"schema"_s, u"qqbot-console/resend-plan"_s}, {u"v"_s, 1}, {u"made"_s, stamp(now)}, {u"steps"_s, list}};
    return QJsonDocument(plan).toJson();
}

} // namespace ui
