#pragma once
#include "ui/conversations/bubble.h"

#include <QCache>
#include <QTextDocument>

#include <memory>

namespace ui {

/// The laid out text of bubbles, cached by row, width, text and theme. Markdown without HTML; nothing is loaded from
/// disk or network. Thread: GUI.
class BubbleText
{
public:
    /// A document as wide as its text, at most `maximum` pixels.
    [[nodiscard]] QTextDocument *layout(const Bubble &bubble, int maximum);
    /// Forgets everything: theme or fonts changed.
    void clear() { m_documents.clear(); }

private:
    struct Entry
    {
        QString text;
        int maximum = 0;
        std::unique_ptr<QTextDocument> document;
    };
    QCache<journal::RowRef, Entry> m_documents{1000};
};

/// Markdown as the platform's clients read it: a line break in the text is a line break on the screen. Lines of code
/// fences are left as they are. Pure.
[[nodiscard]] QString withHardBreaks(const QString &markdown);

} // namespace ui
