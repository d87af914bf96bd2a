#include "ui/inspector/diffpane.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

DiffPane::DiffPane(QWidget *parent)
    : QWidget(parent)
    , m_base(new Button(Button::Kind::Quiet, this))
    , m_menu(new QMenu(m_base))
    , m_text(new QPlainTextEdit(this))
    , m_empty(new EmptyState(this, u"noDiff"_s))
{
    setObjectName(u"diffPane"_s);
    m_base->setObjectName(u"diffBase"_s);
    m_base->setIconName(u"diff"_s);
    m_base->setMenu(m_menu);
    m_text->setObjectName(u"diffText"_s);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(roleFont(FontRole::Mono));
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->document()->setDocumentMargin(metrics::cardPadding);
    setGround(m_text, "code");
    setGround(m_text->viewport(), "code");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_base, 0, Qt::AlignLeft);
    column->addWidget(m_text, 1);
    column->addWidget(m_empty, 1);
    connect(m_menu, &QMenu::aboutToShow, this, &DiffPane::fillMenu);
    present();
}

void DiffPane::setComparison(const Comparison &comparison, const FoldedDiff &diff)
{
    m_comparison = comparison;
    m_diff = diff;
    present();
}

QString DiffPane::shownText() const
{
    return m_text->toPlainText();
}

QString DiffPane::nameOf(const ComparedRow &row)
{
    return row.attempt > 0 ? tr("attempt %1, %2").arg(row.attempt).arg(timeText(row.time))
                           : tr("marked row, %1, %2").arg(timeText(row.time), row.route);
}

void DiffPane::fillMenu()
{
    m_menu->clear();
    for (int i = 0; i < m_comparison.choices.size(); ++i) {
        const ComparedRow &row = m_comparison.choices[i];
        QAction *action = m_menu->addAction(
            nameOf(row).replace(u'&', u"&&"_s), this, [this, ref = row.row] { emit baseChosen(ref); });
        action->setCheckable(true);
        action->setChecked(i == m_comparison.chosen);
    }
}

void DiffPane::present()
{
    const bool hasBase = m_comparison.chosen >= 0;
    const bool differs = hasBase && m_diff.changed > 0;
    m_base->setVisible(hasBase);
    m_text->setVisible(differs);
    m_empty->setVisible(!differs);
    m_text->setAccessibleName(tr("What differs"));
    m_base->setAccessibleName(tr("Compared with"));
    if (hasBase) {
        const ComparedRow &base = m_comparison.choices[m_comparison.chosen];
        // Routes are long, the panel is not: the whole name stands in the menu.
        m_base->setText(base.attempt > 0 ? tr("Compared with %1").arg(nameOf(base))
                                         : tr("Compared with the marked row of %1").arg(timeText(base.time)));
        m_base->setToolTip(nameOf(base));
    }
    if (differs)
        write();
    else if (hasBase)
        m_empty->setContent(u"check"_s, tr("Nothing differs"), tr("Both bodies are the same."));
    else
        m_empty->setContent(u"diff"_s, tr("Nothing to compare with"),
            tr("This is no repeated try, and no other row is marked. Mark a row in Traffic with %1, then come back.")
                .arg(KeyMap::current().cap(Command::Mark)));
}

void DiffPane::write()
{
    const Theme &theme = Theme::current();
    m_text->clear();
    QTextCursor cursor(m_text->document());
    bool isFirst = true;
    for (const FoldedDiff::Part &part : std::as_const(m_diff.parts)) {
        QTextBlockFormat ground;
        QTextCharFormat ink;
        ink.setForeground(part.left > 0 ? theme.textFaint : theme.text);
        QString sign = u"  "_s;
        if (part.line.kind == DiffLine::Kind::Before) {
            ground.setBackground(theme.badBg);
            sign = u"− "_s;
        } else if (part.line.kind == DiffLine::Kind::After) {
            ground.setBackground(theme.okBg);
            sign = u"+ "_s;
        }
        const QString text
            = part.left > 0 ? u"  "_s + tr("%1 equal lines").arg(countText(part.left)) : sign + part.line.text;
        if (std::exchange(isFirst, false))
            cursor.setBlockFormat(ground);
        else
            cursor.insertBlock(ground);
        cursor.insertText(text, ink);
    }
    m_text->moveCursor(QTextCursor::Start);
}

void DiffPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        present();
    QWidget::changeEvent(event);
}

} // namespace ui
