#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class IconMark;

/// What a message that is tried again by itself stands at, and what a person can do: send now, hold, cancel. Its parts
/// keep their places from the first wait to the end. Thread: GUI.
class RetryLine final : public QWidget
{
    Q_OBJECT
public:
    explicit RetryLine(QWidget *parent = nullptr);
    void setRetry(const bot::RetryChanged &retry, core::WallTime now);
    /// Counts down.
    void setNow(core::WallTime now);
    /// The control that comes first for the keyboard.
    [[nodiscard]] QWidget *firstControl() const;

signals:
    void decided(const bot::Command &command);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    [[nodiscard]] QString words() const;
    void keepWidth();

    bot::RetryChanged m_retry;
    core::WallTime m_now{};
    IconMark *m_icon;
    QLabel *m_words;
    Button *m_hold;
    Button *m_sendNow;
    Button *m_cancel;
};

} // namespace ui
