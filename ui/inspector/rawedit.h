#pragma once
#include "ui/inspector/rawtext.h"

#include <QPlainTextEdit>

namespace ui {

/// A read-only text whose labels are copied as what was recorded in their place. Thread: GUI.
class RawEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    using QPlainTextEdit::QPlainTextEdit;
    /// `labels` of the text that is shown, or will be.
    void setLabels(const QList<RawText::Label> &labels) { m_labels = labels; }

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    QList<RawText::Label> m_labels;
};

} // namespace ui
