#pragma once
#include "ui/inspector/rawtext.h"

#include <QWidget>

namespace ui {

class BodyHighlighter;
class Button;
class RawEdit;

/// A read-only text from the wire, never rendered as markup: cut when it is long, with a button for more of it.
class TextPane final : public QWidget
{
    Q_OBJECT
public:
    explicit TextPane(QWidget *parent = nullptr);
    void setContent(const QString &text, bool isJson, const QStringList &markers);
    /// Its labels are tinted, and copied as what was recorded.
    void setContent(const RawText &raw);
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] bool isCut() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &text);
    void showMore();
    /// The next part of what is not shown yet; never half a character.
    [[nodiscard]] QString takeRest(qsizetype most);
    void retranslate();

    RawEdit *m_edit;
    BodyHighlighter *m_highlighter;
    Button *m_all;
    QString m_rest; ///< what the cut left out
};

} // namespace ui
