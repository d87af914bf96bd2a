#include "app/text/cataloguetext.h"
#include "tests/ui/journalfixture.h"
#include "ui/common/jsontreemodel.h"
#include "ui/inspector/bodyview.h"
#include "ui/inspector/inspectorpanel.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTranslator>
#include <QTreeView>
#include <QtTest>

using namespace Qt::StringLiterals;
using Side = protocol::FieldPlace::Side;

namespace {

const protocol::ErrorCatalogue &catalogue()
{
    static const protocol::ErrorCatalogue all = protocol::ErrorCatalogue::builtIn();
    return all;
}

/// A body with its tree and what is said of the selected field.
struct Body
{
    ui::BodyView view;

    Body()
    {
        view.resize(384, 800);
        view.show();
    }
    void show(const QByteArray &json, Side side, const QString &name)
    {
        traffic::Body body;
        body.text = json;
        view.setContent(
            u"POST"_s, {}, ui::prepareBody(body), {{side, name}, &catalogue(), core::SystemClock().wall(), {}, {}});
    }
    [[nodiscard]] QTreeView *tree() const { return view.findChild<QTreeView *>(u"jsonTree"_s); }
    [[nodiscard]] ui::JsonTreeModel *model() const { return static_cast<ui::JsonTreeModel *>(tree()->model()); }
    [[nodiscard]] QWidget *pane() const { return view.findChild<QWidget *>(u"fieldPane"_s); }
    void select(const QString &path) { tree()->setCurrentIndex(model()->indexOf(path)); }
    [[nodiscard]] QString note(const QString &path) const
    {
        return model()->indexOf(path).data(ui::JsonTreeModel::NoteRole).toString();
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        const auto *label = pane()->findChild<QLabel *>(name);
        return label == nullptr || label->isHidden() ? QString() : label->text();
    }
    [[nodiscard]] QStringList names(const QString &objectName) const
    {
        QStringList names;
        for (const QWidget *widget : pane()->findChildren<QWidget *>(objectName))
            names.append(widget->accessibleName());
        return names;
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return pane()->findChild<QAbstractButton *>(name);
    }
};

const QString sendRoute = u"/v2/users/6836D8522EE75AD3732E75C0D3B6F33A/messages"_s;
const QByteArray textSend = R"({"msg_type":0,"content":"hi","msg_id":"ROBOT1.0_a","msg_seq":3,"novel":[{"x":1}]})";

} // namespace

/// The explanation below the tree: what it says of known, unknown and wrong values, and what can be done from there.
class tst_FieldPane : public QObject
{
    Q_OBJECT
private slots:
    void nothingSelectedNeedsNoPane();
    void fieldIsExplained();
    void presentLegalValueIsMarked();
    void valueOutsideTheListIsNamed();
    void longListsAreOneParagraph();
    void unknownFieldSaysSo();
    void decodedFormStandsBesideAndBelow();
    void refusalIsExplainedInRed();
    void selectedFieldStaysFromRowToRow();
    void pathAndValueAreCopied();
    void filterButtonsNeedAListener();
    void keyboardReachesEverything();
    void explanationLeavesRoomForTheTree();
    void wrongAnchorIsSaidAtItsField();
    void screenReaderHearsTheNote();
    void languageChangesAtRunTime();
};

void tst_FieldPane::nothingSelectedNeedsNoPane()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    QVERIFY(!body.pane()->isVisible());
}

void tst_FieldPane::fieldIsExplained()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.msg_id"_s);
    QVERIFY(body.pane()->isVisible());
    QCOMPARE(body.text(u"fieldName"_s), u"msg_id"_s);
    QCOMPARE(body.text(u"fieldType"_s), u"string"_s);
    QVERIFY(body.text(u"fieldMeaning"_s).startsWith(u"The anchor"_s));
    QVERIFY(body.names(u"fact"_s).contains(u"Path: $.msg_id"_s));
    QVERIFY(body.pane()->accessibleName().contains(u"msg_id"_s));
    QVERIFY(!body.pane()->accessibleDescription().isEmpty());
}

void tst_FieldPane::presentLegalValueIsMarked()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.msg_type"_s);
    QCOMPARE(body.names(u"presentValue"_s).size(), 1);
    QVERIFY(body.names(u"presentValue"_s).constFirst().startsWith(u"0, text"_s));
    QCOMPARE(body.names(u"legalValue"_s).size(), 5);
    QCOMPARE(body.note(u"$.msg_type"_s), u"text"_s);
    QVERIFY(body.text(u"fieldOutside"_s).isEmpty());
}

void tst_FieldPane::valueOutsideTheListIsNamed()
{
    Body body;
    body.show(R"({"msg_type":5})", Side::Request, sendRoute);
    body.select(u"$.msg_type"_s);
    QCOMPARE(body.names(u"presentValue"_s).size(), 0);
    QVERIFY(!body.text(u"fieldOutside"_s).isEmpty());
    QVERIFY(body.note(u"$.msg_type"_s).isEmpty());
}

void tst_FieldPane::longListsAreOneParagraph()
{
    Body body;
    body.show(R"({"op":0,"s":1,"t":"FRIEND_ADD","d":{}})", Side::Frame, u"FRIEND_ADD"_s);
    body.select(u"$.t"_s);
    QCOMPARE(body.names(u"presentValue"_s).size(), 1);
    QCOMPARE(body.names(u"legalValue"_s).size(), 0);
    QVERIFY(body.text(u"otherValues"_s).contains(u"C2C_MESSAGE_CREATE"_s));
    QVERIFY(body.text(u"otherValues"_s).size() < 400);
}

void tst_FieldPane::unknownFieldSaysSo()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.novel[0].x"_s);
    QVERIFY(body.text(u"fieldMeaning"_s).contains(u"do not name this field"_s));
    QVERIFY(body.note(u"$.novel[0].x"_s).isEmpty());
    QVERIFY(body.text(u"fieldReading"_s).isEmpty());
}

void tst_FieldPane::decodedFormStandsBesideAndBelow()
{
    Body body;
    body.show(R"({"op":2,"d":{"intents":1174409216}})", Side::Frame, u"IDENTIFY"_s);
    body.select(u"$.d.intents"_s);
    QCOMPARE(
        body.text(u"fieldReading"_s), u"DIRECT_MESSAGE, GROUP_AND_C2C_EVENT, INTERACTION, PUBLIC_GUILD_MESSAGES"_s);
    QCOMPARE(body.note(u"$.d.intents"_s), body.text(u"fieldReading"_s));
    QCOMPARE(body.note(u"$.op"_s), u"IDENTIFY"_s);
}

void tst_FieldPane::refusalIsExplainedInRed()
{
    Body body;
    body.show(R"({"code":40034024,"err_code":123456789,"message":"no"})", Side::Response, sendRoute);
    body.select(u"$.code"_s);
    QVERIFY(body.model()->indexOf(u"$.code"_s).data(ui::JsonTreeModel::NoteIsProblemRole).toBool());
    QCOMPARE(body.names(u"edgeNote"_s).size(), 1);
    QCOMPARE(body.names(u"edgeNote"_s).constFirst(), text::meaningSentence(*catalogue().find(40034024)));
    QCOMPARE(body.text(u"fieldReadingTitle"_s), u"What to do"_s);
    QCOMPARE(body.text(u"fieldReading"_s), text::adviceOf(*catalogue().find(40034024)));
    body.select(u"$.err_code"_s);
    QVERIFY(body.names(u"edgeNote"_s).constFirst().contains(u"not in the catalogue"_s));
    body.select(u"$.message"_s);
    QVERIFY(body.names(u"edgeNote"_s).isEmpty());
}

void tst_FieldPane::selectedFieldStaysFromRowToRow()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.msg_seq"_s);
    body.show(R"({"content":"other"})", Side::Request, sendRoute);
    QVERIFY(!body.pane()->isVisible());
    body.show(R"({"content":"third","msg_seq":4})", Side::Request, sendRoute);
    QVERIFY(body.pane()->isVisible());
    QCOMPARE(body.text(u"fieldName"_s), u"msg_seq"_s);
}

void tst_FieldPane::pathAndValueAreCopied()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.msg_id"_s);
    body.button(u"copyFieldPath"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"$.msg_id"_s);
    body.button(u"copyFieldValue"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ROBOT1.0_a"_s);
    body.select(u"$.msg_seq"_s);
    QTest::keyClick(body.tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"3"_s);
}

void tst_FieldPane::filterButtonsNeedAListener()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.msg_id"_s);
    QVERIFY(!body.button(u"filterByField"_s)->isVisible() && !body.button(u"excludeField"_s)->isVisible());
    QSignalSpy asked(&body.view, &ui::BodyView::filterRequested);
    QVERIFY(body.button(u"filterByField"_s)->isVisible());
    body.button(u"excludeField"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), QVariantList({u"$.msg_id"_s, u"ROBOT1.0_a"_s, true}));
    body.select(u"$.novel"_s);
    QVERIFY(!body.button(u"filterByField"_s)->isVisible());
}

void tst_FieldPane::keyboardReachesEverything()
{
    Body body;
    QVERIFY(QTest::qWaitForWindowActive(&body.view));
    body.show(textSend, Side::Request, sendRoute);
    body.tree()->setFocus();
    QTest::keyClick(body.tree(), Qt::Key_Down);
    QTest::keyClick(body.tree(), Qt::Key_Down);
    QCOMPARE(body.text(u"fieldName"_s), u"content"_s);
    QStringList reached;
    for (int i = 0; i < 8 && !reached.contains(u"copyFieldValue"_s); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.append(QApplication::focusWidget()->objectName());
    }
    QVERIFY2(reached.contains(u"fieldPane"_s), qPrintable(reached.join(u' ')));
    QVERIFY2(reached.contains(u"copyFieldPath"_s), qPrintable(reached.join(u' ')));
    QVERIFY2(reached.contains(u"copyFieldValue"_s), qPrintable(reached.join(u' ')));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"hi"_s);
}

void tst_FieldPane::explanationLeavesRoomForTheTree()
{
    Body body;
    body.view.resize(320, 400);
    body.show(R"({"op":0,"s":1,"t":"FRIEND_ADD","d":{}})", Side::Frame, u"FRIEND_ADD"_s);
    body.select(u"$.t"_s);
    QCoreApplication::processEvents();
    QVERIFY(body.pane()->height() <= 240);
    QVERIFY(body.tree()->height() >= 80);
    QVERIFY(body.tree()->viewport()->rect().contains(body.tree()->visualRect(body.tree()->currentIndex()).center()));
}

void tst_FieldPane::wrongAnchorIsSaidAtItsField()
{
    JournalFixture fixture;
    ui::InspectorPanel panel(fixture.services());
    panel.resize(384, 800);
    panel.show();
    const auto first = fixture.send(u"one"_s, u"ROBOT1.0_user"_s, 1);
    const auto second = fixture.send(u"two"_s, u"ROBOT1.0_back"_s, 2);
    fixture.write({first, JournalFixture::accepted(first, u"ROBOT1.0_back"_s)});
    fixture.write({second, JournalFixture::refused(second, 40034024, u"请求参数msg_id无效或越权"_s)});
    panel.setSelection({fixture.rows().constLast()});
    QTRY_VERIFY(panel.isSettled());
    panel.setTab(ui::InspectorPanel::RequestTab);
    auto *tree = panel.findChild<QWidget *>(u"requestPage"_s)->findChild<QTreeView *>(u"jsonTree"_s);
    auto *model = static_cast<ui::JsonTreeModel *>(tree->model());
    const QModelIndex anchor = model->indexOf(u"$.msg_id"_s);
    QCOMPARE(anchor.data(ui::JsonTreeModel::NoteRole).toString(), u"not an anchor"_s);
    QVERIFY(anchor.data(ui::JsonTreeModel::NoteIsProblemRole).toBool());
    tree->setCurrentIndex(anchor);
    const auto *why = panel.findChild<QWidget *>(u"requestPage"_s)->findChild<QWidget *>(u"edgeNote"_s);
    QVERIFY(why != nullptr && why->accessibleName().contains(u"returned id"_s));
}

void tst_FieldPane::screenReaderHearsTheNote()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    QCOMPARE(body.model()->indexOf(u"$.msg_type"_s).data(Qt::AccessibleTextRole).toString(), u"msg_type: 0, text"_s);
    QCOMPARE(body.model()->indexOf(u"$.msg_type"_s).data().toString(), u"msg_type: 0"_s);
}

void tst_FieldPane::languageChangesAtRunTime()
{
    Body body;
    body.show(textSend, Side::Request, sendRoute);
    body.select(u"$.msg_type"_s);
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/qbc_zh_CN.qm"_s));
    QCoreApplication::installTranslator(&chinese);
    QTRY_COMPARE(body.text(u"fieldMeaning"_s), u"消息的种类。"_s);
    QCOMPARE(body.note(u"$.msg_type"_s), u"文本"_s);
    QVERIFY(body.names(u"presentValue"_s).constFirst().contains(u"文本"_s));
    QCoreApplication::removeTranslator(&chinese);
    QTRY_VERIFY(body.text(u"fieldMeaning"_s).startsWith(u"What kind"_s));
}

QTEST_MAIN(tst_FieldPane)
#include "tst_fieldpane.moc"
