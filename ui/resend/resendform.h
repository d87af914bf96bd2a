#pragma once
#include "ui/resend/resendsituation.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class AnchorPicker;
class Segmented;

/// The left part of the sheet: text and format, anchor, msg_seq. Shows a draft and tells what a person
/// changes; holds nothing else. Thread: GUI.
class ResendForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ResendForm(QWidget *parent = nullptr);

    /// Shows the draft; what already stands there is not written again, so the cursor stays.
    void setDraft(const ResendDraft &draft);
    void setOptions(const QList<AnchorOption> &options, const lineage::AnchorChoice &choice, const QStringList &others);
    /// The number that would be reserved; none where a send carries none.
    void setNextSeq(std::optional<int> seq);
    /// False: everything is for reading.
    void setEditable(bool editable);
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    /// What stands for the msg_seq is none: it stays as the person left it, until forgetSeq().
    [[nodiscard]] bool isSeqWrong() const { return m_isSeqWrong; }
    void forgetSeq() { setSeqWrong(false); }
    /// What a msg_seq is, in the language in force.
    [[nodiscard]] static QString seqRule();

signals:
    void textEdited(const QString &text);
    void markdownChosen(bool markdown);
    void anchorChosen(const lineage::AnchorChoice &choice);
    /// A person's own number, or none for the next free one.
    void seqEdited(std::optional<int> seq);
    /// What stands there now is no msg_seq.
    void seqRefused();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void addMessage(QVBoxLayout *column);
    void addSeq(QVBoxLayout *column);
    void retranslate();
    void readSeq();
    void setSeqWrong(bool isWrong);

    QLabel *m_messageLabel;
    Segmented *m_format;
    QLabel *m_otherFormat; ///< for a msg_type that the form does not know
    QPlainTextEdit *m_text;
    QLabel *m_anchorLabel;
    AnchorPicker *m_anchors;
    QLabel *m_seqLabel;
    QLineEdit *m_seq;
    QLabel *m_seqNote;
    std::optional<int> m_nextSeq;
    int m_msgType = 0;
    bool m_editable = true;
    bool m_isSeqWrong = false;
    bool m_showing = false; ///< what changes now comes from the draft, not from a person
};

} // namespace ui
