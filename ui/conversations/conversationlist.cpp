#include "ui/conversations/conversationlist.h"

#include "ui/common/keymap.h"
#include "ui/conversations/conversationdelegate.h"
#include "ui/conversations/conversationmodel.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace ui {

ConversationList::ConversationList(ConversationModel &model, QWidget *parent)
    : QListView(parent)
{
    setObjectName(u"conversationList"_s);
    setModel(&model);
    setItemDelegate(new ConversationDelegate(model, this));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
}

void ConversationList::keyPressEvent(QKeyEvent *event)
{
    if (KeyMap::current().asks(Command::Filter, *event)) {
        emit filterWanted();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore(); // the window closes what is open, unless the page has something to clear
        return;
    }
    QListView::keyPressEvent(event);
}

void ConversationList::focusInEvent(QFocusEvent *event)
{
    if (currentIndex().isValid()) {
        QListView::focusInEvent(event);
        return;
    }
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

} // namespace ui
