#include "app/protocol/intents.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace protocol;

class tst_Intents : public QObject
{
    Q_OBJECT
private slots:
    void defaultSetIsTheDocumentedOne()
    {
        QCOMPARE(defaultIntents().toInt(), (1u << 25) | (1u << 26) | (1u << 30) | (1u << 12) | (1u << 27));
    }

    void refusalsStepDownToPublicMessagesAndThenGiveUp()
    {
        Intents intents = defaultIntents();
        intents = reducedIntents(intents);
        QCOMPARE(intents.toInt(), (1u << 25) | (1u << 30) | (1u << 12));
        intents = reducedIntents(intents);
        QCOMPARE(intents.toInt(), (1u << 25) | (1u << 30));
        intents = reducedIntents(intents);
        QCOMPARE(intents.toInt(), 1u << 30);
        QCOMPARE(reducedIntents(intents).toInt(), 0u);
    }

    void everyReductionIsSmallerAndASubset()
    {
        for (quint32 bits = 0; bits < 1u << 15; ++bits) {
            // Spread the low bits over the used ones.
            const quint32 value = (bits & 0x3) | (bits & 0xC) << 7 | (bits & 0x10) << 8 | (bits & 0x7FE0) << 16;
            const Intents left = reducedIntents(Intents::fromInt(value));
            QVERIFY((left.toInt() & ~value) == 0);
            QVERIFY(left.toInt() != value || value == 0);
        }
    }

    void grantedBitsAreNotDropped()
    {
        const Intents left = reducedIntents(defaultIntents() | Intent::Guilds | Intent::GuildMembers);
        QVERIFY(left.testFlag(Intent::Guilds));
        QVERIFY(left.testFlag(Intent::GuildMembers));
    }

    void namesComeLowestFirst()
    {
        QCOMPARE(intentNames(Intents(Intent::PublicGuildMessages) | Intent::Guilds | Intent::GroupAndC2cEvent),
            QStringList({u"GUILDS"_s, u"GROUP_AND_C2C_EVENT"_s, u"PUBLIC_GUILD_MESSAGES"_s}));
        QCOMPARE(intentNames({}), QStringList());
    }
    void unknownBitIsNamedByItsNumber()
    {
        QCOMPARE(intentNames(Intents::fromInt(1u << 31 | 1u << 5)), QStringList({u"1<<5"_s, u"1<<31"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_Intents)
#include "tst_intents.moc"
