#pragma once
#include "app/text/fieldtext.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class Button;
class EdgeNote;

/// A field of a body as the pane below the tree explains it.
struct ShownField
{
    QString name; ///< `msg_id`, `ext[0]`
    QString type;
    QString path;
    text::FieldText said;
    QString verdict; ///< why this very value is wrong here, a sentence; else empty
    bool isScalar = false; ///< has a value that rows can be filtered by
};

/// What the selected field of a tree means: name, type, path, meaning, legal values with the present one marked, the
/// value made readable, what is wrong with it, and what can be done with it. Never higher than it needs. Thread: GUI.
class FieldPane final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FieldPane(QWidget *parent = nullptr);
    void setField(const ShownField &field);
    /// Whether rows can be filtered from here: without somebody who filters there are no buttons for it.
    void setCanFilter(bool can);
    /// Takes the height it needs, at most `most`.
    void fit(int most);

signals:
    void filterAsked(bool exclude);
    void copyPathAsked();
    void copyValueAsked();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *makeButtons();
    void retranslate();
    void showValues();
    void showReading();
    void showButtons();

    ShownField m_field;
    bool m_canFilter = false;
    int m_most = 0;
    QLabel *m_name;
    QLabel *m_type;
    QLabel *m_meaning;
    QVBoxLayout *m_path = nullptr; ///< one row, made anew for each field
    QVBoxLayout *m_values = nullptr;
    QLabel *m_outside;
    QLabel *m_readingTitle;
    QLabel *m_reading;
    QVBoxLayout *m_faults = nullptr; ///< the sentences on red
    Button *m_filter = nullptr;
    Button *m_exclude = nullptr;
    Button *m_copyPath = nullptr;
    Button *m_copyValue = nullptr;
};

} // namespace ui
