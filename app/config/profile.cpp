#include "app/config/profile.h"

#include <QRegularExpression>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace config {

namespace {

const QString lastKey = u"last"_s;
const QString orderKey = u"order"_s;

QUrl webAddress(const QSettings &file, const QString &key)
{
    const QUrl url(file.value(key).toString(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return url.isValid() && isWeb ? url : QUrl();
}

/// The default for what is no number of that range.
int number(const QSettings &file, const QString &key, int byDefault, int least, int most)
{
    bool isNumber = false;
    const int value = file.value(key).toString().toInt(&isNumber);
    return isNumber && value >= least && value <= most ? value : byDefault;
}

} // namespace

bool isProfileName(const QString &name)
{
    static const QRegularExpression form(u"^[\\p{L}\\p{N}_.-]{1,64}$"_s);
    return form.match(name).hasMatch() && name != orderKey && name != lastKey;
}

ProfileStore::ProfileStore(QString path)
    : m_path(std::move(path))
{
}

QList<Profile> ProfileStore::all() const
{
    QSettings file(m_path, QSettings::IniFormat);
    QStringList names = file.value(orderKey).toStringList();
    for (const QString &name : file.childGroups())
        if (!names.contains(name))
            names.append(name);
    QList<Profile> profiles;
    for (const QString &name : std::as_const(names)) {
        file.beginGroup(name);
        const Profile profile{.name = name,
            .appId = core::AppId(file.value(u"app_id"_s).toString()),
            .isTestEnvironment = file.value(u"test_environment"_s).toBool(),
            .apiBase = webAddress(file, u"api_base"_s),
            .tokenUrl = webAddress(file, u"token_url"_s),
            .modelBase = webAddress(file, u"model_base"_s),
            .modelName = file.value(u"model_name"_s).toString(),
            .isAnswering = file.value(u"answers"_s, true).toBool(),
            .systemPrompt = file.value(u"system_prompt"_s).toString().left(longestPrompt),
            .historyLength = number(file, u"history"_s, Profile().historyLength, 0, mostHistory),
            .stepLimit = number(file, u"steps"_s, Profile().stepLimit, 1, mostSteps),
            .isProactiveAllowed = file.value(u"proactive"_s).toBool(),
            .startsWithProgram = file.value(u"starts"_s).toBool()};
        file.endGroup();
        if (isProfileName(name) && !profile.appId.isEmpty())
            profiles.append(profile);
    }
    return profiles;
}

std::optional<Profile> ProfileStore::named(const QString &name) const
{
    for (const Profile &profile : all())
        if (profile.name == name)
            return profile;
    return std::nullopt;
}

std::optional<Profile> ProfileStore::last() const
{
    const QString name = QSettings(m_path, QSettings::IniFormat).value(lastKey).toString();
    if (auto profile = named(name))
        return profile;
    const QList<Profile> profiles = all();
    return profiles.isEmpty() ? std::nullopt : std::optional(profiles.first());
}

bool ProfileStore::save(const Profile &profile) const
{
    if (!change(profile))
        return false;
    QSettings file(m_path, QSettings::IniFormat);
    file.setValue(lastKey, profile.name);
    file.sync();
    return file.status() == QSettings::NoError;
}

bool ProfileStore::change(const Profile &profile) const
{
    if (!isProfileName(profile.name))
        return false;
    QSettings file(m_path, QSettings::IniFormat);
    QStringList names = file.value(orderKey).toStringList();
    if (!names.contains(profile.name))
        names.append(profile.name);
    file.setValue(orderKey, names);
    file.beginGroup(profile.name);
    file.setValue(u"app_id"_s, profile.appId.value);
    file.setValue(u"test_environment"_s, profile.isTestEnvironment);
    file.setValue(u"api_base"_s, profile.apiBase.toString());
    file.setValue(u"token_url"_s, profile.tokenUrl.toString());
    file.setValue(u"model_base"_s, profile.modelBase.toString());
    file.setValue(u"model_name"_s, profile.modelName);
    file.setValue(u"answers"_s, profile.isAnswering);
    file.setValue(u"system_prompt"_s, profile.systemPrompt.left(longestPrompt));
    file.setValue(u"history"_s, profile.historyLength);
    file.setValue(u"steps"_s, profile.stepLimit);
    file.setValue(u"proactive"_s, profile.isProactiveAllowed);
    file.setValue(u"starts"_s, profile.startsWithProgram);
    file.endGroup();
    file.sync();
    return file.status() == QSettings::NoError;
}

bool ProfileStore::remove(const QString &name) const
{
    QSettings file(m_path, QSettings::IniFormat);
    QStringList names = file.value(orderKey).toStringList();
    names.removeAll(name);
    file.setValue(orderKey, names);
    file.remove(name);
    file.sync();
    return file.status() == QSettings::NoError;
}

} // namespace config
