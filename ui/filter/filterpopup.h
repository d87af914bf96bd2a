#pragma once
#include "ui/filter/suggestions.h"

#include <QFrame>

class QLabel;
class QListView;
class QStandardItemModel;

namespace ui {

/// The list below a filter field. It never takes the focus: the field keeps it and steers. Thread: GUI.
class FilterPopup final : public QFrame
{
    Q_OBJECT
public:
    /// `window`: what it floats in.
    explicit FilterPopup(QWidget *window);

    void setContent(const QString &caption, const QList<Suggestion> &list);
    /// Below the field's left edge, as wide as its words need.
    void showBelow(const QWidget &field);
    /// Moves the choice, around the ends.
    void step(int by);
    /// Null when nothing is chosen.
    [[nodiscard]] const Suggestion *current() const;
    void retranslate();

signals:
    void chosen(const ui::Suggestion &suggestion);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_caption;
    QLabel *m_hint;
    QListView *m_view;
    QStandardItemModel *m_model;
    QList<Suggestion> m_list;
};

} // namespace ui
