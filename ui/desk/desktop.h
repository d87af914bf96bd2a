#pragma once
#include <QObject>

#include <memory>
#include <optional>

namespace ui {

/// What the tray shows of the program. A value; texts are translated.
struct TrayFace
{
    QString icon; ///< of the set
    QString toolTip;
    QString show; ///< texts of its menu
    QString undelivered;
    QString quit;
    friend bool operator==(const TrayFace &, const TrayFace &) = default;
};

/// The desktop around the windows: its notifications and its tray. Thread: GUI.
class Desktop : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// It has a tray that shows an icon.
    [[nodiscard]] virtual bool hasTray() const = 0;
    /// Shows the icon, with that face from now on; none: it goes.
    virtual void setTray(const std::optional<TrayFace> &face) = 0;
    /// Shows one notification in place of the one before it about the same bot. Answered by noticeShown() or
    /// noticeFailed().
    virtual void notify(const QString &profile, const QString &title, const QString &body) = 0;
    /// Takes that bot's away again.
    virtual void withdraw(const QString &profile) = 0;

signals:
    void noticeShown();
    /// `reason`: the desktop's own words, may be empty.
    void noticeFailed(const QString &reason);
    void noticeClicked(const QString &profile);
    /// From the tray.
    void showWanted();
    void undeliveredWanted();
    void quitWanted();
};

/// The one that this program runs on. Offscreen there is none: it has no tray, and takes no notification.
[[nodiscard]] std::unique_ptr<Desktop> systemDesktop();

} // namespace ui
