#include "app/journal/lineagequeries.h"
#include "tests/journal/samples.h"

#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace samples;
using journal::RowRef;

namespace {

QList<qint64> rowIds(const core::Result<QList<journal::RowSummary>, journal::JournalError> &rows)
{
    QList<qint64> ids;
    for (const journal::RowSummary &row : rows.value_or(QList<journal::RowSummary>())) {
        ids.append(row.ref.row());
    }
    return ids;
}

traffic::Record note(traffic::RecordKey key, const QString &route)
{
    traffic::Record record = inbound(key, u"alice"_s, {});
    record.kind = traffic::Kind::Note;
    record.direction = traffic::Direction::None;
    record.route = route;
    record.msgId.clear();
    record.eventId.clear();
    record.anchor = u"in-1"_s;
    record.turnId = 3;
    record.message.reset();
    return record;
}

} // namespace

/// The queries that follow one message: turn, anchor, attempt, event.
class tst_LineageQueries : public QObject
{
    Q_OBJECT
private slots:
    void aTurnHasItsNoteCallsToolsAndAttempts();
    void sendsOnAnIdLeaveNotesAndOtherBotsOut();
    void sendsOnAnIdAreFoundInEveryBucket();
    void anAttemptLeadsToItsRow();
    void anEventIdLeadsToItsFrame();
    void everyQueryRunsOverAnIndex();

private:
    std::unique_ptr<journal::JournalReader> filled(const QList<traffic::Entry> &entries)
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, entries);
        writer.close();
        auto reader = journal::JournalReader::open(path(), journal::liveSource, 0);
        return reader ? std::move(*reader) : nullptr;
    }
    QString path() const
    {
        return m_dir.filePath(u"%1/journal.db"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
    }
    QTemporaryDir m_dir;
};

void tst_LineageQueries::aTurnHasItsNoteCallsToolsAndAttempts()
{
    auto model = note(12, u"POST /chat/completions"_s);
    model.kind = traffic::Kind::Model;
    auto other = outbound(14, u"alice"_s, 2);
    other.turnId = 4;
    auto otherBot = outbound(15, u"alice"_s, 3);
    otherBot.bot = u"dog"_s;
    const auto reader = filled({inbound(1, u"alice"_s, u"hi"_s), note(11, u"TURN"_s), model,
        outbound(13, u"alice"_s, 1), other, otherBot, outbound(16, u"alice"_s, 4)});
    QVERIFY(reader);
    QCOMPARE(rowIds(reader->rowsOfTurn(u"cat"_s, 3)), (QList<qint64>{2, 3, 4, 7}));
    QCOMPARE(rowIds(reader->rowsOfTurn(u"cat"_s, 3, 2)), (QList<qint64>{2, 3}));
    QCOMPARE(rowIds(reader->rowsOfTurn(u"cat"_s, 4)), (QList<qint64>{5}));
    QCOMPARE(rowIds(reader->rowsOfTurn(u"dog"_s, 3)), (QList<qint64>{6}));
    QCOMPARE(rowIds(reader->rowsOfTurn(u"cat"_s, 99)), QList<qint64>());
}

void tst_LineageQueries::sendsOnAnIdLeaveNotesAndOtherBotsOut()
{
    auto otherAnchor = outbound(13, u"alice"_s, 2);
    otherAnchor.anchor = u"in-2"_s;
    auto otherBot = outbound(14, u"alice"_s, 3);
    otherBot.bot = u"dog"_s;
    const auto reader = filled({inbound(1, u"alice"_s, u"hi"_s), note(11, u"TURN"_s), outbound(12, u"alice"_s, 1),
        settlement(12, traffic::State::Refused), otherAnchor, otherBot, outbound(15, u"alice"_s, 4)});
    QVERIFY(reader);
    const auto sends = reader->sendsOn(u"cat"_s, u"in-1"_s);
    QCOMPARE(rowIds(sends), (QList<qint64>{3, 6}));
    QCOMPARE(int(sends->first().state), int(traffic::State::Refused));
    QCOMPARE(rowIds(reader->sendsOn(u"cat"_s, u"in-1"_s, 1)), (QList<qint64>{3}));
    QCOMPARE(rowIds(reader->sendsOn(u"cat"_s, u"never"_s)), QList<qint64>());
}

void tst_LineageQueries::sendsOnAnIdAreFoundInEveryBucket()
{
    QList<traffic::Entry> entries;
    traffic::Record filler;
    for (qint64 key = 1; key <= 70'000; ++key) { // three buckets
        filler.key = key;
        entries.append(key % 20'000 == 0 ? outbound(key, u"alice"_s, key) : filler);
    }
    const auto reader = filled(entries);
    QVERIFY(reader);
    QCOMPARE(rowIds(reader->sendsOn(u"cat"_s, u"in-1"_s)), (QList<qint64>{20'000, 40'000, 60'000}));
}

void tst_LineageQueries::anAttemptLeadsToItsRow()
{
    auto otherBot = outbound(11, u"alice"_s, 1);
    otherBot.bot = u"dog"_s;
    otherBot.attemptId = 12;
    const auto reader = filled({otherBot, outbound(12, u"alice"_s, 1)});
    QVERIFY(reader);
    QCOMPARE(reader->rowOfAttempt(u"cat"_s, 12).value_or(RowRef()).row(), 2);
    QCOMPARE(reader->rowOfAttempt(u"dog"_s, 12).value_or(RowRef()).row(), 1);
    QVERIFY(reader->rowOfAttempt(u"cat"_s, 99).value_or(RowRef(0, 1)).isNull());
}

void tst_LineageQueries::anEventIdLeadsToItsFrame()
{
    const auto reader = filled({inbound(1, u"alice"_s, u"a"_s), inbound(2, u"alice"_s, u"b"_s)});
    QVERIFY(reader);
    QCOMPARE(reader->rowOfEventId(u"C2C_MESSAGE_CREATE:2"_s).value_or(RowRef()).row(), 2);
    QVERIFY(reader->rowOfEventId(u"in-2"_s).value_or(RowRef(0, 1)).isNull());
}

void tst_LineageQueries::everyQueryRunsOverAnIndex()
{
    QVERIFY(filled({inbound(1, u"alice"_s, u"a"_s)}));
    SQLite::Database database(path().toStdString(), SQLite::OPEN_READONLY);
    const QList<std::pair<std::string, QString>> plans = {{journal::turnSql(), u"record_turn"_s},
        {journal::attemptSql(), u"record_attempt"_s}, {journal::sendsOnSql(), u"PRIMARY KEY (bucket=? AND hash=?)"_s},
        {journal::eventSql(), u"PRIMARY KEY (bucket=? AND hash=?)"_s}};
    for (const auto &[sql, index] : plans) {
        SQLite::Statement plan(database, "EXPLAIN QUERY PLAN " + sql);
        QStringList steps;
        while (plan.executeStep()) {
            steps.append(QString::fromStdString(plan.getColumn(3).getString()));
        }
        QVERIFY2(!steps.filter(index).isEmpty(), qPrintable(steps.join(u'\n')));
        QVERIFY2(steps.filter(u"SCAN r"_s).isEmpty() && steps.filter(u"SCAN h"_s + u' ').isEmpty(),
            qPrintable(steps.join(u'\n')));
    }
}

QTEST_GUILESS_MAIN(tst_LineageQueries)
#include "tst_lineagequeries.moc"
