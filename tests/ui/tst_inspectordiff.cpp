#include "tests/ui/journalfixture.h"
#include "ui/common/theme.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/prepareddiff.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::InspectorPanel;

namespace {

struct Shown
{
    JournalFixture fixture;
    InspectorPanel panel{fixture.services()};

    Shown()
    {
        panel.resize(384, 800);
        panel.show();
    }
    void select(qsizetype row)
    {
        panel.setSelection({fixture.rows().at(row)});
        QTRY_VERIFY(panel.isSettled());
    }
    void compare()
    {
        panel.showDiff();
        QTRY_VERIFY(panel.isSettled());
    }
    /// Two attempts of one message, the second with another text and number.
    void tellTwoAttempts()
    {
        const auto first = fixture.send(u"你好"_s, u"ROBOT1.0_a"_s, 1);
        auto second = fixture.send(u"你们好"_s, u"ROBOT1.0_a"_s, 2);
        second.message->sendId = first.message->sendId;
        second.message->attemptNumber = 2;
        fixture.write({first, JournalFixture::refused(first, 40034024, u"no"_s), second,
            JournalFixture::accepted(second, u"ROBOT1.0_back"_s)});
    }
    void mark(qsizetype row)
    {
        emit fixture.feed().markWanted(fixture.rows().at(row), {.colour = 1, .note = {}, .time = {}});
    }
    [[nodiscard]] QWidget *page(const QString &name) const { return panel.findChild<QWidget *>(name); }
    [[nodiscard]] QString text(const QString &pageName, const QString &name) const
    {
        return page(pageName)->findChild<QLabel *>(name)->text();
    }
    [[nodiscard]] QString lines(const QString &pageName = u"requestPage"_s) const
    {
        return page(pageName)->findChild<QPlainTextEdit *>(u"diffLines"_s)->toPlainText().trimmed();
    }
};

} // namespace

class tst_InspectorDiff : public QObject
{
    Q_OBJECT
private slots:
    void theRequestIsComparedWithThePreviousAttempt();
    void theAnswerToo();
    void aloneItTellsHowToMark();
    void aMarkedRowCanBeChosen();
    void aRowWithANoteToo();
    void theKeyOpensIt();
    void textIsComparedByLines();
    void longRunsFold();
    void whatIsShownIsBounded_data();
    void whatIsShownIsBounded();
    void aLongLineIsShownAroundWhatDiffers();
    void anIdStandsWhole();
};

void tst_InspectorDiff::theRequestIsComparedWithThePreviousAttempt()
{
    Shown shown;
    shown.tellTwoAttempts();
    shown.select(1);
    shown.compare();
    QCOMPARE(shown.panel.tab(), InspectorPanel::RequestTab);
    QCOMPARE(shown.lines(), u"content\n− \"你好\"\n+ \"你们好\"\nmsg_seq\n− 1\n+ 2"_s);
    QCOMPARE(shown.text(u"requestPage"_s, u"diffCount"_s), u"2 fields differ."_s);
    const auto *edit = shown.page(u"requestPage"_s)->findChild<QPlainTextEdit *>(u"diffLines"_s);
    QCOMPARE(edit->document()->findBlockByNumber(1).blockFormat().background().color(), ui::Theme::current().badBg);
    QCOMPARE(edit->document()->findBlockByNumber(2).blockFormat().background().color(), ui::Theme::current().okBg);
}

void tst_InspectorDiff::theAnswerToo()
{
    Shown shown;
    shown.tellTwoAttempts();
    shown.select(1);
    shown.panel.setTab(InspectorPanel::ResponseTab);
    shown.compare();
    QCOMPARE(shown.panel.tab(), InspectorPanel::ResponseTab);
    QVERIFY(shown.lines(u"responsePage"_s).contains(u"err_code\n− 40034024"_s));
    QVERIFY(shown.lines(u"responsePage"_s).contains(u"id\n+ \"ROBOT1.0_back\""_s));
}

void tst_InspectorDiff::aloneItTellsHowToMark()
{
    Shown shown;
    shown.tellTwoAttempts();
    shown.select(0);
    shown.compare();
    const auto *view = shown.page(u"requestPage"_s)->findChild<QWidget *>(u"diffView"_s);
    QVERIFY(view->findChild<QLabel *>(u"emptyTitle"_s)->isVisible());
    const auto labels = view->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"key m"_s); }));
    shown.mark(1);
    QTRY_VERIFY(shown.lines().contains(u"msg_seq\n− 2\n+ 1"_s));
}

void tst_InspectorDiff::aMarkedRowCanBeChosen()
{
    Shown shown;
    shown.tellTwoAttempts();
    shown.fixture.write({shown.fixture.send(u"别的"_s, u"ROBOT1.0_a"_s, 2)});
    shown.mark(2);
    shown.select(1);
    shown.compare();
    auto *peer = shown.page(u"requestPage"_s)->findChild<QAbstractButton *>(u"diffPeer"_s);
    QVERIFY(peer->text().startsWith(u"Previous attempt"_s));
    peer->click();
    auto *menu = shown.page(u"requestPage"_s)->findChild<QMenu *>(u"diffPeers"_s);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 3);
    QVERIFY(menu->actions().constFirst()->isChecked());
    menu->actions().constLast()->trigger();
    menu->close();
    QTRY_COMPARE(shown.lines(), u"content\n− \"别的\"\n+ \"你们好\""_s);
    QVERIFY(peer->text().startsWith(u"Marked"_s));
    shown.select(0); // what was chosen stays chosen
    QTRY_VERIFY(shown.lines().contains(u"− \"别的\"\n+ \"你好\""_s));
}

void tst_InspectorDiff::aRowWithANoteToo()
{
    Shown shown;
    shown.tellTwoAttempts();
    emit shown.fixture.feed().markWanted(shown.fixture.rows().at(1), {.colour = 0, .note = u"look"_s, .time = {}});
    shown.select(0);
    shown.compare();
    QTRY_COMPARE(shown.lines(), u"content\n− \"你们好\"\n+ \"你好\"\nmsg_seq\n− 2\n+ 1"_s);
    const auto *peer = shown.page(u"requestPage"_s)->findChild<QAbstractButton *>(u"diffPeer"_s);
    QVERIFY2(peer->text().startsWith(u"With a note"_s), qPrintable(peer->text()));
}

void tst_InspectorDiff::theKeyOpensIt()
{
    Shown shown;
    shown.tellTwoAttempts();
    shown.select(1);
    QTest::keyClick(&shown.panel, Qt::Key_D);
    QTRY_VERIFY(shown.panel.isSettled());
    QVERIFY(shown.page(u"requestPage"_s)->findChild<QPlainTextEdit *>(u"diffLines"_s)->isVisible());
}

void tst_InspectorDiff::textIsComparedByLines()
{
    const auto bodyOf = [](const QByteArray &text) { return ui::prepareBody({text, {}, text.size()}); };
    const ui::PreparedDiff diff = ui::prepareDiff(bodyOf("<a>\n<b>\n"), bodyOf("<a>\n<c>\n"));
    using Kind = ui::DiffLine::Kind;
    QVERIFY(!diff.byField);
    QCOMPARE(diff.differences, 2);
    QCOMPARE(diff.lines,
        (QList<ui::DiffLine>{
            {Kind::Same, u"<a>"_s}, {Kind::Removed, u"<b>"_s}, {Kind::Added, u"<c>"_s}, {Kind::Same, {}}}));
}

void tst_InspectorDiff::longRunsFold()
{
    const auto bodyOf = [](const QByteArray &end) {
        const QByteArray text = QByteArray("same\n").repeated(100) + end;
        return ui::prepareBody({text, {}, text.size()});
    };
    const ui::PreparedDiff diff = ui::prepareDiff(bodyOf("x"), bodyOf("y"));
    QCOMPARE(diff.lines.size(), 6);
    QCOMPARE(diff.lines[0], (ui::DiffLine{ui::DiffLine::Kind::Fold, {}, 97}));
}

void tst_InspectorDiff::whatIsShownIsBounded_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray huge = QByteArray(2'000'000, 'x');
    QTest::newRow("a new field") << QByteArray("{}") << QByteArray("{\"a\":\"" + huge + "\"}");
    QTest::newRow("a changed field") << QByteArray("{\"a\":\"y\"}") << QByteArray("{\"a\":\"" + huge + "\"}");
    QTest::newRow("a line") << QByteArray("<a>\n") << QByteArray("<a>\n" + huge);
    QTest::newRow("many long lines") << QByteArray("<a>") << QByteArray(QByteArray(3'000, 'y') + '\n').repeated(1'000);
}

void tst_InspectorDiff::whatIsShownIsBounded()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const auto bodyOf = [](const QByteArray &text) { return ui::prepareBody({text, {}, text.size()}); };
    const ui::PreparedDiff diff = ui::prepareDiff(bodyOf(before), bodyOf(after));
    QVERIFY(diff.differences > 0 && !diff.lines.isEmpty());
    qsizetype characters = 0;
    for (const ui::DiffLine &line : diff.lines) {
        QVERIFY(line.text.size() <= 4'100);
        characters += line.text.size();
    }
    QVERIFY(characters <= ui::mostDiffCharacters);
    QVERIFY(diff.lines.size() <= ui::mostDiffLines);
}

void tst_InspectorDiff::aLongLineIsShownAroundWhatDiffers()
{
    const auto bodyOf = [](const QByteArray &middle) {
        const QByteArray text = QByteArray(50'000, 'x') + middle + QByteArray(50'000, 'z');
        return ui::prepareBody({text, {}, text.size()});
    };
    const ui::PreparedDiff diff = ui::prepareDiff(bodyOf("one"), bodyOf("two"));
    QCOMPARE(diff.lines.size(), 2);
    QCOMPARE(diff.lines[0].text, u"…xxxonezzz…"_s);
    QCOMPARE(diff.lines[1].text, u"…xxxtwozzz…"_s);
}

void tst_InspectorDiff::anIdStandsWhole()
{
    const auto bodyOf = [](const QByteArray &end) {
        const QByteArray text = "{\"msg_id\":\"ROBOT1.0_" + QByteArray(80, 'x') + end + "\"}";
        return ui::prepareBody({text, {}, text.size()});
    };
    const ui::PreparedDiff diff = ui::prepareDiff(bodyOf("a"), bodyOf("b"));
    QCOMPARE(diff.lines.size(), 3);
    QCOMPARE(diff.lines[1].text, u"\"ROBOT1.0_"_s + QString(80, u'x') + u"a\""_s);
}

QTEST_MAIN(tst_InspectorDiff)
#include "tst_inspectordiff.moc"
