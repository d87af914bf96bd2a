#pragma once
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace ui {

class Button;

/// A place without rows: icon, what is so, what it means, at most one button and what a place has beside it. Words are
/// the caller's.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// `icon` of the set; `sentence` may be empty.
    void setContent(const QString &icon, const QString &title, const QString &sentence);
    /// Empty text hides the button.
    void setAction(const QString &text, const QString &keyHint = {});
    /// A control beside the button, of the caller's making; it takes the widget over.
    void addControl(QWidget *control);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QString m_icon;
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_sentence;
    Button *m_action;
    QHBoxLayout *m_controls;
};

} // namespace ui
