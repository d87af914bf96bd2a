#include "ui/traffic/trafficdelegate.h"

#include "ui/common/icon.h"
#include "ui/common/metrics.h"
#include "ui/traffic/rowmenu.h"
#include "ui/traffic/trafficheader.h"

#include <QPainter>
#include <QTableView>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Shaped cells kept: several screens.
constexpr int keptCells = 6'000;
constexpr int placeholderHeight = 8;
constexpr int foundInset = 4; ///< of the tint, above and below

const QFont &cellFont(bool mono, bool bold)
{
    static const QFont fonts[] = {roleFont(FontRole::Small), roleFont(FontRole::SmallBold), roleFont(FontRole::Mono),
        roleFont(FontRole::MonoBold)};
    return fonts[(mono ? 2 : 0) + (bold ? 1 : 0)];
}

QStaticText shaped(const QString &text, const QFont &face)
{
    QStaticText result(text);
    result.setTextFormat(Qt::PlainText);
    result.prepare({}, face);
    return result;
}

/// At the right end of the time: the time itself never needs that room.
void paintMark(QPainter &painter, const QRect &box, const journal::Mark &mark)
{
    const QList<QColor> colours = markColours();
    const bool hasColour = mark.colour > 0 && mark.colour <= colours.size();
    const QPoint at(box.right() - metrics::iconSmall + 2, box.top() + (box.height() - metrics::iconSmall) / 2);
    paintIcon(painter, at, hasColour ? u"mark"_s : u"note"_s, metrics::iconSmall,
        hasColour ? colours[mark.colour - 1] : Theme::current().textDim);
}

} // namespace

QColor colourOf(Ink ink, const Theme &theme)
{
    switch (ink) {
    case Ink::Text:
        return theme.text;
    case Ink::Dim:
        return theme.textDim;
    case Ink::Faint:
        return theme.textFaint;
    case Ink::Accent:
        return theme.accent;
    case Ink::Ok:
        return theme.ok;
    case Ink::Warn:
        return theme.warn;
    case Ink::Bad:
        return theme.bad;
    case Ink::Unknown:
        return theme.unknown;
    case Ink::Audit:
        return theme.audit;
    case Ink::NotSent:
        return theme.notSent;
    }
    return theme.text;
}

TrafficDelegate::TrafficDelegate(const TrafficModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_laidOut(keptCells)
{
}

QSize TrafficDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, metrics::tableRowHeight};
}

const TrafficDelegate::Laid &TrafficDelegate::laidOut(const journal::RowSummary &row, int column, int width) const
{
    const Key key{row.ref, column};
    if (const Laid *known = m_laidOut.object(key); known != nullptr && known->width == width) {
        return *known;
    }
    const TrafficCell cell = m_model.cellOf(row, TrafficColumn(column));
    auto *laid = new Laid{width, cell.icon, cell.iconInk, cell.mono, {}};
    const qreal start = cell.icon.isEmpty() ? 0 : metrics::iconSmall + metrics::iconGap;
    qreal x = start;
    for (const TrafficCell::Run &run : cell.runs) {
        const QFont &face = cellFont(cell.mono, run.bold);
        const QFontMetricsF measure(face);
        // Shaped once, to paint and to measure: shaping is what a row that comes into sight costs.
        Piece piece{shaped(run.text, face), x, run.ink, run.bold};
        if (piece.text.size().width() > width - x)
            piece.text = shaped(measure.elidedText(run.text, Qt::ElideRight, qMax<qreal>(0, width - x)), face);
        markWords(*laid, piece.text.text(), measure, x);
        x += piece.text.size().width();
        laid->pieces.append(piece);
    }
    if (cell.alignsRight) {
        for (Piece &piece : laid->pieces) {
            piece.x += width - x;
        }
        for (auto &mark : laid->marks)
            mark.first += width - x;
    }
    m_laidOut.insert(key, laid);
    return *laid;
}

void TrafficDelegate::setFound(const WindowModel *found, const QStringList &words)
{
    m_found = found;
    if (m_words != words) {
        m_words = words;
        forget();
    }
}

void TrafficDelegate::markWords(Laid &laid, const QString &text, const QFontMetricsF &measure, qreal x) const
{
    for (const QString &word : m_words) {
        if (word.isEmpty())
            continue;
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            const qreal left = measure.horizontalAdvance(text.left(at));
            laid.marks.append({x + left, measure.horizontalAdvance(text.left(at + word.size())) - left});
        }
    }
}

void TrafficDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
    const journal::RowSummary *row) const
{
    const Theme &theme = Theme::current();
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    const bool hasFocus = table != nullptr && table->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, hasFocus ? theme.selection : theme.selectionInactive);
    } else if (index.row() == m_hoveredRow) {
        painter.fillRect(option.rect, theme.hover);
    }
    if (index.column() == 0 && row != nullptr && isProblemRow(*row)) {
        painter.fillRect(QRect(option.rect.topLeft(), QSize(metrics::problemBar, option.rect.height())),
            colourOf(problemInk(*row), theme));
    }
    const bool isCurrent = table != nullptr && table->currentIndex().row() == index.row();
    if (isCurrent && hasFocus && !option.state.testFlag(QStyle::State_Selected)) {
        // The ring of the whole row, in pieces: two pixels above and below, and at both ends.
        const QRect box = option.rect;
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), theme.focus);
        painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), theme.focus);
        if (index.column() == 0) {
            painter.fillRect(QRect(box.left(), box.top(), 2, box.height()), theme.focus);
        }
    }
}

void TrafficDelegate::paintFound(
    QPainter &painter, const QRect &box, const journal::RowSummary &row, int column, const Laid &laid) const
{
    const Theme &theme = Theme::current();
    const QRectF band(box.left(), box.top() + foundInset, box.width(), box.height() - 2 * foundInset);
    if (column == int(TrafficColumn::Time) && m_found && m_found->rowOf(row.ref) >= 0 && !laid.pieces.isEmpty())
        painter.fillRect(
            QRectF(band.left() - 2, band.top(), laid.pieces.first().text.size().width() + 4, band.height()),
            theme.find);
    for (const auto &[left, width] : laid.marks)
        painter.fillRect(QRectF(band.left() + left, band.top(), width, band.height()), theme.find);
}

void TrafficDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const journal::RowSummary *row = m_model.summaryAt(index.row());
    paintGround(*painter, option, index, row);
    const QRect box = cellBox(option.rect, index.column());
    if (row == nullptr) {
        if (index.column() <= int(TrafficColumn::Status)) {
            painter->fillRect(
                QRect(box.left(), box.center().y() - placeholderHeight / 2, box.width() / 2, placeholderHeight),
                theme.sunken);
        }
        return;
    }
    if (index.column() == int(TrafficColumn::Time) && row->mark) {
        paintMark(*painter, box, *row->mark);
    }
    const Laid &laid = laidOut(*row, index.column(), box.width());
    paintFound(*painter, box, *row, index.column(), laid);
    if (!laid.icon.isEmpty()) {
        const int y = box.top() + (box.height() - metrics::iconSmall) / 2;
        paintIcon(*painter, {box.left(), y}, laid.icon, metrics::iconSmall, colourOf(laid.iconInk, theme));
        if (isIconOnly(option.rect)) {
            return;
        }
    }
    for (const Piece &piece : laid.pieces) {
        painter->setFont(cellFont(laid.mono, piece.bold));
        painter->setPen(colourOf(piece.ink, theme));
        const qreal y = box.top() + (box.height() - piece.text.size().height()) / 2;
        painter->drawStaticText(QPointF(box.left() + piece.x, y), piece.text);
    }
}

} // namespace ui
