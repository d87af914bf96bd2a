#include "tests/desk/lookers.h"

#include "ui/common/idlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace look {

namespace {

constexpr int mostRows = 30;

/// The same in every language. Reviewed: a word belongs here when the platform's own Chinese pages write it so.
const QStringList terms{u"ack"_s, u"AI"_s, u"API"_s, u"App"_s, u"BE"_s, u"Ctrl"_s, u"cURL"_s, u"English"_s, u"Esc"_s,
    u"false"_s, u"GBK"_s, u"GET"_s, u"Hello"_s, u"HTTP"_s, u"ID"_s, u"JSON"_s, u"LE"_s, u"Markdown"_s, u"MiB"_s,
    u"ms"_s, u"POST"_s, u"QQ"_s, u"Seq"_s, u"Shift"_s, u"true"_s, u"URL"_s, u"UTF"_s};

/// Qt's own parts of a control: reached through it, never by themselves.
bool isInner(const QWidget &widget)
{
    static const QStringList classes{
        u"QScrollBar"_s, u"QHeaderView"_s, u"QTableCornerButton"_s, u"QLineEditIconButton"_s};
    static const QStringList names{u"ScrollLeftButton"_s, u"ScrollRightButton"_s, u"qt_scrollarea_viewport"_s};
    for (const QMetaObject *meta = widget.metaObject(); meta; meta = meta->superClass()) {
        if (classes.contains(QLatin1StringView(meta->className())))
            return true;
    }
    return names.contains(widget.objectName());
}

/// Where data stands that somebody else wrote. Reviewed: a line of a log, an id, what a bot is called, the platform's
/// names of event groups.
bool isData(const QWidget &widget)
{
    static const QStringList names{u"evidence"_s, u"botName"_s, u"eventGroups"_s};
    return qobject_cast<const ui::IdLabel *>(&widget) || names.contains(widget.objectName());
}

template <class... Classes> bool isOneOf(const QWidget &widget)
{
    return (... || (qobject_cast<const Classes *>(&widget) != nullptr));
}

} // namespace

QList<QWidget *> visibleIn(QWidget &root)
{
    QList<QWidget *> found;
    for (QObject *child : root.children()) {
        auto *widget = qobject_cast<QWidget *>(child);
        if (!widget || widget->isWindow() || !widget->isVisible())
            continue;
        found.append(widget);
        found.append(visibleIn(*widget));
    }
    return found;
}

bool isControl(const QWidget &widget)
{
    if (isInner(widget))
        return false;
    return isOneOf<QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar,
               QAbstractSlider, QAbstractSpinBox>(widget)
        || (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

QString nameOf(QWidget &widget)
{
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&widget);
    return told ? told->text(QAccessible::Name).trimmed() : QString();
}

QString pathOf(const QWidget &widget, const QWidget &root)
{
    QStringList parts;
    for (const QWidget *one = &widget; one && one != &root; one = one->parentWidget()) {
        const QString type = QString::fromLatin1(one->metaObject()->className());
        if (parts.isEmpty() || !one->objectName().isEmpty())
            parts.prepend(one->objectName().isEmpty() ? type : type + u'#' + one->objectName());
    }
    return parts.join(u" > "_s);
}

QStringList shownBy(const QWidget &widget)
{
    QStringList words;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        words = {label->text()};
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        words = {button->text()};
    else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        words = {line->placeholderText()};
    else if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        words = {edit->placeholderText()};
    else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->isTabVisible(i))
                words.append(tabs->tabText(i));
        }
    } else if (const auto *table = qobject_cast<const QTableView *>(&widget)) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            words.append(table->model()->headerData(column, Qt::Horizontal).toString());
    }
    words.removeAll(QString());
    return isData(widget) ? QStringList() : words;
}

QStringList saidBy(QWidget &widget)
{
    if (isData(widget) || isInner(widget))
        return {};
    QStringList words = shownBy(widget);
    words.append({widget.toolTip(), widget.accessibleName()});
    if (isControl(widget))
        words.append(nameOf(widget));
    if (const auto *list = qobject_cast<const QListView *>(&widget); list && list->model()) {
        for (int row = 0; row < std::min(list->model()->rowCount(), mostRows); ++row)
            words.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    }
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

QList<QAction *> actionsOf(const QWidget &root)
{
    QList<QAction *> actions;
    for (const QMenu *menu : root.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (!action->isSeparator() && action->isVisible())
                actions.append(action);
        }
    }
    return actions;
}

bool hasWords(const QString &text)
{
    static const QRegularExpression blank(u"[\\s·•,;:()+<>|\"'$\\[\\]]+"_s);
    static const QRegularExpression word(u"^[A-Za-z]{2,}[.…?!]*$"_s);
    const QStringList parts = QString(text).remove(u"QQ Bot Console"_s).split(blank, Qt::SkipEmptyParts);
    return std::ranges::any_of(
        parts, [](const QString &part) { return part.contains(word) && !terms.contains(part, Qt::CaseInsensitive); });
}

} // namespace look
