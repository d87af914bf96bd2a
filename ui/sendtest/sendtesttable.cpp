#include "ui/sendtest/sendtesttable.h"

#include "ui/common/format.h"
#include "ui/sendtest/sendtestmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sidePadding = 6;
constexpr int numberWidth = 40;
constexpr int outcomeWidth = 164;
constexpr int anchorWidth = 148;
constexpr int seqWidth = 48;
constexpr int durationWidth = 80;
constexpr int narrowestAnswer = 72; ///< under it the anchor gives room

bool isMono(int column)
{
    return column != SendTestModel::Outcome && column != SendTestModel::Answer;
}

class SendTestDelegate final : public QStyledItemDelegate
{
public:
    SendTestDelegate(const SendTestModel &model, const QTableView &table, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_table(table)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        painter->save();
        paintGround(*painter, option, index, theme);
        const QRect box = option.rect.adjusted(sidePadding, 0, -sidePadding, 0);
        if (index.column() == SendTestModel::Outcome)
            paintOutcome(*painter, box, index.row(), theme);
        else
            paintText(*painter, box, index, theme);
        painter->restore();
    }

private:
    void paintGround(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const Theme &theme) const
    {
        if (option.state.testFlag(QStyle::State_Selected))
            painter.fillRect(option.rect, m_table.hasFocus() ? theme.selection : theme.selectionInactive);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter.fillRect(option.rect, theme.hover);
        const Tone problem = m_model.problemOf(index.row());
        if (index.column() == 0 && problem != Tone::Dim) {
            const QSize bar(metrics::problemBar, option.rect.height());
            painter.fillRect(QRect(option.rect.topLeft(), bar), inkOf(problem, theme));
        }
    }
    void paintOutcome(QPainter &painter, const QRect &box, int row, const Theme &theme) const
    {
        const Chip chip = m_model.chipOf(row);
        const int top = box.top() + (box.height() - metrics::chipHeight) / 2;
        paintChip(
            painter, QRect(box.left(), top, qMin(chipWidth(chip), box.width()), metrics::chipHeight), chip, theme);
    }
    static void paintText(QPainter &painter, const QRect &box, const QModelIndex &index, const Theme &theme)
    {
        painter.setFont(roleFont(isMono(index.column()) ? FontRole::Mono : FontRole::Small));
        painter.setPen(index.column() == SendTestModel::Number ? theme.text : theme.textDim);
        const QVariant alignment = index.data(Qt::TextAlignmentRole);
        const auto side
            = alignment.isNull() ? Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter) : alignment.value<Qt::Alignment>();
        painter.drawText(box, int(side), oneLine(index.data().toString(), painter.fontMetrics(), box.width()));
    }

    const SendTestModel &m_model;
    const QTableView &m_table;
};

} // namespace

SendTestTable::SendTestTable(SendTestModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"sendTestTable"_s);
    setModel(&model);
    setItemDelegate(new SendTestDelegate(model, *this, this));
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::tableRowHeight);
    verticalHeader()->setDefaultSectionSize(metrics::tableRowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(metrics::tableHeaderHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setFocusPolicy(Qt::NoFocus);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) { request(index.row()); });
    layOutColumns();
    retranslate();
}

void SendTestTable::retranslate()
{
    setAccessibleName(tr("Messages of the test"));
    horizontalHeader()->setAccessibleName(tr("Columns of the messages"));
    m_model.retranslate();
}

void SendTestTable::request(int row)
{
    if (row >= 0 && !m_model.rowOf(row).isNull())
        emit rowRequested(m_model.rowOf(row));
}

void SendTestTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        event->ignore(); // the sheet's
    else if (isEnter)
        request(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

// The delegate paints whole rows alike, Qt repaints one cell only.
void SendTestTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

void SendTestTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void SendTestTable::layOutColumns()
{
    const int fixed = numberWidth + outcomeWidth + seqWidth + durationWidth;
    const int rest = qMax(0, viewport()->width() - fixed);
    const int anchor = rest - anchorWidth >= narrowestAnswer ? anchorWidth : rest / 2;
    setColumnWidth(SendTestModel::Number, numberWidth);
    setColumnWidth(SendTestModel::Outcome, outcomeWidth);
    setColumnWidth(SendTestModel::Anchor, anchor);
    setColumnWidth(SendTestModel::Seq, seqWidth);
    setColumnWidth(SendTestModel::Answer, rest - anchor);
    setColumnWidth(SendTestModel::Duration, durationWidth);
}

} // namespace ui
