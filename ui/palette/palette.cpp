#include "ui/palette/palette.h"

#include "ui/common/emptystate.h"
#include "ui/common/icon.h"
#include "ui/common/label.h"
#include "ui/common/viewmemory.h"
#include "ui/palette/palettedelegate.h"
#include "ui/palette/ranking.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int widest = 640;
constexpr int aside = 24; ///< at least so far from the window's edges
constexpr int below = 56; ///< the window's upper edge
constexpr int boxPadding = 8;
constexpr int mostRows = 10; ///< that are seen at once
constexpr int nothingHeight = 128;
constexpr qsizetype mostUsed = 20;
const QString usedKey = u"palette/used"_s;

} // namespace

Palette::Palette(const Services &services, QWidget *window)
    : QWidget(window)
    , m_services(services)
    , m_finder(new JumpFinder(services, this))
    , m_model(new PaletteModel(this))
    , m_panel(new QWidget(this))
    , m_mark(new QLabel(m_panel))
    , m_field(new QLineEdit(m_panel))
    , m_list(new QListView(m_panel))
    , m_nothing(new EmptyState(m_panel))
    , m_hint(makeLabel(m_panel, FontRole::Small, "dim", false))
{
    setObjectName(u"palette"_s);
    hide();
    buildLayout();
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::look);
    connect(m_finder, &JumpFinder::found, this, &Palette::takeAnswer);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Palette::tellCurrent);
    retranslate();
}

void Palette::buildLayout()
{
    m_field->setObjectName(u"paletteField"_s);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(*m_model, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_nothing->setObjectName(u"paletteNothing"_s);
    m_nothing->setFixedHeight(nothingHeight);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_mark);
    row->addWidget(m_field, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(4, 0, 4, 0);
    foot->addWidget(m_hint);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(boxPadding, boxPadding, boxPadding, boxPadding);
    column->setSpacing(boxPadding);
    column->addLayout(row);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    column->addLayout(foot);
    setFocusProxy(m_field);
}

void Palette::open(Mode mode, const ActionRegistry &actions)
{
    if (!isOpen())
        m_before = QApplication::focusWidget();
    m_mode = mode;
    m_actions = actions;
    m_isAnswered = false;
    m_goesOn = false;
    m_field->clear();
    retranslate();
    look();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void Palette::dismiss()
{
    if (!isOpen())
        return;
    m_finder->forget();
    const QPointer<QWidget> before = m_before;
    m_before.clear();
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

Palette::Mode Palette::mode() const
{
    return m_field->text().startsWith(u'>') ? Mode::Actions : m_mode;
}

QString Palette::typed() const
{
    const QString text = m_field->text();
    return (text.startsWith(u'>') ? text.sliced(1) : text).trimmed();
}

void Palette::look()
{
    m_goesOn = false;
    showHint();
    if (mode() == Mode::Actions) {
        m_finder->forget();
        showActions();
        return;
    }
    m_shown.clear();
    if (!m_isAnswered)
        showRows({});
    m_finder->find(typed());
}

void Palette::showActions()
{
    m_targets.clear();
    m_shown.clear();
    m_isAnswered = false;
    QList<PaletteRow> rows;
    const QList<RankedAction> list = ranked(m_actions.actions(), typed(), used());
    for (const RankedAction &one : list) {
        m_shown.append(one.id);
        rows.append(one.row);
    }
    showRows(rows);
}

void Palette::takeAnswer(const JumpAnswer &answer)
{
    if (!isOpen() || mode() != Mode::Jump)
        return;
    m_isAnswered = true;
    m_answer = answer;
    m_targets = answer.targets;
    QList<PaletteRow> rows;
    for (const JumpTarget &target : std::as_const(m_targets))
        rows.append(rowOf(target, answer.typed, m_services.profile, m_services.now()));
    showRows(rows);
    if (std::exchange(m_goesOn, false) && !m_targets.isEmpty())
        run(0);
}

void Palette::showRows(const QList<PaletteRow> &rows)
{
    m_model->setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_nothing->setVisible(rows.isEmpty());
    m_list->setFixedHeight(PaletteDelegate::rowHeight * std::clamp(int(rows.size()), 1, mostRows));
    if (rows.isEmpty())
        showNothing();
    m_list->setCurrentIndex(m_model->index(0));
    tellCurrent();
    place();
}

void Palette::showNothing()
{
    const QString ways = tr("An openid, msg_id, returned id, event id or trace id leads there, and so do attempt:12 "
                            "and row:12.");
    if (mode() == Mode::Actions)
        m_nothing->setContent(u"search"_s, tr("Nothing is called that"), tr("Neither here nor in English."));
    else if (!m_isAnswered)
        m_nothing->setContent(u"search"_s, tr("Reading the journal"), {});
    else if (!m_answer.isReadable)
        m_nothing->setContent(u"error"_s, tr("The journal could not be read"), {});
    else if (m_answer.typed.isEmpty())
        m_nothing->setContent(u"conversations"_s, tr("Nobody has written yet."), ways);
    else
        m_nothing->setContent(u"search"_s, tr("Nothing here has this name, id or number"), ways);
}

void Palette::showHint()
{
    const bool jumps = mode() == Mode::Jump;
    m_hint->setText(
        jumps ? tr("Enter goes there. > lists what can be done. Esc closes.") : tr("Enter does it. Esc closes."));
    const QString asked = jumps ? tr("Conversation, id or number") : tr("Name of an action");
    m_field->setPlaceholderText(asked);
    m_field->setAccessibleName(asked);
    m_list->setAccessibleName(jumps ? tr("Conversations and rows") : tr("What can be done"));
    m_mark->setPixmap(iconPixmap(
        jumps ? u"search"_s : u"palette"_s, metrics::iconButton, devicePixelRatioF(), Theme::current().textDim));
}

void Palette::place()
{
    const QWidget *window = parentWidget();
    setGeometry(window->rect());
    const int width = std::min(widest, this->width() - 2 * aside);
    m_panel->setFixedWidth(width);
    m_panel->layout()->activate();
    const int height = m_panel->sizeHint().height();
    m_panel->setGeometry((this->width() - width) / 2, below, width, std::min(height, this->height() - below - aside));
    update();
}

void Palette::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int at = m_list->currentIndex().row();
    // One at a time goes round the ends, a page stops there.
    const int next = std::abs(by) == 1 ? (at + by + rows) % rows : std::clamp(at + by, 0, rows - 1);
    m_list->setCurrentIndex(m_model->index(next));
}

// The field keeps the focus, so it tells which row is current; the list says so, too.
void Palette::tellCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    m_field->setAccessibleDescription(
        current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : m_nothing->accessibleName());
    if (!current.isValid() || !isOpen() || !QAccessible::isActive())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void Palette::run(int row)
{
    if (mode() == Mode::Actions) {
        const Action *known = m_actions.find(m_shown.value(row));
        if (!known)
            return;
        const Action action = *known; // closing may open another
        remember(action.id);
        dismiss();
        action.run();
        return;
    }
    if (!m_isAnswered || m_answer.typed != typed()) {
        m_goesOn = true; // what is listed answers to something else
        return;
    }
    if (row < 0 || row >= m_targets.size())
        return;
    const JumpTarget target = m_targets[row];
    dismiss();
    if (target.by == JumpTarget::By::Conversation)
        emit conversationRequested(target.row);
    else
        emit rowRequested(target.row);
}

QStringList Palette::used() const
{
    return m_services.memory ? m_services.memory->value(usedKey).toStringList() : QStringList();
}

void Palette::remember(const QString &id)
{
    if (!m_services.memory)
        return;
    QStringList ids = used();
    ids.removeAll(id);
    ids.prepend(id);
    m_services.memory->setValue(usedKey, ids.first(std::min(ids.size(), mostUsed)));
}

bool Palette::takeKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-mostRows);
        return true;
    case Qt::Key_PageDown:
        step(mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isOpen())
        place();
    if (watched == m_field && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    if (watched == m_field && event->type() == QEvent::FocusOut && isOpen()) {
        // Something else has taken it: a shortcut went to another place. It keeps it.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            m_before.clear();
            QMetaObject::invokeMethod(this, &Palette::dismiss, Qt::QueuedConnection);
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool Palette::focusNextPrevChild(bool)
{
    return true; // there is nothing else in it
}

// What lies below is not meant by a click.
bool Palette::event(QEvent *event)
{
    if (event->type() == QEvent::Wheel || event->type() == QEvent::MouseButtonRelease
        || event->type() == QEvent::MouseButtonDblClick) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Palette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->pos()))
        dismiss();
}

void Palette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        dismiss(); // what it lists is in the other language
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Palette::retranslate()
{
    setAccessibleName(tr("Actions and places to go to"));
    showHint();
}

void Palette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.lineStrong);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(
        QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusDialog, metrics::radiusDialog);
}

} // namespace ui
