#pragma once

namespace ui {

/// What stands around a window that a person closes.
struct ClosingSituation
{
    bool isLast = true; ///< no other window is shown
    bool hasBot = false;
    bool isConnected = false; ///< the bot is heard and can answer now
    bool isSandbox = false;
    bool isScreenshot = false; ///< nobody is there to be asked
    bool hasTray = false;
    bool asks = true; ///< as a person has set it
    bool staysInTray = false; ///< the same
};

enum class ClosingRule {
    Close,
    Ask, ///< first
    StayInTray, ///< the window goes, the bot goes on
};

/// What closing a window does. Pure.
[[nodiscard]] constexpr ClosingRule closingRule(const ClosingSituation &now)
{
    if (!now.isLast || now.isScreenshot || now.isSandbox || !now.hasBot)
        return ClosingRule::Close;
    if (now.staysInTray && now.hasTray)
        return ClosingRule::StayInTray;
    return now.asks && now.isConnected ? ClosingRule::Ask : ClosingRule::Close;
}

} // namespace ui
