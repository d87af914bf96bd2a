#include "ui/shell/statusstrip.h"

#include "app/text/sentence.h"
#include "app/text/storagetext.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// The newest rows are always a moment behind in the index: that is nothing to tell.
constexpr qint64 worthTelling = 5'000;

QString shortSession(const QString &session)
{
    return session.size() <= 10 ? session : session.left(4) + QChar(0x2026) + session.right(4);
}

void setFact(QLabel *label, const QString &fact)
{
    label->setText(fact);
    label->setVisible(!fact.isEmpty());
}

} // namespace

StatusStrip::StatusStrip(QString profile, QString appId, QWidget *parent)
    : QWidget(parent)
    , m_profile(std::move(profile))
    , m_appId(std::move(appId))
{
    setObjectName(u"statusStrip"_s);
    setFixedHeight(metrics::statusBarHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 1, 12, 0);
    layout->setSpacing(20);
    m_icon = new QLabel(this);
    m_connection = addFact(u"statusConnection"_s, false);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::iconGap);
    line->addWidget(m_icon);
    line->addWidget(m_connection);
    layout->addLayout(line);
    m_bot = addFact(u"statusBot"_s, false);
    m_session = addFact(u"statusSession"_s, true);
    m_heartbeat = addFact(u"statusHeartbeat"_s, false);
    m_token = addFact(u"statusToken"_s, false);
    layout->addStretch();
    m_journal = addFact(u"statusJournal"_s, false);
    retranslate();
}

QLabel *StatusStrip::addFact(const QString &name, bool mono)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setFont(roleFont(mono ? FontRole::CaptionMono : FontRole::Caption));
    setInk(label, "dim");
    layout()->addWidget(label);
    return label;
}

void StatusStrip::setState(const LineState &state, const protocol::ErrorCatalogue &catalogue, core::WallTime now)
{
    m_state = state;
    m_now = now;
    m_word = state.connection ? text::connectionText(*state.connection, catalogue).word : QString();
    retranslate();
}

void StatusStrip::setIndex(const journal::IndexState &index)
{
    m_index = index;
    retranslate();
}

void StatusStrip::setRows(qint64 rows)
{
    m_rows = rows;
    retranslate();
}

void StatusStrip::retranslate()
{
    showLine();
    const QString name = m_profile.isEmpty() ? m_appId : m_profile;
    setFact(
        m_bot, (name.isEmpty() ? QString() : name + u" · "_s) + (m_state.sandbox ? tr("Sandbox") : tr("Production")));
    m_bot->setToolTip(m_appId.isEmpty() ? QString() : tr("App ID %1").arg(m_appId));
    setInk(m_bot, m_state.sandbox ? "audit" : "dim");
    QString session;
    if (m_state.connection && !m_state.connection->session.isEmpty())
        session = tr("session %1 · s %2")
                      .arg(shortSession(m_state.connection->session.value), countText(m_state.connection->lastSeq));
    setFact(m_session, session);
    setFact(m_heartbeat, m_state.heartbeat ? tr("Heartbeat %1").arg(durationText(*m_state.heartbeat)) : QString());
    setFact(
        m_token, m_state.tokenExpires ? tr("Token %1").arg(timeLeftText(*m_state.tokenExpires - m_now)) : QString());
    QString rows = m_rows < 0 ? QString() : tr("Journal %1 rows").arg(countText(m_rows));
    if (!m_state.storage.durable)
        rows += u" · "_s + tr("%1 not durable").arg(countText(m_state.storage.waitingRows));
    m_journal->setToolTip(text::checkText(m_state.storage.check));
    if (m_state.storage.check == journal::StorageState::Check::Running)
        rows += u" · "_s + tr("being checked");
    if (m_index.isBusy() && m_index.total - m_index.indexed > worthTelling)
        rows += u" · "_s + tr("indexing, %1 %").arg(100 * m_index.indexed / m_index.total);
    setFact(m_journal, rows);
    setInk(m_journal, m_state.storage.durable ? "dim" : "bad");
}

void StatusStrip::showLine()
{
    static constexpr auto ink = [](Tone tone) {
        return tone == Tone::Ok ? "ok" : tone == Tone::Warn ? "warn" : tone == Tone::Bad ? "bad" : "dim";
    };
    const Tone tone = toneOf(m_state);
    m_icon->setPixmap(
        iconPixmap(iconOf(m_state), metrics::iconSmall, devicePixelRatioF(), inkOf(tone, Theme::current())));
    m_connection->setText(m_word.isEmpty() ? tr("Not connected") : m_word);
    setInk(m_connection, ink(tone));
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        showLine();
    QWidget::changeEvent(event);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.fillRect(rect(), m_state.sandbox ? theme.auditBg : theme.sunken);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

} // namespace ui
