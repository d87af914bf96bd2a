#include "ui/help/topiclist.h"

#include "ui/common/icon.h"
#include "ui/common/keymap.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int topicHeight = 32;
constexpr int captionHeight = 32;

class TopicDelegate final : public QStyledItemDelegate
{
public:
    TopicDelegate(const TopicModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {metrics::listMinimum, m_model.at(index.row()).name.isEmpty() ? captionHeight : topicHeight};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TopicLine &line = m_model.at(index.row());
        const Theme &theme = Theme::current();
        painter->save();
        QRect box = option.rect.adjusted(metrics::panelPadding, 0, -metrics::cardPadding, 0);
        if (line.name.isEmpty()) {
            painter->setFont(roleFont(FontRole::CaptionBold));
            painter->setPen(theme.textDim);
            painter->drawText(box.adjusted(0, metrics::gap, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                painter->fontMetrics().elidedText(line.title, Qt::ElideRight, box.width()));
            painter->restore();
            return;
        }
        paintGround(*painter, option, theme);
        paintIcon(*painter, {box.left(), box.top() + (box.height() - metrics::iconButton) / 2}, line.icon,
            metrics::iconButton, option.state.testFlag(QStyle::State_Selected) ? theme.accent : theme.textDim);
        box.setLeft(box.left() + metrics::iconButton + metrics::gap);
        painter->setFont(roleFont(FontRole::Base));
        painter->setPen(theme.text);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(line.title, Qt::ElideRight, box.width()));
        painter->restore();
    }

private:
    static void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
    {
        const bool focused = option.widget && option.widget->hasFocus();
        if (option.state.testFlag(QStyle::State_Selected))
            painter.fillRect(option.rect, focused ? theme.selection : theme.selectionInactive);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter.fillRect(option.rect, theme.hover);
        if (option.state.testFlag(QStyle::State_HasFocus) && focused) {
            painter.setPen(QPen(theme.focus, 2));
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
    }

    const TopicModel &m_model;
};

} // namespace

TopicList::TopicList(TopicModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(u"topicList"_s);
    setModel(&model);
    setItemDelegate(new TopicDelegate(model, this));
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
}

void TopicList::setCurrent(const QString &name)
{
    const int row = m_model.rowOf(name);
    m_isSetting = true;
    setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
    m_isSetting = false;
}

void TopicList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_isSetting && !m_model.at(current.row()).name.isEmpty())
        emit chosen(m_model.at(current.row()).name);
}

void TopicList::keyPressEvent(QKeyEvent *event)
{
    if (KeyMap::current().asks(Command::Details, *event) && currentIndex().isValid())
        emit pageWanted();
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the window closes what is open
    else
        QListView::keyPressEvent(event);
}

} // namespace ui
