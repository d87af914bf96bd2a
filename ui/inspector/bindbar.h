#pragma once
#include <QWidget>

class QLabel;

namespace ui {

class Button;

/// The step before a cure: a failed message of a log can be sent again only when a person has said that the log is the
/// running bot's. Thread: GUI.
class BindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit BindBar(QWidget *parent = nullptr);
    /// The log that nobody has said to be of a bot; empty hides the bar. `bot`: the running one's name.
    void setLog(const QString &log, const QString &bot);

signals:
    void bindRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_log;
    QString m_bot;
    QLabel *m_words;
    Button *m_bind;
};

} // namespace ui
