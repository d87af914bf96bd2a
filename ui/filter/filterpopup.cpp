#include "ui/filter/filterpopup.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// Source: the design's traffic picture.
constexpr int rowHeight = 28;
constexpr int mostRows = 9;
constexpr int narrowestPopup = 320;
constexpr int widestPopup = 520;
constexpr int padding = 8;

enum Role { IconRole = Qt::UserRole, MeaningRole, CountRole };

QColor inkOf(const QString &icon, const Theme &theme)
{
    if (icon == iconOf(traffic::State::Accepted))
        return theme.ok;
    if (icon == iconOf(traffic::State::Refused))
        return theme.bad;
    if (icon == iconOf(traffic::State::Unknown))
        return theme.unknown;
    if (icon == iconOf(traffic::State::InAudit))
        return theme.audit;
    return theme.textDim;
}

class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, rowHeight};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.selection);
            painter->drawRoundedRect(option.rect, metrics::radiusChip, metrics::radiusChip);
        }
        QRect box = option.rect.adjusted(padding, 0, -padding, 0);
        const QString icon = index.data(IconRole).toString();
        if (!icon.isEmpty())
            paintIcon(*painter, {box.left(), box.top() + (rowHeight - metrics::iconSmall) / 2}, icon,
                metrics::iconSmall, inkOf(icon, theme));
        box.setLeft(box.left() + metrics::iconSmall + padding);
        const QString count = index.data(CountRole).toString();
        painter->setFont(roleFont(FontRole::Small));
        painter->setPen(theme.textDim);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, count);
        box.setRight(box.right() - painter->fontMetrics().horizontalAdvance(count) - padding);
        painter->setFont(roleFont(FontRole::Mono));
        painter->setPen(theme.text);
        const QString word = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, box.width());
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, word);
        box.setLeft(box.left() + painter->fontMetrics().horizontalAdvance(word) + padding);
        painter->setFont(roleFont(FontRole::Small));
        painter->setPen(theme.textDim);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data(MeaningRole).toString(), Qt::ElideRight, box.width()));
        painter->restore();
    }
};

} // namespace

FilterPopup::FilterPopup(QWidget *window)
    : QFrame(window)
    , m_caption(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_view(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(u"filterPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setUniformItemSizes(true);
    for (QLabel *label : {m_caption, m_hint}) {
        label->setFont(roleFont(FontRole::Small));
        label->setTextFormat(Qt::PlainText);
        setInk(label, "dim");
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(4);
    column->addWidget(m_caption);
    column->addWidget(m_view);
    column->addWidget(m_hint);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.isValid())
            emit chosen(m_list.at(index.row()));
    });
    retranslate();
    hide();
}

void FilterPopup::setContent(const QString &caption, const QList<Suggestion> &list)
{
    m_caption->setText(caption);
    if (m_list == list)
        return;
    m_list = list;
    m_model->clear();
    for (const Suggestion &suggestion : list) {
        auto *item = new QStandardItem(suggestion.word);
        item->setData(suggestion.icon, IconRole);
        item->setData(suggestion.meaning, MeaningRole);
        item->setData(suggestion.count ? countText(*suggestion.count) : QString(), CountRole);
        item->setData(QStringList{suggestion.word, suggestion.meaning}.join(u", "_s), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_view->setCurrentIndex(m_model->index(0, 0));
}

void FilterPopup::showBelow(const QWidget &field)
{
    const QFontMetrics words(roleFont(FontRole::Mono));
    const QFontMetrics meanings(roleFont(FontRole::Small));
    int width = narrowestPopup;
    for (const Suggestion &suggestion : std::as_const(m_list)) {
        width = std::max(
            width, words.horizontalAdvance(suggestion.word) + meanings.horizontalAdvance(suggestion.meaning) + 140);
    }
    m_view->setFixedHeight(rowHeight * std::min<int>(mostRows, int(m_list.size())));
    setFixedWidth(std::min({width, widestPopup, parentWidget()->width() - 2 * padding}));
    adjustSize();
    const QPoint at = field.mapTo(parentWidget(), QPoint(0, field.height() + 4));
    move(std::min(at.x(), parentWidget()->width() - this->width() - padding), at.y());
    show();
    raise();
}

void FilterPopup::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows > 0)
        m_view->setCurrentIndex(m_model->index((m_view->currentIndex().row() + by + rows) % rows, 0));
}

const Suggestion *FilterPopup::current() const
{
    const int row = m_view->currentIndex().row();
    return row >= 0 && row < m_list.size() ? &m_list[row] : nullptr;
}

void FilterPopup::retranslate()
{
    m_hint->setText(tr("Tab completes, Enter filters, Ctrl+S saves"));
    m_view->setAccessibleName(tr("What can be written here"));
}

void FilterPopup::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.lineStrong);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusCard, metrics::radiusCard);
}

} // namespace ui
