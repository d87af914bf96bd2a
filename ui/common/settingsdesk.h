#pragma once
#include "app/config/paths.h"
#include "app/config/settings.h"
#include "app/core/secret.h"
#include "app/keyring/secretstore.h"

#include <QObject>

namespace ui {

/// What settings depend on and nobody sets.
struct SettingsSurroundings
{
    config::Paths paths;
    QString outbox; ///< file of the bot that is open; empty: there is none
    bool hasTray = false; ///< the desktop has one
    bool isProxyFromEnvironment = false; ///< QQBOT_PROXY goes before the proxy that is set
};

/// The window's door to what a person sets: the values in force and what is wished of them. The program's composition
/// writes them down and carries them out. Thread: GUI.
class SettingsDesk : public QObject
{
    Q_OBJECT
public:
    SettingsDesk(config::Settings values, SettingsSurroundings surroundings, QObject *parent = nullptr)
        : QObject(parent)
        , m_values(std::move(values))
        , m_surroundings(std::move(surroundings))
    {
    }
    /// Those in force: a theme that the command line names counts more than the one in the file.
    [[nodiscard]] const config::Settings &values() const { return m_values; }
    [[nodiscard]] const SettingsSurroundings &surroundings() const { return m_surroundings; }
    /// Why the desktop did not take the last notification; empty: it did.
    [[nodiscard]] const QString &noticeTrouble() const { return m_noticeTrouble; }

public slots:
    void setValues(const config::Settings &values)
    {
        if (m_values == values)
            return;
        m_values = values;
        emit valuesChanged();
    }
    void setNoticeTrouble(const QString &trouble)
    {
        if (m_noticeTrouble == trouble)
            return;
        m_noticeTrouble = trouble;
        emit valuesChanged();
    }

signals:
    void valuesChanged();
    /// A person wants these values instead; `bad` in them counts for nothing.
    void wanted(const config::Settings &values);
    /// What stands in the file under this name is to go: its default counts.
    void defaultWanted(const QString &key);
    /// The file cannot be written: what was wanted holds until the program ends.
    void notKept();
    /// The keyring is to keep the password of that user at that proxy; an empty one: to forget it.
    void passwordWanted(const config::WayOut &way, const core::Secret &password);
    void passwordKept();
    void passwordForgotten();
    void passwordFailed(const keyring::KeyringError &error);

private:
    config::Settings m_values;
    SettingsSurroundings m_surroundings;
    QString m_noticeTrouble;
};

} // namespace ui
