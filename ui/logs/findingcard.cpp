#include "ui/logs/findingcard.h"

#include "app/text/findingtext.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/logs/evidencerow.h"
#include "ui/logs/flowtext.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype firstLines = 6; ///< the others are one click away

Tone toneOf(const importer::Finding &finding)
{
    if (finding.isConsequence)
        return Tone::Dim;
    return finding.isProven ? Tone::Bad : Tone::Warn;
}

QString iconOf(const importer::Finding &finding)
{
    if (finding.isConsequence)
        return u"lineage"_s;
    return finding.isProven ? u"refused"_s : u"warning"_s;
}

QVBoxLayout *lowered(QWidget *widget, int by)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addSpacing(by);
    column->addWidget(widget);
    column->addStretch(1);
    return column;
}

} // namespace

FindingCard::FindingCard(imports::FoundFault fault, const std::optional<QDate> &firstDay, QWidget *parent)
    : QWidget(parent)
    , m_fault(std::move(fault))
    , m_firstDay(firstDay)
    , m_mark(new IconMark(this))
    , m_headline(new FlowText(FontRole::BaseBold, m_fault.finding.isConsequence, this))
    , m_explanation(new FlowText(FontRole::Base, m_fault.finding.isConsequence, this))
    , m_adviceTitle(makeTitle(this))
    , m_advice(new FlowText(FontRole::Base, m_fault.finding.isConsequence, this))
    , m_evidenceTitle(makeTitle(this))
    , m_more(new Button(Button::Kind::Quiet, this))
    , m_copy(iconButton(u"copy"_s, this))
{
    setObjectName(u"findingCard"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_headline->setObjectName(u"findingHeadline"_s);
    m_explanation->setObjectName(u"findingExplanation"_s);
    m_advice->setObjectName(u"findingAdvice"_s);
    m_more->setObjectName(u"moreEvidence"_s);
    m_copy->setObjectName(u"copyFinding"_s);
    m_mark->setIcon(iconOf(m_fault.finding), toneOf(m_fault.finding));
    buildLayout();
    addEvidence(firstLines);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        const qsizetype known = m_evidence.size();
        addEvidence(m_fault.evidence.size());
        if (m_evidence.size() > known)
            m_evidence[known]->setFocus(Qt::OtherFocusReason);
    });
    connect(m_copy, &QAbstractButton::clicked, this, &FindingCard::copy);
    retranslate();
}

void FindingCard::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    // The first line of the headline stands in the middle of the button's height.
    head->addLayout(lowered(m_mark, (metrics::buttonHeight - metrics::iconButton) / 2));
    head->addLayout(lowered(m_headline, (metrics::buttonHeight - lineHeight(FontRole::BaseBold)) / 2), 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(metrics::iconButton + metrics::gap, 0, 0, 0);
    words->setSpacing(4);
    words->addWidget(m_explanation);
    words->addSpacing(4);
    words->addWidget(m_adviceTitle);
    words->addWidget(m_advice);
    words->addSpacing(4);
    words->addWidget(m_evidenceTitle);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(0);
    words->addLayout(m_lines);
    words->addWidget(m_more, 0, Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        metrics::cardPadding + metrics::problemBar, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(words);
}

void FindingCard::addEvidence(qsizetype most)
{
    const EvidenceRow::Columns columns = EvidenceRow::columnsFor(m_fault.evidence, m_firstDay);
    for (qsizetype i = m_evidence.size(); i < std::min(most, m_fault.evidence.size()); ++i) {
        auto *row = new EvidenceRow(m_fault.evidence[i], m_firstDay, columns, this);
        row->setSelected(!m_selected.isNull() && row->row() == m_selected);
        connect(row, &EvidenceRow::chosen, this, &FindingCard::rowRequested);
        m_lines->addWidget(row);
        m_evidence += row;
    }
    m_more->setVisible(m_evidence.size() < m_fault.evidence.size());
}

void FindingCard::setSelected(journal::RowRef row)
{
    m_selected = row;
    for (EvidenceRow *line : std::as_const(m_evidence))
        line->setSelected(!row.isNull() && line->row() == row);
}

void FindingCard::copy()
{
    const text::FindingText words = text::findingText(m_fault.finding, m_firstDay);
    QApplication::clipboard()->setText(QStringList{words.headline, words.explanation, words.advice}.join(u'\n'));
    notify(this, {u"copy"_s, tr("Finding copied"), Tone::Dim});
}

void FindingCard::retranslate()
{
    const text::FindingText words = text::findingText(m_fault.finding, m_firstDay);
    m_headline->setWords(words.headline);
    m_explanation->setWords(words.explanation);
    m_adviceTitle->setText(tr("What to do"));
    m_advice->setWords(words.advice);
    const qint64 lines = m_fault.evidence.size();
    m_evidenceTitle->setText(
        lines == 1 ? tr("1 line of the log shows it") : tr("%1 lines of the log show it").arg(countText(lines)));
    m_evidenceTitle->setVisible(lines > 0);
    m_more->setText(tr("Show all %1 lines").arg(countText(lines)));
    m_more->updateGeometry();
    m_copy->setAccessibleName(tr("Copy this finding"));
    m_copy->setToolTip(tr("Copy this finding"));
    m_mark->setAccessibleName(isConsequence() ? tr("Consequence")
            : m_fault.finding.isProven        ? tr("Fault")
                                              : tr("Probable fault"));
    setAccessibleName(m_mark->accessibleName() + u": "_s + words.headline);
    setAccessibleDescription(words.explanation + u' ' + words.advice);
    m_headline->setAccessibleName(words.headline);
    m_explanation->setAccessibleName(words.explanation);
    m_advice->setAccessibleName(words.advice);
    for (EvidenceRow *row : std::as_const(m_evidence))
        row->retranslate();
}

void FindingCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindingCard::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (KeyMap::current().asks(Command::Details, *event) && !m_evidence.isEmpty())
        m_evidence.constFirst()->setFocus(Qt::OtherFocusReason);
    else
        QWidget::keyPressEvent(event);
}

void FindingCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.surface);
    painter.setPen(theme.line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusCard, metrics::radiusCard);
    if (!isConsequence()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inkOf(toneOf(m_fault.finding), theme));
        painter.drawRoundedRect(QRectF(0, 8, metrics::problemBar, height() - 16), 1.5, 1.5);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusCard, metrics::radiusCard);
    }
}

} // namespace ui
