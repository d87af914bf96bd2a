#include "ui/undelivered/planlist.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"

#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int lineHeightOf = 46;
constexpr int ringSize = 26;

class PlanLineDelegate final : public QStyledItemDelegate
{
public:
    PlanLineDelegate(const PlanLineModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, lineHeightOf}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const PlanLine &line = m_model.at(index.row());
        const Theme &theme = Theme::current();
        painter->save();
        if (index.row() > 0)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), theme.line);
        const QRect row = option.rect.adjusted(12, 1, -12, 0);
        const int middle = row.top() + row.height() / 2;
        if (line.ring)
            paintRing(*painter, QRectF(row.left(), middle - ringSize / 2.0, ringSize, ringSize), *line.ring, theme);
        else
            paintIcon(*painter, {row.left() + 5, middle - metrics::iconButton / 2}, line.icon, metrics::iconButton,
                inkOf(line.iconTone, theme));
        const int left = row.left() + ringSize + 10;
        const QRect first(left, row.top() + 4, row.right() + 1 - left, 20);
        const int right = paintRight(*painter, first, line, theme);
        put(*painter, QRect(first.topLeft(), QSize(right - left, first.height())), line.title,
            line.titleIsId ? FontRole::Mono : FontRole::Base, theme.text);
        put(*painter, QRect(left, row.top() + 23, first.width(), 18), line.second, FontRole::Small,
            inkOf(line.secondTone, theme));
        if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && option.widget->hasFocus()) {
            painter->setPen(QPen(theme.focus, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    static void put(QPainter &painter, const QRect &box, const QString &text, FontRole role, const QColor &ink)
    {
        painter.setFont(roleFont(role));
        painter.setPen(ink);
        painter.drawText(
            box, Qt::AlignVCenter | Qt::AlignLeft, oneLine(text, painter.fontMetrics(), std::max(0, box.width())));
    }
    /// It may take half of the row. Returns where the title has to end.
    static int paintRight(QPainter &painter, const QRect &row, const PlanLine &line, const Theme &theme)
    {
        painter.setFont(roleFont(FontRole::Small));
        const QString shown = oneLine(line.right, painter.fontMetrics(), row.width() / 2);
        const int width = painter.fontMetrics().horizontalAdvance(shown);
        painter.setPen(line.rightTone == Tone::Dim ? theme.text : inkOf(line.rightTone, theme));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, shown);
        int left = row.right() + 1 - width;
        if (!line.rightIcon.isEmpty()) {
            left -= metrics::iconSmall + metrics::iconGap;
            paintIcon(painter, {left, row.top() + (row.height() - metrics::iconSmall) / 2}, line.rightIcon,
                metrics::iconSmall, inkOf(line.rightTone, theme));
        }
        return left - metrics::gap;
    }

    const PlanLineModel &m_model;
};

} // namespace

int PlanLineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant PlanLineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return at(index.row()).title;
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return at(index.row()).spoken;
    return {};
}

void PlanLineModel::setLines(const QList<PlanLine> &lines)
{
    if (m_lines.size() > lines.size()) {
        beginRemoveRows({}, int(lines.size()), int(m_lines.size()) - 1);
        m_lines.resize(lines.size());
        endRemoveRows();
    }
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines[row] == lines[row])
            continue;
        m_lines[row] = lines[row];
        emit dataChanged(index(row), index(row));
    }
    if (lines.size() > m_lines.size()) {
        beginInsertRows({}, int(m_lines.size()), int(lines.size()) - 1);
        m_lines = lines;
        endInsertRows();
    }
}

PlanList::PlanList(QWidget *parent)
    : QListView(parent)
    , m_model(new PlanLineModel(this))
{
    setObjectName(u"planList"_s);
    setModel(m_model);
    setItemDelegate(new PlanLineDelegate(*m_model, this));
    setUniformItemSizes(true);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PlanList::setLines(const QList<PlanLine> &lines)
{
    const int before = m_model->rowCount();
    m_model->setLines(lines);
    if (before != m_model->rowCount())
        updateGeometry();
}

QSize PlanList::sizeHint() const
{
    return {200, m_model->rowCount() * lineHeightOf};
}

QSize PlanList::minimumSizeHint() const
{
    return {200, std::min(m_model->rowCount(), 2) * lineHeightOf};
}

} // namespace ui
