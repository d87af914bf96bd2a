#pragma once
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

namespace test {

/// While it lives no file of this process may grow beyond `bytes`: a disk that is full, for root too.
class FullDisk
{
public:
    explicit FullDisk(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{rlim_t(bytes), m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_before{};
};

/// While it lives nothing in this folder can be written, made or renamed, not even by a test that root runs: it then
/// acts as nobody. Files stay readable.
class ReadOnlyFolder
{
public:
    explicit ReadOnlyFolder(const QString &folder)
        : m_folder(folder)
    {
        // A temporary folder is its owner's alone.
        for (QFileInfo above(QFileInfo(folder).path()); !above.isRoot(); above.setFile(above.path())) {
            if (!(above.permissions() & QFile::ExeOther))
                QFile::setPermissions(above.filePath(), all);
        }
        QFile::setPermissions(folder, QFile::Permissions(all & ~write));
        for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
            QFile::setPermissions(file.filePath(), QFile::Permissions(all & ~write));
        if (m_isRoot)
            m_isRoot = seteuid(65534) == 0;
    }
    ~ReadOnlyFolder()
    {
        if (m_isRoot && seteuid(0) != 0)
            qFatal("still nobody");
        QFile::setPermissions(m_folder, all);
        for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files))
            QFile::setPermissions(file.filePath(), all);
    }
    ReadOnlyFolder(const ReadOnlyFolder &) = delete;
    ReadOnlyFolder &operator=(const ReadOnlyFolder &) = delete;

private:
    static constexpr QFile::Permissions write
        = QFile::WriteOwner | QFile::WriteUser | QFile::WriteGroup | QFile::WriteOther;
    static constexpr QFile::Permissions all = QFile::Permissions(0x7777);

    QString m_folder;
    bool m_isRoot = geteuid() == 0;
};

} // namespace test
