#include "tests/ui/journalfixture.h"
#include "ui/common/keyfield.h"
#include "ui/common/keymap.h"
#include "ui/common/viewmemory.h"
#include "ui/shell/keysheet.h"
#include "ui/traffic/trafficpage.h"
#include "ui/traffic/traffictable.h"

#include <QAbstractButton>
#include <QLabel>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::Command;
using ui::KeyMap;

namespace {

QKeyEvent pressed(Qt::Key key, Qt::KeyboardModifiers held = Qt::NoModifier)
{
    return {QEvent::KeyPress, key, held};
}

ui::KeyField *fieldOf(const ui::KeySheet &sheet, Command command)
{
    for (ui::KeyField *edit : sheet.findChildren<ui::KeyField *>()) {
        if (edit->property("command").toInt() == int(command))
            return edit;
    }
    return nullptr;
}

} // namespace

class tst_KeyMap : public QObject
{
    Q_OBJECT
private slots:
    void init() { KeyMap::current().setMemory(nullptr); }
    void theProgramsOwnKeysAreInNoConflict();
    void everyCommandHasANameOfItsOwn();
    void returnAndEnterAreOneKey();
    void aSignIsPressedWithOrWithoutShift();
    void aKeyIsReadAsItStandsOnItsCap();
    void aChoiceIsKeptByTheMemory();
    void rubbishInTheMemoryChangesNothing();
    void aRebindingWorksInTheTable();
    void theSheetChangesAKeyAndRefusesOneThatIsTaken();
    void theSheetTakesEverythingBack();
};

void tst_KeyMap::theProgramsOwnKeysAreInNoConflict()
{
    for (int i = 0; i < ui::commandCount; ++i)
        QVERIFY2(!KeyMap::current().conflict(Command(i), KeyMap::firstKey(Command(i))),
            qPrintable(ui::commandName(Command(i))));
}

void tst_KeyMap::everyCommandHasANameOfItsOwn()
{
    QSet<QString> names;
    for (int i = 0; i < ui::commandCount; ++i)
        names.insert(ui::commandName(Command(i)));
    QCOMPARE(names.size(), ui::commandCount);
    QVERIFY(!names.contains(QString()));
}

void tst_KeyMap::returnAndEnterAreOneKey()
{
    QVERIFY(KeyMap::current().asks(Command::Details, pressed(Qt::Key_Return)));
    QVERIFY(KeyMap::current().asks(Command::Details, pressed(Qt::Key_Enter, Qt::KeypadModifier)));
    QVERIFY(!KeyMap::current().asks(Command::Details, pressed(Qt::Key_Return, Qt::ControlModifier)));
    QVERIFY(KeyMap::current().asks(Command::Send, pressed(Qt::Key_Enter, Qt::ControlModifier)));
}

void tst_KeyMap::aSignIsPressedWithOrWithoutShift()
{
    QVERIFY(KeyMap::current().asks(Command::Filter, pressed(Qt::Key_Slash)));
    QVERIFY(KeyMap::current().asks(Command::Filter, pressed(Qt::Key_Slash, Qt::ShiftModifier)));
    QVERIFY(!KeyMap::current().asks(Command::Follow, pressed(Qt::Key_F, Qt::ShiftModifier)));
}

void tst_KeyMap::aKeyIsReadAsItStandsOnItsCap()
{
    QCOMPARE(KeyMap::current().cap(Command::Follow), u"f"_s);
    QCOMPARE(KeyMap::current().cap(Command::Send), u"Ctrl ↵"_s);
    KeyMap::current().setKey(Command::Follow, {});
    QCOMPARE(KeyMap::current().cap(Command::Follow), QString());
    QVERIFY(!KeyMap::current().asks(Command::Follow, pressed(Qt::Key_F)));
}

void tst_KeyMap::aChoiceIsKeptByTheMemory()
{
    ui::ViewMemory memory;
    KeyMap::current().setMemory(&memory);
    KeyMap::current().setKey(Command::Follow, Qt::Key_T);
    KeyMap::current().setMemory(nullptr);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_F));
    KeyMap::current().setMemory(&memory);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    KeyMap::current().reset();
    KeyMap::current().setMemory(&memory);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_F));
}

void tst_KeyMap::rubbishInTheMemoryChangesNothing()
{
    ui::ViewMemory memory;
    memory.setValue(u"keys/follow"_s, u"M"_s); // taken by the mark
    memory.setValue(u"keys/mark"_s, u"Ctrl+X, Ctrl+Y"_s);
    memory.setValue(u"keys/resend"_s, QVariantList{1, 2});
    KeyMap::current().setMemory(&memory);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_F));
    QCOMPARE(KeyMap::current().key(Command::Mark), QKeySequence(Qt::Key_M));
}

void tst_KeyMap::aRebindingWorksInTheTable()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"RESUMED"_s, 1)});
    ui::TrafficPage page(fixture.services());
    auto *table = page.findChild<ui::TrafficTable *>();
    auto *follow = page.findChild<QAbstractButton *>(u"followButton"_s);
    page.show();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(follow->isChecked());
    KeyMap::current().setKey(Command::Follow, Qt::Key_T);
    QTest::keyClick(table, Qt::Key_F);
    QVERIFY(follow->isChecked());
    QTest::keyClick(table, Qt::Key_T);
    QVERIFY(!follow->isChecked());
}

void tst_KeyMap::theSheetChangesAKeyAndRefusesOneThatIsTaken()
{
    QWidget window;
    ui::KeySheet sheet(&window);
    const auto *message = sheet.findChild<QLabel *>(u"keyMessage"_s);
    ui::KeyField *follow = fieldOf(sheet, Command::Follow);
    QVERIFY(follow);
    QTest::keyClick(follow, Qt::Key_T);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QTest::keyClick(follow, Qt::Key_M);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QVERIFY(!message->text().isEmpty());
    QCOMPARE(follow->key(), QKeySequence(Qt::Key_T));
    QTest::keyClick(follow, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QTest::keyClick(follow, Qt::Key_Backspace);
    QVERIFY(KeyMap::current().key(Command::Follow).isEmpty());
    QVERIFY(message->text().isEmpty());
}

void tst_KeyMap::theSheetTakesEverythingBack()
{
    QWidget window;
    ui::KeySheet sheet(&window);
    KeyMap::current().setKey(Command::Follow, Qt::Key_T);
    QCOMPARE(fieldOf(sheet, Command::Follow)->key(), QKeySequence(Qt::Key_T));
    sheet.findChild<QAbstractButton *>(u"firstKeys"_s)->click();
    QCOMPARE(fieldOf(sheet, Command::Follow)->key(), QKeySequence(Qt::Key_F));
}

QTEST_MAIN(tst_KeyMap)
#include "tst_keymap.moc"
