#pragma once
#include "app/protocol/errorcatalogue.h"
#include "ui/sendtest/sendtestmodel.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace ui {

class Button;
class EmptyState;
class FlowRow;
class OutcomeBar;
class SendTestTable;

/// What a test has come to: a row for each message, how far it is, and, when it is over, what to think of it. Thread:
/// GUI.
class SendTestPane final : public QWidget
{
    Q_OBJECT
public:
    /// Why there is nothing to see.
    struct Emptiness
    {
        QString icon, title, sentence;
    };
    explicit SendTestPane(const protocol::ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    [[nodiscard]] SendTestModel &model() { return *m_model; }
    void setReport(const bot::SendTestReport &report, bool isStopping);
    /// Nothing was sent so far.
    void setEmpty(const Emptiness &emptiness);
    [[nodiscard]] bool hasReport() const { return m_model->rowCount() > 0; }
    /// The first button that there is when a test is over.
    [[nodiscard]] QWidget *firstControl() const;

signals:
    void rowRequested(journal::RowRef row);
    void copyRequested();
    void saveRequested();
    void trafficRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showState();
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString latencyText() const;

    const protocol::ErrorCatalogue &m_catalogue;
    SendTestModel *m_model;
    bool m_isStopping = false;

    QLabel *m_title;
    QLabel *m_progress;
    OutcomeBar *m_bar;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    SendTestTable *m_table;
    QLabel *m_summary;
    QLabel *m_latency;
    FlowRow *m_actions;
    Button *m_copy;
    Button *m_save;
    Button *m_traffic;
};

/// A part for each message of a test, in the colour of what became of it. Thread: GUI.
class OutcomeBar final : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomeBar(QWidget *parent = nullptr);
    /// Dim for what has no outcome.
    void setTones(const QList<Tone> &tones, const QString &spoken);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Tone> m_tones;
};

} // namespace ui
