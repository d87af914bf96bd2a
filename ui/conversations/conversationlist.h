#pragma once
#include <QListView>

namespace ui {

class ConversationModel;

/// The conversations with their keys. The focus alone makes no line current: a filter may have hidden the open one,
/// which stays open.
class ConversationList final : public QListView
{
    Q_OBJECT
public:
    explicit ConversationList(ConversationModel &model, QWidget *parent = nullptr);

signals:
    void filterWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace ui
