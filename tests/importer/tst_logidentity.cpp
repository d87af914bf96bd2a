#include "app/importer/identity.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;

namespace {

LogRecord sample()
{
    LogRecord record;
    record.form = HeaderForm::Tagged;
    record.stamp = {0, 1'000, false, false};
    record.tag = u"Core"_s;
    record.source = u"a.b"_s;
    record.sourceLine = 1;
    record.message = "m";
    return record;
}

} // namespace

/// What makes two records one.
class tst_LogIdentity : public QObject
{
    Q_OBJECT
private slots:
    void aRepeatedLineIsTheSame();
    void eachPartTellsRecordsApart();
    void partsDoNotFlowIntoEachOther();
    void aBareLineIsKnownByItsTrace();
    void proseHasNone();
    void daysCanBeShifted();
    void aFileIsKnownByItsBeginning();
};

void tst_LogIdentity::aRepeatedLineIsTheSame()
{
    LogRecord other = sample();
    other.number = 7;
    other.origin = {500, 10, 9};
    QCOMPARE(identityOf(other), identityOf(sample()));
}

void tst_LogIdentity::eachPartTellsRecordsApart()
{
    const QList<std::function<void(LogRecord &)>> changes = {
        [](LogRecord &r) { r.stamp.msOfDay = 2; },
        [](LogRecord &r) { r.stamp.day = 1; },
        [](LogRecord &r) { r.tag = u"Plug"_s; },
        [](LogRecord &r) { r.level = Level::Error; },
        [](LogRecord &r) { r.source = u"a.c"_s; },
        [](LogRecord &r) { r.sourceLine = 2; },
        [](LogRecord &r) { r.message = "n"; },
    };
    for (const auto &change : changes) {
        LogRecord other = sample();
        change(other);
        QVERIFY(identityOf(other) != identityOf(sample()));
    }
}

void tst_LogIdentity::partsDoNotFlowIntoEachOther()
{
    LogRecord a = sample();
    a.tag = u"ab"_s;
    a.source = u"c"_s;
    LogRecord b = sample();
    b.tag = u"a"_s;
    b.source = u"bc"_s;
    QVERIFY(identityOf(a) != identityOf(b));
}

void tst_LogIdentity::aBareLineIsKnownByItsTrace()
{
    LogRecord a;
    a.fields = HttpError{.traceId = core::TraceId(u"t"_s)};
    LogRecord b = a;
    b.stamp = {3, 9, true, false};
    QVERIFY(identityOf(a));
    QCOMPARE(identityOf(a), identityOf(b));
    b.fields = HttpError{.traceId = core::TraceId(u"u"_s)};
    QVERIFY(identityOf(a) != identityOf(b));
}

void tst_LogIdentity::proseHasNone()
{
    LogRecord prose;
    prose.fields = Unparsed{1};
    QVERIFY(!identityOf(prose));
    LogRecord bare;
    bare.fields = HttpTimeout{};
    QVERIFY(!identityOf(bare));
}

void tst_LogIdentity::daysCanBeShifted()
{
    LogRecord later = sample();
    later.stamp.day = 2;
    QCOMPARE(identityOf(later, 5), identityOf(sample(), 7));
}

void tst_LogIdentity::aFileIsKnownByItsBeginning()
{
    const QByteArray begin(fileIdentitySize, 'x');
    QCOMPARE(fileIdentity(begin + "more"), fileIdentity(begin));
    QVERIFY(fileIdentity("a") != fileIdentity("b"));
}

QTEST_GUILESS_MAIN(tst_LogIdentity)
#include "tst_logidentity.moc"
