#include "ui/inspector/rawedit.h"

#include <QMimeData>

namespace ui {

QMimeData *RawEdit::createMimeDataFromSelection() const
{
    const QTextCursor selection = textCursor();
    const QString shown = toPlainText();
    const qsizetype end = selection.selectionEnd();
    qsizetype done = selection.selectionStart();
    QString copied;
    for (const RawText::Label &label : m_labels) {
        const qsizetype labelEnd = label.at + label.length;
        if (labelEnd <= done || label.at >= end)
            continue;
        // A label that is selected in part is copied whole: half of it would say something else.
        copied += QStringView(shown).sliced(done, qMax<qsizetype>(0, label.at - done));
        copied += label.recorded;
        done = labelEnd;
    }
    if (done < end)
        copied += QStringView(shown).sliced(done, end - done);
    auto *mime = new QMimeData;
    mime->setText(copied);
    return mime;
}

} // namespace ui
