#include "ui/desk/newsteller.h"

#include "ui/common/idlabel.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr qsizetype mostNames = 3;
/// Somebody may set the clock meanwhile, or the computer may sleep.
constexpr core::Milliseconds longestWait = 60s;

} // namespace

NewsTeller::NewsTeller(bot::BotHandle &bot, SettingsDesk &settings, Desktop &desktop, bool isSandbox, QObject *parent)
    : QObject(parent)
    , m_bot(bot)
    , m_settings(settings)
    , m_desktop(desktop)
    , m_isSandbox(isSandbox)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NewsTeller::tell);
    connect(&settings, &SettingsDesk::valuesChanged, this, &NewsTeller::plan);
    connect(&bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
        if (const auto *changed = std::get_if<bot::UndeliveredChanged>(&event))
            take(*changed);
    });
    if (bot.knowsUndelivered())
        take(bot.undelivered());
}

NewsTeller::~NewsTeller()
{
    m_desktop.withdraw(m_bot.profile());
}

void NewsTeller::take(const bot::UndeliveredChanged &undelivered)
{
    QList<qint64> messages;
    for (const outbox::UndeliveredMessage &message : undelivered.messages)
        messages.append(message.messageId);
    m_news.take(messages, now());
    if (messages.isEmpty())
        m_desktop.withdraw(m_bot.profile()); // it would say what is not so any more
    plan();
}

core::Milliseconds NewsTeller::quietLeft() const
{
    const config::QuietHours &quiet = m_settings.values().quiet;
    const QTime time = QTime::currentTime();
    return quiet.contains(time) ? core::Milliseconds(quiet.left(time)) : core::Milliseconds(0);
}

void NewsTeller::plan()
{
    if (!m_settings.values().notifies)
        m_news.drop();
    if (const auto wait = m_news.waitFor(now(), quietLeft()))
        m_timer.start(std::min(*wait, longestWait));
    else
        m_timer.stop();
}

void NewsTeller::tell()
{
    if (m_news.waitFor(now(), quietLeft()) != 0ms) { // not yet, or not any more
        plan();
        return;
    }
    const QList<qint64> messages = m_news.tell(now());
    const QString what = messages.size() == 1 ? tr("1 message was not delivered")
                                              : tr("%1 messages were not delivered").arg(messages.size());
    const QString title = tr("%1: %2", "bot: what happened").arg(m_isSandbox ? tr("Sandbox") : m_bot.profile(), what);
    const QString names = m_settings.values().namesPeople ? namesOf(messages) : QString();
    m_desktop.notify(m_bot.profile(), title,
        names.isEmpty() ? tr("Undelivered says why, and sends again.") : tr("For %1").arg(names));
}

QString NewsTeller::namesOf(const QList<qint64> &messages) const
{
    QStringList names;
    for (const outbox::UndeliveredMessage &message : m_bot.undelivered().messages) {
        const QString name = elideOpenid(message.message.peer.value);
        if (messages.contains(message.messageId) && !names.contains(name))
            names.append(name);
    }
    const qsizetype more = names.size() - mostNames;
    const QString some = names.mid(0, mostNames).join(tr(", "));
    return more > 0 ? tr("%1 and %2 more").arg(some).arg(more) : some;
}

} // namespace ui
