#pragma once
#include <QWidget>

class QPlainTextEdit;

namespace ui {

class BodyHighlighter;
class Button;

/// A read-only text from the wire, never rendered as markup: cut when it is long, with a button for all of it.
class TextPane final : public QWidget
{
    Q_OBJECT
public:
    explicit TextPane(QWidget *parent = nullptr);
    void setContent(const QString &text, bool isJson, const QStringList &markers);
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] bool isCut() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAll();
    void retranslate();

    QPlainTextEdit *m_edit;
    BodyHighlighter *m_highlighter;
    Button *m_all;
    QString m_rest; ///< what the cut left out
};

} // namespace ui
