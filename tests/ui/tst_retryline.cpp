#include "ui/common/retryline.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = bot::RetryChanged::Phase;

namespace {

const core::WallTime now = core::fromMs(1'800'000'000'000);

bot::RetryChanged retry(Phase phase, core::Milliseconds in = 7s)
{
    return {.messageId = 4, .phase = phase, .at = now + in, .number = 3, .most = 8};
}

} // namespace

/// The line under a message that is tried again by itself: it counts down, stands still, and takes three decisions.
class tst_RetryLine : public QObject
{
    Q_OBJECT
private slots:
    void itCountsDownWithoutMoving()
    {
        ui::RetryLine line;
        line.setRetry(retry(Phase::Waiting, 30s), now);
        line.show();
        QCOMPARE(words(line), u"Next try in 30 s"_s);
        const QRect place = part<QPushButton>(line, u"retryCancel"_s)->geometry();
        line.setNow(now + 28500ms);
        QCOMPARE(words(line), u"Next try in 2 s"_s);
        line.setNow(now + 40s); // late: it goes any moment
        QCOMPARE(words(line), u"Next try in 0 s"_s);
        for (const Phase phase : {Phase::Trying, Phase::Held, Phase::Waiting}) {
            line.setRetry(retry(phase), now);
            line.layout()->activate();
            QCOMPARE(part<QPushButton>(line, u"retryCancel"_s)->geometry(), place);
        }
    }
    void everyDecisionIsAButtonForTheKeyboard()
    {
        ui::RetryLine line;
        line.setRetry(retry(Phase::Waiting), now);
        line.show();
        QVERIFY(QTest::qWaitForWindowActive(&line));
        QList<bot::Command> decided;
        connect(&line, &ui::RetryLine::decided, this, [&](const bot::Command &command) { decided.append(command); });
        line.firstControl()->setFocus();
        for (const QString &name : {u"retryHold"_s, u"retrySendNow"_s, u"retryCancel"_s}) {
            auto *button = part<QPushButton>(line, name);
            QVERIFY(button->hasFocus());
            QVERIFY(!button->accessibleName().isEmpty());
            QTest::keyClick(button, Qt::Key_Space);
            QTest::keyClick(button, Qt::Key_Tab);
        }
        QCOMPARE(decided.size(), 3);
        QCOMPARE(std::get<bot::HoldRetry>(decided[0]).messageId, 4);
        QVERIFY(std::get<bot::HoldRetry>(decided[0]).on);
        QCOMPARE(std::get<bot::RetryNow>(decided[1]).messageId, 4);
        QCOMPARE(std::get<bot::CancelRetry>(decided[2]).messageId, 4);
    }
    void heldItCannotBeHeldAgainAndTheFocusStays()
    {
        ui::RetryLine line;
        line.setRetry(retry(Phase::Waiting), now);
        line.show();
        QVERIFY(QTest::qWaitForWindowActive(&line));
        part<QPushButton>(line, u"retryHold"_s)->setFocus();
        line.setRetry(retry(Phase::Held), now);
        QCOMPARE(words(line), u"Held by you"_s);
        QVERIFY(!part<QPushButton>(line, u"retryHold"_s)->isVisible());
        QVERIFY(part<QPushButton>(line, u"retrySendNow"_s)->hasFocus());
        QVERIFY(part<QPushButton>(line, u"retryCancel"_s)->isVisible());
    }

private:
    template <class Widget> static Widget *part(const ui::RetryLine &line, const QString &name)
    {
        return line.findChild<Widget *>(name);
    }
    static QString words(const ui::RetryLine &line) { return part<QLabel>(line, u"retryWords"_s)->text(); }
};

QTEST_MAIN(tst_RetryLine)
#include "tst_retryline.moc"
