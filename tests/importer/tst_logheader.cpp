#include "app/importer/header.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;

namespace {

/// The header as one line, so that a row says all of it.
QString told(QByteArrayView line)
{
    const auto header = scanHeader(line);
    if (!header)
        return u"none"_s;
    static const QStringList forms = {u"tagged"_s, u"untagged"_s, u"timeless"_s, u"trace"_s, u"botpy"_s};
    const auto text = [](QByteArrayView view) { return QString::fromUtf8(view); };
    const QString date
        = header->date ? u"%1-%2-%3"_s.arg(header->date->year).arg(header->date->month).arg(header->date->day) : u"-"_s;
    return QStringList{forms[int(header->form)], date, QString::number(header->msOfDay), text(header->tag),
        QString::number(int(header->level)), text(header->version), text(header->source),
        QString::number(header->sourceLine), text(line.sliced(header->messageAt))}
        .join(u'|');
}

} // namespace

/// Every way in which AstrBot and botpy wrote headers. Source: log grammar, header variants.
class tst_LogHeader : public QObject
{
    Q_OBJECT
private slots:
    void aHeaderIsRead_data();
    void aHeaderIsRead();
    void whatLooksLikeOneIsNone_data();
    void whatLooksLikeOneIsNone();
    void piecesOfAHeaderAreKnown();
    void levelsAreKnownByTheirBeginning();
};

void tst_LogHeader::aHeaderIsRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *line, const QString &expected) {
        QTest::newRow(name) << QByteArray(line) << expected;
    };
    row("console", "[15:04:16.478] [Core] [WARN] [v4.22.0] [a.b:1]: m", u"tagged|-|54256478|Core|3|4.22.0|a.b|1|m"_s);
    row("file", "[2026-03-25 15:04:16.478] [Core] [INFO] [a.b:12]: m", u"tagged|2026-3-25|54256478|Core|2||a.b|12|m"_s);
    row("4.14", " [15:04:16] [Core] [WARN] [v4.14.6] [a.b:1]: m ", u"tagged|-|54256000|Core|3|4.14.6|a.b|1|m "_s);
    row("4.10", " [08:15:15] [Core] [ERRO] [a.b:1]: m ", u"tagged|-|29715000|Core|4||a.b|1|m "_s);
    row("3.x", "[09:49:08] [INFO ] [file.py:21]: m", u"untagged|-|35348000||2||file.py|21|m"_s);
    row("3.x with a bar", "[07:36:18| INFO] [file.py:175]: m", u"untagged|-|27378000||2||file.py|175|m"_s);
    row("pasted", "[Core][INFO][a.b:1]: m", u"timeless|-|-1|Core|2||a.b|1|m"_s);
    row("joined from a paste", "[2026-03-25 15:04:16.478] [Core] [INFO] [a.b:1]: m",
        u"tagged|2026-3-25|54256478|Core|2||a.b|1|m"_s);
    row("without blanks", "[15:04:16.478][Core][INFO][a.b:1]: m", u"tagged|-|54256478|Core|2||a.b|1|m"_s);
    row("a plugin's own logger", "[15:04:16.478] [astrbot_plugin_x] [DBUG] [3.西格莉卡.main:7]: m",
        u"tagged|-|54256478|astrbot_plugin_x|1||3.西格莉卡.main|7|m"_s);
    row("another level", "[15:04:16.478] [Core] [SUCC] [a.b:1]: m", u"tagged|-|54256478|Core|6||a.b|1|m"_s);
    row("a full-width colon", "[15:04:16.478] [Core] [INFO] [a.b:1]：m", u"tagged|-|54256478|Core|2||a.b|1|m"_s);
    row("nothing behind it", "[15:04:16.478] [Core] [INFO] [a.b:1]:", u"tagged|-|54256478|Core|2||a.b|1|"_s);
    row("brackets in the message", "[15:04:16.478] [Plug] [INFO] [a.b:1]: [x] [y:2]: z",
        u"tagged|-|54256478|Plug|2||a.b|1|[x] [y:2]: z"_s);
    row("trace", "[2026-03-25 15:04:16.478] {\"type\": \"trace\"}",
        u"trace|2026-3-25|54256478||0|||0|{\"type\": \"trace\"}"_s);
    row("botpy", "[ERROR]\t(http.py:190)request\tm", u"botpy|-|-1||4||http.py|190|m"_s);
    row("botpy's file", "2026-03-25 15:04:16,478\t[WARNING]\t(client.py:9)f\tm",
        u"botpy|2026-3-25|54256478||3||client.py|9|m"_s);
}

void tst_LogHeader::aHeaderIsRead()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    QCOMPARE(told(line), expected);
}

void tst_LogHeader::whatLooksLikeOneIsNone_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", " ", "[", "[15:04:16.478]", "[15:04:16.478] [Core]", "[15:04:16.478] [Core] [INFO]",
             "[15:04:16.478] [Core] [INFO] [a.b]: m", "[15:04:16.478] [Core] [INFO] [a.b:x]: m",
             "[15:04:16.478] [Core] [INFO] [a.b:1] m", "[25:04:16] [Core] [INFO] [a.b:1]: m",
             "[15-04-16] [Core] [INFO] [a.b:1]: m", "[x] [y] [z:1]: m", "[botpy] [INFO] x", "{'a': [1]}",
             "[2026-13-25 15:04:16] [Core] [INFO] [a.b:1]: m", "[15:04:16.478] [Core] [info] [a.b:1]: m", "[15:04:16"})
        QTest::newRow(line) << QByteArray(line);
    QTest::newRow("a long text in brackets")
        << QByteArray("[15:04:16] [" + QByteArray(5'000, 'x') + "] [INFO] [a.b:1]: m");
}

void tst_LogHeader::whatLooksLikeOneIsNone()
{
    QFETCH(QByteArray, line);
    QCOMPARE(told(line), u"none"_s);
}

void tst_LogHeader::piecesOfAHeaderAreKnown()
{
    QVERIFY(isHeaderPiece("[2026-03-25 15:04:16.478] [Core]"));
    QVERIFY(isHeaderPiece("[2026-03-25 15:04:16.478] [Core] [INFO]"));
    QVERIFY(isHeaderPiece("[15:04:16]"));
    QVERIFY(!isHeaderPiece("[Core]"));
    QVERIFY(!isHeaderPiece("[15:04:16] [Core] and prose"));
    QVERIFY(!isHeaderPiece("[15:04:16] [Core] [INFO] [a.b:1]: m"));
    QVERIFY(!isHeaderPiece(""));
}

void tst_LogHeader::levelsAreKnownByTheirBeginning()
{
    QCOMPARE(levelOf("DBUG"), Level::Debug);
    QCOMPARE(levelOf("DEBUG"), Level::Debug);
    QCOMPARE(levelOf("WARNING"), Level::Warning);
    QCOMPARE(levelOf("ERRO"), Level::Error);
    QCOMPARE(levelOf("CRITICAL"), Level::Critical);
    QCOMPARE(levelOf("TRAC"), Level::Other);
}

QTEST_GUILESS_MAIN(tst_LogHeader)
#include "tst_logheader.moc"
