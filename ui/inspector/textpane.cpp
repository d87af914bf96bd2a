#include "ui/inspector/textpane.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/bodyhighlighter.h"
#include "ui/inspector/rawedit.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// What one press adds: laid out in the time of a blink, whatever is still left.
constexpr qsizetype moreAtOnce = 400'000;
} // namespace

TextPane::TextPane(QWidget *parent)
    : QWidget(parent)
    , m_edit(new RawEdit(this))
    , m_highlighter(new BodyHighlighter(m_edit->document()))
    , m_all(new Button(Button::Kind::Normal, this))
{
    m_edit->setObjectName(u"bodyText"_s);
    m_edit->setReadOnly(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setTabChangesFocus(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setFont(roleFont(FontRole::Mono));
    m_edit->setWordWrapMode(QTextOption::WrapAnywhere);
    m_edit->document()->setDocumentMargin(metrics::cardPadding);
    setGround(m_edit, "code");
    setGround(m_edit->viewport(), "code");
    m_all->setObjectName(u"showAllButton"_s);
    m_all->hide();
    connect(m_all, &QAbstractButton::clicked, this, &TextPane::showMore);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_edit, 1);
    column->addWidget(m_all, 0, Qt::AlignHCenter);
    retranslate();
}

void TextPane::setContent(const QString &text, bool isJson, const QStringList &markers)
{
    m_highlighter->setContent(isJson, markers);
    m_edit->setLabels({});
    showText(text);
}

void TextPane::setContent(const RawText &raw)
{
    m_highlighter->setLabels(raw.labels());
    m_edit->setLabels(raw.labels());
    showText(raw.text());
}

void TextPane::showText(const QString &text)
{
    m_edit->clear();
    m_rest = text;
    m_edit->setPlainText(takeRest(cutAt));
    m_all->setVisible(isCut());
    retranslate();
}

QString TextPane::shownText() const
{
    return m_edit->toPlainText();
}

bool TextPane::isCut() const
{
    return !m_rest.isEmpty();
}

QString TextPane::takeRest(qsizetype most)
{
    qsizetype cut = qMin(m_rest.size(), most);
    if (cut < m_rest.size() && m_rest[cut - 1].isHighSurrogate())
        --cut;
    const QString taken = m_rest.first(cut);
    m_rest.remove(0, cut);
    return taken;
}

void TextPane::showMore()
{
    QTextCursor end(m_edit->document());
    end.movePosition(QTextCursor::End);
    end.insertText(takeRest(moreAtOnce));
    m_all->setVisible(isCut());
    retranslate();
    m_edit->setFocus();
}

void TextPane::retranslate()
{
    m_edit->setAccessibleName(tr("Text of the body"));
    const QString rest = countText(m_rest.size());
    m_all->setText(m_rest.size() <= moreAtOnce ? tr("Show all, %1 more characters").arg(rest)
                                               : tr("Show %1 of %2 more characters").arg(countText(moreAtOnce), rest));
}

void TextPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_highlighter->rehighlight();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
