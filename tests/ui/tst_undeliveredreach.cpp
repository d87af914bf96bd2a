#include "tests/ui/journalfixture.h"
#include "tests/ui/undeliveredsamples.h"
#include "ui/common/notice.h"
#include "ui/undelivered/undeliveredlist.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using test::undelivered;

namespace {

/// The window: counts what a page would have it show.
class Window final : public QWidget
{
public:
    int notices = 0;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == ui::NoticeEvent::eventType())
            ++notices;
        return QWidget::event(event);
    }
};

/// The place in a window, as other rooms reach it.
struct Place
{
    JournalFixture journal;
    bot::BotHandle bot{u"qq_official"_s, test::rules()};
    Window window;
    ui::UndeliveredPage *page = nullptr;
    ui::UndeliveredList *list = nullptr;

    Place()
    {
        ui::Services services = journal.services();
        services.bot = &bot;
        services.profile = bot.profile();
        page = new ui::UndeliveredPage(services, &window);
        page->resize(1000, 800);
        window.resize(1000, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        list = page->findChild<ui::UndeliveredList *>();
    }
};

} // namespace

/// The ways from other rooms to a message in the list, and from the list to another room.
class tst_UndeliveredReach : public QObject
{
    Q_OBJECT
private slots:
    void aMessageCanBeGoneTo()
    {
        Place place;
        place.bot.take(bot::UndeliveredChanged{{undelivered(7), undelivered(8)}});
        place.page->select(8);
        const int first = place.list->currentIndex().row();
        place.page->select(7);
        QVERIFY(place.list->currentIndex().isValid() && place.list->currentIndex().row() != first);
        QVERIFY(place.list->selectionModel()->isSelected(place.list->currentIndex()));
        QCOMPARE(place.window.notices, 0);
        place.page->select(9); // delivered meanwhile
        QCOMPARE(place.window.notices, 1);
    }
    void dAsksWhatDiffers()
    {
        Place place;
        const QSignalSpy wanted(place.page, &ui::UndeliveredPage::diffRequested);
        QTest::keyClick(place.list, Qt::Key_D);
        QCOMPARE(wanted.count(), 0); // nothing is there
        place.bot.take(bot::UndeliveredChanged{{undelivered(7)}});
        place.list->setFocus();
        QTRY_VERIFY(place.list->currentIndex().isValid());
        QTest::keyClick(place.list, Qt::Key_D);
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(tst_UndeliveredReach)
#include "tst_undeliveredreach.moc"
