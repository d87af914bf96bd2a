#pragma once
#include "tests/ui/journalfixture.h"
#include "tests/ui/noticewindow.h"
#include "ui/sendtest/sendtestsheet.h"

#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

/// A window with a focused field, a bot, two conversations of its own in the journal and one of another bot.
class SendTestBench
{
public:
    enum class Bot {
        Running,
        Sandbox,
        None, ///< there is none
        Unwritten, ///< nobody has written to it
    };
    explicit SendTestBench(Bot kind = Bot::Running);

    /// A message from that peer, newer than all before.
    void write(const QString &text, protocol::Scene scene, const core::PeerId &peer);
    /// The newest conversation's anchors: one with that many accepted replies, and one that is too old.
    void tellAnchors(int accepted);
    [[nodiscard]] lineage::Anchor old() const;
    void open(const std::optional<journal::ConversationKey> &conversation = {});
    void setCount(int count);
    /// 0 newest, 1 a certain one, 2 proactive.
    void choosePath(int path);
    /// The attempt of the message on its way, as it leaves.
    traffic::Record leave(const QString &text);
    /// The bot answers the last message that it was asked to send.
    void answerNext(const lineage::Outcome &outcome, qint64 attemptId = 0);

    [[nodiscard]] bot::Send sent() const;
    [[nodiscard]] int sends() const;
    [[nodiscard]] static lineage::Outcome accepted(int number);
    template <class Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return sheet->findChild<Widget *>(name);
    }
    [[nodiscard]] QListView *peers() const { return find<QListView>(QStringLiteral("sendTestPeers")); }
    [[nodiscard]] QPushButton *start() const { return find<QPushButton>(QStringLiteral("sendTestStart")); }
    [[nodiscard]] QString label(const QString &name) const;
    [[nodiscard]] QString forecast() const;
    [[nodiscard]] QString empty() const;
    [[nodiscard]] QString cell(int row, int column) const;

    static const core::PeerId newer; ///< a group
    static const core::PeerId older;
    static const QString own; ///< an id that a send of the bot returned

    JournalFixture journal;
    bot::BotHandle bot;
    test::NoticeWindow window;
    QLineEdit *field = nullptr;
    ui::SendTestSheet *sheet = nullptr;
    QList<bot::Command> commands;

private:
    qint64 m_lastMessage = 500;
};
