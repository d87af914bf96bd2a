#pragma once
#include "tests/ui/journalfixture.h"
#include "ui/inspector/inspectorpanel.h"

#include <QtTest>

/// A turn that fails as the seed did, and the bot whose anchor of "now" still works. Rows: user, turn, model, tool,
/// first (accepted), tool, second (refused), tool, third (refused).
struct InspectorSeed
{
    JournalFixture fixture;
    bot::BotHandle bot{QStringLiteral("qq_official"), lineage::RuleSet::builtIn().value()};
    const QString userId = QStringLiteral("ROBOT1.0_BJkd-tCn0-Jm8s!");
    const QString returnedId = QStringLiteral("ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9JLYG9A!!");
    const core::WallTime now = core::SystemClock().wall();
    std::unique_ptr<ui::InspectorPanel> panel;
    traffic::Settlement firstAnswer;
    traffic::Record second; ///< the refused send of row 6

    InspectorSeed()
    {
        tell();
        ui::Services services = fixture.services();
        services.bot = &bot;
        panel = std::make_unique<ui::InspectorPanel>(services);
        panel->resize(384, 1000);
        panel->show();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    }
    void tell()
    {
        auto user = fixture.frame(QStringLiteral("C2C_MESSAGE_CREATE"), 1);
        const auto first = toolSend(QStringLiteral("测试消息 1"), userId, 1, QStringLiteral("tool"));
        user.scene = first.scene;
        user.peer = first.peer;
        user.msgId = userId;
        user.message = traffic::MessageFacet{.text = QStringLiteral("向我连续发送3条消息")};
        firstAnswer = JournalFixture::accepted(first, returnedId);
        fixture.write({user, ofTurn(traffic::Kind::Note, QStringLiteral("TURN")),
            ofTurn(traffic::Kind::Model, QStringLiteral("POST /chat")),
            ofTurn(traffic::Kind::Tool, QStringLiteral("send_message_to_user")), first, firstAnswer});
        for (const int number : {2, 3}) {
            const auto send = toolSend(QStringLiteral("测试消息 %1").arg(number), returnedId, number,
                number == 2 ? QStringLiteral("tool") : QStringLiteral("injected"));
            fixture.write({ofTurn(traffic::Kind::Tool, QStringLiteral("send_message_to_user")), send,
                JournalFixture::refused(send, 40034024, QStringLiteral("请求参数msg_id无效或越权"))});
            if (number == 2) {
                second = send;
            }
        }
    }
    /// A person sends the second once more, on the user's message; row 9.
    void resendSecond()
    {
        auto again = toolSend(QStringLiteral("测试消息 2"), userId, 4, QStringLiteral("hand"));
        again.message->sendId = second.message->sendId;
        again.message->attemptNumber = 2;
        fixture.write({again, JournalFixture::accepted(again, QStringLiteral("ROBOT1.0_again"))});
    }
    traffic::Record toolSend(const QString &text, const QString &anchor, int seq, const QString &origin)
    {
        auto record = fixture.send(text, anchor, seq);
        record.turnId = 7;
        record.message->origin = origin;
        return record;
    }
    traffic::Record ofTurn(traffic::Kind kind, const QString &route)
    {
        auto record = fixture.send({}, kind == traffic::Kind::Note ? userId : QString(), 1);
        record.kind = kind;
        record.direction = traffic::Direction::None;
        record.route = route;
        record.msgSeq.reset();
        record.attemptId = 0;
        record.turnId = 7;
        record.message.reset();
        return record;
    }
    void tellAnchors(core::Milliseconds age)
    {
        const auto send = fixture.send({}, {}, 1);
        bot.take(bot::AnchorsChanged{*send.scene, send.peer,
            {{.id = core::InboundMsgId(userId),
                .scene = *send.scene,
                .peer = send.peer,
                .received = now - age,
                .accepted = 1,
                .nextSeq = 2}}});
    }
    void select(qsizetype row)
    {
        panel->setSelection({fixture.rows().at(row)});
        QTRY_VERIFY(panel->isSettled());
    }
    template <class Widget = QWidget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return panel->findChild<Widget *>(name);
    }
    [[nodiscard]] QList<QWidget *> parts() const { return panel->findChildren<QWidget *>(QStringLiteral("stripPart")); }
    [[nodiscard]] QString body() const { return find<QLabel>(QStringLiteral("explanation"))->text(); }
};
