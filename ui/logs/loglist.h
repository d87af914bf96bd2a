#pragma once
#include "ui/logs/loglistmodel.h"

#include <QListView>

namespace ui {

/// The logs at the left, with their keys; what a key asks for is a signal.
class LogList final : public QListView
{
    Q_OBJECT
public:
    explicit LogList(LogListModel &model, QWidget *parent = nullptr);
    /// Key of the current line; null without one.
    [[nodiscard]] LogKey current() const;
    void setCurrent(const LogKey &key);

signals:
    void chosen(const ui::LogKey &key);
    /// Enter: the report, from its beginning.
    void reportWanted();
    /// Away with it: cancel what is read, put a failure away, remove a log.
    void dropWanted(const ui::LogKey &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    LogListModel &m_model;
    bool m_isSetting = false;
};

} // namespace ui
