#include "app/console/preferences.h"

namespace console {

journal::Retention retentionOf(const config::Settings &settings)
{
    constexpr qint64 megabyte = 1024 * 1024;
    return {.days = settings.retentionDays, .bytes = settings.retentionMegabytes * megabyte};
}

void findProxy(const CommandLine &line, const core::Secret &fromEnvironment, const config::WayOut &way,
    keyring::SecretStore &secrets, QObject *receiver, std::function<void(const core::Secret &)> found)
{
    if (!fromEnvironment.isEmpty()) {
        found(fromEnvironment);
    } else if (way.user.isEmpty() || line.sandbox) {
        found(core::Secret(way.toText().toLatin1()));
    } else {
        secrets.read(keyring::proxyPasswordName(way.user, way.address()), receiver,
            [way, found = std::move(found)](const keyring::SecretStore::Read &password) {
                found(core::Secret(way.withPassword(password.value_or(core::Secret()).reveal())));
            });
    }
}

} // namespace console
