#include "ui/resend/resendform.h"

#include "ui/common/segmented.h"
#include "ui/common/theme.h"
#include "ui/resend/anchorpicker.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
enum Format { TextFormat, MarkdownFormat };
constexpr int textHeight = 86;
constexpr int seqWidth = 178;
constexpr int formPadding = 20;

QLabel *caption(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(roleFont(FontRole::SmallBold));
    label->setTextFormat(Qt::PlainText);
    setInk(label, "dim");
    return label;
}
} // namespace

ResendForm::ResendForm(QWidget *parent)
    : QWidget(parent)
    , m_messageLabel(caption(this))
    , m_format(new Segmented(2, this))
    , m_otherFormat(caption(this))
    , m_text(new QPlainTextEdit(this))
    , m_anchorLabel(caption(this))
    , m_anchors(new AnchorPicker(this))
    , m_seqLabel(caption(this))
    , m_seq(new QLineEdit(this))
    , m_seqNote(new QLabel(this))
{
    setObjectName(u"resendForm"_s);
    buildLayout();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing)
            emit textEdited(m_text->toPlainText());
    });
    connect(m_format, &Segmented::currentChanged, this, [this](int format) {
        if (!m_showing)
            emit markdownChosen(format == MarkdownFormat);
    });
    connect(m_anchors, &AnchorPicker::chosen, this, &ResendForm::anchorChosen);
    connect(m_seq, &QLineEdit::textEdited, this, &ResendForm::readSeq);
    retranslate();
}

void ResendForm::addMessage(QVBoxLayout *column)
{
    m_format->setObjectName(u"resendFormat"_s);
    m_otherFormat->setObjectName(u"resendOtherFormat"_s);
    m_otherFormat->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    head->addWidget(m_messageLabel);
    head->addStretch();
    head->addWidget(m_otherFormat);
    head->addWidget(m_format);
    m_text->setObjectName(u"resendText"_s);
    m_text->setProperty("field", true);
    m_text->setFont(roleFont(FontRole::Bubble));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(textHeight);
    m_text->document()->setDocumentMargin(8);
    column->addLayout(head);
    column->addWidget(m_text);
}

void ResendForm::addSeq(QVBoxLayout *column)
{
    m_seq->setObjectName(u"resendSeq"_s);
    m_seq->setFont(roleFont(FontRole::Mono));
    m_seq->setFixedWidth(seqWidth);
    m_seqLabel->setFont(roleFont(FontRole::MonoBold));
    column->addWidget(m_seqLabel);
    column->addWidget(m_seq);
    m_seqNote->setObjectName(u"resendSeqNote"_s);
    m_seqNote->setFont(roleFont(FontRole::Small));
    m_seqNote->setTextFormat(Qt::PlainText);
    m_seqNote->setWordWrap(true);
    setInk(m_seqNote, "bad");
    m_seqNote->hide();
    column->addWidget(m_seqNote);
}

void ResendForm::buildLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(formPadding, 14, formPadding, 14);
    column->setSpacing(5);
    addMessage(column);
    column->addSpacing(6);
    column->addWidget(m_anchorLabel);
    column->addWidget(m_anchors);
    column->addSpacing(6);
    addSeq(column);
    column->addStretch();
}

void ResendForm::setDraft(const ResendDraft &draft)
{
    m_showing = true;
    if (m_text->toPlainText() != draft.content.text)
        m_text->setPlainText(draft.content.text);
    m_msgType = int(draft.content.msgType);
    const bool isKnown
        = draft.content.msgType == protocol::MsgType::Text || draft.content.msgType == protocol::MsgType::Markdown;
    m_format->setVisible(isKnown);
    m_otherFormat->setVisible(!isKnown);
    m_format->setCurrent(draft.content.msgType == protocol::MsgType::Markdown ? MarkdownFormat : TextFormat);
    const QString seq = draft.msgSeq ? QString::number(*draft.msgSeq) : QString();
    if (!m_isSeqWrong && m_seq->text() != seq)
        m_seq->setText(seq);
    m_showing = false;
    retranslate();
}

void ResendForm::setOptions(
    const QList<AnchorOption> &options, const lineage::AnchorChoice &choice, const QStringList &others)
{
    m_anchors->setOptions(options, choice, others);
}

void ResendForm::setNextSeq(std::optional<int> seq)
{
    m_nextSeq = seq;
    if (!seq)
        forgetSeq();
    m_seq->setEnabled(m_editable && m_nextSeq.has_value());
    retranslate();
}

void ResendForm::setEditable(bool editable)
{
    m_editable = editable;
    m_text->setReadOnly(!editable);
    m_format->setEnabled(editable);
    m_anchors->setEnabled(editable);
    m_seq->setEnabled(editable && m_nextSeq.has_value());
}

void ResendForm::readSeq()
{
    const QString typed = m_seq->text().trimmed();
    // toInt() takes a sign, too.
    const bool isNumber = std::ranges::all_of(typed, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const int seq = typed.toInt(&fits);
    setSeqWrong(!typed.isEmpty() && !(isNumber && fits && seq >= 1 && seq <= largestSeq));
    if (m_isSeqWrong)
        emit seqRefused();
    else
        emit seqEdited(typed.isEmpty() ? std::nullopt : std::optional(seq));
}

void ResendForm::setSeqWrong(bool isWrong)
{
    m_isSeqWrong = isWrong;
    m_seqNote->setVisible(isWrong);
    m_seq->setAccessibleDescription(isWrong ? seqRule() : QString());
}

QString ResendForm::seqRule()
{
    return tr("msg_seq is a whole number from 1 to %1.").arg(largestSeq);
}

void ResendForm::retranslate()
{
    m_messageLabel->setText(tr("Message"));
    m_format->setText(TextFormat, tr("Text"));
    m_format->setText(MarkdownFormat, tr("Markdown"));
    m_format->setAccessibleName(tr("Format of the message"));
    m_otherFormat->setText(u"msg_type %1"_s.arg(m_msgType));
    m_text->setAccessibleName(tr("Message text"));
    m_anchorLabel->setText(tr("Anchor"));
    m_seqLabel->setText(u"msg_seq"_s);
    m_seq->setAccessibleName(tr("msg_seq, empty for the next free number"));
    m_seqNote->setText(seqRule());
    m_seq->setAccessibleDescription(m_isSeqWrong ? seqRule() : QString());
    m_seq->setPlaceholderText(m_nextSeq ? tr("%1, next free").arg(*m_nextSeq) : tr("none here"));
}

void ResendForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
