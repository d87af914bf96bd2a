#include "ui/resend/resultcard.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cardHeight = 116;
constexpr int iconTop = 20;

} // namespace

ResultCard::ResultCard(QWidget *parent)
    : QWidget(parent)
    , m_head(makeLabel(this, FontRole::Base, "dim"))
    , m_note(makeLabel(this, FontRole::Small, "faint"))
    , m_chip(new ChipLabel(this))
    , m_sentence(makeLabel(this, FontRole::Base, "text"))
    , m_server(makeLabel(this, FontRole::Mono, "dim"))
    , m_idLabel(makeLabel(this, FontRole::Small, "dim"))
    , m_id(new IdLabel(this))
    , m_traceLabel(makeLabel(this, FontRole::Small, "dim"))
    , m_trace(new IdLabel(this))
{
    setObjectName(u"resendResult"_s);
    setMinimumHeight(cardHeight);
    buildLayout();
    retranslate();
}

void ResultCard::buildLayout()
{
    m_chip->setObjectName(u"resendOutcome"_s);
    m_sentence->setObjectName(u"resendSentence"_s);
    m_server->setObjectName(u"resendServerText"_s);
    m_id->setObjectName(u"resendReturnedId"_s);
    m_trace->setObjectName(u"resendTrace"_s);
    for (QLabel *centred : {m_head, m_note}) {
        centred->setAlignment(Qt::AlignHCenter);
        centred->setWordWrap(false);
    }
    auto *ids = new QGridLayout;
    ids->setHorizontalSpacing(metrics::gap);
    ids->setVerticalSpacing(2);
    ids->setColumnStretch(1, 1);
    ids->addWidget(m_idLabel, 0, 0);
    ids->addWidget(m_id, 0, 1, Qt::AlignLeft);
    ids->addWidget(m_traceLabel, 1, 0);
    ids->addWidget(m_trace, 1, 1, Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 14, metrics::cardPadding, 14);
    column->setSpacing(6);
    column->addWidget(m_head);
    column->addWidget(m_note);
    column->addWidget(m_chip, 0, Qt::AlignLeft);
    column->addWidget(m_sentence);
    column->addWidget(m_server);
    column->addLayout(ids);
}

void ResultCard::setResult(const ResultView &result)
{
    m_result = result;
    retranslate();
}

void ResultCard::retranslate()
{
    const bool isDone = m_result.phase == ResultView::Phase::Done;
    const bool isWaiting = m_result.phase == ResultView::Phase::InFlight;
    layout()->setContentsMargins(
        metrics::cardPadding, isDone ? 14 : iconTop + metrics::iconEmpty + 6, metrics::cardPadding, 14);
    m_head->setVisible(!isDone);
    m_note->setVisible(!isDone);
    m_head->setText(isWaiting ? tr("On its way.") : tr("The answer will appear here."));
    m_note->setText(isWaiting ? tr("Waiting for the platform's answer") : tr("Nothing has been sent yet"));
    m_chip->setVisible(isDone);
    m_chip->setChip({.icon = iconOf(m_result.state),
        .text = text::stateText(m_result.state, m_result.code),
        .tone = toneOf(m_result.state)});
    const auto put = [isDone](QLabel *shown, const QString &text) {
        shown->setText(text);
        shown->setVisible(isDone && !text.isEmpty());
    };
    put(m_sentence, m_result.sentence);
    put(m_server, text::visibleText(m_result.serverText, false));
    const auto putId = [&](QLabel *name, IdLabel *shown, const QString &title, const QString &id) {
        put(name, id.isEmpty() ? QString() : title);
        shown->setId(id, elideId(id));
        shown->setVisible(isDone && !id.isEmpty());
    };
    putId(m_idLabel, m_id, tr("Returned id"), m_result.returnedId);
    putId(m_traceLabel, m_trace, tr("Trace id"), m_result.traceId);
    speak();
    update();
}

void ResultCard::speak()
{
    const QString said = m_result.phase == ResultView::Phase::Done ? m_chip->chip().text + u". "_s + m_result.sentence
                                                                   : m_head->text() + u' ' + m_note->text();
    setAccessibleName(said.trimmed());
}

void ResultCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isDone = m_result.phase == ResultView::Phase::Done;
    painter.setPen(QPen(isDone ? theme.line : theme.lineStrong, 1, isDone ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(isDone ? QBrush(theme.surface) : Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusControl, metrics::radiusControl);
    if (isDone)
        return;
    const bool isWaiting = m_result.phase == ResultView::Phase::InFlight;
    paintIcon(painter, {(width() - metrics::iconEmpty) / 2, iconTop}, isWaiting ? u"in-flight"_s : u"send"_s,
        metrics::iconEmpty, theme.textDim);
}

void ResultCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
