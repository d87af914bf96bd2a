#include "ui/logs/readingpane.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/logs/progressline.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int barWidth = 400;
} // namespace

ReadingPane::ReadingPane(QWidget *parent)
    : QWidget(parent)
    , m_name(makeLabel(this, FontRole::BaseBold))
    , m_bar(new ProgressLine(this))
    , m_progress(makeLabel(this, FontRole::Small, "dim"))
    , m_cancel(new Button(Button::Kind::Normal, this))
{
    setObjectName(u"readingPane"_s);
    m_name->setAlignment(Qt::AlignCenter);
    m_progress->setObjectName(u"readingProgress"_s);
    m_progress->setAlignment(Qt::AlignCenter);
    m_cancel->setObjectName(u"cancelReading"_s);
    m_bar->setFixedWidth(barWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        metrics::panelPadding, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    column->setSpacing(metrics::gap);
    column->addStretch(2);
    column->addWidget(m_name);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addWidget(m_progress);
    column->addWidget(m_cancel, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setFocusProxy(m_cancel);
    connect(m_cancel, &QAbstractButton::clicked, this, &ReadingPane::cancelRequested);
    retranslate();
}

void ReadingPane::setReading(const LogEntry &entry)
{
    m_name->setText(entry.name);
    m_bar->setShare(entry.share);
    m_progress->setText(entry.outcome);
    setAccessibleName(entry.name + u", "_s + entry.outcome);
}

void ReadingPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ReadingPane::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->updateGeometry();
}

} // namespace ui
