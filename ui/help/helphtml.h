#pragma once
#include "app/text/helptext.h"

#include <QString>

namespace ui {

struct Theme;

/// Before a filter, in the target of a link.
inline const QString filterScheme = QStringLiteral("filter:");

// Pages of the help as Qt's rich text. Thread: GUI.

/// The look of every page, in the colours of a theme: for QTextDocument::setDefaultStyleSheet().
[[nodiscard]] QString helpStyle(const Theme &theme);
/// One line of marked text as rich text: `code`, *emphasis*, [words](target). Nothing else in it is markup.
[[nodiscard]] QString inlineHtml(const QString &marked);
/// The same without its marks: for a search.
[[nodiscard]] QString plainText(const QString &marked);
/// Words that act when they are clicked.
[[nodiscard]] QString linkHtml(const QString &target, const QString &words);
[[nodiscard]] QString codeHtml(const QString &text);
/// The title of a page, and of a part of it.
[[nodiscard]] QString titleHtml(const QString &text);
[[nodiscard]] QString headingHtml(const QString &text);
/// A page: its title, then its blocks.
[[nodiscard]] QString topicHtml(const text::HelpTopic &topic);
/// A table; the cells are rich text. Every row has as many as the head.
[[nodiscard]] QString tableHtml(const QStringList &head, const QList<QStringList> &rows);

} // namespace ui
