#include "tests/ui/logsplace.h"

#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using Kind = importer::ImportError::Kind;

namespace {

imports::LogError errorOf(Kind kind)
{
    return {importer::ImportError{kind, 0}, {}, {}};
}

} // namespace

/// What the place "Logs" shows of files that could not be read, and what it offers.
class tst_LogFailures : public QObject, private test::LogsPlace
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void aFailureSaysWhyAndCanBeTriedAgain();
    void aFileThatIsNoLogIsShownAsAFailure();
    void aFailedFileCanBeReadInAnotherEncoding();
    void encodingsAreOfferedOnlyWhereTheyMayHelp_data();
    void encodingsAreOfferedOnlyWhereTheyMayHelp();

private:
    /// Opens a file and has it fail.
    void fail(const QString &path, const imports::LogError &error);
};

void tst_LogFailures::aFailureSaysWhyAndCanBeTriedAgain()
{
    const QSignalSpy wanted(m_desk.get(), &ui::LogDesk::readWanted);
    m_page->openFile(u"/logs/picture.png"_s);
    const quint64 request = wanted[0][0].toULongLong();
    m_desk->setReading(request, test::halfWay(u"picture.png"_s));
    m_desk->endReading(request);
    emit m_desk->failed(request, u"picture.png"_s, errorOf(Kind::Binary));
    QCOMPARE(emptiness(), u"picture.png could not be read"_s);
    QVERIFY(part<QLabel>(u"emptySentence"_s)->text().contains(u"no text"_s));
    QCOMPARE(m_window->notices.size(), 1);
    click(u"emptyAction"_s);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][1].toString(), u"/logs/picture.png"_s);
    emit m_desk->failed(wanted[1][0].toULongLong(), u"picture.png"_s, {{}, u"No such file"_s, {}});
    QTest::keyClick(part<ui::LogList>(u"logList"_s), Qt::Key_Delete);
    QCOMPARE(emptiness(), u"Drop a log of another bot here"_s);
}

void tst_LogFailures::fail(const QString &path, const imports::LogError &error)
{
    const QSignalSpy wanted(m_desk.get(), &ui::LogDesk::readWanted);
    m_page->openFile(path);
    emit m_desk->failed(wanted[0][0].toULongLong(), {}, error);
}

void tst_LogFailures::aFileThatIsNoLogIsShownAsAFailure()
{
    fail(u"/logs/letter.txt"_s, errorOf(Kind::NotALog));
    QCOMPARE(emptiness(), u"letter.txt could not be read"_s);
    QVERIFY(part<QLabel>(u"emptySentence"_s)->text().startsWith(u"This is not a log that this program knows"_s));
    const auto *model = part<ui::LogList>(u"logList"_s)->model();
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"could not be read"_s));
}

void tst_LogFailures::aFailedFileCanBeReadInAnotherEncoding()
{
    fail(u"/logs/wide.log"_s, errorOf(Kind::NotALog));
    QList<importer::ReadOptions> options;
    quint64 request = 0;
    connect(m_desk.get(), &ui::LogDesk::readWanted, this,
        [&](quint64 number, const QString &path, const importer::ReadOptions &one) {
            QCOMPARE(path, u"/logs/wide.log"_s);
            options += one;
            request = number;
        });
    auto *button = part<QPushButton>(u"readAgainAs"_s);
    QVERIFY(button->isVisible());
    QCOMPARE(button->accessibleName(), u"Read again in another encoding"_s);
    QVERIFY(button->focusPolicy() & Qt::TabFocus);
    part<QPushButton>(u"emptyAction"_s)->setFocus();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_window->focusWidget(), button);
    QStringList offered;
    for (const QAction *action : button->menu()->actions())
        offered += action->text() + (action->isChecked() ? u" (now)"_s : QString());
    QCOMPARE(offered, (QStringList{u"UTF-8"_s, u"UTF-16 LE"_s, u"UTF-16 BE"_s, u"GB18030 (GBK)"_s}));
    button->menu()->actions().at(1)->trigger();
    QTRY_COMPARE(options.size(), 1);
    QCOMPARE(options[0].encoding, importer::Encoding::Utf16Le);
    QVERIFY(part<QWidget>(u"readingPane"_s)->isVisible());
    emit m_desk->failed(request, {}, errorOf(Kind::NotALog));
    QVERIFY(button->menu()->actions().at(1)->isChecked()); // what was tried
}

void tst_LogFailures::encodingsAreOfferedOnlyWhereTheyMayHelp_data()
{
    QTest::addColumn<imports::LogError>("error");
    QTest::addColumn<bool>("isOffered");
    const auto row
        = [](const char *name, Kind kind, bool isOffered) { QTest::newRow(name) << errorOf(kind) << isOffered; };
    row("binary", Kind::Binary, true);
    row("no decoder", Kind::NoDecoder, true);
    row("not a log", Kind::NotALog, true);
    row("empty", Kind::Empty, false);
    row("damaged", Kind::Damaged, false);
    QTest::newRow("missing") << imports::LogError{{}, u"No such file"_s, {}} << false;
}

void tst_LogFailures::encodingsAreOfferedOnlyWhereTheyMayHelp()
{
    QFETCH(imports::LogError, error);
    QFETCH(bool, isOffered);
    fail(u"/logs/some.log"_s, error);
    QCOMPARE(part<QPushButton>(u"readAgainAs"_s)->isVisible(), isOffered);
    QTest::keyClick(part<ui::LogList>(u"logList"_s), Qt::Key_Delete);
    QVERIFY(!part<QPushButton>(u"readAgainAs"_s)->isVisible());
}

QTEST_MAIN(tst_LogFailures)
#include "tst_logfailures.moc"
