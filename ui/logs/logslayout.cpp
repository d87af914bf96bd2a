#include "app/text/importtext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/logs/encodingbutton.h"
#include "ui/logs/loglist.h"
#include "ui/logs/logreport.h"
#include "ui/logs/logspage.h"
#include "ui/logs/readingpane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int listWidth = 320; ///< the words of what is being read fit

/// In another encoding the file may be a log.
bool canBeOfEncoding(const imports::LogError &error)
{
    using Kind = importer::ImportError::Kind;
    const auto kind = error.format ? std::optional(error.format->kind) : std::nullopt;
    return kind == Kind::Binary || kind == Kind::NoDecoder || kind == Kind::NotALog;
}

} // namespace

LogsPage::LogsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_desk(*services.logDesk)
    , m_model(new LogListModel(this))
    , m_list(new LogList(*m_model, this))
    , m_title(makeLabel(this, FontRole::Title, "text", false))
    , m_count(makeLabel(this, FontRole::Small, "dim", false))
    , m_paste(new Button(Button::Kind::Normal, this))
    , m_open(new Button(Button::Kind::Normal, this))
    , m_nothing(new EmptyState(this))
    , m_readAs(new EncodingButton(Button::Kind::Normal, m_nothing))
    , m_reading(new ReadingPane(this))
    , m_report(new LogReport(services.profile, this))
{
    buildLayout();
    connectDesk();
    connectReport();
    retranslate();
}

void LogsPage::buildLayout()
{
    setGround(this, "canvas");
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    auto *side = new QWidget(split);
    setGround(side, "window");
    side->setMinimumWidth(metrics::listMinimum);
    side->setMaximumWidth(metrics::listMaximum);
    auto *lines = new QVBoxLayout(side);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(m_list);
    split->addWidget(side);
    split->addWidget(buildCentre());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({listWidth, metrics::centreMinimum});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(new Hairline(this));
    column->addWidget(split, 1);
    setMinimumWidth(metrics::centreMinimum);
    setFocusProxy(m_list);
}

QWidget *LogsPage::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight - 1);
    setGround(header, "window");
    m_title->setObjectName(u"logsTitle"_s);
    m_count->setObjectName(u"logsCount"_s);
    m_paste->setObjectName(u"pasteLog"_s);
    m_paste->setIconName(u"copy"_s);
    m_open->setObjectName(u"openLog"_s);
    m_open->setIconName(u"open-log"_s);
    m_open->setCommand(Command::OpenLog);
    connect(m_paste, &QAbstractButton::clicked, this, &LogsPage::paste);
    connect(m_open, &QAbstractButton::clicked, this, &LogsPage::chooseFile);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_paste);
    row->addWidget(m_open);
    return header;
}

QWidget *LogsPage::buildCentre()
{
    auto *centre = new QWidget(this);
    m_nothing->setObjectName(u"noLog"_s);
    m_nothing->setFocusPolicy(Qt::StrongFocus);
    m_stack = new QStackedLayout(centre);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_reading);
    m_stack->addWidget(m_report);
    m_readAs->setObjectName(u"readAgainAs"_s);
    m_nothing->addControl(m_readAs);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] { tryAgain(); });
    connect(m_readAs, &EncodingButton::encodingChosen, this, &LogsPage::tryAgain);
    connect(m_reading, &ReadingPane::cancelRequested, this, [this] { drop(m_current); });
    return centre;
}

void LogsPage::connectReport()
{
    connect(m_list, &LogList::chosen, this, &LogsPage::choose);
    connect(m_list, &LogList::dropWanted, this, &LogsPage::drop);
    connect(m_list, &LogList::reportWanted, this, [this] {
        if (m_stack->currentWidget() == m_report)
            m_report->focusFirst();
        else
            m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_report, &LogReport::rowRequested, this, &LogsPage::showRow);
    connect(
        m_report, &LogReport::conversationRequested, this, [this] { emit rowRequested(m_report->log().firstMessage); });
    connect(m_report, &LogReport::trafficRequested, this, [this] {
        QString name = m_report->log().name;
        emit trafficRequested(u"source:\"%1\""_s.arg(name.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s)));
    });
    connect(m_report, &LogReport::encodingChosen, this, [this](importer::Encoding encoding) {
        const imports::Log &log = m_report->log();
        readFile({log.name, log.path, {encoding, log.firstDay, {}}, log.isFollowed});
    });
    connect(m_report, &LogReport::followToggled, this, [this](bool follow) {
        const imports::Log &log = m_report->log();
        if (follow)
            readFile({log.name, log.path, {log.encoding, log.firstDay, {}}, true});
        else
            emit m_desk.endFollowingWanted(log.id);
    });
    connect(m_report, &LogReport::profileChosen, this,
        [this](const QString &profile) { emit m_desk.bindWanted(m_report->log().id, profile); });
    connect(m_report, &LogReport::removeConfirmed, this, [this] { emit m_desk.removeWanted(m_report->log().id); });
}

void LogsPage::showCurrent()
{
    m_list->setCurrent(m_current);
    const qsizetype logs = m_desk.logs().size();
    m_count->setText(logs == 0 ? QString() : logs == 1 ? tr("1 log") : tr("%1 logs").arg(countText(logs)));
    const int row = m_model->rowOf(m_current);
    if (row < 0) {
        showNothing();
        tellSelection();
        return;
    }
    const LogEntry &entry = m_model->at(row);
    if (entry.kind == LogEntry::Kind::Reading) {
        m_reading->setReading(entry);
        m_stack->setCurrentWidget(m_reading);
    } else if (entry.kind == LogEntry::Kind::Failed) {
        showFailure(m_failures.value(m_current.request));
    } else if (entry.kind == LogEntry::Kind::Damaged) {
        showDamaged(*logOf(m_current));
    } else if (const imports::Log *log = logOf(m_current)) {
        m_report->setLog(*log);
        m_stack->setCurrentWidget(m_report);
    }
    tellSelection();
}

/// Only while the place is seen: before, nobody may listen.
void LogsPage::tellSelection()
{
    if (!isVisible() || m_told == m_current.id)
        return;
    m_told = m_current.id;
    const imports::Log *log = logOf(m_current);
    emit selected({log && !log->isDamaged ? log->firstMessage : journal::RowRef()});
}

void LogsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellSelection();
}

void LogsPage::showNothing()
{
    m_nothing->setContent(u"open-log"_s, tr("Drop a log of another bot here"),
        tr("AstrBot's log, packed or not. It is read on this computer, its faults are explained, and its messages can "
           "be "
           "looked at like the bot's own."));
    m_nothing->setAction(tr("Open log…"), KeyMap::current().cap(Command::OpenLog));
    m_readAs->hide();
    m_stack->setCurrentWidget(m_nothing);
}

void LogsPage::showFailure(const Failure &failure)
{
    m_nothing->setContent(
        u"error"_s, tr("%1 could not be read").arg(failure.asked.name), text::logErrorText(failure.error));
    m_nothing->setAction(failure.asked.path.isEmpty() ? tr("Paste again") : tr("Try again"));
    m_readAs->setText(tr("Read again as…"));
    m_readAs->setEncoding(failure.asked.options.encoding);
    m_readAs->setVisible(!failure.asked.path.isEmpty() && canBeOfEncoding(failure.error));
    m_stack->setCurrentWidget(m_nothing);
}

void LogsPage::showDamaged(const imports::Log &log)
{
    m_nothing->setContent(u"error"_s, tr("%1 is damaged").arg(log.name),
        tr("What was kept of this log cannot be read any more. The log itself is where it was: read it again, and it "
           "stands here as before."));
    m_nothing->setAction(log.path.isEmpty() ? tr("Open log…") : tr("Read again"));
    m_readAs->hide();
    m_stack->setCurrentWidget(m_nothing);
}

void LogsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LogsPage::retranslate()
{
    m_title->setText(tr("Logs"));
    m_list->setAccessibleName(tr("Logs of other bots"));
    m_paste->setText(tr("Paste"));
    m_paste->setToolTip(tr("Read the log that was copied to the clipboard"));
    m_paste->updateGeometry();
    m_open->setText(tr("Open log…"));
    m_open->updateGeometry();
    refresh();
}

} // namespace ui
