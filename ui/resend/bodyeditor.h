#pragma once
#include <QPlainTextEdit>

class QSyntaxHighlighter;

namespace ui {

/// JSON to read and edit: line numbers, colours, changed lines tinted, the line that cannot be read underlined.
class BodyEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit BodyEditor(QWidget *parent = nullptr);

    /// Replaces only what differs, so that cursor, selection and undo stay with the rest. Says nothing.
    void setBody(const QString &json);
    /// Outermost members whose lines are tinted.
    void setChangedMembers(const QStringList &members);
    /// Marks a line (from 1) as the one that cannot be read, 0 for none; the edge turns red.
    void setFault(bool isFaulty, int line);
    /// Pixels that the numbers take at the left.
    [[nodiscard]] int numberWidth() const;

signals:
    /// A person changed the text.
    void bodyEdited(const QString &json);
    /// A person left the editor.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void mark();
    void grow();
    void paintNumbers(QPaintEvent *event);
    /// Lays the ground of changed lines.
    void tint(QPainter &painter, int width) const;
    [[nodiscard]] bool isTinted(int blockNumber) const;

    class Numbers;
    Numbers *m_numbers;
    QSyntaxHighlighter *m_colours;
    QStringList m_changed;
    QStringList m_members; ///< by line
    int m_faultLine = 0;
    bool m_isFaulty = false;
    bool m_setting = false; ///< what changes now comes from the form
};

} // namespace ui
