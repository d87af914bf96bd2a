#pragma once
#include "app/bot/botevent.h"
#include "app/config/profile.h"
#include "app/config/settings.h"
#include "app/journal/source.h"
#include "app/protocol/errorcatalogue.h"
#include "ui/common/chip.h"

#include <QCoreApplication>

namespace ui {

/// What the shell knows of bot and storage: the newest of each event. Values only.
struct LineState
{
    Q_DECLARE_TR_FUNCTIONS(ui::LineState)
public:
    std::optional<bot::ConnectionChanged> connection; ///< none: the bot has told nothing yet
    std::optional<core::Milliseconds> heartbeat;
    std::optional<core::WallTime> tokenExpires;
    std::optional<bot::CallFailed> failure; ///< since the last state of the line
    bot::OutboxState outbox;
    journal::StorageState storage;
    bool waitsForPerson = false; ///< the bot connects when somebody says so
    bool sandbox = false;
    QString scenario;
    QList<config::BadSetting> badSettings;
    std::optional<config::ProfilesTrouble> profilesTrouble;

    /// Takes one event in; those that do not concern the line change nothing.
    void apply(const bot::Event &event);
};

/// A strip over the centre: what is so, in icon, word and facts, and at most one thing to do.
struct BannerContent
{
    enum class Action { None, Connect, Reconnect };
    QString icon;
    QString word;
    QString facts;
    Tone tone = Tone::Warn;
    Action action = Action::None;
    friend bool operator==(const BannerContent &, const BannerContent &) = default;
};

/// The banners to show now, gravest first: outbox, journal, line, list of bots, settings,
/// sandbox. Words are translated. Thread: GUI.
[[nodiscard]] QList<BannerContent> bannersFor(
    const LineState &state, const protocol::ErrorCatalogue &catalogue, core::WallTime now);

/// Icon and tone of the line for status bar and logo dot.
[[nodiscard]] QString iconOf(const LineState &state);
[[nodiscard]] Tone toneOf(const LineState &state);

} // namespace ui
