#pragma once
#include <QWidget>

class QLabel;

namespace ui {

class Button;

/// A file or folder by its real path, with the ways to it: opens the folder it is in, copies the path. Thread: GUI.
class PathRow final : public QWidget
{
    Q_OBJECT
public:
    explicit PathRow(QWidget *parent = nullptr);
    /// `name`: what is kept there, for screen readers.
    void setPath(const QString &path, const QString &name);
    /// A sentence below the path.
    void setWhat(const QString &what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_path, m_name;
    QLabel *m_shown;
    QLabel *m_what;
    Button *m_open;
    Button *m_copy;
};

/// Shows a folder in the desktop's file manager; of a file the folder it is in. One that is not there yet: the next one
/// above that is.
void openFolder(const QString &path);

} // namespace ui
