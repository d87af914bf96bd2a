#pragma once
#include "ui/common/botdesk.h"
#include "ui/desk/botmaker.h"

#include <QDialog>

namespace ui {

/// A window that asks for another bot, or for the secret of one that is known; its bot is started. Thread: GUI.
class AddBot final : public QDialog
{
    Q_OBJECT
public:
    /// `profile`: empty for another bot. `reason`: why a known one is asked for; may be empty.
    AddBot(console::Program &program, const QString &profile, const QString &reason, QWidget *parent);

signals:
    /// What could not be kept.
    void noticed(const QString &notice);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ConnectCard *m_card;
    BotMaker m_maker;
};

} // namespace ui
