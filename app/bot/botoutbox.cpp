// What the bot does when its outbox file cannot be written, and when it is damaged.
#include "app/bot/botruntime.h"
#include "app/core/logging.h"
#include "app/traffic/setaside.h"

using namespace Qt::StringLiterals;

namespace bot {

void BotRuntime::tellSetAside()
{
    m_setAside = m_outbox->setAside();
    emit recorded(traffic::Record{.key = m_keys.next(),
        .time = m_clock.wall(),
        .bot = m_config.profile,
        .kind = traffic::Kind::Note,
        .route = traffic::setAsideRoute,
        .detail = u"outbox %1"_s.arg(m_setAside)});
}

void BotRuntime::tellNotWritable(const outbox::OutboxError &error)
{
    emit happened(OutboxState{
        .writable = false, .detail = error.message, .fault = outbox::faultOf(error), .setAside = m_setAside});
}

void BotRuntime::outboxFailed(const outbox::OutboxError &error)
{
    using Kind = outbox::OutboxError::Kind;
    if (error.kind != Kind::CannotWrite && error.kind != Kind::CannotOpen && error.kind != Kind::CannotRead
        && error.kind != Kind::Corrupt)
        return;
    qCWarning(lcOutbox) << "outbox" << error.operation << error.nativeCode;
    tellNotWritable(error);
    // Later: whoever met the damage is still at work on the file.
    if (error.kind == Kind::Corrupt && !std::exchange(m_replacing, true))
        QMetaObject::invokeMethod(this, &BotRuntime::replaceOutbox, Qt::QueuedConnection);
    m_retryOutbox->start();
}

void BotRuntime::replaceOutbox()
{
    if (!m_gateway)
        return; // it ended meanwhile
    dropHands();
    const auto moved = outbox::Outbox::setAside(m_config.outboxPath, m_clock.wall());
    m_rooms->outbox = nullptr;
    m_outbox.reset();
    m_rooms->late = {};
    m_rooms->underWay.clear();
    m_rooms->recovered = false;
    makeHands();
    m_replacing = false;
    if (!moved)
        return tellNotWritable(moved.error()); // tried again with the next retry
    retryOutbox();
}

// Tries a write; everything that waited for the file goes on when it works.
void BotRuntime::retryOutbox()
{
    if (!m_outbox && !openOutbox())
        return;
    // First what an earlier process left: turns that begin below are of this one, and recovery would run them again.
    if (!recover() || !m_rooms->late.flush(*m_rooms) || !m_inbox->retry())
        return;
    m_retryOutbox->stop();
    emit happened(OutboxState{.setAside = m_setAside});
    m_conversations->wake();
}

} // namespace bot
