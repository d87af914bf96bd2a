#include "ui/conversations/bubble.h"
#include "ui/conversations/bubbletext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Change = ui::Timeline::Change::What;

namespace {

// Noon somewhere on one day, whatever the machine's zone.
const core::WallTime noon = core::fromMs(QDateTime(QDate(2026, 3, 25), QTime(12, 0)).toMSecsSinceEpoch());

journal::RowSummary inbound(qint64 row, const QString &msgId, core::WallTime time = noon)
{
    journal::RowSummary summary;
    summary.ref = {journal::liveSource, row};
    summary.time = time;
    summary.scene = protocol::Scene::C2c;
    summary.msgId = msgId;
    summary.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Inbound, .text = u"hi"_s};
    return summary;
}

journal::RowSummary attempt(qint64 row, qint64 sendId, int number, traffic::State state, const QString &anchor = u"A"_s)
{
    journal::RowSummary summary;
    summary.ref = {journal::liveSource, row};
    summary.time = noon + std::chrono::seconds(row);
    summary.scene = protocol::Scene::C2c;
    summary.anchor = anchor;
    summary.state = state;
    summary.message = traffic::MessageFacet{
        .role = traffic::MessageFacet::Role::Outbound, .text = u"yes"_s, .sendId = sendId, .attemptNumber = number};
    return summary;
}

} // namespace

class tst_Timeline : public QObject
{
    Q_OBJECT
private slots:
    void attemptsOfOneSendAreOneBubbleWithTheNewest()
    {
        ui::Timeline timeline;
        timeline.append(attempt(1, 7, 1, traffic::State::Unknown));
        QCOMPARE(timeline.append(attempt(2, 7, 2, traffic::State::Accepted)).what, Change::Changed);
        QCOMPARE(timeline.bubbles().size(), 1);
        QCOMPARE(timeline.bubbles()[0].row.message->attemptNumber, 2);
        QCOMPARE(timeline.indexOf({journal::liveSource, 1}), 0);
    }
    void anOlderAttemptThatComesLaterChangesNothingVisible()
    {
        ui::Timeline timeline;
        timeline.append(attempt(5, 7, 2, traffic::State::Accepted));
        timeline.prepend(attempt(1, 7, 1, traffic::State::Unknown));
        QCOMPARE(timeline.bubbles().size(), 1);
        QCOMPARE(timeline.bubbles()[0].row.state, traffic::State::Accepted);
    }
    void aMessagePushedTwiceIsOneBubbleCountedTwice()
    {
        ui::Timeline timeline;
        timeline.append(inbound(1, u"A"_s));
        timeline.append(inbound(2, u"A"_s));
        timeline.append(inbound(2, u"A"_s));
        QCOMPARE(timeline.bubbles().size(), 1);
        QCOMPARE(timeline.bubbles()[0].copies, 2);
    }
    void messagesWithoutIdAreNeverFolded()
    {
        ui::Timeline timeline;
        timeline.append(inbound(1, {}));
        timeline.append(inbound(2, {}));
        QCOMPARE(timeline.bubbles().size(), 2);
    }
    void aSettledRowReplacesItself()
    {
        ui::Timeline timeline;
        timeline.append(attempt(1, 7, 1, traffic::State::InFlight));
        timeline.append(attempt(1, 7, 1, traffic::State::Refused));
        QCOMPARE(timeline.bubbles()[0].row.state, traffic::State::Refused);
    }
    void aDayLineStandsAboveTheFirstMessageOfADay()
    {
        ui::Timeline timeline;
        timeline.append(inbound(1, u"A"_s));
        timeline.append(inbound(2, u"B"_s, noon + 1min));
        timeline.append(inbound(3, u"C"_s, noon + 24h));
        timeline.annotate(nullptr);
        QVERIFY(timeline.bubbles()[0].dayAbove);
        QVERIFY(!timeline.bubbles()[1].dayAbove);
        QVERIFY(timeline.bubbles()[2].dayAbove);
    }
    void aReturnedIdUsedAsAnchorIsTold()
    {
        ui::Timeline timeline;
        journal::RowSummary first = attempt(1, 7, 1, traffic::State::Accepted);
        first.returnedId = u"R"_s;
        timeline.append(first);
        timeline.append(attempt(2, 8, 1, traffic::State::Refused, u"R"_s));
        timeline.annotate(nullptr);
        QVERIFY(!timeline.bubbles()[0].ownIdAsAnchor);
        QVERIFY(timeline.bubbles()[1].ownIdAsAnchor);
    }
    void safeRepliesLeftCountDownPerAnchor()
    {
        const auto rules = lineage::RuleSet::builtIn();
        QVERIFY(rules);
        ui::Timeline timeline;
        timeline.append(inbound(1, u"A"_s));
        timeline.append(attempt(2, 7, 1, traffic::State::Accepted));
        timeline.append(attempt(3, 8, 1, traffic::State::Refused));
        timeline.append(attempt(4, 9, 1, traffic::State::Accepted));
        timeline.annotate(&*rules);
        QCOMPARE(timeline.bubbles()[1].repliesLeft, std::optional(3));
        QCOMPARE(timeline.bubbles()[2].repliesLeft, std::nullopt);
        QCOMPARE(timeline.bubbles()[3].repliesLeft, std::optional(2));
        QCOMPARE(timeline.bubbles()[0].repliesUsed, std::optional(2));
    }
    void lineBreaksOfMarkdownStayLineBreaks()
    {
        QCOMPARE(ui::withHardBreaks(u"a\nb\n\nc"_s), u"a  \nb\n\nc"_s);
        QCOMPARE(ui::withHardBreaks(u"```\na\nb\n```\nc"_s), u"```\na\nb\n```\nc"_s);
    }
    void markdownIsPaintedBoldAndLoadsNothing()
    {
        ui::Bubble bubble;
        bubble.row = inbound(1, u"A"_s);
        bubble.row.message->markdown = true;
        bubble.row.message->text = u"**bold** ![x](/etc/passwd)\n<b>raw</b>"_s;
        ui::BubbleText texts;
        QTextDocument *document = texts.layout(bubble, 400);
        QVERIFY(document->toPlainText().startsWith(u"bold"_s));
        QVERIFY(document->toPlainText().contains(u"<b>raw</b>"_s));
        QVERIFY(!document->resource(QTextDocument::ImageResource, QUrl(u"/etc/passwd"_s)).isValid());
        QVERIFY(document->textWidth() <= 400);
    }
};

QTEST_MAIN(tst_Timeline)
#include "tst_timeline.moc"
