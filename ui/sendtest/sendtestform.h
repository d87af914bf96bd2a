#pragma once
#include "app/bot/sendtest.h"
#include "app/journal/source.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

class Card;
class CheckBox;
class PathPicker;
class PeerList;
class StepField;

/// What a test is to do: to whom, over which path, how often, how fast, with which words. Thread: GUI.
class SendTestForm final : public QWidget
{
    Q_OBJECT
public:
    explicit SendTestForm(QWidget *parent = nullptr);

    [[nodiscard]] PeerList *peers() const { return m_peers; }
    [[nodiscard]] PathPicker *path() const { return m_path; }
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    /// As it stands there; it may have faults.
    [[nodiscard]] bot::SendTestPlan plan() const;
    /// Marks the fields that cannot be taken.
    void showFaults(const QList<bot::SendTestFault> &faults);
    void setEditable(bool editable);

signals:
    /// Another conversation was chosen.
    void peerChanged();
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();

    QLabel *m_peersTitle;
    Card *m_peersCard;
    PeerList *m_peers;
    QLabel *m_pathTitle;
    PathPicker *m_path;
    QLabel *m_countTitle;
    StepField *m_count;
    QLabel *m_pauseTitle;
    StepField *m_pause;
    QLabel *m_textTitle;
    QLabel *m_textNote;
    QPlainTextEdit *m_text;
    CheckBox *m_stopAtFailure;
    bool m_isOwnText = false; ///< a person wrote it: no language changes it
};

} // namespace ui
