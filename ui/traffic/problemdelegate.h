#pragma once
#include <QStyledItemDelegate>

namespace ui {

class ProblemModel;
struct ProblemLine;

/// Paints a line of the list of problems, in columns that stand under those of the table. Thread: GUI.
class ProblemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ProblemDelegate(const ProblemModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintLine(QPainter &painter, const QRect &box, const ProblemLine &line);

    const ProblemModel &m_model;
};

} // namespace ui
