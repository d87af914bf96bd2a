#include "tests/ui/sendtestbench.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const core::PeerId SendTestBench::newer(u"AAAA11112222222233333333AAAA3333"_s);
const core::PeerId SendTestBench::older(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
const QString SendTestBench::own = u"ROBOT1.0_rPi8.S0-fh9.9A!!"_s;

SendTestBench::SendTestBench(Bot kind)
    : bot(u"qq_official"_s, *lineage::RuleSet::builtIn())
{
    window.resize(1440, 900);
    field = new QLineEdit(&window);
    ui::Services services = journal.services();
    services.profile = u"qq_official"_s;
    services.sandbox = kind == Bot::Sandbox;
    if (kind != Bot::None)
        services.bot = &bot;
    tellAnchors(0);
    QObject::connect(
        &bot, &bot::BotHandle::commanded, &window, [this](const bot::Command &command) { commands += command; });
    sheet = new ui::SendTestSheet(services, &window);
    window.show();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not become active");
    field->setFocus();
    if (kind == Bot::Unwritten || kind == Bot::None)
        return;
    const traffic::Record first = journal.send(u"message 1"_s, u"ROBOT1.0_BJkd"_s, 1);
    journal.write({first});
    journal.write({JournalFixture::accepted(first, own)});
    write(u"你好"_s, protocol::Scene::C2c, older);
    write(u"大家好"_s, protocol::Scene::Group, newer);
    traffic::Record foreign = journal.frame(u"C2C_MESSAGE_CREATE"_s, 9);
    foreign.bot = u"other"_s;
    foreign.scene = protocol::Scene::C2c;
    foreign.peer = core::PeerId(u"somebody else"_s);
    foreign.message = traffic::MessageFacet{.text = u"hello"_s};
    journal.write({foreign});
}

void SendTestBench::write(const QString &text, protocol::Scene scene, const core::PeerId &peer)
{
    traffic::Record said = journal.frame(u"MESSAGE"_s, qint64(journal.nextKey()));
    said.scene = scene;
    said.peer = peer;
    said.msgId = u"ROBOT1.0_%1"_s.arg(said.key);
    said.message = traffic::MessageFacet{.text = text};
    journal.write({said});
}

lineage::Anchor SendTestBench::old() const
{
    lineage::Anchor old;
    old.id = core::InboundMsgId(u"ROBOT1.0_old"_s);
    old.scene = protocol::Scene::Group;
    old.peer = newer;
    old.received = core::SystemClock().wall() - 2h;
    return old;
}

void SendTestBench::tellAnchors(int accepted)
{
    lineage::Anchor anchor = old();
    anchor.id = core::InboundMsgId(u"ROBOT1.0_BJkd"_s);
    anchor.received = core::SystemClock().wall() - 10s;
    anchor.accepted = accepted;
    anchor.nextSeq = accepted + 1;
    bot.take(bot::AnchorsChanged{anchor.scene, newer, {anchor, old()}});
}

void SendTestBench::open(const std::optional<journal::ConversationKey> &conversation)
{
    sheet->open(conversation);
    QTRY_VERIFY(sheet->isSettled());
    auto *pause = find<QLineEdit>(u"sendTestPause"_s);
    pause->setText(u"0.2"_s);
}

void SendTestBench::setCount(int count)
{
    find<QLineEdit>(u"sendTestCount"_s)->setText(QString::number(count));
}

void SendTestBench::choosePath(int path)
{
    find<QWidget>(u"sendTestPath"_s)->findChildren<QAbstractButton *>()[path]->click();
}

traffic::Record SendTestBench::leave(const QString &text)
{
    traffic::Record record = journal.send(text, u"ROBOT1.0_BJkd"_s, 1);
    record.message->sendId = m_lastMessage + 1;
    return record;
}

void SendTestBench::answerNext(const lineage::Outcome &outcome, qint64 attemptId)
{
    bot.take(bot::SendFinished{.requestId = sent().requestId,
        .messageId = ++m_lastMessage,
        .attemptId = attemptId != 0 ? attemptId : m_lastMessage + 90'000,
        .outcome = outcome,
        .msgSeq = 1});
}

bot::Send SendTestBench::sent() const
{
    for (auto command = commands.crbegin(); command != commands.crend(); ++command) {
        if (const auto *send = std::get_if<bot::Send>(&*command))
            return *send;
    }
    return {};
}

int SendTestBench::sends() const
{
    return int(std::count_if(commands.cbegin(), commands.cend(),
        [](const bot::Command &command) { return std::holds_alternative<bot::Send>(command); }));
}

lineage::Outcome SendTestBench::accepted(int number)
{
    return lineage::Accepted{core::OutboundMsgId(u"ROBOT1.0_out-%1"_s.arg(number)), {}};
}

QString SendTestBench::label(const QString &name) const
{
    return find<QLabel>(name)->text();
}

QString SendTestBench::forecast() const
{
    return find<QWidget>(u"sendTestForecast"_s)->accessibleName();
}

QString SendTestBench::empty() const
{
    QStringList said;
    const auto *state = find<QWidget>(u"sendTestEmpty"_s);
    for (const QLabel *part : state->findChildren<QLabel *>()) {
        if (!part->text().isEmpty())
            said += part->text();
    }
    return state->isVisible() ? said.join(u' ') : QString();
}

QString SendTestBench::cell(int row, int column) const
{
    const QAbstractItemModel &model = *find<QTableView>(u"sendTestTable"_s)->model();
    return model.index(row, column).data().toString();
}
