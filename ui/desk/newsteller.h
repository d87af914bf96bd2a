#pragma once
#include "app/bot/bothandle.h"
#include "ui/common/settingsdesk.h"
#include "ui/desk/desktop.h"
#include "ui/desk/undeliverednews.h"

#include <QElapsedTimer>
#include <QTimer>

namespace ui {

/// Tells the desktop of messages that were not delivered, as a person has set it: at all, with names, at what time of
/// day. Thread: GUI.
class NewsTeller final : public QObject
{
    Q_OBJECT
public:
    /// All outlive it.
    NewsTeller(bot::BotHandle &bot, SettingsDesk &settings, Desktop &desktop, bool isSandbox, QObject *parent);
    /// What it has shown goes.
    ~NewsTeller() override;

private:
    void take(const bot::UndeliveredChanged &undelivered);
    void plan();
    void tell();
    [[nodiscard]] core::Milliseconds now() const { return core::Milliseconds(m_clock.elapsed()); }
    [[nodiscard]] core::Milliseconds quietLeft() const;
    [[nodiscard]] QString namesOf(const QList<qint64> &messages) const;

    bot::BotHandle &m_bot;
    SettingsDesk &m_settings;
    Desktop &m_desktop;
    bool m_isSandbox;
    UndeliveredNews m_news;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace ui
