#include "ui/help/keyview.h"

#include "ui/common/button.h"
#include "ui/common/keycap.h"
#include "ui/common/label.h"
#include "ui/help/helpmetrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int lineSize = 28;
constexpr int captionSize = 40;

class KeyDelegate final : public QStyledItemDelegate
{
public:
    KeyDelegate(const KeyModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {metrics::listMinimum, m_model.at(index.row()).isCaption ? captionSize : lineSize};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const KeyLine &line = m_model.at(index.row());
        const Theme &theme = Theme::current();
        QRect box = option.rect.adjusted(metrics::gap, 0, -metrics::gap, 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (line.isCaption) {
            painter->setFont(roleFont(FontRole::SmallBold));
            painter->setPen(theme.textDim);
            painter->drawText(box.adjusted(0, 0, 0, -metrics::iconGap), Qt::AlignBottom | Qt::AlignLeft, line.words);
            painter->restore();
            return;
        }
        if (option.state.testFlag(QStyle::State_Selected)) {
            const bool focused = option.widget && option.widget->hasFocus();
            painter->fillRect(option.rect, focused ? theme.selection : theme.selectionInactive);
        }
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
        if (!line.keys.isEmpty()) {
            const int width = keyCapWidth(line.keys);
            paintKeyCap(*painter, {box.right() - width, box.top() + (box.height() - keyCapHeight) / 2}, line.keys,
                theme.control, theme.textDim);
            box.setRight(box.right() - width - metrics::gap);
        }
        painter->setFont(roleFont(FontRole::Base));
        painter->setPen(theme.text);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(line.words, Qt::ElideRight, box.width()));
        painter->restore();
    }

private:
    const KeyModel &m_model;
};

} // namespace

KeyView::KeyView(std::function<QList<KeyLine>()> places, QWidget *parent)
    : QWidget(parent)
    , m_places(std::move(places))
    , m_model(new KeyModel(this))
    , m_title(makeLabel(this, FontRole::Display, "text", false))
    , m_about(makeLabel(this, FontRole::Base, "dim", true))
    , m_list(new QListView(this))
    , m_change(new Button(Button::Kind::Normal, this))
{
    setObjectName(u"keyView"_s);
    m_list->setObjectName(u"keyList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new KeyDelegate(*m_model, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMaximumWidth(widestPage);
    m_about->setMaximumWidth(widestPage);
    m_change->setObjectName(u"changeKeys"_s);
    m_change->setIconName(u"key"_s);
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_title, 1);
    heading->addWidget(m_change);
    auto *head = new QWidget(this);
    head->setLayout(heading);
    head->setMaximumWidth(widestPage);
    heading->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageSide, pageTop, pageSide, 0);
    column->setSpacing(metrics::cardPadding);
    column->addWidget(head);
    column->addWidget(m_about);
    column->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(m_change, &QAbstractButton::clicked, this, &KeyView::changeRequested);
    connect(&KeyMap::current(), &KeyMap::changed, this, &KeyView::showKeys);
    retranslate();
}

void KeyView::showKeys()
{
    m_model->setLines(keyLines(m_places()));
}

void KeyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void KeyView::retranslate()
{
    m_title->setText(tr("Keys"));
    m_about->setText(tr("Single letters act only while a list has the focus, so that they can be written elsewhere."));
    m_list->setAccessibleName(tr("Keys and what they do"));
    m_change->setText(tr("Change keys…"));
    m_change->updateGeometry();
    showKeys();
}

} // namespace ui
