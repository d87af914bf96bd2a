#pragma once
#include "app/console/botfinder.h"
#include "app/console/exitcode.h"
#include "app/doctor/examination.h"
#include "app/doctor/reportjson.h"
#include "app/journal/filecheck.h"

namespace console {

/// `doctor [--json]`: tries the bot's way to the platform and its model, looks at the program's files, and says what is
/// wrong and what to do. Changes nothing and sends nothing to any user. Ends with Done when everything is as it should,
/// Credentials when no bot is known or its secret is refused, Network when the platform cannot be reached, else Failed.
/// Source: product 6. Thread: main.
class DoctorVerb : public QObject
{
    Q_OBJECT
public:
    /// `print` gets what stands on standard output.
    DoctorVerb(CommandLine line, config::Credentials credentials, std::function<void(const QString &)> print,
        QObject *parent = nullptr);
    ~DoctorVerb() override;
    void start();

signals:
    void finished(console::ExitCode code);

private:
    void examine(const KnownBot &bot);
    void lookAtFiles(const core::AppId &appId);
    void lookAtKeyring();
    void lookAt(const QString &name, const QString &path);
    void endIfDone();
    void tell();
    [[nodiscard]] ExitCode code() const;

    CommandLine m_line;
    config::Credentials m_credentials;
    std::function<void(const QString &)> m_print;
    config::Paths m_paths;
    core::SystemClock m_clock;
    config::ProfileStore m_profiles;
    std::unique_ptr<keyring::SecretStore> m_secrets;
    BotFinder m_finder;
    std::unique_ptr<doctor::Examination> m_examination;
    std::vector<std::unique_ptr<journal::FileCheck>> m_fileChecks;
    qsizetype m_openFiles = 0;
    std::optional<doctor::Report> m_report;
    QList<doctor::FileState> m_files; ///< the keyring is one of them
    QStringList m_troubles; ///< with no bot, or no proxy
};

} // namespace console
