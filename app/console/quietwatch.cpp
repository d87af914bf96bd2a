#include "app/console/quietwatch.h"

namespace console {

namespace {

constexpr core::Milliseconds quietAfter{1'000};
constexpr core::Milliseconds atMost{30'000};
constexpr core::Milliseconds tick{50};

} // namespace

QuietWatch::QuietWatch(journal::JournalFeed &feed, std::function<bool()> settled, QObject *parent)
    : QObject(parent)
    , m_settled(std::move(settled))
{
    connect(&feed, &journal::JournalFeed::committed, this, [this] { m_lastRow.start(); });
    connect(&m_tick, &QTimer::timeout, this, &QuietWatch::look);
}

void QuietWatch::scenarioFinished()
{
    m_scenarioFinished = true;
    m_lastRow.start();
}

void QuietWatch::start()
{
    m_started.start();
    m_lastRow.start();
    m_tick.start(tick);
}

void QuietWatch::look()
{
    if (m_scenarioFinished && m_lastRow.hasExpired(quietAfter.count()) && m_settled()) {
        m_tick.stop();
        emit quiet();
    } else if (m_started.hasExpired(atMost.count())) {
        m_tick.stop();
        emit gaveUp();
    }
}

} // namespace console
