#include "app/keyring/secretstore.h"

#include <QPointer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace keyring {

namespace {

const QString service = u"qqbot-console"_s;

KeyringError errorOf(const QKeychain::Job &job)
{
    using Kind = KeyringError::Kind;
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {Kind::NotFound, job.errorString()};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Kind::Denied, job.errorString()};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {Kind::Unavailable, job.errorString()};
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return {Kind::Other, job.errorString()};
}

/// Starts a job that deletes itself; `ended` gets it unless the receiver is gone.
template <class Job, class Ended> void start(Job *job, QObject *receiver, Ended ended)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false); // a secret in a plain file is worse than asking for it again
    QObject::connect(job, &QKeychain::Job::finished, receiver, [job, ended = std::move(ended)] { ended(*job); });
    job->start();
}

class SystemKeyring final : public SecretStore
{
public:
    void read(const QString &name, QObject *receiver, std::function<void(const Read &)> got) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        job->setKey(name);
        start(job, receiver, [got = std::move(got)](const QKeychain::ReadPasswordJob &ended) {
            got(ended.error() == QKeychain::NoError ? Read(core::Secret(ended.binaryData()))
                                                    : Read(core::make_unexpected(errorOf(ended))));
        });
    }
    void write(const QString &name, const core::Secret &secret, QObject *receiver,
        std::function<void(const Done &)> ended) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setKey(name);
        job->setBinaryData(secret.reveal());
        start(job, receiver, [ended = std::move(ended)](const QKeychain::Job &written) {
            ended(written.error() == QKeychain::NoError ? Done() : Done(core::make_unexpected(errorOf(written))));
        });
    }
    void remove(const QString &name, QObject *receiver, std::function<void(const Done &)> ended) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        job->setKey(name);
        start(job, receiver, [ended = std::move(ended)](const QKeychain::Job &removed) {
            const bool isGone = removed.error() == QKeychain::NoError || removed.error() == QKeychain::EntryNotFound;
            ended(isGone ? Done() : Done(core::make_unexpected(errorOf(removed))));
        });
    }
};

} // namespace

std::unique_ptr<SecretStore> systemKeyring()
{
    return std::make_unique<SystemKeyring>();
}

} // namespace keyring
