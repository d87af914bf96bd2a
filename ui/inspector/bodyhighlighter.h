#pragma once
#include <QStringList>
#include <QSyntaxHighlighter>

namespace ui {

/// Colours JSON text line by line (as prettyJson writes it) and marks the words that stand for cut secrets.
class BodyHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit BodyHighlighter(QTextDocument *document);
    /// What the next text is; repaints what is there.
    void setContent(bool isJson, const QStringList &markers);

protected:
    void highlightBlock(const QString &text) override;

private:
    bool m_isJson = false;
    QStringList m_markers;
};

} // namespace ui
