#pragma once
#include "app/config/quiethours.h"
#include "app/config/wayout.h"

#include <QStringList>

namespace config {

/// A value in the settings file that cannot be meant: the default is used instead.
struct BadSetting
{
    QString key; ///< `retention/days`; empty: the file itself cannot be read
    QString value;
    friend bool operator==(const BadSetting &, const BadSetting &) = default;
};

/// Names of the settings in the file.
namespace keys {
inline constexpr QLatin1StringView days("retention/days");
inline constexpr QLatin1StringView megabytes("retention/megabytes");
inline constexpr QLatin1StringView theme("ui/theme");
inline constexpr QLatin1StringView language("ui/language");
inline constexpr QLatin1StringView proxy("network/proxy");
inline constexpr QLatin1StringView notifies("notify/undelivered");
inline constexpr QLatin1StringView names("notify/names");
inline constexpr QLatin1StringView quietFrom("notify/quiet_from");
inline constexpr QLatin1StringView quietTo("notify/quiet_to");
inline constexpr QLatin1StringView tray("tray/icon");
inline constexpr QLatin1StringView staysInTray("tray/keep_running");
inline constexpr QLatin1StringView asksOnClosing("closing/ask");
} // namespace keys

/// What a person has set in `settings.ini`, each with its default. A value.
struct Settings
{
    /// How long the journal keeps rows: `retention/days`. 0: without end. Source: product 7.
    int retentionDays = 90;
    /// How large its file may become, in MiB: `retention/megabytes`. 0: without limit.
    int retentionMegabytes = 2048;
    /// How the window looks and speaks: `ui/theme` (`light`, `dark`), `ui/language` (`en`, `zh_CN`). Empty: as the
    /// desktop does.
    QString theme;
    QString language;
    /// The proxy: `network/proxy`, without its password. The variable QQBOT_PROXY goes before it.
    WayOut wayOut;
    /// The desktop is told of messages that were not delivered: `notify/undelivered`, with the names of those they were
    /// for: `notify/names`, but not in these hours: `notify/quiet_from`, `notify/quiet_to`.
    bool notifies = true;
    bool namesPeople = false;
    QuietHours quiet;
    /// An icon stands in the desktop's tray: `tray/icon`; the program goes on there when its last window is closed:
    /// `tray/keep_running`.
    bool hasTrayIcon = false;
    bool staysInTray = false;
    /// A person is asked before a connected bot ends with its last window: `closing/ask`.
    bool asksOnClosing = true;
    QList<BadSetting> bad;
    friend bool operator==(const Settings &, const Settings &) = default;

    /// What is wrong with that setting in the file; null: nothing.
    [[nodiscard]] const BadSetting *badAt(QLatin1StringView key) const;

    /// Reads a file; one that is not there has all defaults. Nothing is written.
    [[nodiscard]] static Settings read(const QString &path);
    /// Sets one value, empty for the default; the others stay. False: the file cannot be written.
    static bool write(const QString &path, const QString &key, const QString &value);
    /// Sets what differs between the two; the rest of the file stays. False: the file cannot be written.
    static bool write(const QString &path, const Settings &from, const Settings &to);
};

} // namespace config
