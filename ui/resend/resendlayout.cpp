// Where the parts of the sheet stand, and their words.
#include "app/protocol/openapi.h"
#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"
#include "ui/common/shortpath.h"
#include "ui/common/verdictbox.h"
#include "ui/resend/bodyeditor.h"
#include "ui/resend/bodypane.h"
#include "ui/resend/resendform.h"
#include "ui/resend/resendsheet.h"
#include "ui/resend/resultpane.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int resultWidth = 400; // Source: the design's page "Space and layout", resend

/// The path with enough of the peer's id to know it.
QString shownPath(const QString &path, const QString &peer)
{
    constexpr qsizetype known = 8;
    const QString shortened = shortPath(path, peer);
    const QString head = elideOpenid(peer).left(known);
    return peer.size() > known && path != shortened ? QString(shortened).replace(u"/…"_s, u'/' + head + u'…')
                                                    : shortened;
}

} // namespace

QWidget *ResendSheet::makeHeader()
{
    auto *header = new QWidget(panel());
    plain(m_title, FontRole::Title, "text");
    plain(m_origin, FontRole::Small, "dim");
    m_title->setObjectName(u"resendTitle"_s);
    m_origin->setObjectName(u"resendOrigin"_s);
    m_close->setObjectName(u"resendClose"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_origin);
    row->addWidget(m_chip);
    row->addStretch();
    row->addWidget(m_close);
    return header;
}

QWidget *ResendSheet::makeContent()
{
    auto *content = new QWidget(panel());
    holdIn(m_formArea, m_form, u"resendFormArea"_s);
    m_verdict->setObjectName(u"resendVerdict"_s);
    auto *left = new QWidget(content);
    left->setFixedWidth(formWidth);
    auto *form = new QVBoxLayout(left);
    form->setContentsMargins(0, 0, 0, 14);
    form->setSpacing(0);
    form->addWidget(m_formArea, 1);
    m_warning->setObjectName(u"resendWarning"_s);
    m_warning->hide();
    auto *verdict = new QVBoxLayout;
    verdict->setContentsMargins(formPadding, 0, formPadding, 0);
    verdict->setSpacing(metrics::gap);
    verdict->addWidget(m_warning);
    verdict->addWidget(m_verdict);
    form->addLayout(verdict);
    form->addStretch();
    auto *sides = new QWidget;
    m_sides = new QBoxLayout(QBoxLayout::LeftToRight, sides);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    m_sides->addWidget(m_body, 1);
    m_sides->addWidget(m_result);
    holdIn(m_sidesArea, sides, u"resendSidesArea"_s);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(upright(content));
    row->addWidget(m_sidesArea, 1);
    return content;
}

QWidget *ResendSheet::makeFooter()
{
    auto *footer = new QWidget(panel());
    plain(m_undelivered, FontRole::Small, "dim");
    plain(m_where, FontRole::Small, m_services.sandbox ? "audit" : "dim");
    m_undelivered->setObjectName(u"resendUndelivered"_s);
    m_where->setObjectName(u"resendWhere"_s);
    m_cancel->setObjectName(u"resendCancel"_s);
    m_cancel->setKeyHint(u"Esc"_s);
    m_anyway->setObjectName(u"resendAnyway"_s);
    m_primary->setObjectName(u"resendPrimary"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_undelivered);
    row->addStretch();
    row->addWidget(m_where);
    row->addSpacing(metrics::gap);
    row->addWidget(m_cancel);
    row->addWidget(m_anyway);
    row->addWidget(m_primary);
    return footer;
}

void ResendSheet::buildLayout()
{
    build(makeHeader(), makeContent(), makeFooter());
    actFrom(m_form->text());
    actFrom(m_body->editor());
}

void ResendSheet::arrange()
{
    // What does not fit of the form scrolls; its verdict always stays in sight.
    m_formArea->setMaximumHeight(m_form->sizeHint().height());
    const bool isNarrow = window()->width() < metrics::overlayWindow;
    m_sides->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_result->setMinimumWidth(isNarrow ? 0 : resultWidth);
    m_result->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : resultWidth);
}

QString ResendSheet::lockText() const
{
    switch (m_lock) {
    case Lock::None:
        return {};
    case Lock::Loading:
        return tr("Reading the message.");
    case Lock::Unreadable:
        return m_loaded && m_loaded->error ? text::journalErrorText(*m_loaded->error) : QString();
    case Lock::NotAMessage:
        return tr("This row is no message that the bot sent or should have sent.");
    case Lock::NoBot:
        return tr("No bot is running: this is for reading.");
    case Lock::OtherBot:
        return tr("This message belongs to another bot than the running one: this is for reading.");
    case Lock::OtherLog:
        return tr("This message was read from the log of another bot. If it is this bot's log, say so in Logs; then it "
                  "can be sent from here.");
    case Lock::OtherType:
        return tr("This message does not stand in the bot's outbox. Only text and markdown can be sent from here as a "
                  "new message.");
    }
    return {};
}

void ResendSheet::retranslate()
{
    setAccessibleName(tr("Edit and resend"));
    panel()->setAccessibleName(tr("Edit and resend"));
    m_title->setText(m_mode == ResendMode::Edit ? tr("Edit and resend")
            : m_mode == ResendMode::Retry       ? tr("Retry")
            : m_mode == ResendMode::PlainText   ? tr("Resend as plain text")
                                                : tr("Resend"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close (Esc)"));
    const bool isMessage = m_loaded && m_loaded->isMessage();
    m_origin->setVisible(isMessage);
    m_chip->setVisible(isMessage);
    if (isMessage) {
        const journal::RowSummary &row = m_loaded->detail->summary;
        const QString from = row.kind == traffic::Kind::Note ? tr("never left, noted %1") : tr("from attempt of %1");
        m_origin->setText(tr("to %1, %2").arg(elideOpenid(row.peer.value), protocol::sceneName(*row.scene)) + u" • "_s
            + from.arg(timeText(row.time)));
        m_chip->setChip(
            {.icon = iconOf(row.state), .text = text::stateText(row.state, row.code), .tone = toneOf(row.state)});
        const QByteArray path = protocol::sendPath(*row.scene, row.peer);
        m_body->setRoute(u"POST "_s + shownPath(QString::fromUtf8(path), row.peer.value));
    }
    retranslateFooter();
}

void ResendSheet::retranslateFooter()
{
    m_undelivered->setText(tr("It leaves Undelivered when QQ accepts it."));
    m_undelivered->setVisible(
        m_target.messageId != 0 && m_lock == Lock::None && !isDelivered() && !arrivedAttempt(m_situation.attempts));
    const QString name = m_services.profile;
    m_where->setText(m_lock != Lock::None ? lockText()
            : m_services.sandbox          ? tr("Sandbox: nothing leaves this computer")
            : name.isEmpty()              ? tr("Sends for real, in Production")
                                          : tr("Sends for real, as %1 in Production").arg(name));
    m_cancel->setText(tr("Cancel"));
    m_anyway->setText(tr("Resend anyway"));
    const Primary action = primary();
    m_primary->setText(action == Primary::Close ? tr("Close")
            : action == Primary::Retry          ? tr("Retry (same msg_seq)")
                                                : tr("Resend"));
    m_primary->setIconName(action == Primary::Close ? QString() : action == Primary::Retry ? u"retry"_s : u"resend"_s);
    m_primary->setKeyHint(action == Primary::Close ? u"Esc"_s : KeyMap::current().cap(Command::Send));
    for (Button *button : {m_cancel, m_anyway, m_primary}) {
        button->setAccessibleName(button->text());
        button->updateGeometry();
    }
}

void ResendSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh(Source::Clock);
}

} // namespace ui
