#include "ui/sendtest/sendtestpane.h"

#include "app/text/sendtesttext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowrow.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/sendtest/sendtesttable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int barHeight = 4;
constexpr int partGap = 2;
constexpr int headHeight = 44;
constexpr int tableMargin = 8; ///< beside the table: its cells have some of their own
} // namespace

OutcomeBar::OutcomeBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(barHeight);
}

void OutcomeBar::setTones(const QList<Tone> &tones, const QString &spoken)
{
    setAccessibleName(spoken);
    if (m_tones == tones)
        return;
    m_tones = tones;
    update();
}

void OutcomeBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    for (qsizetype i = 0; i < m_tones.size(); ++i) {
        const int left = int(width() * i / m_tones.size());
        const int right = int(width() * (i + 1) / m_tones.size());
        const QColor colour = m_tones[i] == Tone::Dim ? theme.line : inkOf(m_tones[i], theme);
        painter.fillRect(left, 0, right - left - partGap, height(), colour);
    }
}

SendTestPane::SendTestPane(const protocol::ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_model(new SendTestModel(catalogue, this))
    , m_title(makeTitle(this))
    , m_progress(makeLabel(this, FontRole::Small, "dim", false))
    , m_bar(new OutcomeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(m_stack))
    , m_table(new SendTestTable(*m_model, m_stack))
    , m_summary(makeLabel(this, FontRole::BaseBold))
    , m_latency(makeLabel(this, FontRole::Small, "dim"))
    , m_actions(new FlowRow(this))
    , m_copy(new Button(Button::Kind::Normal, m_actions))
    , m_save(new Button(Button::Kind::Normal, m_actions))
    , m_traffic(new Button(Button::Kind::Normal, m_actions))
{
    setObjectName(u"sendTestPane"_s);
    buildLayout();
    connect(m_table, &SendTestTable::rowRequested, this, &SendTestPane::rowRequested);
    connect(m_copy, &QAbstractButton::clicked, this, &SendTestPane::copyRequested);
    connect(m_save, &QAbstractButton::clicked, this, &SendTestPane::saveRequested);
    connect(m_traffic, &QAbstractButton::clicked, this, &SendTestPane::trafficRequested);
    retranslate();
}

void SendTestPane::buildLayout()
{
    m_progress->setObjectName(u"sendTestProgress"_s);
    m_bar->setObjectName(u"sendTestBar"_s);
    m_empty->setObjectName(u"sendTestEmpty"_s);
    m_summary->setObjectName(u"sendTestSummary"_s);
    m_latency->setObjectName(u"sendTestLatency"_s);
    m_copy->setObjectName(u"sendTestCopy"_s);
    m_copy->setIconName(u"copy"_s);
    m_save->setObjectName(u"sendTestSave"_s);
    m_save->setIconName(u"export"_s);
    m_traffic->setObjectName(u"sendTestTraffic"_s);
    m_traffic->setIconName(u"traffic"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_progress);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
    foot->setSpacing(metrics::gap);
    foot->addWidget(m_summary);
    foot->addWidget(m_latency);
    foot->addWidget(m_actions);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding - partGap, metrics::gap);
    bar->addWidget(m_bar);
    auto *table = new QHBoxLayout;
    table->setContentsMargins(tableMargin, 0, tableMargin, 0);
    table->addWidget(m_stack);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(bar);
    column->addLayout(table, 1);
    column->addLayout(foot);
}

void SendTestPane::setReport(const bot::SendTestReport &report, bool isStopping)
{
    m_isStopping = isStopping;
    m_model->setReport(report);
    showState();
}

void SendTestPane::setEmpty(const Emptiness &emptiness)
{
    m_empty->setContent(emptiness.icon, emptiness.title, emptiness.sentence);
    if (hasReport())
        m_model->clear();
    showState();
}

QWidget *SendTestPane::firstControl() const
{
    return m_copy;
}

QString SendTestPane::progressText() const
{
    const bot::SendTestReport &report = m_model->report();
    const auto answered = std::ranges::count_if(
        report.messages, [](const bot::SendTestMessage &message) { return message.answer.has_value(); });
    const QString far = tr("%1 of %2").arg(answered).arg(report.messages.size());
    return m_isStopping ? far + u" · "_s + tr("stops after this one") : far;
}

QString SendTestPane::latencyText() const
{
    const auto latency = bot::summaryOf(m_model->report()).latency;
    return latency ? tr("Answers took %1 to %2, the median is %3.")
                         .arg(durationText(latency->least), durationText(latency->most), durationText(latency->median))
                   : QString();
}

void SendTestPane::showState()
{
    const bool isOver = hasReport() && m_model->report().end != bot::SendTestEnd::Running;
    m_stack->setCurrentIndex(hasReport() ? 1 : 0);
    m_progress->setVisible(hasReport());
    m_bar->setVisible(hasReport());
    QList<Tone> tones;
    for (int row = 0; row < m_model->rowCount(); ++row)
        tones += m_model->chipOf(row).tone;
    m_progress->setText(hasReport() ? progressText() : QString());
    m_bar->setTones(tones, m_progress->text());
    for (QWidget *part : QList<QWidget *>{m_summary, m_actions})
        part->setVisible(isOver);
    m_summary->setText(isOver ? text::summaryText(m_model->report(), m_catalogue) : QString());
    m_latency->setText(isOver ? latencyText() : QString());
    m_latency->setVisible(!m_latency->text().isEmpty());
}

void SendTestPane::retranslate()
{
    setAccessibleName(tr("Result"));
    m_title->setText(tr("Result"));
    m_copy->setText(tr("Copy report"));
    m_save->setText(tr("Save report…"));
    m_traffic->setText(tr("Show in Traffic"));
    for (Button *button : {m_copy, m_save, m_traffic}) {
        button->setAccessibleName(button->text());
        button->updateGeometry();
    }
    m_table->retranslate();
    showState();
}

void SendTestPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
