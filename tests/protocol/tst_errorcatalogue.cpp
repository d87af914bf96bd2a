#include "app/protocol/apicode.h"
#include "app/protocol/errorcatalogue.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace protocol;

class tst_ErrorCatalogue : public QObject
{
    Q_OBJECT
private slots:
    void builtInCatalogueHoldsEveryRow()
    {
        QFile file(u":/errors/qq-open-platform.tsv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().trimmed().count('\n'); // the heading makes up for the last line's end
        QCOMPARE(ErrorCatalogue::builtIn().entries().size(), lines);
        QCOMPARE_GE(lines, 300);
    }

    void everyCodeExplainsItselfInBothLanguages_data()
    {
        QTest::addColumn<qsizetype>("row");
        const auto catalogue = ErrorCatalogue::builtIn();
        for (qsizetype row = 0; row < catalogue.entries().size(); ++row)
            QTest::addRow("%d, row %lld", catalogue.entries()[row].code, qint64(row)) << row;
    }

    void everyCodeExplainsItselfInBothLanguages()
    {
        static const ErrorCatalogue catalogue = ErrorCatalogue::builtIn();
        static const QRegularExpression han(u"\\p{Han}"_s);
        QFETCH(qsizetype, row);
        const CodeEntry &entry = catalogue.entries()[row];
        QVERIFY2(!entry.meaningEn.isEmpty() && !entry.meaningEn.contains(han), qPrintable(entry.meaningEn));
        QVERIFY2(entry.meaningZh.contains(han), qPrintable(entry.meaningZh));
        QVERIFY2(!entry.adviceEn.contains(han) && entry.adviceEn.endsWith(u'.'), qPrintable(entry.adviceEn));
        QVERIFY2(entry.adviceZh.contains(han) && entry.adviceZh.endsWith(u'。'), qPrintable(entry.adviceZh));
        // The meaning becomes part of a sentence, which brings its own full stop.
        QVERIFY(!entry.meaningEn.endsWith(u'.') && !entry.meaningZh.endsWith(u'。'));
        for (const QString &text : {entry.meaningEn, entry.meaningZh, entry.adviceEn, entry.adviceZh})
            QCOMPARE(text, text.trimmed());
    }

    void sentencesAreForOwnersOfBots()
    {
        static const QRegularExpression notes(u"operator|caller|surface|\\btwin\\b|adapter|official "
                                              u"table|upstream|throttle|payload|backoff|jitter|dedupe|"
                                              "运维|调用方|适配器|成对|官方表|变体|指数退避|抖动|死循环"_s,
            QRegularExpression::CaseInsensitiveOption);
        const auto catalogue = ErrorCatalogue::builtIn();
        for (const CodeEntry &entry : catalogue.entries()) {
            for (const QString &text : {entry.meaningEn, entry.meaningZh, entry.adviceEn, entry.adviceZh})
                QVERIFY2(!text.contains(notes), qPrintable(u"%1: %2"_s.arg(entry.code).arg(text)));
        }
    }

    void everyCloseCodeOfThePlatformIsThere()
    {
        const auto catalogue = ErrorCatalogue::builtIn();
        QList<int> codes;
        for (int code = 4000; code <= 4014; ++code)
            codes.append(code);
        for (int code = 4900; code <= 4915; ++code)
            codes.append(code);
        for (const int code : codes) {
            const CodeEntry *entry = catalogue.find(code);
            QVERIFY2(entry && entry->category == CodeCategory::Gateway, qPrintable(QString::number(code)));
        }
    }

    void everyWordOfTheTableIsKnown()
    {
        QFile file(u":/errors/qq-open-platform.tsv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto catalogue = ErrorCatalogue::builtIn();
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts).sliced(1);
        QCOMPARE(lines.size(), catalogue.entries().size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const CodeEntry &entry = catalogue.entries()[i];
            QCOMPARE(entry.category == CodeCategory::Other, lines[i].section(u'\t', 5, 5) == "other"_L1);
            QCOMPARE(entry.retry == CodeRetry::No, lines[i].section(u'\t', 6, 6) == "no"_L1);
        }
    }

    void ownIdAsAnchorIsAnAnchorFault()
    {
        const auto catalogue = ErrorCatalogue::builtIn();
        const CodeEntry *entry = catalogue.find(40034024);
        QVERIFY(entry);
        QCOMPARE(entry->category, CodeCategory::Anchor);
        QCOMPARE(entry->retry, CodeRetry::NewAnchor);
        QVERIFY(entry->serverMessage.contains("msg_id"_L1));
        QCOMPARE(catalogue.find(40054005)->category, CodeCategory::Dedupe);
        QCOMPARE(catalogue.find(4009)->category, CodeCategory::Gateway);
    }

    void markdownCodesAreThoseWhoseAdviceIsPlainText()
    {
        constexpr int buttonsRefused = 304037; // the same advice, but markdown is not at fault
        const auto catalogue = ErrorCatalogue::builtIn();
        for (const CodeEntry &entry : catalogue.entries()) {
            const bool plain = entry.adviceEn.contains(u"plain text (msg_type 0"_s) && entry.code != buttonsRefused;
            QVERIFY2(plain == protocol::apicode::isOneOf(entry.code, protocol::apicode::markdownRefused),
                qPrintable(QString::number(entry.code)));
        }
    }
    void unknownCodeIsNotFound() { QCOMPARE(ErrorCatalogue::builtIn().find(123456789), nullptr); }

    void firstOfSeveralRowsOfACodeIsFound()
    {
        const auto catalogue
            = ErrorCatalogue::fromTsv("7\t\ta\tA\t甲\tauth\tonce\tx\ty\r\n7\t\tb\tB\t乙\tquota\tno\tx\ty");
        QCOMPARE(catalogue.entries().size(), 2);
        QCOMPARE(catalogue.find(7)->serverMessage, u"a"_s);
        QCOMPARE(catalogue.find(7)->adviceZh, u"y"_s);
        QCOMPARE(catalogue.find(7)->category, CodeCategory::Auth);
        QCOMPARE(catalogue.find(7)->retry, CodeRetry::Once);
        QCOMPARE(catalogue.entries()[1].meaningZh, u"乙"_s);
    }

    void linesOfAnotherShapeAreLeftOut()
    {
        QVERIFY(ErrorCatalogue::fromTsv("code\tx\n1\t2\nabc\t\t\t\t\t\t\t\t\n").entries().isEmpty());
        QVERIFY(ErrorCatalogue::fromTsv("").entries().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_ErrorCatalogue)
#include "tst_errorcatalogue.moc"
