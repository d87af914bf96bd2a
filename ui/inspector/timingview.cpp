#include "ui/inspector/timingview.h"

#include "ui/common/theme.h"
#include "ui/inspector/factrow.h"

#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

TimingView::TimingView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"timingPage"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    setGround(content, "window");
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(
        metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
    m_rows->setSpacing(0);
    m_rows->addStretch();
    setWidget(content);
}

void TimingView::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (m_rows->count() > 1)
        delete m_rows->takeAt(0)->widget();
    for (const Fact &fact : facts)
        m_rows->insertWidget(m_rows->count() - 1, new FactRow(fact, widget()));
}

} // namespace ui
