#include "ui/conversations/composer.h"

#include "app/core/overloaded.h"
#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/ring.h"
#include "ui/common/theme.h"
#include "ui/conversations/draft.h"
#include "ui/conversations/verdictline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int fieldMinimum = 56;
constexpr int fieldMaximum = 200;
} // namespace

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_anchor(new Button(Button::Kind::Normal, this))
    , m_menu(new QMenu(m_anchor))
    , m_send(new Button(Button::Kind::Primary, this))
    , m_verdict(new VerdictLine(this))
{
    setObjectName(u"composer"_s);
    setGround(this, "surface");
    buildLayout();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_send->setEnabled(!m_text->toPlainText().trimmed().isEmpty() && m_rules);
        grow();
    });
    connect(m_send, &QAbstractButton::clicked, this, &Composer::send);
    connect(m_menu, &QMenu::aboutToShow, this, &Composer::fillMenu);
    retranslate();
}

void Composer::buildLayout()
{
    m_text->setObjectName(u"composerText"_s);
    m_text->setProperty("field", true);
    m_text->setFont(roleFont(FontRole::Bubble));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fieldMinimum);
    m_text->document()->setDocumentMargin(8);
    m_text->installEventFilter(this);
    m_anchor->setObjectName(u"composerAnchor"_s);
    m_anchor->setMenu(m_menu);
    m_send->setObjectName(u"composerSend"_s);
    m_send->setCommand(Command::Send);
    m_send->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_anchor);
    row->addStretch();
    row->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_text);
    layout->addLayout(row);
    layout->addWidget(m_verdict);
}

void Composer::setConversation(
    protocol::Scene scene, const core::PeerId &peer, const lineage::RuleSet *rules, const QString &why)
{
    m_scene = scene;
    m_peer = peer;
    m_rules = rules;
    m_why = why;
    m_choice = lineage::ChooseBest{};
    m_anchors.reset();
    setEnabled(rules != nullptr);
    refresh();
}

void Composer::setAnchors(const std::optional<QList<lineage::Anchor>> &anchors)
{
    m_anchors = anchors;
    refresh();
}

void Composer::setNow(core::WallTime now)
{
    m_now = now;
    refresh();
}

QString Composer::text() const
{
    return m_text->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void Composer::setChoice(const lineage::AnchorChoice &choice)
{
    m_choice = choice;
    refresh();
}

void Composer::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void Composer::send()
{
    if (!m_send->isEnabled())
        return;
    emit sendRequested(m_text->toPlainText(), m_choice);
    m_text->clear();
    m_choice = lineage::ChooseBest{};
    refresh();
}

void Composer::grow()
{
    const int lines = qMax(1, int(m_text->document()->size().height()));
    const int wanted = lines * QFontMetrics(m_text->font()).lineSpacing() + 2 * 8 + 4;
    m_text->setFixedHeight(qBound(fieldMinimum, wanted, fieldMaximum));
}

QString Composer::anchorLabel(const lineage::Anchor &anchor) const
{
    const lineage::Budget budget = lineage::budgetOf(anchor, *m_rules, m_now);
    if (anchor.deadCode)
        return tr("dead (%1)").arg(*anchor.deadCode);
    if (budget.timeLeft.count() <= 0)
        return tr("expired");
    QString label = text::countdown(budget.timeLeft);
    if (budget.counted && budget.safe == 0 && budget.uncertain > 0)
        label += u" · "_s + tr("%1 uncertain").arg(budget.uncertain);
    else if (budget.counted)
        label += u" · "_s + tr("%1 left").arg(budget.safe);
    return label;
}

void Composer::refresh()
{
    if (!m_rules) {
        m_anchor->hide();
        m_verdict->setFact(u"offline"_s, m_why);
        return;
    }
    const lineage::Chosen chosen
        = chooseFor(m_scene, m_peer, m_anchors.value_or(QList<lineage::Anchor>{}), *m_rules, m_choice, m_now);
    const bool told = m_anchors || std::holds_alternative<lineage::ExplicitProactive>(m_choice);
    if (told)
        m_verdict->setVerdict(chosen.verdict);
    else
        m_verdict->setFact(u"info"_s, tr("The bot has not told its anchors yet."));
    refreshAnchorButton(chosen);
}

void Composer::refreshAnchorButton(const lineage::Chosen &chosen)
{
    m_anchor->show();
    m_anchor->setMono(chosen.anchor.has_value());
    const QList<lineage::Anchor> anchors = m_anchors.value_or(QList<lineage::Anchor>{});
    const auto found = std::ranges::find_if(
        anchors, [&](const lineage::Anchor &a) { return chosen.anchor && a.id == *chosen.anchor; });
    if (found != anchors.end()) {
        m_anchor->setIconName(lineage::isEventAnchor(found->id) ? u"event-anchor"_s : u"anchor"_s);
        m_anchor->setText(timeText(found->received));
        m_anchor->setNote(anchorLabel(*found));
        m_anchor->setToolTip(ringTip(lineage::budgetOf(*found, *m_rules, m_now)));
    } else {
        const bool proactive = chosen.verdict.reason == lineage::Reason::Proactive;
        m_anchor->setIconName(proactive ? u"proactive"_s : u"anchor-dead"_s);
        m_anchor->setText(proactive ? tr("Proactive") : tr("No anchor"));
        m_anchor->setNote({});
        m_anchor->setToolTip({});
    }
    m_anchor->setAccessibleName(tr("Anchor: %1").arg(m_anchor->text()));
    m_anchor->setAccessibleDescription(found == anchors.end() ? QString() : anchorLabel(*found));
}

void Composer::fillMenu()
{
    m_menu->clear();
    m_menu->setToolTipsVisible(true);
    const auto add = [this](const QString &icon, const QString &text, const lineage::AnchorChoice &choice,
                         const QString &tip = {}) {
        QAction *action = m_menu->addAction(themedIcon(icon), text);
        action->setCheckable(true);
        action->setChecked(m_choice == choice);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, [this, choice] { setChoice(choice); });
    };
    add(u"anchor"_s, tr("Newest live"), lineage::ChooseBest{});
    const QList<lineage::Anchor> anchors = m_anchors.value_or(QList<lineage::Anchor>{});
    if (!anchors.isEmpty())
        m_menu->addSeparator();
    constexpr qsizetype most = 12; // older ones have expired; the menu stays on the screen
    for (const lineage::Anchor &anchor : anchors.first(qMin(most, anchors.size()))) {
        const bool live = !anchor.deadCode && lineage::budgetOf(anchor, *m_rules, m_now).live();
        const QString icon = !live ? u"expired"_s : lineage::isEventAnchor(anchor.id) ? u"event-anchor"_s : u"anchor"_s;
        add(icon, timeText(anchor.received) + u"   "_s + anchorLabel(anchor), lineage::ExplicitAnchor{anchor.id},
            ringTip(lineage::budgetOf(anchor, *m_rules, m_now)));
    }
    m_menu->addSeparator();
    const auto verdict = chooseFor(m_scene, m_peer, anchors, *m_rules, lineage::ExplicitProactive{}, m_now).verdict;
    add(u"proactive"_s, tr("Proactive: %1").arg(text::verdictText(verdict).reason), lineage::ExplicitProactive{});
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        if (KeyMap::current().asks(Command::Send, *static_cast<QKeyEvent *>(event))) {
            send();
            return true;
        }
    }
    if (watched == m_text && event->type() == QEvent::Resize)
        grow();
    return QWidget::eventFilter(watched, event);
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Composer::retranslate()
{
    m_text->setPlaceholderText(tr("Write a message"));
    m_text->setAccessibleName(tr("Message text"));
    m_send->setText(tr("Send"));
    m_send->setAccessibleName(tr("Send"));
    refresh();
}

} // namespace ui
