#include "tests/ui/journalfixture.h"
#include "ui/common/shortpath.h"
#include "ui/traffic/trafficmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using journal::RowSummary;
using ui::TrafficCell;
using ui::TrafficColumn;

namespace {

const QString somePeer = u"6836D8522EE75AD3732E75C0D3B6F33A"_s;

RowSummary sendRow(traffic::State state)
{
    RowSummary row;
    row.ref = journal::RowRef(0, 1);
    row.kind = traffic::Kind::Http;
    row.direction = traffic::Direction::Out;
    row.scene = protocol::Scene::C2c;
    row.peer = core::PeerId(somePeer);
    row.route = u"POST /v2/users/%1/messages"_s.arg(somePeer);
    row.anchor = u"ROBOT1.0_BJkd-tCnO-jaN8Z9LqrswYvSio4gJm8s!"_s;
    row.msgSeq = 1337;
    row.state = state;
    row.message = traffic::MessageFacet{};
    row.message->role = traffic::MessageFacet::Role::Outbound;
    row.message->attemptNumber = 1;
    return row;
}

/// As the table shows it, with the compiled-in catalogue.
TrafficCell cellOf(const RowSummary &row, TrafficColumn column)
{
    return ui::trafficCell(row, column, protocol::ErrorCatalogue::builtIn());
}

RowSummary closeRow(traffic::Direction direction, std::optional<int> code)
{
    RowSummary row;
    row.kind = traffic::Kind::Frame;
    row.direction = direction;
    row.route = u"CLOSE"_s;
    row.code = code;
    return row;
}

} // namespace

class tst_TrafficModel : public QObject
{
    Q_OBJECT
private slots:
    void modelKeepsTheRulesOfModels();
    void pathHidesIdsAndKeepsWords_data();
    void pathHidesIdsAndKeepsWords();
    void routeEndsInBold();
    void acceptedIsQuiet();
    void problemsAreColouredAndMarked_data();
    void problemsAreColouredAndMarked();
    void retryNamesItsNumber();
    void frameShowsOpAndSequence();
    void modelCallShowsStatusAndToolCalls();
    void failedCallIsAProblem();
    void idLosesItsCommonHead();
    void numbersStandAtTheRight();
    void screenReaderHearsTheWholeRow();
    void tooltipNeverRendersMarkup();
    void controlsInRoutesAreShown();
    void aCloseSaysItsCodeInWords_data();
    void aCloseSaysItsCodeInWords();
    void aGapIsAWarningWithItsLengthAndOutcome();
    void aClockThatWasSetSaysByHowMuch();
};

void tst_TrafficModel::modelKeepsTheRulesOfModels()
{
    JournalFixture fixture;
    const traffic::Record record = fixture.send(u"你好 👌"_s, u"ROBOT1.0_a"_s, 1);
    fixture.write({fixture.frame(u"HEARTBEAT_ACK"_s, 1), record});
    ui::TrafficModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 2);
    const QModelIndex route = model.index(0, int(TrafficColumn::Route));
    QTRY_COMPARE(route.data().toString(), u"HEARTBEAT_ACK"_s);
    fixture.write({JournalFixture::accepted(record, u"ROBOT1.0_b"_s), fixture.frame(u"RESUMED"_s, 2)});
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_COMPARE(model.index(1, int(TrafficColumn::Duration)).data().toString(), u"284\u00a0ms"_s);
}

void tst_TrafficModel::pathHidesIdsAndKeepsWords_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("shown");
    QTest::newRow("openid") << u"/v2/users/"_s + somePeer + u"/messages"_s << u"/v2/users/…/messages"_s;
    QTest::newRow("channel") << u"/channels/633456512/messages"_s << u"/channels/…/messages"_s;
    QTest::newRow("words") << u"/v1/chat/completions"_s << u"/v1/chat/completions"_s;
    QTest::newRow("long word") << u"/app/getAppAccessToken"_s << u"/app/getAppAccessToken"_s;
    QTest::newRow("query") << u"/gateway/bot?x=1"_s << u"/gateway/bot"_s;
    QTest::newRow("already short") << u"/v2/groups/…/files"_s << u"/v2/groups/…/files"_s;
}

void tst_TrafficModel::pathHidesIdsAndKeepsWords()
{
    QFETCH(QString, path);
    QFETCH(QString, shown);
    QCOMPARE(ui::shortPath(path, somePeer), shown);
}

void tst_TrafficModel::routeEndsInBold()
{
    const TrafficCell cell = cellOf(sendRow(traffic::State::Accepted), TrafficColumn::Route);
    QCOMPARE(cell.text(), u"POST /v2/users/…/messages"_s);
    QCOMPARE(cell.runs.constLast().text, u"messages"_s);
    QVERIFY(cell.runs.constLast().bold);
}

void tst_TrafficModel::acceptedIsQuiet()
{
    const RowSummary row = sendRow(traffic::State::Accepted);
    const TrafficCell cell = cellOf(row, TrafficColumn::Status);
    QCOMPARE(cell.runs.constFirst().ink, ui::Ink::Dim);
    QCOMPARE(cell.iconInk, ui::Ink::Ok);
    QVERIFY(!ui::isProblemRow(row));
}

void tst_TrafficModel::problemsAreColouredAndMarked_data()
{
    QTest::addColumn<traffic::State>("state");
    QTest::addColumn<ui::Ink>("ink");
    QTest::newRow("refused") << traffic::State::Refused << ui::Ink::Bad;
    QTest::newRow("unknown") << traffic::State::Unknown << ui::Ink::Unknown;
    QTest::newRow("audit") << traffic::State::InAudit << ui::Ink::Audit;
    QTest::newRow("not sent") << traffic::State::NotSent << ui::Ink::NotSent;
}

void tst_TrafficModel::problemsAreColouredAndMarked()
{
    QFETCH(traffic::State, state);
    QFETCH(ui::Ink, ink);
    const RowSummary row = sendRow(state);
    const TrafficCell cell = cellOf(row, TrafficColumn::Status);
    QCOMPARE(cell.runs.constFirst().ink, ink);
    QCOMPARE(cell.iconInk, ink);
    QVERIFY(!cell.icon.isEmpty());
    QVERIFY(ui::isProblemRow(row));
}

void tst_TrafficModel::retryNamesItsNumber()
{
    RowSummary row = sendRow(traffic::State::Accepted);
    const QString first = cellOf(row, TrafficColumn::Status).text();
    row.message->attemptNumber = 2;
    QVERIFY(cellOf(row, TrafficColumn::Status).text() != first);
    QVERIFY(cellOf(row, TrafficColumn::Status).text().contains(u"2"_s));
}

void tst_TrafficModel::frameShowsOpAndSequence()
{
    RowSummary row;
    row.kind = traffic::Kind::Frame;
    row.direction = traffic::Direction::In;
    row.op = 0;
    row.s = 1209;
    const TrafficCell cell = cellOf(row, TrafficColumn::Status);
    QCOMPARE(cell.text(), u"op 0 • s 1\u00a0209"_s);
    QCOMPARE(cellOf(row, TrafficColumn::Kind).icon, u"frame-in"_s);
}

void tst_TrafficModel::modelCallShowsStatusAndToolCalls()
{
    RowSummary row;
    row.kind = traffic::Kind::Model;
    row.state = traffic::State::Accepted;
    row.status = 200;
    row.detail = u"3 tool calls"_s;
    QCOMPARE(cellOf(row, TrafficColumn::Status).text(), u"200 • 3 tool calls"_s);
}

void tst_TrafficModel::failedCallIsAProblem()
{
    RowSummary row;
    row.kind = traffic::Kind::Token;
    row.status = 401;
    row.code = 11244;
    QVERIFY(ui::isProblemRow(row));
    QCOMPARE(cellOf(row, TrafficColumn::Status).text(), u"401 • 11244"_s);
    QCOMPARE(cellOf(row, TrafficColumn::Status).runs.constFirst().ink, ui::Ink::Bad);
}

void tst_TrafficModel::idLosesItsCommonHead()
{
    const QString shown = cellOf(sendRow(traffic::State::Accepted), TrafficColumn::MsgId).text();
    QVERIFY(shown.startsWith(u"BJkd"_s));
    QVERIFY(shown.endsWith(u"Jm8s!"_s));
    QVERIFY(shown.size() < 16);
}

void tst_TrafficModel::numbersStandAtTheRight()
{
    RowSummary row = sendRow(traffic::State::Accepted);
    row.duration = core::Milliseconds(938);
    row.size = 391;
    for (const TrafficColumn column : {TrafficColumn::Seq, TrafficColumn::Duration, TrafficColumn::Size}) {
        const TrafficCell cell = cellOf(row, column);
        QVERIFY(cell.alignsRight);
        QVERIFY(!cell.text().isEmpty());
    }
}

void tst_TrafficModel::screenReaderHearsTheWholeRow()
{
    const RowSummary row = sendRow(traffic::State::Refused);
    const QString heard = ui::trafficRowText(row, protocol::ErrorCatalogue::builtIn());
    QVERIFY(heard.contains(row.anchor));
    QVERIFY(heard.contains(somePeer));
    QVERIFY(heard.contains(u"1337"_s));
}

void tst_TrafficModel::tooltipNeverRendersMarkup()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"<img src=x>"_s, 1)});
    ui::TrafficModel model(fixture.services());
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex route = model.index(0, int(TrafficColumn::Route));
    QTRY_VERIFY(route.data(Qt::ToolTipRole).isValid());
    const QString tip = route.data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(u"<img"_s));
    QVERIFY(tip.contains(u"&lt;img"_s));
}

void tst_TrafficModel::controlsInRoutesAreShown()
{
    RowSummary row;
    row.kind = traffic::Kind::Frame;
    row.route = u"EVIL\u202eTNEVE"_s;
    QCOMPARE(cellOf(row, TrafficColumn::Route).text(), u"EVIL[U+202E]TNEVE"_s);
}

void tst_TrafficModel::aCloseSaysItsCodeInWords_data()
{
    using traffic::Direction;
    QTest::addColumn<RowSummary>("row");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<ui::Ink>("ink");
    QTest::addColumn<bool>("problem");
    QTest::newRow("resumable") << closeRow(Direction::In, 4009) << u"4009 • session timed out"_s << ui::Ink::Warn
                               << false;
    QTest::newRow("ours") << closeRow(Direction::Out, 4800) << u"4800 • closed by us, will resume"_s << ui::Ink::Dim
                          << false;
    QTest::newRow("banned") << closeRow(Direction::In, 4915) << u"4915 • the bot is banned"_s << ui::Ink::Bad << true;
    QTest::newRow("undocumented") << closeRow(Direction::In, 4555)
                                  << u"4555 • a code that the platform does not document"_s << ui::Ink::Warn << false;
    QTest::newRow("broken") << closeRow(Direction::In, std::nullopt) << u"the connection broke"_s << ui::Ink::Warn
                            << false;
    RowSummary refused = closeRow(Direction::In, std::nullopt);
    refused.detail = u"ConnectionRefusedError"_s;
    QTest::newRow("the transport's word") << refused << u"ConnectionRefusedError"_s << ui::Ink::Warn << false;
}

void tst_TrafficModel::aCloseSaysItsCodeInWords()
{
    QFETCH(RowSummary, row);
    QFETCH(QString, shown);
    QFETCH(ui::Ink, ink);
    QFETCH(bool, problem);
    const TrafficCell cell = cellOf(row, TrafficColumn::Status);
    QCOMPARE(cell.text(), shown);
    QCOMPARE(cell.iconInk, ink);
    QCOMPARE(cell.runs.constFirst().ink, ink);
    QCOMPARE(ui::isProblemRow(row), problem);
}

void tst_TrafficModel::aGapIsAWarningWithItsLengthAndOutcome()
{
    const auto catalogue = protocol::ErrorCatalogue::builtIn();
    RowSummary row;
    row.kind = traffic::Kind::Note;
    row.route = traffic::gapRoute;
    row.code = 4009;
    traffic::Gap gap{.closeCode = 4009, .from = core::fromMs(1'774'422'249'123), .resumed = true, .shards = 4};
    gap.until = gap.from + core::Milliseconds(31'000);
    row.detail = traffic::gapDetail(gap);
    const TrafficCell cell = cellOf(row, TrafficColumn::Status);
    QCOMPARE(cell.text(), u"31\u00a0s • nothing missed"_s);
    QCOMPARE(cell.iconInk, ui::Ink::Warn);
    QVERIFY(!ui::isProblemRow(row));
    for (const QString &whole : {ui::wholeStatus(row, catalogue), ui::trafficRowText(row, catalogue)}) {
        QVERIFY2(whole.contains(u"session timed out (4009)"_s), qPrintable(whole));
        QVERIFY2(whole.contains(u"shard 0/4"_s) && whole.contains(u".123"_s), qPrintable(whole));
    }
}

void tst_TrafficModel::aClockThatWasSetSaysByHowMuch()
{
    journal::RowSummary row;
    row.kind = traffic::Kind::Note;
    row.route = traffic::clockJumpedRoute;
    row.detail = u"+7200000"_s;
    QCOMPARE(cellOf(row, TrafficColumn::Status).text(), u"+2\u00a0h\u00a000\u00a0min"_s);
    row.detail = u"-31000"_s;
    QCOMPARE(cellOf(row, TrafficColumn::Status).text(), u"\u221231\u00a0s"_s);
}

QTEST_MAIN(tst_TrafficModel)
#include "tst_trafficmodel.moc"
