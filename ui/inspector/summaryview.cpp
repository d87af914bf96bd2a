#include "ui/inspector/summaryview.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/inspector/attemptcard.h"
#include "ui/inspector/factrow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(const QString &name, FontRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setFont(roleFont(role));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void clear(QVBoxLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

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

} // namespace

SummaryView::SummaryView(QWidget *parent)
    : QScrollArea(parent)
    , m_chip(new ChipLabel(this))
    , m_time(plainLabel(u"summaryTime"_s, FontRole::Mono, this))
    , m_headline(plainLabel(u"headline"_s, FontRole::Title, this))
    , m_body(plainLabel(u"explanation"_s, FontRole::Base, this))
    , m_attemptsTitle(plainLabel(u"attemptsTitle"_s, FontRole::SmallBold, this))
{
    buildLayout();
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
    column->addSpacing(metrics::gap);
    column->addWidget(new Hairline(this));
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(0);
    column->addLayout(m_facts);
    setInk(m_attemptsTitle, "dim");
    column->addSpacing(metrics::gap);
    column->addWidget(m_attemptsTitle);
    m_attempts = new QVBoxLayout;
    m_attempts->setSpacing(metrics::gap);
    column->addLayout(m_attempts);
    column->addStretch();
    setWidget(content);
    setGround(viewport(), "window");
}

void SummaryView::setRow(const journal::RowDetail &row, const QList<journal::RowSummary> &attempts,
    const protocol::ErrorCatalogue &catalogue)
{
    const text::Explanation why = text::explain(row, catalogue);
    m_chip->setChip(chipOf(row.summary));
    m_time->setText(timeText(row.summary.time));
    m_headline->setText(text::visibleText(why.headline));
    m_body->setText(text::visibleText(why.body));
    m_body->setVisible(!why.body.isEmpty());
    clear(*m_facts);
    for (const Fact &fact : Facts::of(row)) {
        m_facts->addWidget(new FactRow(fact, widget()));
    }
    showAttempts(row.summary.ref, attempts);
}

void SummaryView::showAttempts(journal::RowRef current, const QList<journal::RowSummary> &attempts)
{
    clear(*m_attempts);
    m_attemptsTitle->setVisible(attempts.size() > 1);
    if (attempts.size() < 2) {
        return;
    }
    for (const journal::RowSummary &attempt : attempts) {
        m_attempts->addWidget(new AttemptCard(attempt, attempt.ref == current, widget()));
    }
}

void SummaryView::retranslate()
{
    setAccessibleName(tr("Summary"));
    m_attemptsTitle->setText(tr("Attempts of this message"));
}

void SummaryView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QScrollArea::changeEvent(event);
}

} // namespace ui
