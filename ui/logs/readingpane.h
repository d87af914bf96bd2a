#pragma once
#include "ui/logs/logentry.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class ProgressLine;

/// A log that is being read, in the centre: how far, how fast, how long still, and Cancel.
class ReadingPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingPane(QWidget *parent = nullptr);
    void setReading(const LogEntry &entry);

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_name;
    ProgressLine *m_bar;
    QLabel *m_progress;
    Button *m_cancel;
};

} // namespace ui
