#include "ui/traffic/trafficexport.h"

#include "app/export/exportfile.h"
#include "app/text/exporttext.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QtConcurrent>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

/// What is done sooner needs no strip.
constexpr auto showAfter = 300ms;
/// Of a path in a toast.
constexpr qsizetype longestPath = 60;

QString shortPath(const QString &path)
{
    constexpr qsizetype half = longestPath / 2;
    return path.size() <= longestPath ? path : path.left(half) + QChar(0x2026) + path.right(half);
}

} // namespace

TrafficExport::TrafficExport(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_words(new QLabel(this))
    , m_cancel(new Button(Button::Kind::Normal, this))
{
    setObjectName(u"trafficExport"_s);
    setGround(this, "window");
    m_thread.setMaxThreadCount(1);
    buildLayout();
    retranslate();
    hide();
}

TrafficExport::~TrafficExport()
{
    m_isCancelled = true;
    m_thread.waitForDone();
}

void TrafficExport::buildLayout()
{
    m_words->setObjectName(u"exportProgress"_s);
    m_words->setFont(roleFont(FontRole::Small));
    m_cancel->setObjectName(u"exportCancel"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::panelPadding, 4, metrics::cardPadding, 4);
    row->setSpacing(metrics::gap);
    row->addWidget(m_words, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] { m_isCancelled = true; });
}

void TrafficExport::choose(const journal::RowQuery &query, bool redact)
{
    if (m_isRunning)
        return;
    if (redact)
        chooseFile(query, redact);
    else
        warn(query);
}

void TrafficExport::warn(const journal::RowQuery &query)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Export with people's ids"), text::exportedPeopleText(false),
        QMessageBox::Cancel, this);
    box->setObjectName(u"exportWarning"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *go = box->addButton(tr("Export with people's ids"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QAbstractButton::clicked, this, [this, query] { chooseFile(query, false); });
    box->open();
}

void TrafficExport::chooseFile(const journal::RowQuery &query, bool redact)
{
    auto *dialog = new QFileDialog(this, tr("Export"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // In the order of allFormats.
    const QStringList filters{tr("HTTP archive (*.har)"), tr("One JSON object a row (*.ndjson)")};
    dialog->setNameFilters(filters);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(core::toMs(m_services.now()));
    const auto name = [dialog, day = today.toString(u"yyyy-MM-dd"_s)](exporting::Format format) {
        dialog->setDefaultSuffix(exporting::formatName(format));
        dialog->selectFile(u"qqbot-%1.%2"_s.arg(day, exporting::formatName(format)));
    };
    name(exporting::Format::Har);
    connect(dialog, &QFileDialog::filterSelected, dialog, [filters, name](const QString &filter) {
        name(exporting::allFormats.at(size_t(std::max<qsizetype>(filters.indexOf(filter), 0))));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, query, redact](const QString &path) { write(query, path, redact); });
    dialog->open();
}

exporting::Options TrafficExport::options(const journal::RowQuery &query, exporting::Format format, bool redact)
{
    const auto goesOn = [this](int percent) {
        QMetaObject::invokeMethod(
            this, [this, percent] { showProgress(percent); }, Qt::QueuedConnection);
        return !m_isCancelled;
    };
    return {.rows = query,
        .redact = redact,
        .bases
        = {.api = QUrl(m_services.apiBase), .token = QUrl(m_services.tokenUrl), .model = QUrl(m_services.modelBase)},
        .version = QCoreApplication::applicationVersion(),
        .format = format,
        .goesOn = goesOn};
}

void TrafficExport::write(const journal::RowQuery &query, const QString &path, bool redact)
{
    if (m_isRunning || !m_services.journal)
        return;
    m_isRunning = true;
    m_isCancelled = false;
    m_percent = 0;
    retranslate();
    QTimer::singleShot(showAfter, this, [this] { setVisible(m_isRunning); });
    emit runningChanged(true);
    const auto format = exporting::formatNamed(QFileInfo(path).suffix()).value_or(exporting::Format::Har);
    const auto work = [pool = m_services.journal, path, options = options(query, format, redact)]() -> Outcome {
        const auto journals = pool->openAll();
        if (!journals)
            return core::make_unexpected(
                exporting::ExportError{exporting::ExportError::Kind::CannotRead, journals.error().message});
        return exporting::writeExportFile(*journals, path, options);
    };
    auto *watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path, redact] {
        watcher->deleteLater();
        finish(watcher->result(), path, redact);
    });
    watcher->setFuture(QtConcurrent::run(&m_thread, work));
}

void TrafficExport::showProgress(int percent)
{
    if (!m_isRunning || m_percent == percent)
        return;
    m_percent = percent;
    retranslate();
}

void TrafficExport::finish(const Outcome &outcome, const QString &path, bool redact)
{
    m_isRunning = false;
    hide();
    emit runningChanged(false);
    if (!outcome) {
        const bool isWish = outcome.error().kind == exporting::ExportError::Kind::Cancelled;
        notify(this,
            {isWish ? u"info"_s : u"error"_s, text::exportErrorText(outcome.error(), shortPath(path)),
                isWish ? Tone::Dim : Tone::Bad, !isWish});
        return;
    }
    QString words = tr("Exported to %1 · calls %2 · frames %3")
                        .arg(shortPath(path), countText(outcome->calls), countText(outcome->frames));
    if (!redact)
        words += u" · "_s + tr("with people's ids");
    notify(this, {u"export"_s, words, redact ? Tone::Ok : Tone::Warn, !redact});
}

void TrafficExport::retranslate()
{
    m_words->setText(tr("Exporting, %1 %").arg(m_percent));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the export"));
    m_cancel->updateGeometry();
}

void TrafficExport::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
