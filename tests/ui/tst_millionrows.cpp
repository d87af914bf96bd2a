#include "app/journal/journalwriter.h"
#include "app/journal/store.h"
#include "app/journal/textindexer.h"
#include "app/protocol/errorcatalogue.h"
#include "tests/support/sanitized.h"
#include "tests/support/trafficgenerator.h"
#include "ui/common/viewmemory.h"
#include "ui/filter/filterbar.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/trafficpage.h"

#include <QFile>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int rowCount = 1'000'000;
/// Source: product 9, "memory with 1 M rows open".
constexpr qint64 mostMemoryKb = 60'000;

qint64 memoryKb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

/// A person with a year of traffic: a million rows in Chinese and English, found, filtered, scrolled, followed, marked.
class tst_MillionRows : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void allRowsOpenInLittleMemory();
    void aTwoCharacterWordIsFound();
    void anIdIsFoundByItsBeginning();
    void aCodeIsFound();
    void aFilterIsCountedWhole();
    void theMiddleIsReadWhereOneScrolls();
    void problemsAreSteppedThrough();
    void aThousandRowsASecondAreFollowed();
    void aMarkIsFoundAgain();

private:
    [[nodiscard]] int rows() const { return m_table->model()->rowCount(); }
    [[nodiscard]] bool isQuiet() const { return m_page->isSettled(); }

    QTemporaryDir m_dir;
    test::TrafficGenerator m_generator{20'260'924};
    protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
    journal::JournalFeed m_feed;
    ui::ViewMemory m_memory;
    std::unique_ptr<journal::JournalWriter> m_writer;
    std::unique_ptr<journal::ReaderPool> m_pool;
    std::unique_ptr<ui::TrafficPage> m_page;
    QTableView *m_table = nullptr;
    ui::FilterBar *m_filter = nullptr;
    QString m_idPrefix; ///< of a message in the middle
    qint64 m_rows = 0;
    qint64 m_emptyKb = 0;
};

void tst_MillionRows::initTestCase()
{
    const QString path = m_dir.filePath(u"journal.db"_s);
    const QString folder = m_dir.filePath(u"text"_s);
    {
        auto store = journal::Store::openFile(path);
        QVERIFY(store);
        while (m_generator.rowCount() < rowCount) {
            const QList<traffic::Entry> entries = m_generator.next(5'000);
            for (const traffic::Entry &entry : entries) {
                const auto *record = std::get_if<traffic::Record>(&entry);
                if (record && m_idPrefix.isEmpty() && m_generator.rowCount() > rowCount / 2 && !record->msgId.isEmpty())
                    m_idPrefix = record->msgId.mid(9, 10);
            }
            QVERIFY((*store)->write(entries));
        }
        QVERIFY((*store)->finish(true));
    }
    m_rows = m_generator.rowCount();
    journal::TextIndexer indexer(path, folder);
    bool isDone = false;
    connect(&indexer, &journal::TextIndexer::stateChanged, this, [&isDone](const journal::IndexState &state) {
        QVERIFY(!state.problem);
        isDone = !state.isBusy();
    });
    indexer.start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 600'000);
    indexer.stop();

    m_writer = std::make_unique<journal::JournalWriter>(path);
    connect(m_writer.get(), &journal::JournalWriter::committed, &m_feed, &journal::JournalFeed::committed);
    connect(&m_feed, &journal::JournalFeed::markWanted, m_writer.get(), &journal::JournalWriter::setMark);
    m_writer->open();
    m_pool = std::make_unique<journal::ReaderPool>(
        QList<journal::ReaderPool::Place>{{journal::liveSource, path, folder}}, traffic::RecordKey(0));
    {
        // The same page over nothing: what a million rows cost is what is more than that.
        ui::TrafficPage empty(ui::Services{.feed = &m_feed, .catalogue = &m_catalogue, .memory = &m_memory});
        empty.resize(1200, 800);
        empty.show();
        QTRY_VERIFY(empty.isSettled());
        m_emptyKb = memoryKb();
    }
    m_page = std::make_unique<ui::TrafficPage>(
        ui::Services{.journal = m_pool.get(), .feed = &m_feed, .catalogue = &m_catalogue, .memory = &m_memory});
    m_table = m_page->findChild<QTableView *>(u"trafficTable"_s);
    m_filter = m_page->findChild<ui::FilterBar *>(u"filterBar"_s);
    m_page->resize(1200, 800);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(rows() == m_rows && isQuiet(), 60'000);
}

void tst_MillionRows::allRowsOpenInLittleMemory()
{
    const qint64 grown = memoryKb() - m_emptyKb;
    qInfo() << "memory of a million rows:" << grown << "kB";
#ifndef QBC_SANITIZED
    QVERIFY2(grown < mostMemoryKb, qPrintable(QString::number(grown)));
#endif
}

void tst_MillionRows::aTwoCharacterWordIsFound()
{
    m_filter->setText(test::TrafficGenerator::rareWord.toString());
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() > 0 && rows() < 1'000, 30'000);
    const auto *model = qobject_cast<ui::TrafficModel *>(m_table->model());
    QTRY_VERIFY(model->summaryAt(0));
    m_filter->setText(u"琥珀做的吊坠 state:accepted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() > 0, 30'000);
}

void tst_MillionRows::anIdIsFoundByItsBeginning()
{
    m_filter->setText(u"msg:"_s + m_idPrefix);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() == 1, 30'000);
    m_filter->setText(u"anchor:"_s + m_idPrefix); // and what hung on it
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() >= 1 && rows() < 4, 30'000);
    m_filter->setText(m_idPrefix);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() >= 2, 30'000);
}

void tst_MillionRows::aCodeIsFound()
{
    m_filter->setText(u"code:40034105"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() > 100, 30'000);
    const auto *model = qobject_cast<ui::TrafficModel *>(m_table->model());
    QTRY_VERIFY(model->summaryAt(rows() - 1));
    QCOMPARE(model->summaryAt(rows() - 1)->code, 40034105);
}

void tst_MillionRows::aFilterIsCountedWhole()
{
    m_filter->setText(u"state:accepted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() > 0, 60'000);
    const int accepted = rows();
    m_filter->setText(u"-state:accepted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() > 0 && rows() != accepted, 60'000);
    QCOMPARE(qint64(rows()) + accepted, m_rows);
    m_filter->clear();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() == m_rows, 60'000);
}

void tst_MillionRows::theMiddleIsReadWhereOneScrolls()
{
    m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum() / 2);
    const auto *model = qobject_cast<ui::TrafficModel *>(m_table->model());
    QTRY_VERIFY(model->summaryAt(m_table->rowAt(100)));
    QVERIFY(m_table->rowAt(100) > m_rows / 3 && m_table->rowAt(100) < 2 * m_rows / 3);
}

void tst_MillionRows::problemsAreSteppedThrough()
{
    m_table->setFocus();
    m_table->selectRow(rows() / 2);
    for (int step = 0; step < 3; ++step) {
        const int before = m_table->currentIndex().row();
        QTest::keyClick(m_table, ']');
        QTRY_VERIFY_WITH_TIMEOUT(m_table->currentIndex().row() > before, 30'000);
        const auto *model = qobject_cast<ui::TrafficModel *>(m_table->model());
        QTRY_VERIFY(model->summaryAt(m_table->currentIndex().row()));
        QVERIFY(ui::isProblemRow(*model->summaryAt(m_table->currentIndex().row())));
    }
}

void tst_MillionRows::aThousandRowsASecondAreFollowed()
{
    QTest::keyClick(m_table, Qt::Key_End);
    for (int second = 0; second < 2; ++second) {
        for (int part = 0; part < 20; ++part) {
            for (const traffic::Entry &entry : m_generator.next(50))
                m_writer->append(entry);
            m_writer->drain();
            QTest::qWait(50); // the pace of the stream, not a wait for something
        }
    }
    m_rows = m_generator.rowCount();
    QTRY_VERIFY_WITH_TIMEOUT(rows() == m_rows && isQuiet(), 30'000);
    QTRY_COMPARE(m_table->verticalScrollBar()->value(), m_table->verticalScrollBar()->maximum());
    m_filter->setText(u"state:refused"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() > 0, 60'000);
}

void tst_MillionRows::aMarkIsFoundAgain()
{
    m_table->setFocus();
    m_table->selectRow(0);
    const auto *model = qobject_cast<ui::TrafficModel *>(m_table->model());
    QTRY_VERIFY(model->summaryAt(0));
    const journal::RowRef row = model->refAt(0);
    QTest::keyClick(m_table, Qt::Key_M);
    QTRY_VERIFY(model->summaryAt(0) && model->summaryAt(0)->mark);
    m_filter->setText(u"has:mark"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && rows() == 1, 30'000);
    QCOMPARE(model->refAt(0), row);
}

QTEST_MAIN(tst_MillionRows)
#include "tst_millionrows.moc"
