#pragma once
#include "app/export/options.h"
#include "ui/common/services.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;

namespace ui {

class Button;

/// Writes the rows that the table shows to a HAR or an NDJSON file: asks for the name, works on a thread of its own
/// with a reader of its own, and shows how far it is, with a way to stop, as a strip above the rows. Only what is in
/// the journal's file: rows that could not be written there are left out, and it says so. Thread: GUI.
class TrafficExport final : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficExport(const Services &services, QWidget *parent = nullptr);
    ~TrafficExport() override;

    /// Asks where to; without `redact` first whether that is meant: people stand in the file under their own ids.
    void choose(const journal::RowQuery &query, bool redact);
    /// One at a time; nothing while one is under way. The name's suffix says the format; HAR where it says none.
    void write(const journal::RowQuery &query, const QString &path, bool redact);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    void runningChanged(bool running);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Outcome = core::Result<exporting::Written, exporting::ExportError>;
    void buildLayout();
    void retranslate();
    void chooseFile(const journal::RowQuery &query, bool redact);
    void warn(const journal::RowQuery &query);
    [[nodiscard]] exporting::Options options(const journal::RowQuery &query, exporting::Format format, bool redact);
    void showProgress(int percent);
    void finish(const Outcome &outcome, const QString &path, bool redact);

    Services m_services;
    QLabel *m_words;
    Button *m_cancel;
    QThreadPool m_thread;
    std::atomic_bool m_isCancelled = false; ///< read by the thread
    int m_percent = 0;
    bool m_isRunning = false;
};

} // namespace ui
