#pragma once
#include "ui/inspector/preparedbody.h"

namespace ui {

/// What crossed the wire, as one text to show: where a secret was cut a label stands, and what is copied is what was
/// recorded there. Thread: that of the translators (main).
class RawText
{
public:
    /// A label in the text.
    struct Label
    {
        qsizetype at = 0;
        qsizetype length = 0;
        QString recorded; ///< the marker in the journal
    };

    void add(const QString &text) { m_text += text; }
    void add(const PreparedBody &body);
    /// `Name: value`, invisible characters made visible.
    void add(const traffic::Header &header);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QList<Label> &labels() const { return m_labels; }

private:
    void addLabel(const traffic::Splice &splice, const QString &recorded);

    QString m_text;
    QList<Label> m_labels;
};

} // namespace ui
