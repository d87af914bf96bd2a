#include "ui/sendtest/pathpicker.h"

#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/iconmark.h"
#include "ui/common/idlabel.h"
#include "ui/common/label.h"
#include "ui/common/ring.h"
#include "ui/common/segmented.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int ringSize = 26;
constexpr int lineHeightOf = 40;
constexpr qsizetype mostInMenu = 12; // older ones have expired; the menu stays on the screen
constexpr int longestId = 512;
} // namespace

PathPicker::PathPicker(QWidget *parent)
    : QWidget(parent)
    , m_path(new Segmented(3, this))
    , m_ring(new RingLabel(ringSize, this))
    , m_mark(new IconMark(this))
    , m_head(makeLabel(this, FontRole::Base, "text", false))
    , m_note(makeLabel(this, FontRole::Small, "dim", false))
    , m_pick(new Button(Button::Kind::Normal, this))
    , m_menu(new QMenu(m_pick))
    , m_id(new QLineEdit(this))
{
    buildLayout();
    connect(m_path, &Segmented::currentChanged, this, [this] {
        refresh();
        emit edited();
    });
    connect(m_menu, &QMenu::aboutToShow, this, &PathPicker::fillMenu);
    connect(m_id, &QLineEdit::textEdited, this, [this] {
        refresh();
        emit edited();
    });
    retranslate();
}

void PathPicker::buildLayout()
{
    m_path->setObjectName(u"sendTestPath"_s);
    m_head->setObjectName(u"sendTestAnchor"_s);
    m_note->setObjectName(u"sendTestLeft"_s);
    m_pick->setObjectName(u"sendTestPick"_s);
    m_pick->setMenu(m_menu);
    m_id->setObjectName(u"sendTestId"_s);
    m_id->setFont(roleFont(FontRole::Mono));
    m_id->setMaxLength(longestId);
    auto *marks = new QWidget(this);
    marks->setFixedSize(ringSize, ringSize);
    m_ring->setParent(marks);
    m_mark->setParent(marks);
    m_mark->move((ringSize - metrics::iconButton) / 2, (ringSize - metrics::iconButton) / 2);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_head);
    words->addWidget(m_note);
    auto *line = new QWidget(this);
    line->setFixedHeight(lineHeightOf);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(marks);
    row->addLayout(words, 1);
    row->addWidget(m_pick);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_path, 0, Qt::AlignLeft);
    column->addWidget(line);
    column->addWidget(m_id);
}

void PathPicker::setConversation(protocol::Scene scene, const core::PeerId &peer, const lineage::RuleSet *rules)
{
    m_scene = scene;
    m_peer = peer;
    m_rules = rules;
    m_anchors.reset();
    m_picked.reset();
    m_wantsOther = false;
    m_id->clear();
    refresh();
}

void PathPicker::setAnchors(const std::optional<QList<lineage::Anchor>> &anchors)
{
    m_anchors = anchors;
    refresh();
}

void PathPicker::setNow(core::WallTime now)
{
    m_now = now;
    refresh();
}

void PathPicker::setEditable(bool editable)
{
    for (QWidget *one : QList<QWidget *>{m_path, m_pick, m_id})
        one->setEnabled(editable);
}

const lineage::Anchor *PathPicker::find(const QString &id) const
{
    if (!m_anchors)
        return nullptr;
    const auto found = std::ranges::find_if(
        *m_anchors, [&id](const lineage::Anchor &anchor) { return lineage::anchorIdText(anchor.id) == id; });
    return found == m_anchors->cend() ? nullptr : &*found;
}

bool PathPicker::isTyping() const
{
    const bool hasNone = !m_anchors || m_anchors->isEmpty();
    return m_path->current() == Certain && (m_wantsOther || (hasNone && !m_picked));
}

/// The anchor that the line tells of; null where there is none.
const lineage::Anchor *PathPicker::shownAnchor() const
{
    if (!m_rules || !m_anchors || m_path->current() == Proactive)
        return nullptr;
    if (m_path->current() == Newest) {
        const lineage::Chosen chosen = lineage::AnchorLedger::of(*m_anchors, *m_rules)
                                           .choose(m_scene, m_peer, lineage::ChooseBest{}, false, false, m_now);
        return chosen.anchor ? find(lineage::anchorIdText(*chosen.anchor)) : nullptr;
    }
    if (isTyping())
        return find(m_id->text().trimmed());
    return m_picked ? find(lineage::anchorIdText(*m_picked)) : &m_anchors->first();
}

lineage::AnchorChoice PathPicker::choice() const
{
    if (m_path->current() == Newest)
        return lineage::ChooseBest{};
    if (m_path->current() == Proactive)
        return lineage::ExplicitProactive{};
    if (const lineage::Anchor *anchor = shownAnchor())
        return lineage::ExplicitAnchor{anchor->id};
    if (m_picked && !isTyping()) // the bot has let it go meanwhile, and still knows it
        return lineage::ExplicitAnchor{*m_picked};
    return lineage::ExplicitUnverified{core::UnverifiedId(m_id->text().trimmed())};
}

QString PathPicker::leftText(const lineage::Anchor &anchor) const
{
    const lineage::Budget budget = lineage::budgetOf(anchor, *m_rules, m_now);
    if (anchor.deadCode)
        return tr("refused before, %1").arg(*anchor.deadCode);
    if (budget.timeLeft.count() <= 0)
        return tr("expired");
    QStringList parts{tr("%1 left").arg(text::countdown(budget.timeLeft))};
    if (budget.counted) {
        if (budget.safe > 0 || budget.uncertain == 0)
            parts += tr("%1 safe").arg(budget.safe);
        if (budget.uncertain > 0)
            parts += tr("%1 uncertain").arg(budget.uncertain);
    }
    return parts.join(u" · "_s);
}

QStringList PathPicker::ids() const
{
    QStringList ids;
    for (const lineage::Anchor &anchor : m_anchors.value_or(QList<lineage::Anchor>()))
        ids += lineage::anchorIdText(anchor.id);
    return ids;
}

void PathPicker::showAnchor(const lineage::Anchor *anchor)
{
    const lineage::Budget budget = lineage::budgetOf(*anchor, *m_rules, m_now);
    const QString id = lineage::anchorIdText(anchor->id);
    m_ring->setBudget(budget.timeLeft.count() > 0 ? std::optional(budget) : std::nullopt);
    m_head->setText(secondsText(anchor->received) + u" · "_s + elideId(id, ids(), IdWidth::Narrow));
    m_note->setText(leftText(*anchor));
    m_note->setToolTip(ringTip(budget));
}

void PathPicker::showNote(const QString &icon, const QString &head, const QString &note)
{
    m_mark->setIcon(icon, Tone::Dim);
    m_head->setText(head);
    m_note->setText(note);
    m_note->setToolTip({});
}

void PathPicker::refresh()
{
    const lineage::Anchor *anchor = shownAnchor();
    m_ring->setVisible(anchor != nullptr);
    m_mark->setVisible(anchor == nullptr);
    if (anchor)
        showAnchor(anchor);
    else if (m_path->current() == Proactive)
        showNote(u"proactive"_s, tr("No anchor"), tr("A switch of the user or the bot decides."));
    else if (isTyping())
        showNote(u"anchor"_s, tr("An id of your own"), tr("No event vouches for it."));
    else if (!m_anchors)
        showNote(u"info"_s, tr("No anchor known"), tr("The bot has not told its anchors yet."));
    else
        showNote(u"anchor-dead"_s, tr("No live anchor"), tr("The user's next message opens one."));
    m_pick->setVisible(m_path->current() == Certain);
    m_id->setVisible(isTyping());
    for (QLabel *label : {m_head, m_note}) {
        label->setAccessibleName(label->text());
        if (label->toolTip().isEmpty() || label == m_head)
            label->setToolTip(label->text());
    }
}

void PathPicker::pick(const lineage::AnchorId &id)
{
    m_picked = id;
    m_wantsOther = false;
    refresh();
    emit edited();
}

void PathPicker::typeId()
{
    m_wantsOther = true;
    refresh();
    m_id->setFocus(Qt::OtherFocusReason);
    emit edited();
}

void PathPicker::fillMenu()
{
    m_menu->clear();
    const QList<lineage::Anchor> anchors = m_anchors.value_or(QList<lineage::Anchor>());
    const lineage::Anchor *shown = shownAnchor();
    for (const lineage::Anchor &anchor : anchors.first(qMin(mostInMenu, anchors.size()))) {
        const bool isLive = m_rules && !anchor.deadCode && lineage::budgetOf(anchor, *m_rules, m_now).live();
        const bool isEvent = lineage::isEventAnchor(anchor.id);
        const QString icon = !isLive ? u"expired"_s : isEvent ? u"event-anchor"_s : u"anchor"_s;
        QAction *action
            = m_menu->addAction(themedIcon(icon), secondsText(anchor.received) + u"   "_s + leftText(anchor));
        action->setCheckable(true);
        action->setChecked(shown && shown->id == anchor.id);
        connect(action, &QAction::triggered, this, [this, id = anchor.id] { pick(id); });
    }
    if (!anchors.isEmpty())
        m_menu->addSeparator();
    m_menu->addAction(tr("Another id…"), this, &PathPicker::typeId);
}

void PathPicker::retranslate()
{
    m_path->setAccessibleName(tr("Path"));
    m_path->setText(Newest, tr("Newest anchor"));
    m_path->setText(Certain, tr("A certain one"));
    m_path->setText(Proactive, tr("Proactive"));
    m_pick->setText(tr("Choose"));
    m_pick->setAccessibleName(tr("Choose the anchor"));
    m_pick->updateGeometry();
    m_id->setAccessibleName(tr("Id to hang on"));
    m_id->setPlaceholderText(tr("msg_id, as it is to leave"));
    refresh();
}

void PathPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
