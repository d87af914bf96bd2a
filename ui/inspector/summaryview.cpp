#include "ui/inspector/summaryview.h"

#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/keymap.h"
#include "ui/common/notice.h"
#include "ui/common/retryline.h"
#include "ui/inspector/attempttree.h"
#include "ui/inspector/bindbar.h"
#include "ui/inspector/factrow.h"
#include "ui/inspector/lineagestrip.h"
#include "ui/inspector/parts.h"
#include "ui/inspector/rowlink.h"
#include "ui/inspector/samecause.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// What the row is, in a chip: its outcome, else its kind.
Chip chipOf(const journal::RowSummary &row)
{
    if (row.state != traffic::State::None) {
        return {iconOf(row.state), text::stateText(row.state, row.code), toneOf(row.state)};
    }
    const QString arrow = row.direction == traffic::Direction::In ? u"frame-in"_s
        : row.direction == traffic::Direction::Out                ? u"frame-out"_s
                                                                  : u"note"_s;
    return {arrow, traffic::kindName(row.kind), Tone::Outline};
}

/// A label that is told the same again every second must not be laid out again.
void setTextOnce(QLabel &label, const QString &text)
{
    if (label.text() != text) {
        label.setText(text);
    }
}

} // namespace

SummaryView::SummaryView(QWidget *parent)
    : QScrollArea(parent)
    , m_chip(new ChipLabel(this))
    , m_time(plainLabel(u"summaryTime"_s, FontRole::Mono, this))
    , m_headline(plainLabel(u"headline"_s, FontRole::Title, this))
    , m_body(plainLabel(u"explanation"_s, FontRole::Base, this))
    , m_retry(new RetryLine(this))
    , m_cure(new CureBar(this))
    , m_bind(new BindBar(this))
    , m_links(new FaultLinks(this))
    , m_reconnect(new Button(Button::Kind::Primary, this))
    , m_copyReport(new Button(Button::Kind::Normal, this))
    , m_beforeStrip(new Hairline(this))
    , m_strip(new LineageStrip(this))
    , m_attempts(new AttemptTree(this))
    , m_sameCause(new SameCause(this))
{
    buildLayout();
    connectParts();
    retranslate();
}

void SummaryView::buildLayout()
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    setGround(content, "window");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(
        metrics::panelPadding, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    column->setSpacing(metrics::gap);
    auto *head = new QHBoxLayout;
    m_chip->setObjectName(u"stateChip"_s);
    m_time->setWordWrap(false);
    setInk(m_time, "dim");
    head->addWidget(m_chip);
    head->addStretch();
    head->addWidget(m_time);
    column->addLayout(head);
    column->addWidget(m_headline);
    setInk(m_body, "dim");
    column->addWidget(m_body);
    m_retry->hide();
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    column->addWidget(m_cure);
    column->addWidget(m_bind);
    column->addWidget(m_links);
    m_reconnect->setObjectName(u"reconnectButton"_s);
    m_reconnect->setIconName(u"reconnect"_s);
    m_reconnect->hide();
    column->addWidget(m_reconnect, 0, Qt::AlignLeft);
    m_copyReport->setObjectName(u"copyReport"_s);
    m_copyReport->setIconName(u"copy"_s);
    m_copyReport->hide();
    column->addWidget(m_copyReport, 0, Qt::AlignLeft);
    column->addWidget(m_beforeStrip);
    column->addWidget(m_strip);
    column->addWidget(new Hairline(this));
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(0);
    column->addLayout(m_facts);
    column->addWidget(m_attempts);
    column->addWidget(m_sameCause);
    column->addStretch();
    setWidget(content);
    setGround(viewport(), "window");
}

void SummaryView::connectParts()
{
    connect(m_retry, &RetryLine::decided, this, &SummaryView::retryDecided);
    connect(m_links, &FaultLinks::fieldRequested, this, &SummaryView::fieldRequested);
    connect(m_links, &FaultLinks::undeliveredRequested, this, &SummaryView::undeliveredRequested);
    connect(m_reconnect, &QAbstractButton::clicked, this, &SummaryView::reconnectRequested);
    connect(m_copyReport, &QAbstractButton::clicked, this, &SummaryView::copyReport);
    connect(m_cure, &CureBar::resendRequested, this, &SummaryView::resendRequested);
    connect(m_cure, &CureBar::leaveWithNextRequested, this, &SummaryView::leaveWithNextRequested);
    connect(m_bind, &BindBar::bindRequested, this, &SummaryView::bindRequested);
    connect(m_strip, &LineageStrip::rowRequested, this, &SummaryView::rowRequested);
    connect(m_attempts, &AttemptTree::rowRequested, this, &SummaryView::rowRequested);
    connect(m_sameCause, &SameCause::rowRequested, this, &SummaryView::rowRequested);
    connect(m_sameCause, &SameCause::planRequested, this, &SummaryView::planRequested);
}

void SummaryView::rest()
{
    keepFocus();
    m_cure->withdraw();
    m_bind->setEnabled(false);
    m_links->setWays({});
    m_reconnect->hide();
    m_sameCause->withdraw();
}

void SummaryView::keepFocus()
{
    QWidget *focused = window()->focusWidget();
    if (focused == nullptr || !isAncestorOf(focused) || focused == this) {
        return;
    }
    const auto *link = qobject_cast<RowLink *>(focused);
    const QList<QWidget *> alike = findChildren<QWidget *>(focused->objectName());
    m_focused
        = FocusedPart{focused->objectName(), link != nullptr ? link->row() : journal::RowRef(), alike.indexOf(focused)};
    setFocus(Qt::OtherFocusReason);
}

void SummaryView::wake()
{
    // Later: a part that was just put there is shown, and can have the focus, only then.
    QMetaObject::invokeMethod(this, &SummaryView::giveFocusBack, Qt::QueuedConnection);
}

void SummaryView::giveFocusBack()
{
    if (window()->focusWidget() != this)
        m_focused.reset(); // a person has gone on
    QWidget *part = m_focused ? partOf(*m_focused) : nullptr;
    if (part == nullptr)
        return; // it may come with what is still being looked up
    m_focused.reset();
    part->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(part);
}

QWidget *SummaryView::partOf(const FocusedPart &wanted) const
{
    const QList<QWidget *> alike = findChildren<QWidget *>(wanted.name);
    const auto takesFocus = [this](const QWidget *part) {
        return part->focusPolicy() != Qt::NoFocus && part->isEnabled() && part->isVisibleTo(this);
    };
    for (QWidget *part : alike) {
        const auto *link = qobject_cast<RowLink *>(part);
        if (link != nullptr && link->row() == wanted.row && takesFocus(part)) {
            return part;
        }
    }
    const bool isThere = wanted.row.isNull() && wanted.place >= 0 && wanted.place < alike.size();
    return isThere && takesFocus(alike[wanted.place]) ? alike[wanted.place] : nullptr;
}

void SummaryView::setRow(const journal::RowDetail &row, const evidence::Case &found)
{
    keepFocus();
    m_chip->setChip(chipOf(row.summary));
    m_time->setText(timeText(row.summary.time));
    m_beforeStrip->setVisible(!found.story.parts.isEmpty());
    m_strip->setStory(found.story, row.summary.scene);
    showFacts(row);
    m_attempts->setAttempts(found.attempts, row.summary.ref);
    m_sameCause->setMessages(found.awaitsCure() ? found.sameCause : QList<journal::RowSummary>());
}

void SummaryView::showFacts(const journal::RowDetail &row)
{
    clearParts(*m_facts);
    for (const Fact &fact : Facts::of(row)) {
        m_facts->addWidget(new FactRow(fact, widget()));
    }
}

void SummaryView::setWhy(const text::Explanation &why)
{
    setTextOnce(*m_headline, text::visibleText(why.headline));
    setTextOnce(*m_body, text::visibleText(why.body));
    m_body->setVisible(!why.body.isEmpty());
}

void SummaryView::setReport(const QString &report)
{
    m_report = report;
    m_copyReport->setVisible(!report.isEmpty());
}

void SummaryView::copyReport()
{
    QGuiApplication::clipboard()->setText(m_report);
    notify(this, {u"copy"_s, tr("Report copied"), Tone::Dim, false});
}

void SummaryView::setOffer(const std::optional<CureBar::Offer> &offer)
{
    m_cure->setOffer(offer);
    m_sameCause->setCanPlan(offer && offer->isInOutbox);
}

void SummaryView::setUnboundLog(const QString &log, const QString &bot)
{
    const bool hadFocus = m_bind->isAncestorOf(window()->focusWidget());
    m_bind->setLog(log, bot);
    m_bind->setEnabled(true);
    if (hadFocus && log.isEmpty() && !m_cure->isHidden())
        m_cure->takeFocus(); // what was pressed has led to it
}

void SummaryView::setReconnect(bool offered)
{
    m_reconnect->setVisible(offered);
}

void SummaryView::setRetry(const std::optional<bot::RetryChanged> &retry, core::WallTime now)
{
    if (retry)
        m_retry->setRetry(*retry, now);
    m_retry->setVisible(retry.has_value());
}

void SummaryView::retranslate()
{
    setAccessibleName(tr("Summary"));
    m_reconnect->setText(tr("Reconnect"));
    m_reconnect->setKeyHint(KeyMap::current().cap(Command::Reconnect));
    m_reconnect->setAccessibleName(tr("Reconnect"));
    m_copyReport->setText(tr("Copy report"));
    m_copyReport->setAccessibleName(tr("Copy report"));
    m_copyReport->setToolTip(tr("Copies time, route, code, trace id and anchor; no message text and no secrets"));
}

void SummaryView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QScrollArea::changeEvent(event);
}

} // namespace ui
