#pragma once
#include "ui/common/services.h"
#include "ui/common/sheet.h"
#include "ui/resend/loadedmessage.h"
#include "ui/resend/resendcommand.h"

#include <QSet>
#include <QTimer>

#include <functional>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace ui {

class BodyPane;
class Button;
class ChipLabel;
class ResendForm;
class ResultPane;
class VerdictBox;
struct ResultView;

/// A message once more: form and JSON of the draft side by side, what it may hang on, what would become of it, and the
/// answer beside it. Covers `parent` with a scrim; the keyboard stays inside. Reads away from the GUI thread; sends
/// commands and asks the bot nothing. Thread: GUI.
class ResendSheet final : public Sheet
{
    Q_OBJECT
public:
    /// `parent`: the window's central widget.
    ResendSheet(const Services &services, QWidget *parent);
    ~ResendSheet() override;

    /// Opens on an attempt, or on the note of a message that was not sent.
    void open(journal::RowRef row, ResendMode mode);
    void close() override;
    /// No query is under way.
    [[nodiscard]] bool isSettled() const { return m_outstanding == 0 && !m_readAgain.isActive(); }

signals:
    void rowRequested(journal::RowRef row);

protected:
    void act() override;
    void changeEvent(QEvent *event) override;
    void arrange() override;
    void retranslate() override;

private:
    /// What a change of the draft came from: that part is not written again.
    enum class Source { Opened, Form, Json, Clock };
    /// Why nothing can be sent from here.
    enum class Lock { None, Loading, Unreadable, NotAMessage, NoBot, OtherBot, OtherLog, OtherType };
    /// What the primary button does.
    enum class Primary { Resend, Retry, Close };

    // resendsheetlayout.cpp
    void buildLayout();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeFooter();
    void retranslateFooter();
    [[nodiscard]] QString lockText() const;
    /// The row stands in a log that nobody has said to be of the running bot.
    [[nodiscard]] bool isOfUnboundLog() const;
    /// A person has said so, and nothing that this bot knows shows it.
    [[nodiscard]] bool isOfUnconfirmedLog() const;

    // resendsheet.cpp
    void connectParts();
    void reset();
    void read();
    void take(const LoadedMessage &loaded);
    /// The message stands here and its draft was begun.
    [[nodiscard]] bool hasMessage() const;
    void startDraft();
    void startSituation();
    void lookUpForeignIds(const QList<QString> &ids);
    void hear(const bot::Event &event);
    void edit(const std::function<void(ResendDraft &)> &change);
    void takeJson(const QString &json);
    void focusFirst();

    // resendrefresh.cpp
    void refresh(Source source);
    void refreshJson(Source source);
    void refreshChanges(const QStringList &ids);
    void refreshVerdict(const lineage::Verdict &verdict);
    void refreshAttempts(const lineage::Verdict &verdict, const QStringList &ids);
    void refreshResult();
    void refreshButtons();
    [[nodiscard]] QString evidence(const lineage::Verdict &verdict) const;
    [[nodiscard]] ResultView resultView() const;
    [[nodiscard]] QStringList shownIds(const QList<AnchorOption> &options) const;

    // resendaction.cpp
    void send();
    void retry();
    void finish(const bot::SendFinished &finished);
    void copyCurl();
    [[nodiscard]] Primary primary() const;
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] bool isDelivered() const;
    [[nodiscard]] qint64 retryAttempt() const;

    Services m_services;
    journal::RowRef m_row;
    ResendMode m_mode = ResendMode::AsItWas;
    Lock m_lock = Lock::Loading;
    std::unique_ptr<LoadedMessage> m_loaded;
    ResendSituation m_situation;
    ResendDraft m_draft;
    std::optional<DraftFault> m_fault;
    std::optional<int> m_shownSeq; ///< the next free number as the JSON shows it
    QByteArray m_before; ///< the body that the draft is compared with
    traffic::State m_beforeState = traffic::State::None;
    ResendTarget m_target; ///< of the row that the sheet was opened on; its number once the message has one
    quint64 m_requestId = 0; ///< of the send under way, 0 for none
    std::optional<bot::SendFinished> m_finished; ///< of the last send from here
    QSet<QString> m_lookedUp;
    quint64 m_generation = 0; ///< answers about an earlier row are dropped
    int m_outstanding = 0;
    bool m_isReading = false;
    bool m_readOnceMore = false; ///< something changed while the message was being read
    QTimer m_second;
    QTimer m_readAgain;

    QLabel *m_title;
    QLabel *m_origin;
    ChipLabel *m_chip;
    Button *m_close;
    ResendForm *m_form;
    VerdictBox *m_warning; ///< hidden without one
    VerdictBox *m_verdict;
    BodyPane *m_body;
    ResultPane *m_result;
    QBoxLayout *m_sides = nullptr; ///< JSON and result: side by side, or one under the other
    QScrollArea *m_formArea;
    QScrollArea *m_sidesArea;
    QLabel *m_undelivered;
    QLabel *m_where;
    Button *m_cancel;
    Button *m_anyway;
    Button *m_primary;
};

} // namespace ui
