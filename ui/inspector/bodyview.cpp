#include "ui/inspector/bodyview.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/hairline.h"
#include "ui/common/jsontreemodel.h"
#include "ui/common/segmented.h"
#include "ui/common/theme.h"
#include "ui/inspector/diffview.h"
#include "ui/inspector/fieldpane.h"
#include "ui/inspector/headerlist.h"
#include "ui/inspector/jsondelegate.h"
#include "ui/inspector/textpane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMetaMethod>
#include <QStackedLayout>
#include <QTreeView>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
enum Form { TreeForm, TextForm, DiffForm };
constexpr int barHeight = 40;
constexpr int treeIndent = 16;
/// A field's explanation takes at most this share of the view: the tree is what it explains.
constexpr double fieldShare = 0.6;
/// A note is made whenever a row is painted, so it is made of the value's beginning.
constexpr qsizetype longestNoted = 400;

/// Compiled in, so one for all.
const protocol::FieldGuide &guide()
{
    static const protocol::FieldGuide all = protocol::FieldGuide::builtIn();
    return all;
}

bool isScalar(protocol::JsonNode::Type type)
{
    using Type = protocol::JsonNode::Type;
    return type == Type::String || type == Type::Number || type == Type::Bool;
}

/// `ext[0]` for an element, else the key.
QString nameOf(const QModelIndex &index)
{
    const QString path = index.data(JsonTreeModel::PathRole).toString();
    const bool isElement = path.endsWith(u']') && !path.endsWith("\"]"_L1);
    const QString key = index.data(JsonTreeModel::KeyRole).toString();
    return isElement ? path.sliced(path.lastIndexOf(u'.') + 1) : key.isEmpty() ? path : key;
}
} // namespace

BodyView::BodyView(QWidget *parent)
    : BodyView(Services(), parent)
{
}

BodyView::BodyView(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLabel(this))
    , m_form(new Segmented(services.journal != nullptr ? 3 : 2, this))
    , m_copy(iconButton(u"copy"_s, this))
    , m_headers(new HeaderList(this))
    , m_model(new JsonTreeModel(this))
    , m_delegate(new JsonDelegate(this))
    , m_tree(new QTreeView(this))
    , m_field(new FieldPane(this))
    , m_fieldLine(new Hairline(this))
    , m_text(new TextPane(this))
    , m_diff(services.journal != nullptr ? new DiffView(services, this) : nullptr)
    , m_empty(new EmptyState(this))
{
    buildTree();
    buildLayout();
    connect(m_form, &Segmented::currentChanged, this, [this](int form) {
        m_wantedForm = form;
        showBody();
    });
    connect(m_copy, &QAbstractButton::clicked, this, &BodyView::copyBody);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &BodyView::treeMenu);
    connectFields();
    retranslate();
}

void BodyView::connectFields()
{
    m_model->setNoter([this](const QString &path, const protocol::JsonNode &node) {
        if (path == m_context.wrongPath) {
            return JsonNote{tr("not an anchor"), true};
        }
        const text::FieldText said = explained(path, node, false);
        return JsonNote{said.brief(), said.decoded && said.decoded->isProblem};
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        m_selectedPath = index.data(JsonTreeModel::PathRole).toString();
        showField();
    });
    connect(m_field, &FieldPane::copyPathAsked, this, &BodyView::copyPath);
    connect(m_field, &FieldPane::copyValueAsked, this, &BodyView::copyValue);
    connect(m_field, &FieldPane::filterAsked, this, [this](bool exclude) {
        const QModelIndex index = current();
        emit filterRequested(index.data(JsonTreeModel::PathRole).toString(), m_model->textOf(index), exclude);
    });
    m_tree->installEventFilter(this);
    m_field->hide();
    showFilterButtons();
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
    column->addWidget(m_fieldLine);
    column->addWidget(m_field);
    column->addWidget(m_text, 1);
    if (m_diff != nullptr)
        column->addWidget(m_diff, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
}

void BodyView::setContent(
    const QString &line, const QList<traffic::Header> &headers, PreparedBody body, const FieldContext &context)
{
    m_body = std::move(body);
    m_context = context;
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
    selectAgain();
    m_text->setContent(m_body.text, m_body.tree.has_value(), m_body.markers);
    m_copy->setVisible(!m_body.isEmpty);
    m_stack->setCurrentIndex(1);
    showForm();
}

void BodyView::setDiffSubject(journal::RowSummary row, BodySide side, const QList<journal::RowSummary> &attempts)
{
    if (m_diff != nullptr)
        m_diff->setSubject({std::move(row), side, m_body, attempts});
}

void BodyView::showDiff()
{
    if (m_diff == nullptr)
        return;
    m_wantedForm = DiffForm;
    showForm();
}

void BodyView::selectField(const QString &path)
{
    m_wantedForm = TreeForm;
    showForm();
    m_selectedPath = path;
    selectAgain();
    m_tree->setFocus(Qt::OtherFocusReason);
}

bool BodyView::isSettled() const
{
    return m_diff == nullptr || m_diff->isSettled();
}

void BodyView::showForm()
{
    const bool hasTree = m_body.tree.has_value();
    m_form->button(TreeForm)->setVisible(hasTree);
    m_form->setVisible(hasTree || m_diff != nullptr);
    {
        const QSignalBlocker quiet(m_form); // nobody chose it
        m_form->setCurrent(hasTree || m_wantedForm != TreeForm ? m_wantedForm : TextForm);
    }
    showBody();
}

void BodyView::setEmpty(const QString &icon, const QString &title, const QString &sentence)
{
    m_body = {};
    m_model->clear();
    m_field->hide();
    m_fieldLine->hide();
    m_empty->setContent(icon, title, sentence);
    m_stack->setCurrentIndex(0);
}

void BodyView::showBody()
{
    const bool isTree = m_body.tree && m_form->current() == TreeForm;
    m_tree->setVisible(isTree);
    const bool isDiff = m_diff != nullptr && m_form->current() == DiffForm;
    m_text->setVisible(!isTree && !isDiff);
    if (m_diff != nullptr)
        m_diff->setVisible(isDiff);
    showField();
}

QModelIndex BodyView::current() const
{
    return m_tree->currentIndex();
}

text::FieldText BodyView::explained(const QString &path, const protocol::JsonNode &node, bool inFull) const
{
    if (m_context.catalogue == nullptr) {
        return {};
    }
    const text::SeenField field{path, node.type, inFull ? node.text : node.text.left(longestNoted)};
    return text::fieldText(
        guide(), m_context.place, field, *m_context.catalogue, {m_context.seen, core::SystemClock().wall()});
}

void BodyView::selectAgain()
{
    // The model began anew, and choosing a row overwrites what was chosen.
    const QString chosen = m_selectedPath;
    const QModelIndex index = chosen.isEmpty() ? QModelIndex() : m_model->indexOf(chosen);
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
    }
    m_selectedPath = chosen;
}

void BodyView::showField()
{
    const QModelIndex index = current();
    const protocol::JsonNode *node = m_model->nodeAt(index);
    const bool isTree = m_body.tree && m_form->current() == TreeForm;
    const bool shown = isTree && node != nullptr && m_context.catalogue != nullptr;
    m_field->setVisible(shown);
    m_fieldLine->setVisible(shown);
    if (!shown) {
        return;
    }
    const QString path = index.data(JsonTreeModel::PathRole).toString();
    m_field->setField({.name = nameOf(index),
        .type = text::typeText(node->type),
        .path = path,
        .said = explained(path, *node, true),
        .verdict = path == m_context.wrongPath ? m_context.wrongWhy : QString(),
        .isScalar = isScalar(node->type)});
    m_field->fit(int(height() * fieldShare));
    m_tree->scrollTo(index);
}

void BodyView::showFilterButtons()
{
    m_field->setCanFilter(isSignalConnected(QMetaMethod::fromSignal(&BodyView::filterRequested)));
}

void BodyView::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&BodyView::filterRequested)) {
        showFilterButtons();
    }
}

void BodyView::disconnectNotify(const QMetaMethod &)
{
    showFilterButtons(); // all signals at once come without a name
}

void BodyView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_field->fit(int(height() * fieldShare));
}

bool BodyView::eventFilter(QObject *watched, QEvent *event)
{
    // The view's own Ctrl+C would copy the whole line.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copyValue();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void BodyView::retranslate()
{
    m_form->setText(TreeForm, tr("Tree"));
    m_form->setText(TextForm, tr("Text"));
    if (m_diff != nullptr)
        m_form->setText(DiffForm, tr("Diff"));
    m_form->setAccessibleName(tr("How the body is shown"));
    m_copy->setAccessibleName(tr("Copy body"));
    m_copy->setToolTip(tr("Copy body"));
    m_tree->setAccessibleName(tr("Body as a tree"));
    m_tree->viewport()->update(); // the notes
    showField();
}

void BodyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
