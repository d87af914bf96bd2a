#include "ui/common/button.h"

#include "ui/common/icon.h"
#include "ui/common/keycap.h"
#include "ui/common/theme.h"
#include "ui/common/wholetext.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int padding = 12;
} // namespace

Button::Button(Kind kind, QWidget *parent)
    : QPushButton(parent)
    , m_kind(kind)
{
    setFixedHeight(metrics::buttonHeight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void Button::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QString &keys)
{
    m_keyHint = keys;
    updateGeometry();
    update();
}

void Button::setCommand(Command command)
{
    const auto show = [this, command] { setKeyHint(KeyMap::current().cap(command)); };
    connect(&KeyMap::current(), &KeyMap::changed, this, show);
    show();
}

void Button::setMono(bool mono)
{
    m_mono = mono;
    updateGeometry();
    update();
}

void Button::setNote(const QString &note)
{
    if (m_note == note)
        return;
    m_note = note;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    int width = 0;
    const auto add = [&width](int part) { width += (width > 0 ? metrics::iconGap : 0) + part; };
    if (!m_iconName.isEmpty())
        add(metrics::iconButton);
    if (!text().isEmpty())
        add(QFontMetrics(roleFont(m_mono ? FontRole::Mono : FontRole::Base)).horizontalAdvance(text()));
    if (!m_note.isEmpty())
        add(QFontMetrics(roleFont(FontRole::Small)).horizontalAdvance(m_note));
    if (!m_keyHint.isEmpty())
        add(keyCapWidth(m_keyHint) + 2);
    if (menu())
        add(metrics::iconSmall);
    const bool square = text().isEmpty() && m_note.isEmpty() && m_keyHint.isEmpty() && !menu();
    return {square ? metrics::buttonHeight : width + 2 * padding, metrics::buttonHeight};
}

QColor Button::ink() const
{
    const Theme &theme = Theme::current();
    if (!isEnabled())
        return theme.textFaint;
    switch (m_kind) {
    case Kind::Primary:
        return theme.accentText;
    case Kind::Danger:
        return theme.bad;
    case Kind::Normal:
        return isChecked() ? theme.accent : theme.text;
    case Kind::Quiet:
        return isChecked() ? theme.accent : theme.textDim;
    }
    return theme.text;
}

void Button::paintGround(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const bool hot = isEnabled() && (underMouse() || isDown());
    QColor fill = Qt::transparent;
    QColor edge = Qt::transparent;
    switch (m_kind) {
    case Kind::Primary:
        fill = hot ? theme.accentFillHover : theme.accentFill;
        break;
    case Kind::Normal:
        fill = isChecked() ? theme.accentBg : hot ? theme.hover : theme.raised;
        edge = isChecked() ? theme.accent : theme.lineStrong;
        break;
    case Kind::Danger:
        fill = hot ? theme.hover : theme.raised;
        edge = theme.badLine;
        break;
    case Kind::Quiet:
        fill = isChecked() ? theme.accentBg : hot ? theme.hover : QColor(Qt::transparent);
        break;
    }
    if (!isEnabled()) {
        fill = Qt::transparent;
        edge = m_kind == Kind::Quiet ? QColor(Qt::transparent) : theme.line;
    }
    painter.setBrush(fill);
    painter.setPen(edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(edge));
    const QRectF box = edge.alpha() == 0 ? QRectF(rect()) : QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, metrics::radiusControl, metrics::radiusControl);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusControl, metrics::radiusControl);
        if (m_kind == Kind::Primary) {
            // The ring has the fill's colour in the light theme: a gap of light keeps it visible.
            painter.setPen(QPen(theme.accentText, 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4);
        }
    }
}

bool Button::event(QEvent *event)
{
    return tellWholeText(*event, *this) || QPushButton::event(event);
}

// Outside a dialog Qt clicks a focused button by the space bar only.
void Button::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        menu() ? showMenu() : click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    const QColor colour = ink();
    const Theme &theme = Theme::current();
    const int missing = std::max(sizeHint().width() - width(), 0);
    int x = (width() - sizeHint().width() + missing) / 2 + padding;
    if (sizeHint().width() == metrics::buttonHeight)
        x = (width() - metrics::iconButton) / 2;
    const auto put = [&](const QString &what, FontRole role, const QColor &pen) {
        painter.setFont(roleFont(role));
        painter.setPen(pen);
        const int wide = painter.fontMetrics().horizontalAdvance(what);
        painter.drawText(QRect(x, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, what);
        x += wide + metrics::iconGap;
    };
    if (!m_iconName.isEmpty()) {
        paintIcon(painter, {x, (height() - metrics::iconButton) / 2}, m_iconName, metrics::iconButton, colour);
        x += metrics::iconButton + metrics::iconGap;
    }
    if (!text().isEmpty()) {
        const FontRole role = m_mono ? FontRole::Mono : FontRole::Base;
        const QFontMetrics face(roleFont(role));
        put(missing == 0
                ? text()
                : face.elidedText(text(), Qt::ElideRight, std::max(face.horizontalAdvance(text()) - missing, 0)),
            role, colour);
    }
    if (!m_note.isEmpty())
        put(m_note, FontRole::Small, isEnabled() ? theme.textDim : theme.textFaint);
    if (!m_keyHint.isEmpty()) {
        QColor edge = m_kind == Kind::Primary ? colour : theme.control;
        edge.setAlphaF(m_kind == Kind::Primary ? 0.6F : 1.0F);
        paintKeyCap(painter, {x + 2, (height() - keyCapHeight) / 2}, m_keyHint, edge,
            m_kind == Kind::Primary ? colour : theme.textDim);
        x += keyCapWidth(m_keyHint) + 2 + metrics::iconGap;
    }
    if (menu())
        paintIcon(painter, {x, (height() - metrics::iconSmall) / 2}, u"chevron-down"_s, metrics::iconSmall, colour);
}

Button *iconButton(const QString &icon, QWidget *parent)
{
    auto *button = new Button(Button::Kind::Quiet, parent);
    button->setIconName(icon);
    return button;
}

} // namespace ui
