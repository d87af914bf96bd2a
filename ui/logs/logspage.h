#pragma once
#include "ui/common/logdesk.h"
#include "ui/common/services.h"
#include "ui/logs/logentry.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QMimeData;
class QSplitter;
class QStackedLayout;

namespace ui {

class Button;
class EmptyState;
class EncodingButton;
class LogList;
class LogListModel;
class LogReport;
class ReadingPane;

/// The place "Logs": what the logs of other bots prove. Reads none itself: it asks the LogDesk. Thread: GUI.
class LogsPage final : public QWidget
{
    Q_OBJECT
public:
    /// `services.logDesk` must be there, and outlive the page.
    explicit LogsPage(const Services &services, QWidget *parent = nullptr);

    /// Has the file read; the page shows how far that is, then the report.
    void openFile(const QString &path);
    /// Asks a person for the files.
    void chooseFile();
    /// Reads what the clipboard holds: files or text.
    void paste();
    /// The same with what was dropped.
    void take(const QMimeData &mime);
    /// Whether take() would find something to read.
    [[nodiscard]] static bool canTake(const QMimeData &mime);
    /// Nothing that this window asked for is being read.
    [[nodiscard]] bool isSettled() const { return m_asked.isEmpty(); }

signals:
    void selected(const ui::Selection &selection);
    void inspectRequested();
    void rowRequested(journal::RowRef row);
    void trafficRequested(const QString &filterText);
    /// A person wants to see what was read, from another place.
    void showRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// What this window asked for. A paste has no path.
    struct Asked
    {
        QString name;
        QString path;
        importer::ReadOptions options;
        bool follows = false; ///< it is to be read on
    };
    struct Failure
    {
        Asked asked;
        imports::LogError error;
    };
    void buildLayout();
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildCentre();
    void connectDesk();
    void connectReport();
    void readFile(const Asked &asked);
    void readText(const QString &text);
    [[nodiscard]] quint64 newRequest(const Asked &asked);
    void takeFinished(quint64 request, const imports::Log &log, bool isNew);
    void takeFailed(quint64 request, const QString &name, const imports::LogError &error);
    void dropGivenUp();
    void drop(const LogKey &key);
    void tryAgain(std::optional<importer::Encoding> encoding = {});
    void choose(const LogKey &key);
    void showRow(journal::RowRef row);
    void refresh();
    [[nodiscard]] QList<LogEntry> entries() const;
    void showCurrent();
    void tellSelection();
    void showNothing();
    void showFailure(const Failure &failure);
    void showDamaged(const imports::Log &log);
    [[nodiscard]] const imports::Log *logOf(const LogKey &key) const;
    void retranslate();

    Services m_services;
    LogDesk &m_desk;
    QMap<quint64, Asked> m_asked; ///< by number of the request, until its end is known
    QSet<quint64> m_own; ///< requests of this window
    QSet<quint64> m_begun; ///< those that the desk has spoken of
    QMap<quint64, Failure> m_failures;
    LogKey m_current;
    LogKey m_wanted; ///< to become current as soon as it is there
    imports::LogId m_told; ///< the log whose row was selected last; the inspector must not go on showing another's
    LogListModel *m_model;
    LogList *m_list;
    QLabel *m_title;
    QLabel *m_count;
    Button *m_paste;
    Button *m_open;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_nothing;
    EncodingButton *m_readAs; ///< in m_nothing, where a failure may come from the encoding
    ReadingPane *m_reading;
    LogReport *m_report;
};

} // namespace ui
