#include "app/protocol/frame.h"
#include "app/protocol/openapi.h"
#include "tests/protocol/examplereading.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

QString unescaped(const QString &cell)
{
    QString out;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        const bool escape = cell[i] == u'\\' && i + 1 < cell.size();
        const QChar c = escape ? cell[++i] : cell[i];
        out += !escape ? c : c == u'n' ? u'\n' : c == u't' ? u'\t' : c;
    }
    return out;
}

QList<QStringList> table()
{
    QList<QStringList> rows;
    const QStringList lines = QString::fromUtf8(exampleFile(u"examples.tsv"_s)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        rows.append(line.split(u'\t'));
    return rows;
}

} // namespace

class tst_Examples : public QObject
{
    Q_OBJECT
private slots:
    void tableAndFolderNameTheSameFiles()
    {
        QStringList named;
        for (const QStringList &row : table())
            named.append(row[0] + ".json"_L1);
        const QStringList found = QDir(exampleFolder()).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        const QSet<QString> inTable(named.begin(), named.end());
        const QSet<QString> inFolder(found.begin(), found.end());
        QCOMPARE(inFolder - inTable, QSet<QString>());
        QCOMPARE(inTable - inFolder, QSet<QString>());
        QCOMPARE(named.size(), inTable.size());
        QCOMPARE_GE(found.size(), 260);
    }

    void exampleReadsAsTheTableSays_data()
    {
        QTest::addColumn<QStringList>("row");
        for (const QStringList &row : table())
            QTest::newRow(qPrintable(row[0])) << row;
    }
    void exampleReadsAsTheTableSays()
    {
        QFETCH(QStringList, row);
        QCOMPARE_GE(row.size(), 5); // name, type, three fields
        const Reading reading = readExample(row[0]);
        QCOMPARE(reading.type, row[1]);
        for (const QString &cell : row.sliced(2)) {
            const QString field = cell.section(u'=', 0, 0);
            QVERIFY2(reading.fields.contains(field), qPrintable(u"no field "_s + field));
            QCOMPARE(field + u'=' + reading.fields[field], unescaped(cell));
        }
    }

    void everySendSurvivesReadingAndWriting()
    {
        int seen = 0;
        for (const QStringList &row : table()) {
            if (row[1] != "send"_L1)
                continue;
            ++seen;
            const QJsonObject file = QJsonDocument::fromJson(exampleFile(row[0] + ".json"_L1)).object();
            const QJsonObject body = file["body"_L1].toObject();
            const auto request = parseSendRequest(QJsonDocument(body).toJson(QJsonDocument::Compact));
            QVERIFY(request);
            const QByteArray written = toJson(*request);
            const QJsonObject again = QJsonDocument::fromJson(written).object();
            for (auto it = body.begin(); it != body.end(); ++it)
                QCOMPARE(again.value(it.key()), it.value());
            // Nothing is made up but what a v2 send must say; guild bodies have neither.
            for (auto it = again.begin(); it != again.end(); ++it)
                QVERIFY(body.contains(it.key()) || it.key() == "msg_type"_L1 || it.key() == "content"_L1);
            QCOMPARE(parseSendRequest(written), request);
        }
        QCOMPARE_GE(seen, 28);
    }

    void rawEventKeepsItsDataByteForByte()
    {
        int seen = 0;
        for (const QStringList &row : table()) {
            const QByteArray text = exampleFile(row[0] + ".json"_L1);
            if (row[1] != "raw"_L1)
                continue;
            ++seen;
            const auto frame = parseFrame(text);
            const QByteArray d = std::get<RawEvent>(std::get<Dispatch>(frame->payload).event).d;
            QVERIFY(text.contains("\"d\": " + d));
            QCOMPARE(QJsonDocument::fromJson(d).object(), QJsonDocument::fromJson(text).object()["d"_L1].toObject());
        }
        QCOMPARE_GE(seen, 60);
    }
};

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
