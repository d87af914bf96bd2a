#pragma once
#include "ui/inspector/rawtext.h"

#include <QStringList>
#include <QSyntaxHighlighter>

namespace ui {

/// Colours JSON text line by line (as prettyJson writes it) and marks the words that stand for cut secrets.
class BodyHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit BodyHighlighter(QTextDocument *document);
    /// What the next text is.
    void setContent(bool isJson, const QStringList &markers);
    /// The next text is plain, with labels at these places.
    void setLabels(const QList<RawText::Label> &labels);

protected:
    void highlightBlock(const QString &text) override;

private:
    bool m_isJson = false;
    QStringList m_markers;
    QList<RawText::Label> m_labels;
};

} // namespace ui
