#include "ui/sendtest/peerlist.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/sendtest/peermodel.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 44;
constexpr int textLeft = 40;

class PeerDelegate final : public QStyledItemDelegate
{
public:
    PeerDelegate(const PeerModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, rowHeight}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const journal::ConversationSummary &peer = m_model.at(index.row());
        const Theme &theme = Theme::current();
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
        painter->save();
        if (isChosen)
            painter->fillRect(option.rect, theme.selection);
        else if (isEnabled && option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.hover);
        const QRect row = option.rect.adjusted(metrics::cardPadding, 0, -metrics::cardPadding, 0);
        paintIcon(*painter, {row.left(), row.center().y() - metrics::iconButton / 2}, iconOf(peer.scene),
            metrics::iconButton, theme.textDim);
        const int left = option.rect.left() + textLeft;
        const QRect upper(left, row.top() + 4, row.right() + 1 - left, 18);
        const QString time = timeOf(peer);
        painter->setFont(roleFont(FontRole::Caption));
        painter->setPen(theme.textDim);
        painter->drawText(upper, Qt::AlignVCenter | Qt::AlignRight, time);
        painter->setFont(roleFont(isChosen ? FontRole::MonoBold : FontRole::Mono));
        painter->setPen(isEnabled ? theme.text : theme.textDim);
        painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, elideOpenid(peer.peer.value));
        painter->setFont(roleFont(FontRole::Small));
        painter->setPen(theme.textDim);
        const QRect lower(left, row.top() + 22, upper.width(), 18);
        painter->drawText(
            lower, Qt::AlignVCenter | Qt::AlignLeft, oneLine(peer.lastText, painter->fontMetrics(), lower.width()));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(theme.focus, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    static QString timeOf(const journal::ConversationSummary &peer)
    {
        return listTimeText(peer.lastTime, core::SystemClock().wall());
    }

    const PeerModel &m_model;
};

} // namespace

PeerList::PeerList(QWidget *parent)
    : QListView(parent)
    , m_model(new PeerModel(this))
{
    setObjectName(u"sendTestPeers"_s);
    setModel(m_model);
    setItemDelegate(new PeerDelegate(*m_model, this));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &PeerList::chosenChanged);
}

void PeerList::setPeers(const QList<journal::ConversationSummary> &newestFirst)
{
    const auto before = chosen();
    m_model->setPeers(newestFirst);
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    if (wanted && m_model->rowOf(*wanted) >= 0)
        setCurrentIndex(m_model->index(m_model->rowOf(*wanted)));
    else if (before && m_model->rowOf(*before) >= 0)
        setCurrentIndex(m_model->index(m_model->rowOf(*before)));
    else if (m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0));
}

void PeerList::choose(const journal::ConversationKey &key)
{
    const int row = m_model->rowOf(key);
    if (row < 0)
        m_wanted = key;
    else
        setCurrentIndex(m_model->index(row));
}

std::optional<journal::ConversationKey> PeerList::chosen() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(keyOf(m_model->at(current.row()))) : std::nullopt;
}

void PeerList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (hasFocus() && !currentIndex().isValid()) {
        QPainter painter(viewport());
        painter.setPen(QPen(Theme::current().focus, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace ui
