#include "tests/bench/logsamples.h"

#include "tests/support/loggenerator.h"
#include "tests/support/packed.h"

#include <QDateTime>
#include <QFile>
#include <QStringEncoder>

#include <array>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int recordsAtOnce = 200;

LogSample made(const QString &name, test::LogVariant variant, qint64 bytes)
{
    LogSample sample{.name = name};
    test::LogGenerator generator(variant);
    while (sample.bytes.size() < bytes)
        sample.bytes += generator.next(recordsAtOnce);
    sample.records = generator.counts().records;
    sample.size = sample.bytes.size();
    return sample;
}

LogSample trace(qint64 bytes)
{
    LogSample sample{.name = u"trace file"_s};
    for (QDateTime time(QDate(2026, 3, 25), QTime(22, 30)); sample.bytes.size() < bytes; time = time.addMSecs(1'700)) {
        const QByteArray number = QByteArray::number(++sample.records);
        sample.bytes += '[' + time.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1()
            + R"(] {"type": "trace", "level": )"
              R"("INFO", "time": 1774449000.5, "span_id": "span)"
            + number
            + R"(", "name": "agent", "umo": "dev:FriendMessage:6836D8522EE75AD3732E75C0D3B6F3", "sender_name": "小明", )"
              R"("message_outline": "请帮我看看今天的天气", "action": "agent_tool_call", "fields": {"tool_name": )"
              R"("send_message_to_user", "tool_args": {"messages": [{"type": "plain", "text": "今天的天气 )"
            + number + "\"}]}}}\n";
    }
    sample.size = sample.bytes.size();
    return sample;
}

QByteArray inUtf16(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder.encode(text);
}

} // namespace

QList<LogSample> logSamples(qint64 bytes)
{
    static constexpr std::array names = {"console", "console with colours", "file", "web console", "colorlog 4.11",
        "before 4.11.3", "3.x", "docker logs -t", "compose", "docker json-file", "journald", "journald, ISO"};
    static_assert(names.size() == size_t(test::logVariantCount));
    QList<LogSample> samples;
    for (int i = 0; i < test::logVariantCount; ++i)
        samples.append(made(QString::fromLatin1(names[size_t(i)]), test::LogVariant(i), bytes));
    samples.append(trace(bytes));
    const LogSample file = samples[int(test::LogVariant::File)];
    const auto add = [&](const QString &name, const QByteArray &log, qint64 size) {
        samples.append({name, log, file.records, size});
    };
    if (QStringEncoder gbk("GB18030"); gbk.isValid()) {
        const QByteArray encoded = gbk.encode(QString::fromUtf8(file.bytes));
        add(u"file in GBK"_s, encoded, encoded.size());
    }
    const QByteArray wide = inUtf16(file.bytes);
    add(u"file in UTF-16"_s, wide, wide.size());
    add(u"file in gzip, unpacked"_s, test::packed(file.bytes), file.size);
    return samples;
}

void writeLog(const QString &path, qint64 bytes)
{
    constexpr qint64 pieceSize = 20'000'000;
    const QByteArray piece = made({}, test::LogVariant::File, std::min(bytes, pieceSize)).bytes;
    QFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    while (isWritten && file.pos() < bytes)
        isWritten = file.write(piece) == piece.size();
    if (!isWritten || !file.flush())
        qFatal("%s cannot be written", qPrintable(path));
}

WrittenLog writeVariedLog(const QString &path, qint64 bytes)
{
    test::LogGenerator generator(test::LogVariant::File);
    WrittenLog written;
    QFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    while (isWritten && file.pos() < bytes) {
        const QByteArray piece = generator.next(recordsAtOnce);
        written.lines += piece.count('\n');
        isWritten = file.write(piece) == piece.size();
    }
    if (!isWritten || !file.flush())
        qFatal("%s cannot be written", qPrintable(path));
    written.bytes = file.pos();
    written.records = generator.counts().records;
    written.headers = written.records - generator.counts().refused; // botpy's lines have none
    return written;
}

} // namespace bench
