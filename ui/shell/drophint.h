#pragma once
#include <QWidget>

class QMimeData;

namespace ui {

/// Lies over the whole window while a log is dragged over it, says what a drop does, and takes the drop. Thread: GUI.
class DropHint final : public QWidget
{
    Q_OBJECT
public:
    explicit DropHint(QWidget *parent);
    /// `isText`: text is dragged, not files.
    void open(bool isText);
    /// The drag is over this widget, so that it hears when the drag leaves.
    [[nodiscard]] bool isEntered() const { return m_isEntered; }

signals:
    void dropped(const QMimeData &data);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isEntered = false;
    bool m_isText = false;
};

} // namespace ui
