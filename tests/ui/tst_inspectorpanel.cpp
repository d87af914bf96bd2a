#include "app/text/visibletext.h"
#include "tests/ui/journalfixture.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/preparedbody.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTreeView>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::InspectorPanel;

namespace {

/// A panel on a journal, with short ways to what it shows.
struct Shown
{
    JournalFixture fixture;
    InspectorPanel panel{fixture.services()};

    Shown()
    {
        panel.resize(384, 800);
        panel.show();
    }
    void select(journal::RowRef row)
    {
        panel.setSelection({row});
        QTRY_VERIFY(panel.isSettled());
    }
    void selectLast() { select(fixture.rows().constLast()); }
    [[nodiscard]] QString text(const QString &name) const
    {
        const auto *label = panel.findChild<QLabel *>(name);
        return label == nullptr ? QString() : label->text();
    }
    [[nodiscard]] QStringList names(const QString &objectName) const
    {
        QStringList names;
        for (const QWidget *widget : panel.findChildren<QWidget *>(objectName)) {
            names.append(widget->accessibleName());
        }
        return names;
    }
    [[nodiscard]] QWidget *page(const QString &name) const { return panel.findChild<QWidget *>(name); }
    [[nodiscard]] QString raw() const
    {
        return page(u"rawPage"_s)->findChild<QPlainTextEdit *>(u"bodyText"_s)->toPlainText();
    }
};

} // namespace

class tst_InspectorPanel : public QObject
{
    Q_OBJECT
private slots:
    void nothingSelectedSaysSo();
    void refusedSendIsExplained();
    void unknownCodeOffersAReport();
    void factsNameTheAnchorWhole();
    void idIsCopiedUnchanged();
    void inFlightHasNoAnswerYet();
    void answerArrivesByItself();
    void attemptsOfOneMessageAreListed();
    void singleAttemptNeedsNoList();
    void frameHasNoResponse();
    void requestIsATreeThatCanBeText();
    void bodyIsCopiedAsItStands();
    void htmlIsShownAsText();
    void controlsAndBidiAreVisible();
    void rawHasBothDirections();
    void rawShowsWhatWasCutAndCopiesWhatWasRecorded();
    void rawShowsBytesThatAreNoText();
    void longTextIsCutUntilAsked();
    void aHugeTextComesInParts();
    void headersFold();
    void escapeAsksToClose();
    void languageChangeKeepsTheRow();
};

void tst_InspectorPanel::nothingSelectedSaysSo()
{
    Shown shown;
    QVERIFY(shown.panel.isSettled());
    const auto titles = shown.panel.findChildren<QLabel *>(u"emptyTitle"_s);
    QVERIFY(std::any_of(titles.cbegin(), titles.cend(), [](const QLabel *title) { return title->isVisible(); }));
}

void tst_InspectorPanel::refusedSendIsExplained()
{
    Shown shown;
    const auto record = shown.fixture.send(u"测试消息 2"_s, u"ROBOT1.0_rPi8"_s, 7579);
    shown.fixture.write({record, JournalFixture::refused(record, 40034024, u"请求参数msg_id无效或越权"_s)});
    shown.selectLast();
    QVERIFY(!shown.text(u"headline"_s).isEmpty());
    const auto *chip = shown.page(u"stateChip"_s);
    QVERIFY(chip != nullptr && chip->accessibleName().contains(u"40034024"_s));
    const QStringList facts = shown.names(u"fact"_s);
    QVERIFY(facts.filter(u"请求参数msg_id无效或越权"_s).size() == 1);
    QVERIFY(facts.filter(u"0db5bf0aaac4a197a5dfb69e12955c4f"_s).size() == 1);
    QVERIFY(facts.filter(u"7579"_s).size() == 1);
}

void tst_InspectorPanel::unknownCodeOffersAReport()
{
    Shown shown;
    const auto known = shown.fixture.send(u"测试消息 2"_s, u"ROBOT1.0_rPi8"_s, 7579);
    const auto unknown = shown.fixture.send(u"测试消息 3"_s, u"ROBOT1.0_rPi8"_s, 7580);
    shown.fixture.write({known, JournalFixture::refused(known, 40034024, u"no"_s)});
    shown.selectLast();
    auto *copy = shown.panel.findChild<QAbstractButton *>(u"copyReport"_s);
    QVERIFY(copy->isHidden());
    shown.fixture.write({unknown, JournalFixture::refused(unknown, 40999999, u"新的错误"_s)});
    shown.selectLast();
    QVERIFY(shown.text(u"headline"_s).contains(u"40999999"_s));
    QCOMPARE(shown.names(u"fact"_s).filter(u"新的错误"_s).size(), 1);
    QCOMPARE(shown.names(u"fact"_s).filter(u"0db5bf0aaac4a197a5dfb69e12955c4f"_s).size(), 1);
    QVERIFY(!copy->isHidden());
    copy->click();
    const QString report = QGuiApplication::clipboard()->text();
    for (const QString &fact :
        {u"route: POST /v2/users/…/messages"_s, u"status: 400"_s, u"code: 40999999"_s, u"message: 新的错误"_s,
            u"trace_id: 0db5bf0aaac4a197a5dfb69e12955c4f"_s, u"anchor: ROBOT1.0_rPi8"_s, u"msg_seq: 7580"_s}) {
        QVERIFY2(report.contains(fact + u'\n'), qPrintable(report));
    }
    QVERIFY(!report.contains(u"测试消息"_s) && !report.contains(u"Authorization"_s));
}

void tst_InspectorPanel::factsNameTheAnchorWhole()
{
    Shown shown;
    const QString anchor = u"ROBOT1.0_"_s + QString(90, u'x') + u"!!"_s;
    const auto record = shown.fixture.send(u"hi"_s, anchor, 1);
    shown.fixture.write({record, JournalFixture::accepted(record, u"ROBOT1.0_back"_s)});
    shown.selectLast();
    QCOMPARE(shown.names(u"fact"_s).filter(anchor).size(), 1);
    QCOMPARE(shown.names(u"fact"_s).filter(u"ROBOT1.0_back"_s).size(), 1);
}

void tst_InspectorPanel::idIsCopiedUnchanged()
{
    Shown shown;
    const QString anchor = u"ROBOT1.0_a\u202eb"_s;
    shown.fixture.write({shown.fixture.send(u"hi"_s, anchor, 1)});
    shown.selectLast();
    QVERIFY(shown.names(u"fact"_s).filter(u"[U+202E]"_s).size() == 1);
    for (auto *button : shown.panel.findChildren<QAbstractButton *>(u"copyFact"_s)) {
        if (button->parentWidget()->accessibleName().contains(u"ROBOT1.0_"_s)) {
            button->click();
        }
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), anchor);
}

void tst_InspectorPanel::inFlightHasNoAnswerYet()
{
    Shown shown;
    shown.fixture.write({shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1)});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::ResponseTab);
    const auto titles = shown.page(u"responsePage"_s)->findChildren<QLabel *>(u"emptyTitle"_s);
    QVERIFY(std::ranges::any_of(titles, &QWidget::isVisible));
}

void tst_InspectorPanel::answerArrivesByItself()
{
    Shown shown;
    const auto record = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    shown.fixture.write({record});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::ResponseTab);
    auto *tree = shown.page(u"responsePage"_s)->findChild<QTreeView *>(u"jsonTree"_s);
    QVERIFY(!tree->isVisible());
    shown.fixture.write({JournalFixture::accepted(record, u"ROBOT1.0_back"_s)});
    QTRY_VERIFY(tree->isVisible());
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 2);
}

void tst_InspectorPanel::attemptsOfOneMessageAreListed()
{
    Shown shown;
    const auto first = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    auto second = shown.fixture.send(u"hi"_s, u"ROBOT1.0_b"_s, 2);
    second.message->sendId = first.message->sendId;
    second.message->attemptNumber = 2;
    shown.fixture.write({first, JournalFixture::refused(first, 40034024, u"no"_s)});
    shown.selectLast();
    QCOMPARE(shown.names(u"attempt"_s).size(), 0);
    shown.fixture.write({second});
    QTRY_COMPARE(shown.names(u"attempt"_s).size(), 2);
}

void tst_InspectorPanel::singleAttemptNeedsNoList()
{
    Shown shown;
    shown.fixture.write({shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1)});
    shown.selectLast();
    QVERIFY(!shown.page(u"attemptsTitle"_s)->isVisible());
}

void tst_InspectorPanel::frameHasNoResponse()
{
    Shown shown;
    shown.fixture.write({shown.fixture.frame(u"READY"_s, 1)});
    shown.selectLast();
    const auto *tabs = shown.panel.findChild<QTabBar *>(u"inspectorTabs"_s);
    QVERIFY(!tabs->isTabVisible(InspectorPanel::ResponseTab));
    QVERIFY(tabs->isTabVisible(InspectorPanel::RequestTab));
}

void tst_InspectorPanel::requestIsATreeThatCanBeText()
{
    Shown shown;
    shown.fixture.write({shown.fixture.send(u"你好"_s, u"ROBOT1.0_a"_s, 1)});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::RequestTab);
    QWidget *page = shown.page(u"requestPage"_s);
    auto *tree = page->findChild<QTreeView *>(u"jsonTree"_s);
    auto *text = page->findChild<QPlainTextEdit *>(u"bodyText"_s);
    QVERIFY(tree->isVisible() && !text->isVisible());
    auto *form = page->findChild<QWidget *>(u"bodyForm"_s);
    form->findChildren<QAbstractButton *>().at(1)->click();
    QVERIFY(!tree->isVisible() && text->isVisible());
    QVERIFY(text->toPlainText().contains(u"\"content\": \"你好\""_s));
}

void tst_InspectorPanel::bodyIsCopiedAsItStands()
{
    Shown shown;
    const auto record = shown.fixture.send(u"你好"_s, u"ROBOT1.0_a"_s, 1);
    shown.fixture.write({record});
    shown.selectLast();
    shown.page(u"requestPage"_s)->findChild<QAbstractButton *>(u"copyBody"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(record.body.text));
}

void tst_InspectorPanel::htmlIsShownAsText()
{
    Shown shown;
    const auto record = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    auto answer = JournalFixture::accepted(record, {});
    answer.state = traffic::State::Unknown;
    answer.status = 502;
    answer.body.text = "<html><b>502 Bad Gateway</b></html>";
    shown.fixture.write({record, answer});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::ResponseTab);
    auto *text = shown.page(u"responsePage"_s)->findChild<QPlainTextEdit *>(u"bodyText"_s);
    QVERIFY(text->isVisible());
    QCOMPARE(text->toPlainText(), u"<html><b>502 Bad Gateway</b></html>"_s);
}

void tst_InspectorPanel::controlsAndBidiAreVisible()
{
    QCOMPARE(text::visibleText(u"a\u0000b"_s), u"a␀b"_s);
    QCOMPARE(text::visibleText(u"a\u202eb\u200b"_s), u"a[U+202E]b[U+200B]"_s);
    QCOMPARE(text::visibleText(u"a\nb\x7f"_s), u"a\nb␡"_s);
    QCOMPARE(text::visibleText(u"a\nb"_s, false), u"a␊b"_s);
    QCOMPARE(text::visibleText(u"👨‍👩‍👧 ✅️ 中文"_s), u"👨‍👩‍👧 ✅️ 中文"_s);
}

void tst_InspectorPanel::rawHasBothDirections()
{
    Shown shown;
    const auto record = shown.fixture.send(u"a\u202eb"_s, u"ROBOT1.0_a"_s, 1);
    const auto answer = JournalFixture::refused(record, 40034024, u"no"_s);
    shown.fixture.write({record, answer});
    shown.selectLast();
    QVERIFY(shown.raw().contains(u"a[U+202E]b"_s));
    QVERIFY(shown.raw().contains(QString::fromUtf8(answer.body.text)));
    QVERIFY(shown.raw().contains(u"Authorization: QQBot ⟨token, 57 bytes cut⟩"_s));
    QVERIFY(shown.raw().contains(u"%1 B"_s.arg(record.body.wireSize)));
}

void tst_InspectorPanel::rawShowsWhatWasCutAndCopiesWhatWasRecorded()
{
    Shown shown;
    auto record = shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1);
    // The second stands in the message itself: somebody wrote it, nothing was cut.
    record.body.text = "{\"access_token\":\"[cut: token, 43 bytes]\",\"content\":\"[cut: token, 43 bytes]\"}";
    record.body.splices = {{17, 22, 43, traffic::Splice::What::Token}};
    shown.fixture.write({record});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::RawTab);
    QVERIFY2(
        shown.raw().contains(u"{\"access_token\":\"⟨token, 43 bytes cut⟩\",\"content\":\"[cut: token, 43 bytes]\"}"_s),
        qPrintable(shown.raw()));
    auto *edit = shown.page(u"rawPage"_s)->findChild<QPlainTextEdit *>(u"bodyText"_s);
    edit->selectAll();
    edit->copy();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QString::fromUtf8(record.body.text)));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"QQBot [cut: token, 57 bytes]\n"_s));
    QTextCursor part(edit->document());
    part.setPosition(int(shown.raw().indexOf(u"57 bytes cut"_s)));
    part.setPosition(part.position() + 2, QTextCursor::KeepAnchor);
    edit->setTextCursor(part);
    edit->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"[cut: token, 57 bytes]"_s);
}

void tst_InspectorPanel::rawShowsBytesThatAreNoText()
{
    const QByteArray bytes("\xEF\xBB\xBF"
                           "a\xC4\xE3"
                           "b\xE4\xBD\xA0");
    QCOMPARE(ui::prepareBody({bytes, {}, bytes.size()}).exact, u"[U+FEFF]a[0xC4][0xE3]b你"_s);
}

void tst_InspectorPanel::longTextIsCutUntilAsked()
{
    Shown shown;
    const auto record = shown.fixture.send(QString(300'000, u'长'), u"ROBOT1.0_a"_s, 1);
    shown.fixture.write({record});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::RawTab);
    QVERIFY(shown.raw().size() <= ui::cutAt);
    auto *all = shown.page(u"rawPage"_s)->findChild<QAbstractButton *>(u"showAllButton"_s);
    QVERIFY(all->isVisible());
    all->click();
    QVERIFY(shown.raw().size() > 300'000);
    QVERIFY(!all->isVisible());
}

void tst_InspectorPanel::aHugeTextComesInParts()
{
    Shown shown;
    const auto record = shown.fixture.send(QString(1'000'000, u'x'), u"ROBOT1.0_a"_s, 1);
    shown.fixture.write({record});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::RawTab);
    auto *more = shown.page(u"rawPage"_s)->findChild<QAbstractButton *>(u"showAllButton"_s);
    QElapsedTimer watch;
    watch.start();
    more->click();
    QCoreApplication::processEvents();
    qInfo() << "one part took" << watch.elapsed() << "ms";
    QVERIFY(shown.raw().size() < 500'000);
    while (more->isVisible())
        more->click();
    QVERIFY(shown.raw().size() > 1'000'000);
    QVERIFY(shown.raw().endsWith(u"\"media\":null}\n"_s));
}

void tst_InspectorPanel::headersFold()
{
    Shown shown;
    shown.fixture.write({shown.fixture.send(u"hi"_s, u"ROBOT1.0_a"_s, 1)});
    shown.selectLast();
    shown.panel.setTab(InspectorPanel::RequestTab);
    auto *lines = shown.page(u"requestPage"_s)->findChild<QLabel *>(u"headerLines"_s);
    QVERIFY(!lines->isVisible());
    shown.page(u"requestPage"_s)->findChild<QAbstractButton *>(u"headersButton"_s)->click();
    QVERIFY(lines->isVisible());
    QVERIFY(lines->text().contains(u"Content-Type: application/json"_s));
}

void tst_InspectorPanel::escapeAsksToClose()
{
    Shown shown;
    shown.fixture.write({shown.fixture.frame(u"READY"_s, 1)});
    shown.selectLast();
    QSignalSpy asked(&shown.panel, &InspectorPanel::closeRequested);
    QTest::keyClick(shown.panel.findChild<QTabBar *>(u"inspectorTabs"_s), Qt::Key_Escape);
    QCOMPARE(asked.size(), 1);
    shown.panel.setTab(InspectorPanel::RequestTab);
    QTest::keyClick(shown.page(u"requestPage"_s)->findChild<QTreeView *>(u"jsonTree"_s), Qt::Key_Escape);
    QCOMPARE(asked.size(), 2);
}

void tst_InspectorPanel::languageChangeKeepsTheRow()
{
    Shown shown;
    shown.fixture.write({shown.fixture.frame(u"READY"_s, 1)});
    shown.selectLast();
    const QString headline = shown.text(u"headline"_s);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&shown.panel, &change);
    QCOMPARE(shown.text(u"headline"_s), headline);
    QVERIFY(shown.page(u"summaryPage"_s)->isVisible());
}

QTEST_MAIN(tst_InspectorPanel)
#include "tst_inspectorpanel.moc"
