#include "tests/ui/resendbench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const core::PeerId ResendBench::peer(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
const QString ResendBench::inbound = u"ROBOT1.0_BJkd-tCnO-jaN8Z9LqrswYvSio4g.Jm8s!"_s;
const QString ResendBench::own = u"ROBOT1.0_rPi8.S0-fh9.9A!!"_s;

ResendBench::ResendBench(bool withBot)
    : bot(u"qq_official"_s, *lineage::RuleSet::builtIn())
{
    window.resize(1440, 900);
    field = new QLineEdit(&window);
    ui::Services services = journal.services();
    services.profile = u"qq_official"_s;
    if (withBot)
        services.bot = &bot;
    tellAnchors(1);
    QObject::connect(
        &bot, &bot::BotHandle::commanded, &window, [this](const bot::Command &command) { commands += command; });
    sheet = new ui::ResendSheet(services, &window);
    window.show();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not become active");
    field->setFocus();
    writeSeed();
}

void ResendBench::tellAnchors(int accepted)
{
    const core::WallTime now = core::SystemClock().wall();
    lineage::Anchor anchor;
    anchor.id = core::InboundMsgId(inbound);
    anchor.peer = peer;
    anchor.received = now - 1min;
    anchor.accepted = accepted;
    anchor.nextSeq = accepted + 1;
    lineage::Anchor old = anchor;
    old.id = core::InboundMsgId(u"ROBOT1.0_old"_s);
    old.received = now - 2h;
    bot.take(bot::AnchorsChanged{protocol::Scene::C2c, peer, {anchor, old}});
}

traffic::Record ResendBench::attempt(const QString &text, const QString &anchor, int seq, qint64 messageId)
{
    traffic::Record record = journal.send(text, anchor, seq);
    record.message->sendId = messageId;
    record.message->origin = u"tool"_s;
    record.turnId = 7;
    record.body.text.replace(",\"media\":null", "");
    return record;
}

journal::RowRef ResendBench::write(const traffic::Record &record, const std::optional<traffic::Settlement> &answer)
{
    journal.write({record});
    if (answer)
        journal.write({*answer});
    return journal.rows().last();
}

void ResendBench::open(ui::ResendMode mode, journal::RowRef row)
{
    sheet->open(row.isNull() ? refused : row, mode);
    QTRY_VERIFY(sheet->isSettled());
}

void ResendBench::finish(const lineage::Outcome &outcome, qint64 attemptId)
{
    bot.take(bot::SendFinished{requestId(), 52, attemptId, outcome, 2});
    QTRY_VERIFY(sheet->isSettled());
}

quint64 ResendBench::requestId() const
{
    return std::visit(
        [](const auto &command) -> quint64 {
            if constexpr (requires { command.requestId; })
                return command.requestId;
            return 0;
        },
        commands.last());
}

QString ResendBench::verdict() const
{
    return find<QWidget>(u"resendVerdict"_s)->accessibleName();
}

QString ResendBench::result() const
{
    return find<QWidget>(u"resendResult"_s)->accessibleName();
}

QList<QAbstractButton *> ResendBench::anchors() const
{
    return sheet->findChildren<QAbstractButton *>(u"resendAnchor"_s);
}

void ResendBench::writeSeed()
{
    traffic::Record asked = journal.frame(u"C2C_MESSAGE_CREATE"_s, 1);
    asked.scene = protocol::Scene::C2c;
    asked.peer = peer;
    asked.msgId = inbound;
    asked.message = traffic::MessageFacet{.text = u"向我连续发送3条消息,测试用"_s};
    journal.write({asked});
    const traffic::Record first = attempt(u"消息 1"_s, inbound, 1, 51);
    write(first, JournalFixture::accepted(first, own));
    const traffic::Record second = attempt(u"消息 2"_s, own, 1, 52);
    refused = write(second, JournalFixture::refused(second, 40034024, u"请求参数msg_id无效或越权"_s));
}
