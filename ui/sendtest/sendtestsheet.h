#pragma once
#include "app/bot/sendtest.h"
#include "app/bot/sendtestforecast.h"
#include "ui/common/services.h"
#include "ui/common/sheet.h"

#include <QTimer>

class QLabel;
class QScrollArea;

namespace ui {

class Button;
class SendTestForm;
class SendTestPane;
class VerdictBox;
struct JournalledAnswer;

/// "Send n messages over this path to this peer, and tell what became of each": the test that finds out where a bot's
/// sends begin to fail, and why. Covers `parent` with a scrim; the keyboard stays inside. A test that runs ends when
/// the sheet is closed. Thread: GUI.
class SendTestSheet final : public Sheet
{
    Q_OBJECT
public:
    /// `parent`: the window's central widget.
    SendTestSheet(const Services &services, QWidget *parent);
    ~SendTestSheet() override;

    /// Opens with that conversation chosen; without one, or with one of another bot, with the newest.
    void open(const std::optional<journal::ConversationKey> &conversation);
    /// Stops a test that runs, after the message on its way.
    void close() override;
    /// The line to the gateway, as the shell knows it; the sheet hears what comes after by itself.
    void setLine(const std::optional<bot::ConnectionChanged> &line);
    /// No query is under way, and the journal has told everything about the messages that were answered.
    [[nodiscard]] bool isSettled() const;

signals:
    void rowRequested(journal::RowRef row);
    /// The rows of the test, in Traffic.
    void trafficRequested(const QString &filter);

protected:
    void leave() override;
    void act() override { start(); }
    void arrange() override;
    void retranslate() override;

private:
    // sendtestlayout.cpp
    void buildLayout();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeFooter();

    // sendtestsheet.cpp
    void connectParts();
    void readPeers();
    void takePeers(const QList<journal::ConversationSummary> &peers);
    void takePeer();
    void focusFirst();
    void lookUpTypedId(const QString &id);
    void hear(const bot::Event &event);
    void refresh();
    void refreshForecast(const QList<bot::SendTestFault> &faults);
    void refreshWarning();
    void refreshPane();
    void refreshButtons();
    [[nodiscard]] bool isRunning() const { return m_test && !m_test->isOver(); }
    [[nodiscard]] bool canStart() const;

    // sendtestrun.cpp
    void start();
    void stop();
    void sendNext();
    void finish(const bot::SendFinished &finished);
    void readAnswers();
    void takeAnswers(const QList<JournalledAnswer> &answers);
    [[nodiscard]] QList<bot::SendTestMessage> withoutFacts() const;
    /// The keyboard goes on where the buttons were.
    void focusResult();
    void copyReport();
    void showInTraffic();
    void chooseFile();
    void saveTo(const QString &path);
    [[nodiscard]] QString report() const;

    Services m_services;
    std::optional<bot::ConnectionChanged> m_line; ///< none: the bot has told nothing yet
    std::optional<bot::SendTest> m_test; ///< the last one
    bot::SendTestPlan m_plan; ///< as the form has it
    lineage::IdOrigin m_typedOrigin; ///< of m_typedId
    QString m_typedId;
    bool m_hasPeers = false;
    bool m_knowsPeers = false;
    bool m_isReadingPeers = false;
    bool m_isReadingAnswers = false;
    bool m_readAnswersAgain = false;
    int m_outstanding = 0;
    QTimer m_pause; ///< between two messages
    QTimer m_second;
    QTimer m_readSoon; ///< rows were committed

    QLabel *m_title;
    QLabel *m_about;
    Button *m_close;
    SendTestForm *m_form;
    QScrollArea *m_formArea;
    QWidget *m_left = nullptr;
    VerdictBox *m_forecast;
    VerdictBox *m_warning;
    SendTestPane *m_pane;
    QLabel *m_where;
    Button *m_cancel;
    Button *m_stop;
    Button *m_start;
};

} // namespace ui
