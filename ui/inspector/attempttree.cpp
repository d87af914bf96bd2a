#include "ui/inspector/attempttree.h"

#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/inspector/attemptcard.h"
#include "ui/inspector/parts.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// Source: the design's resend picture.
constexpr int indent = 24;
constexpr int elbowLeft = 8;
/// Cards at the most.
constexpr qsizetype shownAttempts = 20;
} // namespace

AttemptTree::AttemptTree(QWidget *parent)
    : QWidget(parent)
    , m_title(partTitle(u"attemptsTitle"_s, this))
    , m_older(plainLabel(u"olderAttempts"_s, FontRole::Small, this))
{
    setObjectName(u"attemptTree"_s);
    buildLayout();
    retranslate();
}

void AttemptTree::buildLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(new Hairline(this));
    column->addSpacing(metrics::gap / 2);
    column->addWidget(m_title);
    setInk(m_older, "dim");
    column->addWidget(m_older);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(metrics::gap);
    column->addLayout(m_cards);
}

void AttemptTree::setAttempts(const QList<journal::RowSummary> &attempts, journal::RowRef current)
{
    m_attempts = attempts;
    m_current = current;
    clearParts(*m_cards);
    setVisible(attempts.size() > 1);
    if (attempts.size() < 2) {
        return;
    }
    QList<journal::RowSummary> shown = attempts.last(qMin(shownAttempts, attempts.size()));
    const auto asked = std::ranges::find(attempts, current, &journal::RowSummary::ref);
    if (asked != attempts.end() && asked->ref < shown.first().ref) {
        shown.first() = *asked;
    }
    QStringList ids;
    for (const journal::RowSummary &attempt : attempts) {
        if (!attempt.anchor.isEmpty() && !ids.contains(attempt.anchor)) {
            ids.append(attempt.anchor);
        }
    }
    for (const journal::RowSummary &attempt : shown) {
        addCard(attempt, attempt.ref == attempts.first().ref ? 0 : indent, ids);
    }
    retranslate();
}

void AttemptTree::addCard(const journal::RowSummary &attempt, int left, const QStringList &ids)
{
    auto *card = new AttemptCard(attempt, attempt.ref == m_current, ids, this);
    connect(card, &RowLink::rowRequested, this, &AttemptTree::rowRequested);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(left, 0, 0, 0);
    row->addWidget(card);
    m_cards->addLayout(row);
}

void AttemptTree::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().lineStrong, 1.5));
    const QList<AttemptCard *> cards = findChildren<AttemptCard *>();
    for (qsizetype i = 1; i < cards.size(); ++i) {
        const QRect card = cards[i]->geometry();
        const int top = cards[i - 1]->geometry().left() == 0 ? cards[i - 1]->geometry().bottom() + 1
                                                             : cards[i - 1]->geometry().center().y();
        QPainterPath elbow(QPointF(elbowLeft, top));
        elbow.lineTo(elbowLeft, card.center().y() - metrics::radiusControl);
        elbow.quadTo(elbowLeft, card.center().y(), elbowLeft + metrics::radiusControl, card.center().y());
        elbow.lineTo(card.left(), card.center().y());
        painter.drawPath(elbow);
    }
}

void AttemptTree::retranslate()
{
    m_title->setText(tr("Attempts of this message"));
    const qsizetype left = m_attempts.size() - shownAttempts;
    m_older->setText(tr("Older attempts that are not shown: %1").arg(left));
    m_older->setVisible(left > 0);
}

void AttemptTree::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
