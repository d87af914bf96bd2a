#pragma once
#include "app/config/inifile.h"
#include "app/core/ids.h"

#include <QList>
#include <QUrl>

namespace config {

/// One bot as a person has set it up. Secrets are not in here: the keyring has them. A value.
struct Profile
{
    QString name; ///< unique; letters, digits, `-`, `_`, `.`
    core::AppId appId;
    bool isTestEnvironment = false; ///< the platform's own sandbox, where only test accounts see the bot
    QUrl apiBase; ///< empty: the platform's for that environment
    QUrl tokenUrl; ///< empty: the platform's
    QUrl modelBase; ///< empty: watch only
    QString modelName;
    bool isAnswering = true; ///< the model answers; false: watch only, though a model is known
    QString systemPrompt;
    int historyLength = 20; ///< earlier messages that the model reads, up to mostHistory
    int stepLimit = 30; ///< rounds of one turn, 1 to mostSteps
    bool isProactiveAllowed = false; ///< may a message without an anchor leave by itself
    bool startsWithProgram = false; ///< beside the bot that was used last
    friend bool operator==(const Profile &, const Profile &) = default;
};

/// What is wrong with the file of the profiles. A value.
struct ProfilesTrouble
{
    QString path;
    QString keptAs; ///< under this name the damaged file stands now; empty: it stands where it stood
    bool isReadable = true;
    bool isSaved = false; ///< a new file has the bots that could be read
    friend bool operator==(const ProfilesTrouble &, const ProfilesTrouble &) = default;
};

/// More than these costs more than it gives, or no model reads it.
inline constexpr int mostHistory = 200;
inline constexpr int mostSteps = 100;
inline constexpr qsizetype longestPrompt = 20'000; // characters

/// Whether a profile may be called that.
[[nodiscard]] bool isProfileName(const QString &name);

/// The profiles in a file beside the settings, in the order in which they were made. Reads and writes at each call, so
/// that no two parts of the program disagree. Thread: any, one at a time.
class ProfileStore
{
public:
    explicit ProfileStore(QString path);

    [[nodiscard]] IniState fileState() const { return iniState(m_path); }
    /// Those that can be read; an entry without an App ID, or with a name that may not be, is left out.
    [[nodiscard]] QList<Profile> all() const;
    [[nodiscard]] std::optional<Profile> named(const QString &name) const;
    /// The one that was used last, else the first one.
    [[nodiscard]] std::optional<Profile> last() const;
    /// Puts it in, in place of one of that name, and makes it the last one used. False: the file cannot be written.
    [[nodiscard]] bool save(const Profile &profile) const;
    /// The same without making it the last one used.
    [[nodiscard]] bool change(const Profile &profile) const;
    [[nodiscard]] bool remove(const QString &name) const;

private:
    QString m_path;
};

} // namespace config
