#include "ui/common/verdictbox.h"

#include "app/text/sentence.h"
#include "ui/common/icon.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using lineage::Level;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::VerdictBox)
};

QString headOf(const lineage::Verdict &verdict)
{
    if (verdict.reason == lineage::Reason::Proactive)
        return Words::tr("Proactive: a switch decides.");
    switch (verdict.level) {
    case Level::Safe:
        return Words::tr("Safe: QQ should accept this.");
    case Level::Uncertain:
        return Words::tr("Uncertain: QQ may refuse this.");
    case Level::Doomed:
        return Words::tr("Doomed: QQ will refuse this.");
    case Level::MayArriveTwice:
        return Words::tr("The user may get this twice.");
    }
    return {};
}

} // namespace

QString verdictWord(const lineage::Verdict &verdict)
{
    if (verdict.reason == lineage::Reason::Proactive)
        return Words::tr("proactive");
    switch (verdict.level) {
    case Level::Safe:
        return Words::tr("safe");
    case Level::Uncertain:
        return Words::tr("uncertain");
    case Level::MayArriveTwice:
        return Words::tr("may arrive twice");
    case Level::Doomed:
        return Words::tr("doomed");
    }
    return {};
}

VerdictBox::VerdictBox(QWidget *parent)
    : QWidget(parent)
    , m_head(new QLabel(this))
    , m_body(new QLabel(this))
{
    m_head->setFont(roleFont(FontRole::BaseBold));
    m_body->setFont(roleFont(FontRole::Small));
    for (QLabel *label : {m_head, m_body}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding + metrics::iconButton + metrics::gap, 10, metrics::cardPadding, 10);
    column->setSpacing(2);
    column->addWidget(m_head);
    column->addWidget(m_body);
}

void VerdictBox::setVerdict(const lineage::Verdict &verdict, const QString &evidence)
{
    const QString reason = text::verdictText(verdict).reason;
    show(toneOf(verdict), iconOf(verdict), headOf(verdict), text::joined({reason, evidence}));
}

void VerdictBox::setWarning(const QString &warning, const QString &consequence)
{
    show(Tone::Warn, u"warning"_s, warning, consequence);
}

void VerdictBox::setFact(const QString &icon, const QString &fact)
{
    show(Tone::Dim, icon, {}, fact);
}

void VerdictBox::setForecast(Tone tone, const QString &icon, const QString &head, const QString &body)
{
    show(tone, icon, head, body);
}

void VerdictBox::show(Tone tone, const QString &icon, const QString &head, const QString &body)
{
    m_tone = tone;
    m_icon = icon;
    m_head->setVisible(!head.isEmpty());
    m_head->setText(head);
    m_body->setVisible(!body.isEmpty());
    m_body->setText(body);
    const char *ink = tone == Tone::Ok ? "ok" : tone == Tone::Warn ? "warn" : tone == Tone::Bad ? "bad" : "text";
    setInk(m_head, ink);
    setAccessibleName(text::joined({head, body}));
    update();
}

void VerdictBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Dim ? theme.notSentBg : groundOf(m_tone, theme));
    painter.drawRoundedRect(QRectF(rect()), metrics::radiusControl, metrics::radiusControl);
    paintIcon(painter, {metrics::cardPadding, 12}, m_icon, metrics::iconButton, inkOf(m_tone, theme));
}

} // namespace ui
