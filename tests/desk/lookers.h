#pragma once
#include <QAction>
#include <QWidget>

/// What a person can see or reach in a part of the window. Thread: GUI.
namespace look {

/// Visible ones, the root left out, parents before what is in them.
[[nodiscard]] QList<QWidget *> visibleIn(QWidget &root);
/// Takes the focus or a click, and is no inner part of one that does: Qt makes those without a name.
[[nodiscard]] bool isControl(const QWidget &widget);
/// What a screen reader calls it.
[[nodiscard]] QString nameOf(QWidget &widget);
/// How a complaint calls it: classes and object names up to the root.
[[nodiscard]] QString pathOf(const QWidget &widget, const QWidget &root);
/// What a widget shows that is made of words: the text of a label or a button, a field's placeholder, the tabs, the
/// columns of a table.
[[nodiscard]] QStringList shownBy(const QWidget &widget);
/// The same, what stands in its tooltip, and what a screen reader says of it and of its first rows. Nothing of what
/// shows only data: ids, lines of a log.
[[nodiscard]] QStringList saidBy(QWidget &widget);
/// Every action of the menus below a part, open or not.
[[nodiscard]] QList<QAction *> actionsOf(const QWidget &root);
/// Latin words are in it that are not the same in every language. What has a digit, an underscore or a stop in it is
/// an id, a time or a path.
[[nodiscard]] bool hasWords(const QString &text);

} // namespace look
