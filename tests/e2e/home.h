#pragma once
#include <QByteArray>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace e2e {

/// The folders of one user: HOME, every XDG folder, TMPDIR and the program's data folder, gone with the object.
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
    /// Writes a file into it; its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;

private:
    QTemporaryDir m_folder;
};

} // namespace e2e
