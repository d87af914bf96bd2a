#include "ui/conversations/conversationheader.h"

#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/common/ring.h"
#include "ui/conversations/waitingtext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

ConversationHeader::ConversationHeader(QWidget *parent)
    : QWidget(parent)
    , m_sceneIcon(new QLabel(this))
    , m_peer(new IdLabel(this))
    , m_scene(new ChipLabel(this))
    , m_source(new ChipLabel(this))
    , m_queue(new ChipLabel(this))
    , m_turnChip(new ChipLabel(this))
    , m_ring(new RingLabel(22, this))
    , m_timeLeft(new QLabel(this))
    , m_replies(new QLabel(this))
    , m_stop(new Button(Button::Kind::Normal, this))
    , m_atTheWheel(new ChipLabel(this))
    , m_takeOver(new Button(Button::Kind::Normal, this))
{
    setObjectName(u"conversationHeader"_s);
    setGround(this, "surface");
    setFixedHeight(metrics::headerHeight - 1);
    buildLayout();
    connect(m_stop, &QAbstractButton::clicked, this, &ConversationHeader::stopRequested);
    connect(
        m_takeOver, &QAbstractButton::clicked, this, [this] { emit takeOverRequested(!m_takenOver.value_or(false)); });
    retranslate();
}

void ConversationHeader::buildLayout()
{
    m_peer->setObjectName(u"conversationPeer"_s);
    m_peer->setBold(true);
    m_ring->setObjectName(u"conversationRing"_s);
    m_timeLeft->setFont(roleFont(FontRole::BaseMonoBold));
    m_timeLeft->setObjectName(u"conversationTimeLeft"_s);
    m_replies->setFont(roleFont(FontRole::Small));
    m_replies->setObjectName(u"conversationReplies"_s);
    setInk(m_replies, "dim");
    m_source->setObjectName(u"conversationLog"_s);
    m_queue->setObjectName(u"conversationQueue"_s);
    m_stop->setObjectName(u"conversationStop"_s);
    m_stop->setIconName(u"stop"_s);
    m_atTheWheel->setObjectName(u"conversationTakenOver"_s);
    m_takeOver->setObjectName(u"conversationTakeOver"_s);
    m_takeOver->setIconName(u"take-over"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_sceneIcon);
    layout->addWidget(m_peer);
    layout->addWidget(m_scene);
    layout->addWidget(m_source);
    layout->addStretch();
    layout->addWidget(m_atTheWheel);
    layout->addWidget(m_queue);
    layout->addWidget(m_turnChip);
    layout->addWidget(m_stop);
    layout->addWidget(m_ring);
    layout->addWidget(m_timeLeft);
    layout->addWidget(m_replies);
    layout->addWidget(m_takeOver);
}

void ConversationHeader::setConversation(const std::optional<journal::ConversationKey> &key)
{
    m_key = key;
    m_told = false;
    m_turn.reset();
    retranslate();
}

void ConversationHeader::setLog(const QString &name)
{
    if (std::exchange(m_log, name) != name)
        retranslate();
}

void ConversationHeader::setBudget(bool told, const std::optional<lineage::Budget> &best)
{
    m_told = told;
    m_budget = best;
    m_ring->setBudget(best);
    retranslate();
}

void ConversationHeader::setTurn(const std::optional<bot::TurnChanged> &turn)
{
    m_turn = turn;
    retranslate();
}

void ConversationHeader::setWaiting(int messages)
{
    if (std::exchange(m_waiting, messages) != messages)
        retranslate();
}

void ConversationHeader::setTakenOver(const std::optional<bool> &takenOver)
{
    m_takenOver = takenOver;
    retranslate();
}

void ConversationHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        tint();
    QWidget::changeEvent(event);
}

void ConversationHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void ConversationHeader::makeRoom()
{
    const auto roomOf = [this](const QWidget *part) { return part->minimumSizeHint().width() + layout()->spacing(); };
    int rest = width() - layout()->minimumSize().width();
    for (const QWidget *part : {static_cast<QWidget *>(m_scene), static_cast<QWidget *>(m_replies)})
        rest += part->isHidden() ? 0 : roomOf(part);
    const auto offer = [&rest, roomOf](QWidget *part, bool isWanted) {
        const bool fits = isWanted && rest >= roomOf(part);
        part->setVisible(fits);
        rest -= fits ? roomOf(part) : 0;
    };
    // While the agent works its state and Stop need the room that the counts have otherwise; the ring stays.
    const bool working = m_turn && m_turn->phase != bot::TurnChanged::Phase::Ended;
    offer(m_replies, m_key && m_told && !working); // else the ring's tooltip tells it
    offer(m_scene, m_key.has_value()); // else its icon says it alone
}

void ConversationHeader::tint()
{
    if (m_key)
        m_sceneIcon->setPixmap(
            iconPixmap(iconOf(m_key->scene), metrics::iconButton, devicePixelRatioF(), Theme::current().textDim));
}

void ConversationHeader::retranslate()
{
    m_sceneIcon->setVisible(m_key.has_value());
    m_peer->setVisible(m_key.has_value());
    if (m_key) {
        const QString &peer = m_key->peer.value;
        if (m_peer->id() != peer)
            m_peer->setId(peer, elideOpenid(peer));
        m_scene->setChip({{}, protocol::sceneName(m_key->scene), Tone::Outline});
    }
    m_source->setVisible(m_key && !m_log.isEmpty());
    m_source->setChip({u"open-log"_s, tr("from %1").arg(m_log), Tone::Outline});
    m_source->setToolTip(tr("Read from the log of another bot: its ids are unverified."));
    const bool live = m_key && m_told && m_budget && m_budget->timeLeft.count() > 0;
    m_ring->setVisible(m_key && m_told);
    m_timeLeft->setVisible(live);
    const bool working = m_turn && m_turn->phase != bot::TurnChanged::Phase::Ended;
    m_replies->setToolTip(ringTip(m_budget));
    if (live)
        m_timeLeft->setText(text::countdown(m_budget->timeLeft));
    if (!live)
        m_replies->setText(tr("no live anchor"));
    else if (!m_budget->counted)
        m_replies->setText(tr("left"));
    else if (m_budget->uncertain > 0)
        m_replies->setText(tr("left · %1 safe, %2 uncertain").arg(m_budget->safe).arg(m_budget->uncertain));
    else
        m_replies->setText(tr("left · %1 safe").arg(m_budget->safe));
    m_queue->setVisible(m_key && m_waiting > 0);
    m_queue->setChip({u"queued"_s, waitingText(m_waiting), Tone::Dim});
    m_queue->setToolTip(waitingTip(m_waiting));
    m_turnChip->setVisible(working);
    m_stop->setVisible(working);
    if (working)
        m_turnChip->setChip({u"agent"_s,
            m_turn->phase == bot::TurnChanged::Phase::Thinking ? tr("thinking · round %1").arg(m_turn->round)
                                                               : tr("sending · round %1").arg(m_turn->round),
            Tone::Accent});
    const bool byPerson = m_takenOver.value_or(false);
    m_atTheWheel->setVisible(m_key && byPerson);
    m_atTheWheel->setChip({u"take-over"_s, tr("you answer · agent paused"), Tone::Warn});
    m_takeOver->setVisible(m_key && m_takenOver);
    m_takeOver->setText(byPerson ? tr("Hand back") : tr("Take over"));
    m_takeOver->setAccessibleName(m_takeOver->text());
    m_takeOver->setToolTip(byPerson ? tr("The agent answers the user's next messages again.")
                                    : tr("Pause the agent in this conversation and answer yourself."));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop the agent's turn"));
    makeRoom();
    tint();
}

} // namespace ui
