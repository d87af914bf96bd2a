#include "ui/help/codeview.h"

#include "app/text/cataloguetext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/help/codemodel.h"
#include "ui/help/helpmetrics.h"
#include "ui/help/wraprowdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int codeWidth = 96;
} // namespace

CodeView::CodeView(const protocol::ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_model(new CodeModel(catalogue, this))
    , m_title(makeLabel(this, FontRole::Display, "text", false))
    , m_count(makeLabel(this, FontRole::Small, "dim", false))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_nothing(new EmptyState(this))
    , m_current(makeLabel(this, FontRole::Small, "dim", true))
    , m_filter(new Button(Button::Kind::Normal, this))
{
    setObjectName(u"codeView"_s);
    buildLayout();
    connect(m_search, &QLineEdit::textChanged, this, &CodeView::search);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CodeView::fitRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CodeView::showCurrent);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &CodeView::filterByCurrent);
    connect(m_filter, &QAbstractButton::clicked, this, &CodeView::filterByCurrent);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        m_search->clear();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    retranslate();
}

void CodeView::buildLayout()
{
    m_search->setObjectName(u"codeSearch"_s);
    m_search->installEventFilter(this);
    m_table->setObjectName(u"codeTable"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new WrapRowDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->installEventFilter(this);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(metrics::tableRowHeight);
    QHeaderView *head = m_table->horizontalHeader();
    head->setFixedHeight(metrics::tableHeaderHeight);
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setFont(roleFont(FontRole::CaptionBold));
    m_filter->setObjectName(u"filterByCode"_s);
    m_filter->setIconName(u"filter"_s);
    m_nothing->setObjectName(u"noCode"_s);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(metrics::cardPadding);
    heading->addWidget(m_title);
    heading->addWidget(m_count, 1, Qt::AlignBottom);
    auto *results = new QWidget(this);
    m_stack = new QStackedLayout(results);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, metrics::cardPadding, 0, metrics::cardPadding);
    foot->setSpacing(metrics::cardPadding);
    foot->addWidget(m_current, 1);
    foot->addWidget(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageSide, pageTop, pageSide, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addSpacing(metrics::cardPadding);
    column->addWidget(m_search);
    column->addSpacing(metrics::cardPadding);
    column->addWidget(results, 1);
    column->addWidget(new Hairline(this));
    column->addLayout(foot);
    setFocusProxy(m_search);
}

void CodeView::setSearch(const QString &words)
{
    m_search->setText(words);
}

bool CodeView::has(const QString &words) const
{
    return m_model->has(words);
}

void CodeView::search()
{
    m_model->setSearch(m_search->text());
    showCurrent();
}

// Heights follow the words; as many rows as the catalogue has are measured at once.
void CodeView::fitRows()
{
    const int rest = m_table->viewport()->width() - codeWidth;
    m_table->setColumnWidth(CodeModel::Code, codeWidth);
    m_table->setColumnWidth(CodeModel::Meaning, rest * 2 / 5);
    m_table->setColumnWidth(CodeModel::Advice, rest - rest * 2 / 5);
    m_table->resizeRowsToContents();
}

void CodeView::showCurrent()
{
    const bool hasRows = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(hasRows ? 0 : 1);
    m_count->setText(tr("%1 entries").arg(countText(m_model->rowCount())));
    m_nothing->setContent(
        u"search"_s, tr("No code matches"), tr("Neither a code nor a meaning has: %1").arg(m_search->text().trimmed()));
    m_nothing->setAction(tr("Clear search"));
    const QModelIndex current = m_table->currentIndex();
    m_filter->setEnabled(current.isValid() && hasRows);
    m_current->setText(m_filter->isEnabled()
            ? u"%1: %2"_s.arg(m_model->at(current.row()).code).arg(text::meaningOf(m_model->at(current.row())))
            : tr("Choose a code to see the rows that have it."));
}

void CodeView::filterByCurrent()
{
    if (m_table->currentIndex().isValid())
        emit filterRequested(m_model->filterOf(m_table->currentIndex().row()));
}

void CodeView::copyCurrent() const
{
    if (!m_table->currentIndex().isValid())
        return;
    const protocol::CodeEntry &entry = m_model->at(m_table->currentIndex().row());
    QApplication::clipboard()->setText(
        u"%1\t%2\t%3"_s.arg(QString::number(entry.code), text::meaningOf(entry), text::adviceOf(entry)));
}

bool CodeView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (watched == m_table) {
        if (key.matches(QKeySequence::Copy)) {
            copyCurrent();
            return true;
        }
        if (KeyMap::current().asks(Command::Details, key)) {
            filterByCurrent();
            return true;
        }
    } else if (key.key() == Qt::Key_Down || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
        if (m_model->rowCount() > 0) {
            m_table->setFocus(Qt::OtherFocusReason);
            if (!m_table->currentIndex().isValid())
                m_table->selectRow(0);
        }
        return true;
    } else if (key.key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CodeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &CodeView::fitRows, Qt::QueuedConnection); // when the table has its width
}

void CodeView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitRows();
}

void CodeView::retranslate()
{
    m_title->setText(tr("Error codes"));
    m_search->setPlaceholderText(tr("Code or words"));
    m_search->setAccessibleName(tr("Search in the error codes"));
    m_table->setAccessibleName(tr("Error codes"));
    m_filter->setText(tr("Show rows with this code"));
    m_filter->updateGeometry();
    m_model->retranslate();
    fitRows();
    showCurrent();
}

} // namespace ui
