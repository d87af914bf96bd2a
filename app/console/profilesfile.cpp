#include "app/console/profilesfile.h"

#include "app/storage/setaside.h"

namespace console {

using config::ProfilesTrouble;

std::optional<ProfilesTrouble> mendProfiles(const QString &path, core::WallTime now)
{
    using State = config::IniState;
    const config::ProfileStore store(path);
    switch (store.fileState()) {
    case State::Sound:
        return std::nullopt;
    case State::Unreadable:
        return ProfilesTrouble{.path = path, .keptAs = {}, .isReadable = false};
    case State::Damaged:
        break;
    }
    const QList<config::Profile> saved = store.all();
    const std::optional<config::Profile> last = store.last();
    const auto keptAs = storage::setAside(path, now);
    if (!keptAs)
        return ProfilesTrouble{.path = path, .keptAs = {}};
    bool isSaved = !saved.isEmpty();
    for (const config::Profile &profile : saved)
        isSaved = store.change(profile) && isSaved;
    if (last)
        isSaved = store.save(*last) && isSaved;
    return ProfilesTrouble{.path = path, .keptAs = *keptAs, .isSaved = isSaved};
}

} // namespace console
