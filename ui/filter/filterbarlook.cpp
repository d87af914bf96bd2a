// What the field looks like and what it says.
#include "app/text/filtertext.h"
#include "ui/common/button.h"
#include "ui/common/keycap.h"
#include "ui/common/theme.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filternote.h"
#include "ui/filter/filterpopup.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int innerButton = 24; ///< in a field that is as high as a button
}

void FilterBar::buildLayout()
{
    const bool finds = m_purpose == Purpose::Find;
    setObjectName(finds ? u"findField"_s : u"filterBar"_s);
    m_edit->setObjectName(finds ? u"findEdit"_s : u"filterEdit"_s);
    m_message->setObjectName(finds ? u"findMessage"_s : u"filterMessage"_s);
    m_message->setFont(roleFont(FontRole::Small));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMinimumWidth(1); // the bar does not need it to be there
    m_switch->setCheckable(true);
    m_switch->setChecked(true);
    m_switch->setObjectName(finds ? u"findSwitch"_s : u"filterSwitch"_s);
    m_clear->setObjectName(finds ? u"findClear"_s : u"filterClear"_s);
    m_saved->setObjectName(finds ? u"savedFinds"_s : u"savedFilters"_s);
    m_saved->setIconName(u"mark"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_switch);
    row->addWidget(m_edit, 1);
    row->addWidget(m_message);
    row->addWidget(m_clear);
    switch (m_purpose) {
    case Purpose::Filter:
        m_saved->setMenu(m_menu);
        row->addSpacing(2 * metrics::gap); // half of it inside the frame
        break;
    case Purpose::Find:
        m_switch->hide();
        m_saved->hide();
        row->setContentsMargins(metrics::gap, 0, 4, 0);
        break;
    case Purpose::Narrow:
        makeNarrow(*row);
        break;
    }
    if (!finds)
        row->addWidget(m_saved);
    setFixedHeight(m_purpose == Purpose::Narrow ? metrics::buttonHeight : metrics::buttonHeight + 4);
    setFocusProxy(m_edit);
}

void FilterBar::makeNarrow(QHBoxLayout &row)
{
    row.setContentsMargins(2, 0, 2, 0);
    row.setSpacing(0);
    row.insertSpacing(1, 2);
    for (Button *button : {m_switch, m_clear, m_saved})
        button->setFixedSize(innerButton, innerButton);
    connect(&KeyMap::current(), &KeyMap::changed, this, qOverload<>(&QWidget::update));
    connect(m_saved, &QAbstractButton::clicked, this,
        [this] { m_menu->popup(m_saved->mapToGlobal(QPoint(0, m_saved->height()))); });
}

/// What is wrong with what is written; empty: nothing.
QString FilterBar::trouble() const
{
    return m_error ? text::filterErrorText(*m_error) : text::unknownKeysText(m_unknownKeys);
}

void FilterBar::showMessage()
{
    const bool isNarrow = m_purpose == Purpose::Narrow;
    const bool isResult = !m_error && m_unknownKeys.isEmpty();
    const QString words = isResult ? m_result : trouble();
    // The field is for writing: a sentence about it takes half of the room at most; a count is short.
    const int room = std::max((width() - minimumSizeHint().width()) / 2, 0);
    const QString sentence = m_message->fontMetrics().elidedText(words, Qt::ElideRight, room);
    m_message->setText(isResult ? words : isNarrow ? QString() : sentence);
    m_message->setToolTip(words);
    m_edit->setToolTip(isResult ? QString() : words);
    m_edit->setAccessibleDescription(words);
    setInk(m_message, m_error ? "bad" : isResult ? "dim" : "warn");
    m_message->setVisible(!m_message->text().isEmpty());
    m_clear->setVisible(!text().isEmpty());
    if (isNarrow) {
        m_saved->setVisible(!isAtRest());
        m_switch->setEnabled(!text().isEmpty()); // there is nothing to turn off
    }
    showNote();
    update();
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showMessage();
}

bool FilterBar::isAtRest() const
{
    return text().isEmpty() && !m_edit->hasFocus() && !m_saved->hasFocus();
}

void FilterBar::showNote()
{
    const QString words = trouble();
    const bool isCovered = m_popup && m_popup->isVisible();
    const bool isWhole = m_message->isVisibleTo(this) && m_message->text() == words;
    if (words.isEmpty() || isWhole || isCovered || !m_edit->hasFocus()) {
        if (m_note)
            m_note->hide();
        return;
    }
    if (!m_note) {
        m_note = new FilterNote(window());
        connect(this, &QObject::destroyed, m_note, &QObject::deleteLater);
    }
    m_note->showBelow(*this, words, m_error ? "bad" : "warn");
}

void FilterBar::retranslate()
{
    const bool finds = m_purpose == Purpose::Find;
    m_edit->setPlaceholderText(finds       ? tr("Find among these rows: words, key:value")
            : m_purpose == Purpose::Narrow ? tr("Filter")
                                           : tr("Filter: words, key:value"));
    m_edit->setAccessibleName(finds ? tr("Find") : tr("Filter"));
    m_clear->setAccessibleName(finds ? tr("Clear the search") : tr("Clear the filter"));
    m_clear->setToolTip(m_clear->accessibleName());
    m_switch->setAccessibleName(tr("Filter is on"));
    m_switch->setToolTip(tr("Turn the filter off without losing it"));
    if (m_purpose == Purpose::Filter)
        m_saved->setText(tr("Saved"));
    m_saved->setAccessibleName(tr("Saved filters"));
    m_saved->setToolTip(m_purpose == Purpose::Filter ? QString() : tr("Saved filters"));
    if (m_popup)
        m_popup->retranslate();
    showMessage();
}

void FilterBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasFocus = m_edit->hasFocus();
    const qreal width = m_error || hasFocus ? 2 : 1;
    painter.setPen(QPen(m_error ? theme.bad : hasFocus ? theme.focus : theme.control, width));
    painter.setBrush(theme.surface);
    QRectF box = rect();
    if (m_purpose == Purpose::Filter)
        box.setRight(m_saved->x() - metrics::gap);
    painter.drawRoundedRect(
        box.adjusted(width / 2, width / 2, -width / 2, -width / 2), metrics::radiusControl, metrics::radiusControl);
    const QString cap = KeyMap::current().cap(Command::Filter);
    if (m_purpose != Purpose::Narrow || !isAtRest() || cap.isEmpty())
        return;
    const QPoint at(this->width() - metrics::gap - keyCapWidth(cap), (height() - keyCapHeight) / 2);
    paintKeyCap(painter, at, cap, theme.control, theme.textDim);
}

} // namespace ui
