#pragma once
#include "app/journal/source.h"

#include <QTableView>

namespace ui {

class SendTestModel;

/// The messages of a test under one another, as far as they have come. Thread: GUI.
class SendTestTable final : public QTableView
{
    Q_OBJECT
public:
    explicit SendTestTable(SendTestModel &model, QWidget *parent = nullptr);
    void retranslate();

signals:
    /// A person wants to see all of that message.
    void rowRequested(journal::RowRef row);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void request(int row);
    void layOutColumns();

    SendTestModel &m_model;
};

} // namespace ui
