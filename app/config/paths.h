#pragma once
#include <QString>

namespace config {

/// Where this program keeps what: `data` journal and outboxes, `config` settings, `state` what may be lost.
/// Source: product 7 ($XDG_DATA_HOME, $XDG_CONFIG_HOME, $XDG_STATE_HOME, each with /qqbot-console).
struct Paths
{
    QString data;
    QString config;
    QString state;

    /// The user's folders; `sandbox` keeps plays apart from real bots.
    [[nodiscard]] static Paths ofUser(bool sandbox);
    /// Everything below one folder (`--data-dir`).
    [[nodiscard]] static Paths below(const QString &folder);

    [[nodiscard]] QString journal() const { return data + QStringLiteral("/journal.db"); }
    /// Folder of the journal's text index: made from the journal, so it may be deleted.
    [[nodiscard]] QString textIndex() const { return data + QStringLiteral("/text"); }
    /// Folder of the logs of other programs that were read.
    [[nodiscard]] QString imports() const { return data + QStringLiteral("/imports"); }
    /// What the window remembers of itself.
    [[nodiscard]] QString views() const { return state + QStringLiteral("/views.ini"); }
    [[nodiscard]] QString profiles() const { return config + QStringLiteral("/profiles.ini"); }
    [[nodiscard]] QString settings() const { return config + QStringLiteral("/settings.ini"); }
    /// One outbox per bot; the App ID is digits by the platform's rule, anything else is replaced.
    [[nodiscard]] QString outbox(const QString &appId) const;
    [[nodiscard]] QString lock() const { return data + QStringLiteral("/owner.lock"); }
    /// The lock of one bot, for all data folders of this user on this machine: two programs that count msg_seq for the
    /// same bot would refuse each other's messages. `platform`: the address of its API. Empty: there is no place for
    /// it.
    [[nodiscard]] static QString botLock(const QString &appId, const QString &platform);
    friend bool operator==(const Paths &, const Paths &) = default;
};

} // namespace config
