#pragma once
#include "app/core/result.h"

#include <QString>

namespace config {

/// Why a proxy cannot be meant.
enum class WayOutFault {
    NoAddress, ///< nothing is written where it has to be
    NoPort, ///< a host alone
    BadHost, ///< no name and no address of a computer
    BadPort, ///< not 1 to 65535
    HasPassword, ///< it would stand in a file that everybody may read
    Unknown, ///< neither `none` nor a proxy
};

/// Which way leads out of this computer, as a person has set it: http::ProxySetting without its password, which the
/// keyring keeps. A value.
struct WayOut
{
    enum class Kind { AsEnvironment, None, Http, Socks5 };
    Kind kind = Kind::AsEnvironment;
    QString host; ///< of Http and Socks5
    quint16 port = 0;
    QString user; ///< empty: the proxy asks for none
    friend bool operator==(const WayOut &, const WayOut &) = default;

    /// A proxy of that kind at `host:port`, as a person writes it; `[::1]:1080` for an address of six.
    [[nodiscard]] static core::Result<WayOut, WayOutFault> make(Kind kind, const QString &address, const QString &user);
    /// Reads what toText() writes, and an empty text.
    [[nodiscard]] static core::Result<WayOut, WayOutFault> parse(const QString &text);
    /// Empty for what the environment says, else `none`, `http://[user@]host:port`, `socks5://[user@]host:port`.
    [[nodiscard]] QString toText() const;
    /// The same with a password, for http::ProxySetting.
    [[nodiscard]] QByteArray withPassword(const QByteArray &password) const;
    /// `host:port`; empty without a proxy.
    [[nodiscard]] QString address() const;
};

/// A text with what may be a password in it, for showing: `http://user:***@host:1`.
[[nodiscard]] QString withoutPassword(const QString &text);

} // namespace config
