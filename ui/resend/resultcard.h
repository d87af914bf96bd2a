#pragma once
#include "ui/common/chip.h"

class QLabel;

namespace ui {

class ChipLabel;
class IdLabel;

/// What became of the draft that was sent.
struct ResultView
{
    enum class Phase { Nothing, InFlight, Done };
    Phase phase = Phase::Nothing;
    traffic::State state = traffic::State::None;
    std::optional<int> code;
    QString sentence; ///< what that means, and what to do
    QString serverText; ///< the server's own words
    QString returnedId;
    QString traceId;
    friend bool operator==(const ResultView &, const ResultView &) = default;
};

/// The answer beside the draft: a dashed box until there is one.
class ResultCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ResultCard(QWidget *parent = nullptr);
    void setResult(const ResultView &result);
    [[nodiscard]] const ResultView &result() const { return m_result; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void speak();

    ResultView m_result;
    QLabel *m_head;
    QLabel *m_note;
    ChipLabel *m_chip;
    QLabel *m_sentence;
    QLabel *m_server;
    QLabel *m_idLabel;
    IdLabel *m_id;
    QLabel *m_traceLabel;
    IdLabel *m_trace;
};

} // namespace ui
