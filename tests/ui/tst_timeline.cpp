#include "ui/common/theme.h"
#include "ui/conversations/bubble.h"
#include "ui/conversations/bubbletext.h"
#include "ui/conversations/gapline.h"
#include "ui/conversations/timelinerows.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using What = ui::TimelineRow::What;

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

journal::NotedGap gap(qint64 row, core::WallTime until = noon)
{
    return {{journal::liveSource, row}, {.from = until - 10s, .until = until, .resumed = true}};
}

QList<What> whatOf(const QList<ui::TimelineRow> &rows)
{
    QList<What> what;
    for (const ui::TimelineRow &row : rows)
        what.append(row.what);
    return what;
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
        timeline.append(attempt(2, 7, 2, traffic::State::Accepted));
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
        const QList<ui::TimelineRow> rows = ui::timelineRows(timeline.bubbles(), {}, {});
        QVERIFY(rows[0].dayAbove);
        QVERIFY(!rows[1].dayAbove);
        QVERIFY(rows[2].dayAbove);
    }
    void aDayLineStandsAboveTheGapLineThatBeginsADay()
    {
        ui::Timeline timeline;
        timeline.append(inbound(1, u"A"_s));
        timeline.append(inbound(5, u"B"_s, noon + 24h));
        const QList<ui::TimelineRow> rows = ui::timelineRows(timeline.bubbles(), {gap(3, noon + 23h)}, {});
        QCOMPARE(whatOf(rows), (QList{What::Bubble, What::Gaps, What::Bubble}));
        QVERIFY(rows[1].dayAbove);
        QVERIFY(!rows[2].dayAbove);
    }
    void aGapStandsBetweenTheMessagesAroundItAndAtTheEnd()
    {
        ui::Timeline timeline;
        timeline.append(inbound(2, u"A"_s));
        timeline.append(inbound(4, u"B"_s));
        const auto rows = ui::timelineRows(timeline.bubbles(), {gap(1), gap(3), gap(5)}, {});
        QCOMPARE(whatOf(rows), (QList{What::Bubble, What::Gaps, What::Bubble, What::Gaps})); // not before the first
        QCOMPARE(rows[1].gaps.first().ref.row(), 3);
        QCOMPARE(rows[3].gaps.first().ref.row(), 5);
        QVERIFY(!rows[1].folds());
        QVERIFY(ui::timelineRows({}, {gap(1)}, {}).isEmpty());
    }
    void aMessageThatWasSentAgainStaysAboveTheGap()
    {
        ui::Timeline timeline;
        timeline.append(inbound(1, u"A"_s));
        timeline.append(attempt(2, 7, 1, traffic::State::Unknown));
        timeline.append(attempt(4, 7, 2, traffic::State::Accepted));
        QCOMPARE(whatOf(ui::timelineRows(timeline.bubbles(), {gap(3)}, {})),
            (QList{What::Bubble, What::Bubble, What::Gaps}));
    }
    void severalGapsShareALineUntilItIsUnfolded()
    {
        ui::Timeline timeline;
        timeline.append(inbound(1, u"A"_s));
        timeline.append(inbound(5, u"B"_s));
        const QList gaps{gap(2), gap(3), gap(4)};
        const auto folded = ui::timelineRows(timeline.bubbles(), gaps, {});
        QCOMPARE(whatOf(folded), (QList{What::Bubble, What::Gaps, What::Bubble}));
        QVERIFY(folded[1].folds() && !folded[1].unfolded);
        const auto open = ui::timelineRows(timeline.bubbles(), gaps, {gaps.first().ref});
        QCOMPARE(whatOf(open), (QList{What::Bubble, What::Gaps, What::Gap, What::Gap, What::Gap, What::Bubble}));
        QVERIFY(open[1].unfolded);
        const ui::RowChange change = ui::changeBetween(folded, open);
        QCOMPARE(change.first, 2);
        QCOMPARE(change.removed, 0);
        QCOMPARE(change.inserted, 3);
    }
    /// Whatever comes in whatever order: every gap after the first message is shown once, in row order.
    void everyGapAfterTheFirstMessageIsShownOnceInOrder()
    {
        rc::check([] {
            const auto kinds = *rc::gen::container<std::vector<bool>>(rc::gen::arbitrary<bool>());
            ui::Timeline timeline;
            QList<journal::NotedGap> gaps;
            QList<qint64> expected;
            for (size_t i = 0; i < kinds.size(); ++i) {
                const auto row = qint64(i) + 1;
                if (kinds[i])
                    timeline.append(inbound(row, QString::number(row)));
                else
                    gaps.append(gap(row));
                if (kinds[i] || !timeline.bubbles().isEmpty())
                    expected.append(row);
            }
            QSet<journal::RowRef> unfolded;
            for (const journal::NotedGap &one : gaps)
                unfolded.insert(one.ref);
            for (const auto &open : {QSet<journal::RowRef>(), unfolded}) {
                QList<qint64> shown;
                for (const ui::TimelineRow &row : ui::timelineRows(timeline.bubbles(), gaps, open)) {
                    if (row.what == What::Bubble)
                        shown.append(row.place.row());
                    for (const journal::NotedGap &one : row.unfolded ? QList<journal::NotedGap>() : row.gaps)
                        shown.append(one.ref.row());
                }
                RC_ASSERT(shown == expected);
            }
        });
    }
    /// What a view is told is what happened: taking out and putting in makes the new rows of the old ones.
    void aChangeOfRowsLeadsFromTheOldToTheNew()
    {
        rc::check([] {
            const auto rowsOf = [](const std::vector<int> &places) {
                QList<ui::TimelineRow> rows;
                for (const int place : places)
                    rows.append({.place = {journal::liveSource, place + 1}});
                return rows;
            };
            const auto some = rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
            const auto before = *some;
            const auto after = *some;
            const ui::RowChange change = ui::changeBetween(rowsOf(before), rowsOf(after));
            std::vector<int> made = before;
            made.erase(made.begin() + change.first, made.begin() + change.first + change.removed);
            made.insert(made.begin() + change.first, after.begin() + change.first,
                after.begin() + change.first + change.inserted);
            RC_ASSERT(made == after);
        });
    }
    void aNarrowGapLineKeepsWhatWasLostLongest()
    {
        const text::GapText words{.when = u"Gateway deaf 14:58:20 – 14:58:51"_s,
            .length = u"31 s"_s,
            .why = u"session timed out (4009)"_s,
            .outcome = u"a new session began: what was sent meanwhile is lost"_s};
        QCOMPARE(ui::fittedGapLine(words, 2'000), words.line());
        const QFontMetrics metrics(ui::roleFont(ui::FontRole::Caption));
        const QString shorter = words.when + u" · "_s + words.why + u" · "_s + words.outcome;
        QCOMPARE(ui::fittedGapLine(words, metrics.horizontalAdvance(shorter)), shorter);
        const QString shortest = words.when + u" · "_s + words.outcome;
        QCOMPARE(ui::fittedGapLine(words, metrics.horizontalAdvance(shortest)), shortest);
        QVERIFY(ui::fittedGapLine(words, 100).endsWith(u'…'));
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
