#pragma once
#include "ui/resend/resenddraft.h"

#include <QWidget>

namespace ui {

/// What differs from the attempt before: per member its name, the old value after a minus, the new one after a plus.
/// Painted. Thread: GUI.
class ChangeList final : public QWidget
{
    Q_OBJECT
public:
    explicit ChangeList(QWidget *parent = nullptr);
    /// `others`: ids of the conversation, from which an id must be told apart.
    void setChanges(const QList<FieldChange> &changes, const QStringList &others);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        enum class Kind { Name, Before, After };
        Kind kind = Kind::Name;
        QString text;
    };
    void speak();

    QList<Line> m_lines;
};

} // namespace ui
