#include "ui/traffic/problempane.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"
#include "ui/traffic/followtail.h"
#include "ui/traffic/problemdelegate.h"
#include "ui/traffic/problemmodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>

namespace ui {

using namespace Qt::StringLiterals;

ProblemPane::ProblemPane(ProblemModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_list(new QListView(this))
    , m_close(iconButton(u"close"_s, this))
{
    setObjectName(u"problemPane"_s);
    buildLayout();
    connectParts();
    retranslate();
}

void ProblemPane::buildLayout()
{
    setGround(this, "surface");
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(u"problemTitle"_s);
    m_title->setFont(roleFont(FontRole::CaptionBold));
    setInk(m_title, "dim");
    m_empty->setFont(roleFont(FontRole::Small));
    setInk(m_empty, "dim");
    m_empty->setContentsMargins(metrics::cardPadding, metrics::gap, metrics::cardPadding, metrics::gap);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_list->setObjectName(u"problemList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ProblemDelegate(m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    new FollowTail(*m_list, this);
    m_close->setObjectName(u"closeProblems"_s);
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::tableHeaderHeight);
    setGround(header, "window");
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::cardPadding, 0, metrics::gap, 0);
    row->addWidget(m_title, 1);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(this));
    column->addWidget(header);
    column->addWidget(new Hairline(this));
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    setFocusProxy(m_list);
}

void ProblemPane::connectParts()
{
    connect(m_close, &QAbstractButton::clicked, this, &ProblemPane::closeRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_following && current.isValid() && m_list->hasFocus())
            emit chosen(m_model.refAt(current.row()));
    });
    connect(m_list, &QAbstractItemView::clicked, this,
        [this](const QModelIndex &index) { emit chosen(m_model.refAt(index.row())); });
    connect(m_list, &QAbstractItemView::activated, this, &ProblemPane::inspectRequested);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &ProblemPane::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ProblemPane::showState);
    connect(&m_model, &WindowModel::loadFinished, this, &ProblemPane::showState);
}

void ProblemPane::follow(journal::RowRef row)
{
    const int at = m_model.rowOf(row);
    if (at < 0 || m_list->currentIndex().row() == at)
        return;
    const QScopedValueRollback<bool> ours(m_following, true);
    m_list->setCurrentIndex(m_model.index(at, 0));
}

void ProblemPane::showState()
{
    const int count = m_model.rowCount();
    m_title->setText(tr("Problems %1").arg(countText(count)));
    m_list->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_empty->setText(m_model.isLoading() ? tr("Reading the journal") : tr("No problem among these rows."));
}

void ProblemPane::retranslate()
{
    m_list->setAccessibleName(tr("Problems, newest last"));
    m_close->setAccessibleName(tr("Close the list of problems"));
    m_close->setToolTip(tr("Close"));
    showState();
}

void ProblemPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProblemPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
