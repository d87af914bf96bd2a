#pragma once
#include "ui/undelivered/undeliveredmodel.h"

#include <QMap>
#include <QWidget>

class QAction;
class QLabel;

namespace ui {

class Button;
class CheckBox;
class LinkButton;

/// Over the rows: how many are ticked, links that tick a group, the order of the rows.
class SelectBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SelectBar(UndeliveredModel &model, QWidget *parent = nullptr);
    /// Says the counts and the order anew.
    void refresh();

signals:
    void orderChosen(ui::UndeliveredModel::Order order);
    void dismissRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildMenu();
    [[nodiscard]] LinkButton *addLink(const QString &name, std::optional<CureGroup> group);
    void retranslate();
    void giveRoom();

    UndeliveredModel &m_model;
    CheckBox *m_all;
    QLabel *m_count;
    QLabel *m_select;
    LinkButton *m_everything = nullptr;
    QMap<CureGroup, LinkButton *> m_groups;
    Button *m_dismiss;
    Button *m_order;
    QMap<UndeliveredModel::Order, QAction *> m_orders;
};

} // namespace ui
