#include "ui/inspector/timingview.h"

#include "ui/inspector/factrow.h"
#include "ui/inspector/parts.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

TimingView::TimingView(QWidget *parent)
    : QScrollArea(parent)
    , m_column(nullptr)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    setGround(content, "window");
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(
        metrics::panelPadding, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    m_column->setSpacing(0);
    setWidget(content);
    setGround(viewport(), "window");
}

void TimingView::setGroups(const QList<FactGroup> &groups)
{
    clearParts(*m_column);
    for (const FactGroup &group : groups) {
        QLabel *title = partTitle(u"timingTitle"_s, widget());
        title->setText(group.title);
        m_column->addWidget(title);
        m_column->addSpacing(metrics::gap / 2);
        for (const Fact &fact : group.facts)
            m_column->addWidget(new FactRow(fact, widget()));
        m_column->addSpacing(metrics::panelPadding);
    }
    m_column->addStretch();
}

} // namespace ui
