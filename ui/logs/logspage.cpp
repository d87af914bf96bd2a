#include "ui/logs/logspage.h"

#include "app/text/importtext.h"
#include "ui/common/notice.h"
#include "ui/logs/loglist.h"
#include "ui/logs/logreport.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Requests of all windows are numbered through: one desk answers them all.
quint64 nextRequest()
{
    static quint64 last = 0;
    return ++last;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

bool LogsPage::canTake(const QMimeData &data)
{
    return !localFiles(data).isEmpty() || (!data.hasUrls() && data.hasText());
}

void LogsPage::take(const QMimeData &mime)
{
    const QStringList paths = localFiles(mime);
    for (const QString &path : paths)
        openFile(path);
    if (paths.isEmpty() && mime.hasText())
        readText(mime.text());
}

void LogsPage::paste()
{
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    if (mime && canTake(*mime) && (mime->hasUrls() || !mime->text().trimmed().isEmpty()))
        take(*mime);
    else
        notify(this, {u"info"_s, tr("The clipboard holds no text and no file."), Tone::Dim});
}

void LogsPage::openFile(const QString &path)
{
    readFile({QFileInfo(path).fileName(), path, {}});
}

void LogsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open the log of another bot"));
    dialog->setObjectName(u"openLogDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Logs (*.log *.txt *.gz *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            openFile(path);
    });
    dialog->open();
}

quint64 LogsPage::newRequest(const Asked &asked)
{
    const quint64 request = nextRequest();
    m_own.insert(request);
    m_asked.insert(request, asked);
    m_current = {request, {}};
    refresh();
    return request;
}

void LogsPage::readFile(const Asked &asked)
{
    const quint64 request = newRequest(asked);
    if (asked.follows)
        emit m_desk.followWanted(request, asked.path, asked.options);
    else
        emit m_desk.readWanted(request, asked.path, asked.options);
}

void LogsPage::readText(const QString &text)
{
    const quint64 request = newRequest({tr("pasted text"), {}, {}});
    emit m_desk.pasteWanted(request, text.toUtf8());
}

void LogsPage::connectDesk()
{
    connect(&m_desk, &LogDesk::logsChanged, this, &LogsPage::refresh);
    connect(&m_desk, &LogDesk::readingsChanged, this, [this] {
        for (auto reading = m_desk.readings().keyBegin(); reading != m_desk.readings().keyEnd(); ++reading)
            m_begun.insert(*reading);
        refresh();
        // What ended without an answer was given up; the answer may come right behind.
        QMetaObject::invokeMethod(this, &LogsPage::dropGivenUp, Qt::QueuedConnection);
    });
    connect(&m_desk, &LogDesk::finished, this, &LogsPage::takeFinished);
    connect(&m_desk, &LogDesk::failed, this, &LogsPage::takeFailed);
    connect(&m_desk, &LogDesk::followingFailed, this, [this](const imports::Log &log, const imports::LogError &error) {
        notify(
            this, {u"error"_s, tr("%1 is no longer followed. %2").arg(log.name, text::logErrorText(error)), Tone::Bad});
    });
    connect(&m_desk, &LogDesk::followsNext, this, [this](const imports::Log &log) {
        notify(this, {u"follow-tail"_s, tr("%1 began anew; the new file is followed.").arg(log.path), Tone::Dim});
    });
}

void LogsPage::dropGivenUp()
{
    const auto isOver = [this](const QMap<quint64, Asked>::iterator &one) {
        return m_begun.contains(one.key()) && !m_desk.readings().contains(one.key());
    };
    if (m_asked.removeIf(isOver) > 0)
        refresh();
}

void LogsPage::takeFinished(quint64 request, const imports::Log &log, bool isNew)
{
    if (!m_own.contains(request))
        return; // another window asked
    const Asked asked = m_asked.take(request);
    const LogKey key{0, log.id};
    if (m_current.isNull() || m_current.request == request || !isVisible())
        m_wanted = key;
    refresh();
    const QString found = text::faultsText(log);
    Notice notice{u"import"_s,
        isNew ? tr("%1: %2").arg(log.name, found) : tr("%1 was there already: %2").arg(log.name, found),
        toneOf(log.findings)};
    if (!isVisible()) {
        notice.action = NoticeAction{tr("Show"), this, [this, key] {
                                         choose(key);
                                         emit showRequested();
                                     }};
    }
    if (asked.follows && !log.isFollowed)
        notice.text = tr("%1 is packed and cannot grow: it was read as it is.").arg(log.name);
    else if (log.isFollowed)
        notice.text = tr("%1 is followed: %2").arg(log.name, found);
    notify(this, notice);
}

void LogsPage::takeFailed(quint64 request, const QString &name, const imports::LogError &error)
{
    if (!m_own.contains(request))
        return;
    Asked asked = m_asked.take(request);
    if (!name.isEmpty())
        asked.name = name;
    m_failures.insert(request, {asked, error});
    refresh();
    notify(this, {u"error"_s, tr("%1 could not be read.").arg(asked.name), Tone::Bad, !isVisible()});
}

void LogsPage::drop(const LogKey &key)
{
    if (m_failures.remove(key.request) > 0) {
        refresh();
    } else if (key.request != 0) {
        emit m_desk.cancelWanted(key.request);
    } else if (const imports::Log *log = logOf(key); log && log->isDamaged) {
        emit m_desk.removeWanted(key.id); // nothing of it can be seen any more
    } else if (log) {
        choose(key);
        m_report->askRemoval();
    }
}

void LogsPage::tryAgain(std::optional<importer::Encoding> encoding)
{
    const auto failure = m_failures.constFind(m_current.request);
    if (failure == m_failures.constEnd()) {
        const imports::Log *log = logOf(m_current);
        if (log && log->isDamaged && !log->path.isEmpty())
            readFile({log->name, log->path, {log->encoding, log->firstDay, log->format}, log->isFollowed});
        else
            chooseFile();
        return;
    }
    Asked asked = failure->asked;
    if (encoding)
        asked.options.encoding = encoding;
    m_failures.erase(failure);
    if (asked.path.isEmpty())
        paste();
    else
        readFile(asked);
}

void LogsPage::choose(const LogKey &key)
{
    m_current = key;
    m_wanted = {};
    showCurrent();
}

void LogsPage::showRow(journal::RowRef row)
{
    m_report->setSelected(row);
    emit selected({row});
    emit inspectRequested();
}

const imports::Log *LogsPage::logOf(const LogKey &key) const
{
    const auto found = std::ranges::find(m_desk.logs(), key.id, &imports::Log::id);
    return key.id.isEmpty() || found == m_desk.logs().end() ? nullptr : &*found;
}

QList<LogEntry> LogsPage::entries() const
{
    QList<LogEntry> all;
    QMap<quint64, LogReading> readings = m_desk.readings();
    for (auto asked = m_asked.begin(); asked != m_asked.end(); ++asked) {
        if (!readings.contains(asked.key())) // not begun yet, or over and its answer is on its way
            readings.insert(asked.key(), {asked->name, {}});
    }
    for (auto reading = readings.begin(); reading != readings.end(); ++reading)
        all.prepend(entryOf(reading.key(), *reading)); // the newest first
    for (auto failure = m_failures.constEnd(); failure != m_failures.constBegin();) {
        --failure;
        all += failedEntry(failure.key(), failure->asked.name);
    }
    for (auto log = m_desk.logs().crbegin(); log != m_desk.logs().crend(); ++log)
        all += entryOf(*log, m_services.now());
    return all;
}

void LogsPage::refresh()
{
    const QSignalBlocker quiet(m_list);
    m_model->setEntries(entries());
    if (m_model->rowOf(m_wanted) >= 0)
        m_current = std::exchange(m_wanted, {});
    if (m_model->rowOf(m_current) < 0 && m_wanted.isNull())
        m_current = !m_list->current().isNull() ? m_list->current()
            : m_model->rowCount() > 0           ? m_model->at(0).key
                                                : LogKey();
    showCurrent();
}

} // namespace ui
