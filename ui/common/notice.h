#pragma once
#include "ui/common/chip.h"

#include <QEvent>
#include <QPointer>

#include <functional>

namespace ui {

/// One thing that a person can do about a notice, as long as it is shown: "Undo". `run` is called only while `context`
/// lives. Thread: GUI.
struct NoticeAction
{
    QString label;
    QPointer<QObject> context;
    std::function<void()> run;
    friend bool operator==(const NoticeAction &a, const NoticeAction &b)
    {
        return a.label == b.label && a.context == b.context; // what it does cannot be compared
    }
};

/// A short fact for the window to show as a toast. Never the only place where that fact appears.
struct Notice
{
    QString icon;
    QString text;
    Tone tone = Tone::Dim;
    bool stays = false; ///< until closed: refusals
    std::optional<NoticeAction> action;
    friend bool operator==(const Notice &, const Notice &) = default;
};

/// How a notice reaches the window without rooms knowing each other: an event sent to `from->window()`.
class NoticeEvent final : public QEvent
{
public:
    explicit NoticeEvent(Notice notice);
    [[nodiscard]] static QEvent::Type eventType();
    [[nodiscard]] const Notice &notice() const { return m_notice; }

private:
    Notice m_notice;
};

/// Hands a notice to the window that holds `from`. Thread: GUI.
void notify(QWidget *from, const Notice &notice);

} // namespace ui
