#pragma once
#include "ui/common/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

/// A field with a unit behind it, and below it a sentence when what is written cannot be taken. Thread: GUI.
class CheckedField final : public QWidget
{
    Q_OBJECT
public:
    /// `width` of the field in pixels; 0: as much as there is.
    CheckedField(const QString &name, int width, QWidget *parent = nullptr);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    /// What a screen reader calls the field.
    void setName(const QString &name);
    void setUnit(const QString &unit);
    void setPlaceholder(const QString &text);
    /// Empty: nothing is wrong.
    void setFault(const QString &sentence);
    [[nodiscard]] bool isFaulty() const;

signals:
    /// A person writes.
    void edited();
    /// Return was pressed.
    void entered();
    /// Return was pressed, or the focus went on.
    void finished();

private:
    QLineEdit *m_edit;
    QLabel *m_unit;
    QLabel *m_fault;
};

} // namespace ui
