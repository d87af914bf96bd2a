#pragma once
#include "tests/ui/journalfixture.h"
#include "ui/resend/resendsheet.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

/// A window with a focused field, a bot, and the seed's fault in the journal: the first message was accepted on the
/// user's, the second hung on the id that this returned.
class ResendBench
{
public:
    explicit ResendBench(bool withBot = true);

    /// The user's message with that many accepted replies, and one that is too old.
    void tellAnchors(int accepted);
    /// An attempt of an outbox message as it leaves.
    traffic::Record attempt(const QString &text, const QString &anchor, int seq, qint64 messageId);
    /// Writes it with its answer; returns its row.
    journal::RowRef write(const traffic::Record &record, const std::optional<traffic::Settlement> &answer);
    /// Opens the sheet, on the refused message when no row is named.
    void open(ui::ResendMode mode, journal::RowRef row = {});
    /// The bot answers the last command about message 52.
    void finish(const lineage::Outcome &outcome, qint64 attemptId);
    [[nodiscard]] quint64 requestId() const;

    template <class Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return sheet->findChild<Widget *>(name);
    }
    [[nodiscard]] QPlainTextEdit *text() const { return find<QPlainTextEdit>(QStringLiteral("resendText")); }
    [[nodiscard]] QPlainTextEdit *json() const { return find<QPlainTextEdit>(QStringLiteral("resendJson")); }
    [[nodiscard]] QPushButton *primary() const { return find<QPushButton>(QStringLiteral("resendPrimary")); }
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QString result() const;
    [[nodiscard]] QList<QAbstractButton *> anchors() const;

    static const core::PeerId peer;
    static const QString inbound; ///< id of the user's message
    static const QString own; ///< returned by the first send

    JournalFixture journal;
    bot::BotHandle bot;
    QWidget window;
    QLineEdit *field = nullptr;
    ui::ResendSheet *sheet = nullptr;
    QList<bot::Command> commands;
    journal::RowRef refused;

private:
    void writeSeed();
};
