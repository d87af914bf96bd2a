#pragma once
#include "app/bot/bothandle.h"
#include "app/config/profile.h"
#include "app/config/settings.h"
#include "app/journal/journalfeed.h"
#include "app/journal/readerpool.h"
#include "app/protocol/errorcatalogue.h"

namespace ui {

class BotDesk;
class LogDesk;
class SandboxDesk;
class SettingsDesk;
class ViewMemory;

/// What the window works with: made by the program's composition, outlives the window. No view reaches further.
struct Services
{
    bot::BotHandle *bot = nullptr; ///< that the window is of; null: nothing connected, only reading
    journal::ReaderPool *journal = nullptr;
    journal::JournalFeed *feed = nullptr;
    const protocol::ErrorCatalogue *catalogue = nullptr;
    QString profile;
    QString appId; ///< shown in the status bar; empty when unknown
    bool hasAgent = false; ///< a model answers: there is something to take over
    bool sandbox = false; ///< the embedded platform: violet, "nothing leaves this computer"
    QString scenario; ///< its name, empty outside the sandbox
    ViewMemory *memory = nullptr; ///< what the window remembers; null: nothing
    SandboxDesk *sandboxDesk = nullptr; ///< the door to the embedded platform; null outside the sandbox
    BotDesk *botDesk = nullptr; ///< the door to all the bots; null: there is none
    LogDesk *logDesk = nullptr; ///< the door to the logs of other programs; null: there is none
    SettingsDesk *settingsDesk = nullptr; ///< the door to what a person sets; null: there is none
    QList<config::BadSetting> badSettings; ///< in the settings file: defaults stand in their place
    std::optional<config::ProfilesTrouble> profilesTrouble; ///< what the start found wrong with the list of bots
    QString apiBase; ///< `https://…` of the platform the bot talks to; empty when unknown
    QString tokenUrl; ///< where its tokens come from; empty when unknown
    QString modelBase; ///< where the model answers; empty when unknown
    const core::Clock *clock = nullptr; ///< the bot's, which dates its anchors; null: the machine's

    bool hasSandbox = false; ///< this build has an embedded platform, whether it runs now or not

    [[nodiscard]] core::WallTime now() const { return clock ? clock->wall() : core::SystemClock().wall(); }
};

/// Why the resend sheet is opened: as it was (the button has the focus), with the text to edit, the same attempt once
/// more, or the same words as plain text.
enum class ResendMode { AsItWas, Edit, Retry, PlainText };

/// What is selected, passed by the shell between rooms.
struct Selection
{
    journal::RowRef row;
    friend bool operator==(const Selection &, const Selection &) = default;
};

} // namespace ui
