#pragma once
#include "ui/common/botdesk.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class ChipLabel;
class FlowRow;

/// Which bot is shown, and what a person can do with it: connect or disconnect, a window of its own, a test, its
/// secret, its end. Thread: GUI.
class BotHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit BotHeader(QWidget *parent = nullptr);
    /// `isOfWindow`: the window that shows it is the bot's own.
    void setBot(const BotEntry &bot, bool isOfWindow);

signals:
    void connectWanted();
    void disconnectWanted();
    void windowWanted();
    void testWanted();
    void askWanted();
    void endWanted();
    void removeWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retell();

    BotEntry m_bot;
    bool m_isOfWindow = false;
    QMetaObject::Connection m_heard;
    QLabel *m_name;
    ChipLabel *m_environment;
    QLabel *m_appId;
    Button *m_connect;
    Button *m_disconnect;
    Button *m_window;
    Button *m_test;
    Button *m_secret;
    Button *m_end;
    Button *m_remove;
};

} // namespace ui
