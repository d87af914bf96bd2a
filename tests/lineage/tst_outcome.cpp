#include "app/lineage/outcome.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using lineage::NotSentReason;

/// The words that stand in files mean one thing each, and back.
class tst_Outcome : public QObject
{
    Q_OBJECT
private slots:
    void reasonsKeepTheirNames();
    void foreignNameIsNoReason();
    void everyOutcomeHasItsState();
};

void tst_Outcome::reasonsKeepTheirNames()
{
    QSet<QString> names;
    for (const auto reason : {NotSentReason::NoAnchor, NotSentReason::AnchorDoomed, NotSentReason::CannotRecord,
             NotSentReason::CannotConnect, NotSentReason::NoToken, NotSentReason::Cancelled, NotSentReason::EmptyText,
             NotSentReason::Interrupted}) {
        const QString name = lineage::notSentName(reason);
        QVERIFY(!name.isEmpty());
        QVERIFY(lineage::notSentFromName(name) == reason);
        names.insert(name);
    }
    QCOMPARE(names.size(), 8);
    QCOMPARE(lineage::notSentName(NotSentReason::CannotRecord), u"cannot-record"_s);
}

void tst_Outcome::foreignNameIsNoReason()
{
    QVERIFY(!lineage::notSentFromName(u"No-Anchor"));
    QVERIFY(!lineage::notSentFromName(u""));
}

void tst_Outcome::everyOutcomeHasItsState()
{
    using traffic::State;
    QCOMPARE(int(stateOf(lineage::Accepted{})), int(State::Accepted));
    QCOMPARE(int(stateOf(lineage::AcceptedIdUnknown{})), int(State::AcceptedIdUnknown));
    QCOMPARE(int(stateOf(lineage::Refused{})), int(State::Refused));
    QCOMPARE(int(stateOf(lineage::InAudit{})), int(State::InAudit));
    QCOMPARE(int(stateOf(lineage::Unknown{})), int(State::Unknown));
    QCOMPARE(int(stateOf(lineage::NotSent{})), int(State::NotSent));
}

QTEST_GUILESS_MAIN(tst_Outcome)
#include "tst_outcome.moc"
