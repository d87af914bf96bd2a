#pragma once
#include "ui/common/services.h"

#include <QListView>

namespace ui {

class UndeliveredModel;

/// The rows with their keys; what a key asks for is a signal, what it needs is the page's.
class UndeliveredList final : public QListView
{
    Q_OBJECT
public:
    explicit UndeliveredList(UndeliveredModel &model, QWidget *parent = nullptr);
    /// With the focus in it a row is selected, so that keys act on what is seen.
    void ensureSelection();

signals:
    void detailsWanted();
    void resendWanted(ui::ResendMode mode);
    void diffWanted();
    void filterWanted();
    void planWanted();
    void goWanted();
    void dismissWanted();
    void undoWanted();
    void tickAllWanted();
    void menuWanted(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] bool takeCommand(const QKeyEvent &event);
    [[nodiscard]] bool takeControlKey(int key);
    void toggleCurrent();

    UndeliveredModel &m_model;
};

} // namespace ui
