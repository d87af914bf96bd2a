#pragma once
#include "ui/resend/resendsituation.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace ui {

class AnchorRow;

/// What a message may hang on, one line each; the arrow keys move the choice. Thread: GUI.
class AnchorPicker final : public QWidget
{
    Q_OBJECT
public:
    explicit AnchorPicker(QWidget *parent = nullptr);
    /// `others`: ids of the conversation, from which an id must be told apart. Lines that stay keep the focus.
    void setOptions(const QList<AnchorOption> &options, const lineage::AnchorChoice &choice, const QStringList &others);
    /// The line of a choice, for tests and screen readers.
    [[nodiscard]] QWidget *row(int index) const;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

signals:
    void chosen(const lineage::AnchorChoice &choice);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild(const QList<AnchorOption> &options);
    void retranslate();

    QVBoxLayout *m_column;
    QButtonGroup *m_group;
    QList<AnchorRow *> m_rows;
};

} // namespace ui
