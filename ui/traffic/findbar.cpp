#include "ui/traffic/findbar.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"
#include "ui/filter/filterbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QShortcut>

namespace ui {

using namespace Qt::StringLiterals;

int FoundRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant FoundRows::data(const QModelIndex &, int) const
{
    return {};
}

FindBar::FindBar(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_field(new FilterBar(services, FilterBar::Purpose::Find, this))
    , m_back(iconButton(u"arrow-left"_s, this))
    , m_next(iconButton(u"arrow-right"_s, this))
    , m_close(iconButton(u"close"_s, this))
{
    setObjectName(u"findBar"_s);
    setGround(this, "window");
    buildLayout();
    connect(m_field, &FilterBar::changed, this, &FindBar::look);
    connect(m_field, &FilterBar::entered, this, [this](bool backwards) { step(!backwards); });
    connect(m_field, &FilterBar::leaveRequested, this, &FindBar::close);
    connect(m_back, &QAbstractButton::clicked, this, [this] { step(false); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { step(true); });
    connect(m_close, &QAbstractButton::clicked, this, &FindBar::close);
    retranslate();
}

void FindBar::buildLayout()
{
    m_back->setObjectName(u"findPrevious"_s);
    m_next->setObjectName(u"findNext"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::panelPadding, 4, metrics::cardPadding, 4);
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    row->addSpacing(4);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(m_close);
}

void FindBar::setScope(const journal::RowQuery &query)
{
    m_scope = query;
    look();
}

void FindBar::setCurrent(journal::RowRef row)
{
    m_current = row;
    showResult();
}

void FindBar::open()
{
    show();
    m_field->focusField();
    look();
}

void FindBar::close()
{
    hide();
    look();
    emit closed();
}

void FindBar::look()
{
    const bool isWanted = !isHidden() && !m_field->filter().matchesAll();
    if (!isWanted && !m_found) {
        showResult();
        return;
    }
    m_found.reset();
    if (isWanted) {
        journal::RowQuery query = m_scope;
        query.filter = query.filter.matchesAll() ? m_field->filter() : filter::allOf({query.filter, m_field->filter()});
        m_found = std::make_unique<FoundRows>(m_services, query);
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(m_found.get(), signal, this, &FindBar::showResult);
        connect(m_found.get(), &WindowModel::loadFinished, this, &FindBar::showResult);
    }
    showResult();
    emit foundChanged();
}

void FindBar::step(bool forwards)
{
    const int count = m_found ? m_found->rowCount() : 0;
    if (count == 0)
        return;
    int at = 0;
    if (m_current.isNull()) {
        at = count - 1; // what is seen first is the newest
    } else if (forwards) {
        at = m_found->firstFrom(m_current);
        if (m_found->refAt(at) == m_current)
            ++at;
    } else {
        at = m_found->firstFrom(m_current) - 1;
    }
    emit rowChosen(m_found->refAt((at + count) % count));
}

QStringList FindBar::words() const
{
    return m_found ? filter::wordsOf(m_field->filter()) : QStringList();
}

void FindBar::showResult()
{
    const int count = m_found ? m_found->rowCount() : 0;
    const int at = m_found ? m_found->rowOf(m_current) : -1;
    m_back->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (!m_found)
        m_field->setResult({});
    else if (at >= 0)
        m_field->setResult(tr("%1 of %2").arg(countText(at + 1), countText(count)));
    else if (m_found->isLoading())
        m_field->setResult(tr("%1, looking…").arg(countText(count)));
    else
        m_field->setResult(count == 0 ? tr("No match") : tr("%1 found").arg(countText(count)));
}

void FindBar::retranslate()
{
    m_back->setAccessibleName(tr("Previous match"));
    m_back->setToolTip(tr("Previous match (Shift+Enter)"));
    m_next->setAccessibleName(tr("Next match"));
    m_next->setToolTip(tr("Next match (Enter)"));
    m_close->setAccessibleName(tr("Close the search"));
    m_close->setToolTip(tr("Close (Esc)"));
    showResult();
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
