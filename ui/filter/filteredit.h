#pragma once
#include "app/filter/parser.h"

#include <QPlainTextEdit>

namespace ui {

class FilterHighlighter;

/// One line in which a filter is written: keys, operators and values in their colours, the part that cannot be read
/// underlined. It knows the language's spelling, not what a filter is for. Thread: GUI.
class FilterEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return toPlainText(); }
    /// Replaces everything as one step that can be undone.
    void setText(const QString &text);
    void setText(const QString &text, qsizetype cursor);
    [[nodiscard]] qsizetype cursorPosition() const { return textCursor().position(); }
    void setError(const std::optional<filter::Error> &error);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Keys that mean something only for the whole field.
    void returnPressed(bool withShift);
    void escapePressed();
    void upPressed();
    void downPressed();
    void tabPressed();
    void focusChanged(bool hasFocus);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    FilterHighlighter *m_highlighter;
};

} // namespace ui
