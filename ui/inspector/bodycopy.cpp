// What a person takes out of a body, and the menu of its tree.
#include "ui/common/icon.h"
#include "ui/common/jsontreemodel.h"
#include "ui/common/notice.h"
#include "ui/inspector/bodyview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTreeView>

namespace ui {

using namespace Qt::StringLiterals;

void BodyView::copyPath()
{
    if (!current().isValid()) {
        return;
    }
    QGuiApplication::clipboard()->setText(current().data(JsonTreeModel::PathRole).toString());
    notify(this, {u"copy"_s, tr("Path copied"), Tone::Dim, false});
}

void BodyView::copyValue()
{
    if (!current().isValid()) {
        return;
    }
    QGuiApplication::clipboard()->setText(m_model->textOf(current()));
    notify(this, {u"copy"_s, tr("Value copied"), Tone::Dim, false});
}

void BodyView::copyBody()
{
    QGuiApplication::clipboard()->setText(m_body.copied);
    notify(this, {u"copy"_s, tr("Body copied"), Tone::Dim, false});
}

void BodyView::treeMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    QMenu menu(this);
    QAction *value = menu.addAction(themedIcon(u"copy"_s), tr("Copy value"));
    QAction *path = menu.addAction(tr("Copy path"));
    QAction *nulls = menu.addAction(tr("Show null fields"));
    value->setEnabled(index.isValid());
    path->setEnabled(index.isValid());
    nulls->setCheckable(true);
    nulls->setChecked(m_model->showsNulls());
    const QAction *chosen = menu.exec(m_tree->viewport()->mapToGlobal(at));
    if (chosen == value) {
        QGuiApplication::clipboard()->setText(m_model->textOf(index));
    } else if (chosen == path) {
        QGuiApplication::clipboard()->setText(index.data(JsonTreeModel::PathRole).toString());
    } else if (chosen == nulls) {
        m_model->setShowsNulls(nulls->isChecked());
        m_tree->expandToDepth(openLevels);
        selectAgain();
        showField();
    }
}

} // namespace ui
