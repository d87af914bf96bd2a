#pragma once
#include <QLabel>

/// All that a label, or the labels in a part of the window, say: one after the other.
[[nodiscard]] inline QString wordsOf(const QWidget *part)
{
    if (const auto *label = qobject_cast<const QLabel *>(part))
        return label->text();
    QStringList words;
    for (const QLabel *label : part->findChildren<QLabel *>())
        if (!label->text().isEmpty() && label->isVisibleTo(part))
            words.append(label->text());
    return words.join(u' ');
}
