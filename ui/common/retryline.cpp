#include "ui/common/retryline.h"

#include "ui/common/button.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

using Phase = bot::RetryChanged::Phase;

RetryLine::RetryLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconMark(this, metrics::iconSmall))
    , m_words(makeLabel(this, FontRole::Small, "dim", false))
    , m_hold(new Button(Button::Kind::Quiet, this))
    , m_sendNow(new Button(Button::Kind::Normal, this))
    , m_cancel(new Button(Button::Kind::Quiet, this))
{
    setObjectName(u"retryLine"_s);
    buildLayout();
    const auto decide = [this](Button *button, auto command) {
        connect(button, &QAbstractButton::clicked, this, [this, command] { emit decided(command(m_retry.messageId)); });
    };
    decide(m_hold, [](qint64 id) { return bot::Command(bot::HoldRetry{id}); });
    decide(m_sendNow, [](qint64 id) { return bot::Command(bot::RetryNow{id}); });
    decide(m_cancel, [](qint64 id) { return bot::Command(bot::CancelRetry{id}); });
    retranslate();
}

void RetryLine::buildLayout()
{
    m_words->setObjectName(u"retryWords"_s);
    m_hold->setObjectName(u"retryHold"_s);
    m_sendNow->setObjectName(u"retrySendNow"_s);
    m_cancel->setObjectName(u"retryCancel"_s);
    m_hold->setIconName(u"pause"_s);
    m_sendNow->setIconName(u"send"_s);
    m_cancel->setIconName(u"close"_s);
    QSizePolicy keepsItsPlace = m_hold->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_hold->setSizePolicy(keepsItsPlace);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::iconGap);
    row->addWidget(m_icon);
    row->addWidget(m_words);
    row->addWidget(m_hold);
    row->addWidget(m_sendNow);
    row->addWidget(m_cancel);
    setFixedHeight(metrics::buttonHeight);
    setTabOrder(m_hold, m_sendNow);
    setTabOrder(m_sendNow, m_cancel);
}

QWidget *RetryLine::firstControl() const
{
    return m_hold->isVisibleTo(this) ? m_hold : m_sendNow;
}

void RetryLine::setRetry(const bot::RetryChanged &retry, core::WallTime now)
{
    m_retry = retry;
    m_now = now;
    retranslate();
}

void RetryLine::setNow(core::WallTime now)
{
    m_now = now;
    m_words->setText(words());
}

QString RetryLine::words() const
{
    switch (m_retry.phase) {
    case Phase::Waiting: {
        const auto left = std::max(m_retry.at - m_now, core::Milliseconds{0});
        return tr("Next try in %1 s").arg(std::chrono::ceil<std::chrono::seconds>(left).count());
    }
    case Phase::Held:
        return tr("Held by you");
    case Phase::Trying:
    case Phase::Over:
        break;
    }
    return tr("Trying now");
}

// A countdown never changes its width, nor does what takes its place.
void RetryLine::keepWidth()
{
    const QFontMetrics metrics = m_words->fontMetrics();
    int width = 0;
    for (const QString &text : {tr("Next try in %1 s").arg(88), tr("Held by you"), tr("Trying now")})
        width = std::max(width, metrics.horizontalAdvance(text));
    m_words->setFixedWidth(width);
}

void RetryLine::retranslate()
{
    const bool held = m_retry.phase == Phase::Held;
    keepWidth();
    m_words->setText(words());
    m_words->setToolTip(m_retry.most > 0 ? tr("Try %1 of %2").arg(m_retry.number).arg(m_retry.most) : QString());
    m_icon->setIcon(held                      ? u"pause"_s
            : m_retry.phase == Phase::Waiting ? u"queued"_s
                                              : u"in-flight"_s,
        held ? Tone::Warn : Tone::Dim);
    m_hold->setText(tr("Hold"));
    m_hold->setAccessibleName(tr("Hold the next try"));
    m_hold->setToolTip(tr("Do not send again by itself; it waits for you."));
    m_sendNow->setText(tr("Send now"));
    m_sendNow->setAccessibleName(tr("Send the next try now"));
    m_sendNow->setToolTip(tr("Try again now instead of waiting."));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel further tries"));
    m_cancel->setToolTip(tr("No more tries; the message goes to Undelivered."));
    if (held && m_hold->hasFocus())
        m_sendNow->setFocus(Qt::OtherFocusReason);
    m_hold->setVisible(!held);
    setAccessibleName(tr("Next try of this message"));
}

void RetryLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
