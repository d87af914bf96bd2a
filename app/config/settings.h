#pragma once
#include <QStringList>

namespace config {

/// A value in the settings file that cannot be meant: the default is used instead.
struct BadSetting
{
    QString key; ///< `retention/days`; empty: the file itself cannot be read
    QString value;
    friend bool operator==(const BadSetting &, const BadSetting &) = default;
};

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
    QList<BadSetting> bad;
    friend bool operator==(const Settings &, const Settings &) = default;

    /// Reads a file; one that is not there has all defaults. Nothing is written.
    [[nodiscard]] static Settings read(const QString &path);
    /// Sets one value, empty for the default; the others stay. False: the file cannot be written.
    static bool write(const QString &path, const QString &key, const QString &value);
};

} // namespace config
