#include "ui/inspector/curebar.h"

#include "app/text/diagnosistext.h"
#include "ui/common/button.h"
#include "ui/common/flowrow.h"
#include "ui/common/iconmark.h"
#include "ui/common/verdictlook.h"
#include "ui/inspector/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using lineage::Cure;

ResendMode modeOf(Cure cure)
{
    switch (cure) {
    case Cure::RetrySame:
        return ResendMode::Retry;
    case Cure::EditAndResend:
        return ResendMode::Edit;
    case Cure::ResendAsPlainText:
        return ResendMode::PlainText;
    case Cure::None:
    case Cure::ResendOnAnchor:
    case Cure::ResendProactive:
    case Cure::WaitForUser:
    case Cure::ResendLater:
        break;
    }
    return ResendMode::AsItWas;
}

QString iconOf(Cure cure)
{
    switch (cure) {
    case Cure::RetrySame:
        return u"retry"_s;
    case Cure::EditAndResend:
        return u"edit-resend"_s;
    case Cure::ResendProactive:
        return u"proactive"_s;
    case Cure::WaitForUser:
        return u"queued"_s;
    case Cure::None:
    case Cure::ResendOnAnchor:
    case Cure::ResendAsPlainText:
    case Cure::ResendLater:
        break;
    }
    return u"resend"_s;
}

} // namespace

CureBar::CureBar(QWidget *parent)
    : QWidget(parent)
    , m_cure(nullptr)
    , m_edit(nullptr)
    , m_verdictIcon(new IconMark(this))
    , m_verdict(plainLabel(u"cureVerdict"_s, FontRole::Small, this))
{
    setObjectName(u"cureBar"_s);
    buildLayout();
    connect(m_cure, &QAbstractButton::clicked, this, &CureBar::cure);
    connect(m_edit, &QAbstractButton::clicked, this, [this] { edit(); });
    retranslate();
}

void CureBar::buildLayout()
{
    auto *buttons = new FlowRow(this);
    m_cure = new Button(Button::Kind::Primary, buttons);
    m_edit = new Button(Button::Kind::Normal, buttons);
    m_cure->setObjectName(u"cureButton"_s);
    m_edit->setObjectName(u"editButton"_s);
    m_edit->setCommand(Command::EditResend);
    setInk(m_verdict, "dim");
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::gap);
    line->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    line->addWidget(m_verdict, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap / 2, 0, metrics::gap);
    column->setSpacing(metrics::gap);
    column->addWidget(buttons);
    column->addLayout(line);
}

void CureBar::setOffer(const std::optional<Offer> &offer)
{
    // Each second only the verdict's countdown differs: the buttons must not be laid out again for that.
    auto before = std::exchange(m_offer, offer);
    if (before && offer) {
        before->diagnosis.cureVerdict = offer->diagnosis.cureVerdict;
        if (before == offer) {
            showVerdict();
            return;
        }
    }
    setVisible(offer.has_value());
    setEnabled(true);
    retranslate();
}

void CureBar::withdraw()
{
    m_offer.reset();
    setEnabled(false);
}

bool CureBar::resend()
{
    if (m_offer) {
        emit resendRequested(modeOf(m_offer->diagnosis.cure));
    }
    return m_offer.has_value();
}

bool CureBar::edit()
{
    if (m_offer) {
        emit resendRequested(ResendMode::Edit);
    }
    return m_offer.has_value();
}

void CureBar::takeFocus()
{
    (m_cure->isVisibleTo(this) ? m_cure : m_edit)->setFocus(Qt::OtherFocusReason);
}

void CureBar::cure()
{
    if (m_offer && m_offer->diagnosis.cure == Cure::WaitForUser) {
        emit leaveWithNextRequested();
    } else {
        resend();
    }
}

void CureBar::showVerdict()
{
    const auto &verdict = m_offer->diagnosis.cureVerdict;
    const bool leaves = m_offer->diagnosis.cure == Cure::WaitForUser && m_offer->leavesWithNext;
    const QString words = leaves ? tr("It leaves with the user's next message.")
        : verdict                ? text::cureVerdictText(*verdict)
                                 : QString();
    if (m_verdict->text() != words) { // each second: the same words must not lay the panel out again
        m_verdict->setText(words);
    }
    m_verdict->setVisible(!words.isEmpty());
    m_verdictIcon->setVisible(!words.isEmpty());
    if (leaves) {
        m_verdictIcon->setIcon(u"queued"_s, Tone::Accent);
    } else if (verdict) {
        m_verdictIcon->setIcon(iconOf(*verdict), toneOf(*verdict));
    }
}

void CureBar::retranslate()
{
    m_edit->setText(tr("Edit"));
    m_edit->setAccessibleName(tr("Edit and resend"));
    if (!m_offer) {
        return;
    }
    const lineage::Diagnosis &diagnosis = m_offer->diagnosis;
    const bool waits = diagnosis.cure == Cure::WaitForUser;
    const QString label = text::cureLabel(diagnosis);
    m_cure->setText(label);
    m_cure->setAccessibleName(label);
    m_cure->setIconName(iconOf(diagnosis.cure));
    m_cure->setKeyHint(waits ? QString() : KeyMap::current().cap(Command::Resend));
    m_cure->setVisible(!label.isEmpty() && (!waits || (m_offer->canLeaveWithNext && !m_offer->leavesWithNext)));
    m_edit->setVisible(diagnosis.cure != Cure::EditAndResend);
    showVerdict();
}

void CureBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
