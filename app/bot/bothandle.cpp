#include "app/bot/bothandle.h"

namespace bot {

BotHandle::BotHandle(QString profile, lineage::RuleSet rules, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_rules(std::move(rules))
{
}

} // namespace bot
