#pragma once
#include <QByteArray>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace e2e {

/// The folders of one user: HOME, every XDG folder, TMPDIR and the program's data folder, gone with the object unless
/// it is kept.
class Home
{
public:
    Home();
    /// The folder itself, or a name inside it.
    [[nodiscard]] QString path(const QString &name = {}) const;
    /// What `--data-dir` is given.
    [[nodiscard]] QString data() const;
    /// Offscreen, all folders inside, no credentials of whoever runs the test.
    [[nodiscard]] QProcessEnvironment environment() const;
    /// It stays when the object goes, for whoever looks into a failure.
    void keep() { m_folder.setAutoRemove(false); }
    /// Writes a file into it; its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;

private:
    QTemporaryDir m_folder;
};

} // namespace e2e
