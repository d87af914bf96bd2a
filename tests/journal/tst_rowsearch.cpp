#include "app/filter/parser.h"
#include "app/journal/textindexer.h"
#include "tests/journal/filteroracle.h"
#include "tests/journal/samples.h"
#include "tests/support/trafficgenerator.h"

#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace samples;
using journal::RowRef;

namespace {

constexpr int rowCount = 2'600; // more than a short stretch, or the index would not be asked

filter::Node node(const QString &text)
{
    const auto parsed = filter::parse(text);
    if (!parsed)
        qFatal("%s", qPrintable(text));
    return parsed->node;
}

QList<qint64> idsOf(const QList<RowRef> &rows)
{
    QList<qint64> ids;
    for (const RowRef &row : rows)
        ids.append(row.row());
    return ids;
}

} // namespace

/// A filter finds the same rows by every road: with the index, without it, with half of it, from the end, from the
/// beginning, step by step, and asked for rows that have just come.
class tst_RowSearch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aFilterFindsWhatItMeans_data();
    void aFilterFindsWhatItMeans();
    void whatCanBeReadCanBeAsked_data();
    void whatCanBeReadCanBeAsked();
    void anyFilterFindsTheSameByEveryRoad();
    void anEditIsASendByHandWithOtherWords();
    void stepsSayHowFarTheyCame();
    void answersThatCameLaterAreFound();
    void aConversationIsSearchedInItsOwn();
    void theIndexIsMadeAnewForAnotherJournal();
    void seenValuesAreCounted();

private:
    [[nodiscard]] std::unique_ptr<journal::JournalReader> reader(const QString &textFolder = {}) const
    {
        return journal::JournalReader::open(path(), journal::liveSource, 0, textFolder).value();
    }
    [[nodiscard]] QString path() const { return m_dir.filePath(u"journal.db"_s); }
    [[nodiscard]] QString textFolder() const { return m_dir.filePath(u"text"_s); }
    [[nodiscard]] filter::Node anyNode(int depth) const;
    [[nodiscard]] filter::Term anyTerm() const;
    [[nodiscard]] QList<qint64> expected(const filter::Node &filter) const;
    /// Runs the indexer until it has caught up.
    static journal::IndexState index(const QString &journalPath, const QString &folder);

    QTemporaryDir m_dir;
    QList<journal::RowDetail> m_rows;
    core::WallTime m_now;
};

journal::IndexState tst_RowSearch::index(const QString &journalPath, const QString &folder)
{
    journal::TextIndexer indexer(journalPath, folder);
    journal::IndexState last;
    bool isDone = false;
    connect(&indexer, &journal::TextIndexer::stateChanged, &indexer, [&](const journal::IndexState &state) {
        last = state;
        isDone = !state.isBusy();
    });
    indexer.start();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 60'000); }();
    indexer.stop();
    return last;
}

void tst_RowSearch::initTestCase()
{
    journal::JournalWriter writer(path());
    writer.open();
    test::TrafficGenerator generator(7);
    write(writer, generator.next(rowCount));
    traffic::Record closed = gap(100'000);
    closed.kind = traffic::Kind::Frame;
    closed.route = u"CLOSE"_s;
    closed.code = 4914;
    traffic::Record escaped = inbound(100'001, u"ALICE"_s, u"line one"_s);
    escaped.body.text = R"({"content":"\u4f60\u597d world\nnext","n":12,"flag":true,"none":null,"list":[{"a":"b"}]})";
    write(writer, {gap(99'999), closed, escaped, outbound(100'002, u"ALICE"_s, 9)});
    writer.setMark(RowRef(journal::liveSource, 5), {.colour = 1, .note = u"look"_s});
    writer.setMark(RowRef(journal::liveSource, 9), {.colour = 3});
    writer.setMark(RowRef(journal::liveSource, 11), {.note = u"only a note"_s});
    writer.close();
    m_rows = allRows(path());
    QVERIFY(m_rows.size() > rowCount);
    m_now = m_rows.at(m_rows.size() - 10).summary.time + core::Milliseconds(500);
    const journal::IndexState state = index(path(), textFolder());
    QVERIFY(!state.problem);
    QCOMPARE(state.indexed, m_rows.size());
}

QList<qint64> tst_RowSearch::expected(const filter::Node &filter) const
{
    QList<qint64> ids;
    for (const journal::RowDetail &row : m_rows) {
        if (oracleMatches(filter, row, m_now))
            ids.append(row.summary.ref.row());
    }
    return ids;
}

void tst_RowSearch::aFilterFindsWhatItMeans_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"天气"_s, u"天"_s, u"WEATHER"_s, u"eather"_s, u"wea"_s, u"\"like today?\""_s,
             u"40034024"_s, u"state:refused"_s, u"has:error"_s, u"-has:error kind:http"_s,
             u"code:40034024 OR code:40034128"_s, u"status:400..499"_s, u"dur:>=500ms"_s, u"kind:frame -t:HEARTBEAT"_s,
             u"scene:group 订单"_s, u"has:media"_s, u"has:resend"_s, u"has:mark"_s, u"has:note"_s, u"mark:red"_s,
             u"你好"_s, u"next"_s, u"next world"_s, u"j:flag=true"_s, u"j:none"_s, u"j:none=null"_s, u"j:list[0].a=b"_s,
             u"j:n=12"_s, u"j:d.content"_s, u"re:/wor.d/"_s, u"close:4914"_s, u"source:live"_s, u"source:import"_s,
             u"path:groups"_s, u"method:post"_s, u"age:<1min"_s, u"size:>500"_s, u"🌙"_s,
             u"(天气 OR weather) -state:accepted"_s, u"state:unknown"_s, u"state:sending"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_RowSearch::aFilterFindsWhatItMeans()
{
    QFETCH(QString, text);
    const journal::RowQuery query{.filter = node(text), .now = m_now};
    const auto found = reader(textFolder())->rowsAfter(query, 0);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(idsOf(*found), expected(query.filter));
    if (!text.contains("import"_L1) && text != "eather"_L1)
        QVERIFY2(!found->isEmpty(), "the sample has none, so this proves nothing");
}

void tst_RowSearch::whatCanBeReadCanBeAsked_data()
{
    QTest::addColumn<QString>("text");
    const int deep = filter::deepestFilter;
    QTest::newRow("brackets behind") << u"(a b OR "_s.repeated(deep) + u'c' + QString(deep, u')');
    QTest::newRow("brackets in front") << QString(deep, u'(') + u"c"_s + u" OR a b)"_s.repeated(deep);
    QTest::newRow("negations") << u"-(a kind:http OR "_s.repeated(deep / 2) + u'c' + QString(deep / 2, u')');
    QTest::newRow("deep on both sides") << u"(a OR -kind:http (b OR "_s.repeated(deep / 2) + u'c'
            + u") scene:group)"_s.repeated(deep / 2);
    QTest::newRow("as many as may be") << QStringList(filter::mostTerms, u"-j:a.b=c"_s).join(u" OR "_s);
    for (const QString &path : {u"a["_s, u"a]"_s, u"a[b]"_s, u"a[-1]"_s, u"a[#-1]"_s, u"[0]"_s, u"a[0][1].b"_s,
             u"a[0]b"_s, u"a[99999999999999999999]"_s, u".."_s, u"a."_s, u"$"_s, u"a'b"_s, u"a\"b"_s, u"a\\b"_s})
        QTest::newRow(qPrintable(path)) << filter::toText(filter::leafOf(filter::JsonField{path, u"b"_s}));
}

void tst_RowSearch::whatCanBeReadCanBeAsked()
{
    QFETCH(QString, text);
    const journal::RowQuery query{.filter = node(text), .now = m_now};
    const auto found = reader(textFolder())->rowsAfter(query, 0);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
}

filter::Term tst_RowSearch::anyTerm() const
{
    const journal::RowDetail &row = m_rows.at(*rc::gen::inRange<qsizetype>(0, m_rows.size()));
    const journal::RowSummary &s = row.summary;
    const auto part = [](const QString &text) {
        if (text.isEmpty())
            return u"x"_s;
        const qsizetype from = *rc::gen::inRange<qsizetype>(0, text.size());
        return text.mid(from, *rc::gen::inRange<qsizetype>(1, 12));
    };
    const auto head = [](const QString &text) { return text.left(*rc::gen::inRange<qsizetype>(1, 20)); };
    const auto around = [](std::optional<qint64> number) {
        const qint64 n = number.value_or(1);
        return *rc::gen::elementOf(
            std::vector<filter::Range>{{n, n}, {n, std::nullopt}, {std::nullopt, n}, {n - 1, n + 1}});
    };
    using filter::Compare;
    using filter::Key;
    switch (*rc::gen::inRange(0, 16)) {
    case 0:
    case 1:
        return filter::Text{part(s.message ? s.message->text : s.route)};
    case 2:
        return filter::Text{part(QString::fromUtf8(row.record.body.text))};
    case 3:
        return filter::Text{head(s.anchor.isEmpty() ? s.msgId.mid(9) : s.anchor.mid(9)) + u"a"_s};
    case 4:
        return Compare{Key::Anchor, head(s.anchor.mid(9)) + (s.anchor.isEmpty() ? u"x"_s : QString())};
    case 5:
        return Compare{Key::Id, head(s.returnedId) + (s.returnedId.isEmpty() ? u"x"_s : QString())};
    case 6:
        return Compare{Key::Trace, head(s.traceId) + (s.traceId.isEmpty() ? u"x"_s : QString())};
    case 7:
        return Compare{Key::Code, around(s.code)};
    case 8:
        return Compare{Key::Status, around(s.status)};
    case 9:
        return Compare{Key::Dur, around(s.duration ? std::optional<qint64>(s.duration->count()) : std::nullopt)};
    case 10:
        return Compare{Key::Peer, head(s.peer.value) + (s.peer.isEmpty() ? u"x"_s : QString())};
    case 11: {
        const auto words = filter::infoOf(Key::State).words;
        return Compare{Key::State, QString(words[*rc::gen::inRange<size_t>(0, words.size())])};
    }
    case 12:
        return Compare{Key::Has,
            *rc::gen::elementOf(std::vector<QString>{u"error"_s, u"resend"_s, u"mark"_s, u"note"_s, u"media"_s})};
    case 13:
        return Compare{Key::Kind, traffic::kindName(s.kind)};
    case 14:
        return Compare{Key::Age, around((m_now - s.time).count())};
    default:
        return filter::JsonField{
            u"d.content"_s, s.message && *rc::gen::arbitrary<bool>() ? std::optional(s.message->text) : std::nullopt};
    }
}

filter::Node tst_RowSearch::anyNode(int depth) const
{
    const int choice = depth == 0 ? 0 : *rc::gen::inRange(0, 6);
    if (choice <= 2)
        return filter::leafOf(anyTerm());
    if (choice == 3)
        return filter::notOf(anyNode(depth - 1));
    const QList<filter::Node> children{anyNode(depth - 1), anyNode(depth - 1)};
    return choice == 4 ? filter::allOf(children) : filter::anyOf(children);
}

void tst_RowSearch::anyFilterFindsTheSameByEveryRoad()
{
    const auto indexed = reader(textFolder());
    const auto bare = reader();
    QList<RowRef> all;
    for (const journal::RowDetail &row : std::as_const(m_rows))
        all.append(row.summary.ref);
    QVERIFY(rc::check("every road leads to the rows that the filter means", [&] {
        const journal::RowQuery query{.filter = anyNode(2), .now = m_now};
        RC_LOG() << filter::toText(query.filter).toStdString();
        const QList<qint64> wanted = expected(query.filter);
        RC_CLASSIFY(wanted.isEmpty(), "nothing matches");
        RC_ASSERT(idsOf(indexed->rowsAfter(query, 0).value()) == wanted);
        RC_ASSERT(idsOf(bare->rowsAfter(query, 0).value()) == wanted);
        RC_ASSERT(idsOf(indexed->rowsBefore(query, 0, 0).value()) == wanted);
        RC_ASSERT(idsOf(indexed->matching(query, all).value()) == wanted);
        QList<RowRef> stepwise;
        const journal::PageLimits limits{.rows = *rc::gen::inRange(1, 40), .read = *rc::gen::inRange(1, 300)};
        qint64 before = 0;
        for (bool isComplete = false; !isComplete;) {
            const journal::RowPage page = indexed->pageBefore(query, before, limits).value();
            stepwise = page.rows + stepwise;
            isComplete = page.complete;
            before = page.reached;
        }
        RC_ASSERT(idsOf(stepwise) == wanted);
    }));
}

void tst_RowSearch::anEditIsASendByHandWithOtherWords()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"journal.db"_s);
    journal::JournalWriter writer(file);
    writer.open();
    traffic::Record same = outbound(2, u"ALICE"_s, 1, 2);
    same.message->origin = u"hand"_s;
    traffic::Record edited = outbound(3, u"ALICE"_s, 1, 3);
    edited.message->origin = u"hand"_s;
    edited.message->text = u"other words"_s;
    traffic::Record composed = outbound(4, u"ALICE"_s, 2, 1);
    composed.message->origin = u"hand"_s;
    write(writer, {outbound(1, u"ALICE"_s, 1, 1), same, edited, composed});
    writer.close();
    const auto opened = journal::JournalReader::open(file, journal::liveSource, 0).value();
    QCOMPARE(idsOf(opened->rowsAfter({.filter = node(u"has:edit"_s)}, 0).value()), QList<qint64>{3});
    QCOMPARE(idsOf(opened->rowsAfter({.filter = node(u"has:resend"_s)}, 0).value()), (QList<qint64>{2, 3}));
}

void tst_RowSearch::stepsSayHowFarTheyCame()
{
    const auto opened = reader();
    const journal::RowQuery query{.filter = node(u"天气 weather"_s), .now = m_now}; // hardly a row has both
    const journal::RowPage first = opened->pageBefore(query, 0, {.rows = 10, .read = 100}).value();
    QVERIFY(!first.complete);
    QCOMPARE(first.reached, m_rows.size() - 99);
    QCOMPARE(first.read, 100);
    const journal::RowPage last = opened->pageBefore(query, 50, {.rows = 10, .read = 100}).value();
    QVERIFY(last.complete);
    QCOMPARE(last.reached, 1);
}

void tst_RowSearch::answersThatCameLaterAreFound()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"journal.db"_s);
    const QString folder = dir.filePath(u"text"_s);
    journal::JournalWriter writer(file);
    writer.open();
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 3'000; ++key)
        entries.append(inbound(key, u"ALICE"_s, u"filling"_s));
    entries.insert(0, outbound(5'000, u"ALICE"_s, 1));
    write(writer, entries);
    index(file, folder);
    write(writer, {settlement(5'000, traffic::State::Refused)});
    const auto opened = journal::JournalReader::open(file, journal::liveSource, 0, folder).value();
    const journal::RowQuery query{.filter = node(u"\"msg_id is invalid\""_s)};
    QCOMPARE(idsOf(opened->rowsAfter(query, 0).value()), QList<qint64>{1}); // by reading the row
    index(file, folder);
    QCOMPARE(idsOf(opened->rowsAfter(query, 0).value()), QList<qint64>{1}); // by the index
    QCOMPARE(idsOf(opened->rowsAfter({.filter = node(u"invalid"_s)}, 0).value()), QList<qint64>{1});
    writer.close();
}

void tst_RowSearch::aConversationIsSearchedInItsOwn()
{
    const auto found = std::ranges::find_if(m_rows, [](const journal::RowDetail &row) {
        return row.summary.message && row.summary.message->text.contains(u"天气"_s);
    });
    QVERIFY(found != m_rows.end());
    journal::RowQuery query{.bot = found->summary.bot,
        .scene = found->summary.scene,
        .peer = found->summary.peer,
        .messagesOnly = true,
        .filter = node(u"天气"_s)};
    QList<qint64> wanted;
    for (const journal::RowDetail &row : std::as_const(m_rows)) {
        if (row.summary.message && row.summary.peer == query.peer && row.summary.scene == query.scene
            && oracleMatches(query.filter, row, m_now))
            wanted.append(row.summary.ref.row());
    }
    QCOMPARE(idsOf(reader(textFolder())->rowsAfter(query, 0).value()), wanted);
    QCOMPARE(idsOf(reader()->rowsBefore(query, 0, 0).value()), wanted);
}

void tst_RowSearch::theIndexIsMadeAnewForAnotherJournal()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"journal.db"_s);
    const QString folder = dir.filePath(u"text"_s);
    for (const QString &word : {u"first"_s, u"second"_s}) {
        QFile::remove(file);
        journal::JournalWriter writer(file);
        writer.open();
        QList<traffic::Entry> entries;
        for (int key = 1; key <= 2'500; ++key)
            entries.append(inbound(key, u"ALICE"_s, key == 7 ? word : u"filling"_s));
        write(writer, entries);
        writer.close();
        const journal::IndexState state = index(file, folder);
        QVERIFY(!state.problem);
        const auto opened = journal::JournalReader::open(file, journal::liveSource, 0, folder).value();
        QCOMPARE(idsOf(opened->rowsAfter({.filter = node(word)}, 0).value()), QList<qint64>{7});
        QCOMPARE(opened->rowsAfter({.filter = node(u"first second"_s)}, 0).value().size(), 0);
    }
}

void tst_RowSearch::seenValuesAreCounted()
{
    const auto opened = reader();
    const auto states = opened->seenValues(filter::Key::State, u"ref"_s, 10).value();
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.first().value, u"refused"_s);
    QCOMPARE(states.first().count, expected(node(u"state:refused"_s)).size());
    QVERIFY(opened->seenValues(filter::Key::Bot, u"SH"_s, 10).value().size() == 1);
    QVERIFY(opened->seenValues(filter::Key::Trace, {}, 10).value().isEmpty()); // nobody chooses a trace id from a list
}

QTEST_GUILESS_MAIN(tst_RowSearch)
#include "tst_rowsearch.moc"
