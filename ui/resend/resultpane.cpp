#include "ui/resend/resultpane.h"

#include "ui/common/label.h"
#include "ui/resend/resultcard.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int indent = 26;
constexpr int linkLeft = 9;

/// The cards of the tree, each later one linked to the first by a bent line.
class Tree final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QList<AttemptNode *> nodes = findChildren<AttemptNode *>(Qt::FindDirectChildrenOnly);
        nodes.removeIf([](const AttemptNode *node) { return node->isHidden(); });
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::current().lineStrong, 1.5));
        for (const AttemptNode *node : nodes) {
            if (node->x() == 0)
                continue;
            const qreal middle = node->y() + node->height() / 2.0;
            QPainterPath link(QPointF(linkLeft, nodes.first()->height() - 1.0));
            link.lineTo(linkLeft, middle - 6);
            link.quadTo(linkLeft, middle, linkLeft + 6, middle);
            link.lineTo(indent, middle);
            painter.drawPath(link);
        }
    }
};

} // namespace

ResultPane::ResultPane(QWidget *parent)
    : QWidget(parent)
    , m_title(makeTitle(this))
    , m_card(new ResultCard(this))
    , m_attemptsTitle(makeTitle(this))
    , m_tree(new Tree(this))
    , m_treeGrid(new QGridLayout(m_tree))
    , m_note(new QLabel(this))
{
    setObjectName(u"resendResultPane"_s);
    setGround(this, "window");
    setAttribute(Qt::WA_StyledBackground);
    buildLayout();
    retranslate();
}

void ResultPane::buildLayout()
{
    m_note->setFont(roleFont(FontRole::Small));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    setInk(m_note, "dim");
    m_treeGrid->setContentsMargins(0, 0, 0, 0);
    m_treeGrid->setHorizontalSpacing(0);
    m_treeGrid->setVerticalSpacing(10);
    m_treeGrid->setColumnMinimumWidth(0, indent);
    m_treeGrid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::panelPadding, 13, metrics::panelPadding, metrics::panelPadding);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addSpacing(12);
    column->addWidget(m_card);
    column->addSpacing(20);
    column->addWidget(m_attemptsTitle);
    column->addSpacing(12);
    column->addWidget(m_tree);
    column->addSpacing(16);
    column->addStretch();
    column->addWidget(m_note);
}

void ResultPane::setAttempts(
    const QList<std::pair<AttemptLook, journal::RowRef>> &attempts, const std::optional<AttemptLook> &draft)
{
    if (attempts == m_shown && draft == m_draft)
        return;
    const auto *focused = qobject_cast<AttemptNode *>(m_tree->focusWidget());
    const journal::RowRef focus = focused && focused->hasFocus() ? focused->row() : journal::RowRef();
    m_shown = attempts;
    m_draft = draft;
    while (QLayoutItem *item = m_treeGrid->takeAt(0)) {
        item->widget()->hide(); // so that the lines are drawn to the new cards only
        item->widget()->deleteLater();
        delete item;
    }
    const auto add = [this](const AttemptLook &look, journal::RowRef row) {
        auto *node = new AttemptNode(look, row, m_tree);
        const int line = m_treeGrid->count();
        m_treeGrid->addWidget(node, line, line == 0 ? 0 : 1, 1, line == 0 ? 2 : 1);
        if (!row.isNull())
            connect(node, &QAbstractButton::clicked, this, [this, row] { emit rowRequested(row); });
        return node;
    };
    for (const auto &[look, row] : attempts) {
        AttemptNode *node = add(look, row);
        if (row == focus && !focus.isNull())
            node->setFocus();
    }
    if (draft)
        add(*draft, {});
}

void ResultPane::retranslate()
{
    m_title->setText(tr("Result"));
    m_attemptsTitle->setText(tr("Attempts of this message"));
    m_tree->setAccessibleName(tr("Attempts of this message"));
    m_note->setText(tr("A resend is a new attempt with a new msg_seq. A retry repeats the same msg_seq and is offered "
                       "only when the outcome is unknown."));
}

void ResultPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
