#include "ui/inspector/bodyview.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/hairline.h"
#include "ui/common/icon.h"
#include "ui/common/jsontreemodel.h"
#include "ui/common/notice.h"
#include "ui/common/segmented.h"
#include "ui/common/theme.h"
#include "ui/inspector/headerlist.h"
#include "ui/inspector/jsondelegate.h"
#include "ui/inspector/textpane.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTreeView>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
enum Form { TreeForm, TextForm };
constexpr int barHeight = 40;
constexpr int treeIndent = 16;
/// Levels open at first: the root and its objects.
constexpr int openLevels = 1;
} // namespace

BodyView::BodyView(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLabel(this))
    , m_form(new Segmented(2, this))
    , m_copy(iconButton(u"copy"_s, this))
    , m_headers(new HeaderList(this))
    , m_model(new JsonTreeModel(this))
    , m_delegate(new JsonDelegate(this))
    , m_tree(new QTreeView(this))
    , m_text(new TextPane(this))
    , m_empty(new EmptyState(this))
{
    buildTree();
    buildLayout();
    connect(m_form, &Segmented::currentChanged, this, &BodyView::showBody);
    connect(m_copy, &QAbstractButton::clicked, this, &BodyView::copyBody);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &BodyView::treeMenu);
    retranslate();
}

QWidget *BodyView::makeBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(barHeight);
    m_line->setObjectName(u"bodyLine"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setFont(roleFont(FontRole::Mono));
    m_line->setMinimumWidth(0);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_form->setObjectName(u"bodyForm"_s);
    m_copy->setObjectName(u"copyBody"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::gap, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_line, 1);
    row->addWidget(m_form);
    row->addWidget(m_copy);
    return bar;
}

void BodyView::buildTree()
{
    m_tree->setObjectName(u"jsonTree"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(treeIndent);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setGround(m_tree->viewport(), "code");
}

void BodyView::buildLayout()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_headers);
    column->addWidget(new Hairline(this));
    column->addWidget(m_tree, 1);
    column->addWidget(m_text, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
}

void BodyView::setContent(const QString &line, const QList<traffic::Header> &headers, PreparedBody body)
{
    m_body = std::move(body);
    m_line->setText(line);
    m_line->setToolTip(line.contains(u'<') ? QString() : line);
    m_headers->setHeaders(headers);
    m_delegate->setMarkers(m_body.markers);
    if (m_body.tree) {
        m_model->setDocument(*m_body.tree);
        m_tree->expandToDepth(openLevels);
    } else {
        m_model->clear();
    }
    m_text->setContent(m_body.text, m_body.tree.has_value(), m_body.markers);
    m_form->setVisible(m_body.tree.has_value());
    m_copy->setVisible(!m_body.isEmpty);
    m_stack->setCurrentIndex(1);
    showBody();
}

void BodyView::setEmpty(const QString &icon, const QString &title, const QString &sentence)
{
    m_body = {};
    m_model->clear();
    m_empty->setContent(icon, title, sentence);
    m_stack->setCurrentIndex(0);
}

void BodyView::showBody()
{
    const bool isTree = m_body.tree && m_form->current() == TreeForm;
    m_tree->setVisible(isTree);
    m_text->setVisible(!isTree);
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
    }
}

void BodyView::retranslate()
{
    m_form->setText(TreeForm, tr("Tree"));
    m_form->setText(TextForm, tr("Text"));
    m_form->setAccessibleName(tr("How the body is shown"));
    m_copy->setAccessibleName(tr("Copy body"));
    m_copy->setToolTip(tr("Copy body"));
    m_tree->setAccessibleName(tr("Body as a tree"));
}

void BodyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
