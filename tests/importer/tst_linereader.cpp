#include "app/importer/linereader.h"

#include <QTest>
#include <rapidcheck.h>

using namespace importer;
using namespace Qt::StringLiterals;

namespace {

struct ReadLine
{
    QByteArray bytes;
    qint64 offset = 0;
    qint64 length = 0;
    bool isCut = false;
    friend bool operator==(const ReadLine &, const ReadLine &) = default;
};

QList<ReadLine> readIn(const QByteArray &file, qsizetype blockSize, LineEnds ends = {})
{
    LineReader reader(ends);
    QList<ReadLine> lines;
    const auto drain = [&] {
        while (const auto line = reader.next())
            lines.append({line->bytes.toByteArray(), line->offset, line->length, line->isCut});
    };
    for (qsizetype at = 0; at < file.size(); at += blockSize) {
        const QByteArray block = file.mid(at, blockSize);
        reader.add(block);
        drain();
    }
    reader.finish();
    drain();
    return lines;
}

QByteArrayList texts(const QList<ReadLine> &lines)
{
    QByteArrayList out;
    for (const ReadLine &line : lines)
        out.append(line.bytes);
    return out;
}

QByteArray utf16(const QString &text, bool bigEndian)
{
    QByteArray out;
    for (const QChar c : text) {
        const char high = char(c.unicode() >> 8);
        const char low = char(c.unicode() & 0xff);
        out += bigEndian ? high : low;
        out += bigEndian ? low : high;
    }
    return out;
}

} // namespace

/// Lines of a stream, with their places, in bounded memory.
class tst_LineReader : public QObject
{
    Q_OBJECT
private slots:
    void linesHaveTheirPlaces();
    void theLastLineNeedsNoEnd();
    void nulBytesAreBytes();
    void aLongLineIsCutAndCounted();
    void aLongLineIsNotCutWithinACharacter();
    void aWideEndIsFoundOnlyInStep_data();
    void aWideEndIsFoundOnlyInStep();
    void blocksOfAnySizeGiveTheSameLines();
    void encodingsAreDetected_data();
    void encodingsAreDetected();
    void everyEncodingIsDecoded_data();
    void everyEncodingIsDecoded();
    void binaryIsSeen();
};

void tst_LineReader::linesHaveTheirPlaces()
{
    const auto lines = readIn("ab\r\n\nc\n", 100);
    QCOMPARE(lines, (QList<ReadLine>{{"ab", 0, 4, false}, {"", 4, 1, false}, {"c", 5, 2, false}}));
}

void tst_LineReader::theLastLineNeedsNoEnd()
{
    QCOMPARE(texts(readIn("a\nb", 1)), (QByteArrayList{"a", "b"}));
    QCOMPARE(texts(readIn("a\n", 1)), (QByteArrayList{"a"}));
    QCOMPARE(texts(readIn("", 1)), QByteArrayList());
}

void tst_LineReader::nulBytesAreBytes()
{
    QCOMPARE(texts(readIn("a\0b\nc"_ba, 2)), (QByteArrayList{"a\0b"_ba, "c"}));
}

void tst_LineReader::aLongLineIsCutAndCounted()
{
    LineReader reader;
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 50; ++i) {
        reader.add(block);
        QVERIFY(!reader.next());
    }
    reader.add("\nnext\n");
    const auto line = reader.next();
    QVERIFY(line);
    QVERIFY(line->isCut);
    QCOMPARE(line->bytes.size(), longestLine);
    QCOMPARE(line->length, 50 * block.size() + 1);
    const auto next = reader.next();
    QVERIFY(next);
    QCOMPARE(next->bytes.toByteArray(), "next"_ba);
    QCOMPARE(next->offset, 50 * block.size() + 1);
    QVERIFY(!next->isCut);
}

void tst_LineReader::aLongLineIsNotCutWithinACharacter()
{
    const QByteArray file = 'x' + QByteArray("你").repeated(longestLine / 3 + 10) + '\n';
    for (const qsizetype blockSize : {file.size(), qsizetype(70'001)}) {
        const auto lines = readIn(file, blockSize);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines[0].isCut);
        QCOMPARE_LE(lines[0].bytes.size(), longestLine);
        QVERIFY(!QString::fromUtf8(lines[0].bytes).contains(QChar::ReplacementCharacter));
    }
}

void tst_LineReader::aWideEndIsFoundOnlyInStep_data()
{
    QTest::addColumn<bool>("bigEndian");
    QTest::newRow("little endian") << false;
    QTest::newRow("big endian") << true;
}

void tst_LineReader::aWideEndIsFoundOnlyInStep()
{
    QFETCH(bool, bigEndian);
    // U+0A0A and U+0A00 U+000A hold the byte of a line end in every place.
    const QString text = u"a\u0A0A\u0A00\u000Ab\r\n\u0A00"_s;
    const QByteArray file = utf16(text, bigEndian);
    for (qsizetype size = 1; size < 8; ++size) {
        const auto lines = readIn(file, size, {2, bigEndian});
        QCOMPARE(texts(lines),
            (QByteArrayList{
                utf16(u"a\u0A0A\u0A00"_s, bigEndian), utf16(u"b"_s, bigEndian), utf16(u"\u0A00"_s, bigEndian)}));
        QCOMPARE(lines[1].offset, 8);
        QCOMPARE(lines[1].length, 6);
    }
}

void tst_LineReader::blocksOfAnySizeGiveTheSameLines()
{
    const bool holds = rc::check("a block may end anywhere", [] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::element('a', '\n', '\r', '\0', '\n'));
        const QByteArray file = QByteArray::fromStdString(bytes);
        const LineEnds ends = *rc::gen::element(LineEnds{1, false}, LineEnds{2, false}, LineEnds{2, true});
        const auto whole = readIn(file, file.size() + 1, ends);
        RC_ASSERT(readIn(file, *rc::gen::inRange(1, 9), ends) == whole);
        qint64 at = 0;
        for (const ReadLine &line : whole) {
            RC_ASSERT(line.offset == at);
            at += line.length;
        }
        RC_ASSERT(at == file.size());
    });
    QVERIFY(holds);
}

void tst_LineReader::encodingsAreDetected_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<qsizetype>("mark");
    const QString text = u"[15:04:16.478] [Core] [INFO] [a.b:1]: 使用工具：好的，我来\n"_s;
    QTest::newRow("UTF-8") << text.toUtf8() << Encoding::Utf8 << qsizetype(0);
    QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + text.toUtf8() << Encoding::Utf8 << qsizetype(3);
    QTest::newRow("UTF-8 cut within a character")
        << text.repeated(2'000).toUtf8().first(sampleSize) << Encoding::Utf8 << qsizetype(0);
    QTest::newRow("UTF-16 LE") << utf16(text, false) << Encoding::Utf16Le << qsizetype(0);
    QTest::newRow("UTF-16 LE with a mark") << "\xff\xfe" + utf16(text, false) << Encoding::Utf16Le << qsizetype(2);
    QTest::newRow("UTF-16 BE") << utf16(text, true) << Encoding::Utf16Be << qsizetype(0);
    QTest::newRow("UTF-16 BE with a mark") << "\xfe\xff" + utf16(text, true) << Encoding::Utf16Be << qsizetype(2);
    QTest::newRow("GBK") << "[15:04:16] [Core] [INFO] [a.b:1]: \xca\xb9\xd3\xc3\xb9\xa4\xbe\xdf"_ba << Encoding::Gbk
                         << qsizetype(0);
    QTest::newRow("ASCII with a NUL") << "[15:04:16] [Core] [INFO] a\0b\n"_ba << Encoding::Utf8 << qsizetype(0);
    QTest::newRow("nothing") << QByteArray() << Encoding::Utf8 << qsizetype(0);
}

void tst_LineReader::encodingsAreDetected()
{
    QFETCH(QByteArray, file);
    QFETCH(Encoding, encoding);
    QFETCH(qsizetype, mark);
    QCOMPARE(detectEncoding(file), (DetectedEncoding{encoding, mark, false}));
}

void tst_LineReader::everyEncodingIsDecoded_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("UTF-8") << u"使用工具📬"_s.toUtf8() << Encoding::Utf8;
    QTest::newRow("UTF-16 LE") << utf16(u"使用工具📬"_s, false) << Encoding::Utf16Le;
    QTest::newRow("UTF-16 BE") << utf16(u"使用工具📬"_s, true) << Encoding::Utf16Be;
    QTest::newRow("GBK, an emoji as GB18030") << "\xca\xb9\xd3\xc3\xb9\xa4\xbe\xdf\x94\x39\xe1\x30"_ba << Encoding::Gbk;
}

void tst_LineReader::everyEncodingIsDecoded()
{
    QFETCH(QByteArray, line);
    QFETCH(Encoding, encoding);
    LineDecoder decoder(encoding);
    QVERIFY(decoder.isValid());
    for (int i = 0; i < 2; ++i)
        QCOMPARE(QString::fromUtf8(decoder.decode(line)), u"使用工具📬"_s);
}

void tst_LineReader::binaryIsSeen()
{
    QByteArray noise;
    for (int i = 0; i < 4'096; ++i)
        noise += char((i * 167 + i / 7) & 0xff);
    QVERIFY(detectEncoding(noise).looksBinary);
    QVERIFY(detectEncoding(QByteArray(100, '\0')).looksBinary);
}

QTEST_GUILESS_MAIN(tst_LineReader)
#include "tst_linereader.moc"
