#pragma once
#include "ui/help/topicmodel.h"

#include <QListView>

namespace ui {

/// The topics at the left. What becomes current by a person is chosen; by setCurrent() it is not. Thread: GUI.
class TopicList final : public QListView
{
    Q_OBJECT
public:
    explicit TopicList(TopicModel &model, QWidget *parent = nullptr);
    void setCurrent(const QString &name);

signals:
    void chosen(const QString &name);
    /// Enter: the page itself.
    void pageWanted();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    TopicModel &m_model;
    bool m_isSetting = false;
};

} // namespace ui
