#include "app/protocol/jsonwrite.h"
#include "tests/export/harjournal.h"

#include <QBuffer>
#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using har::at;
using traffic::Direction;
using traffic::Kind;
using traffic::State;

/// A journal as a HAR file: calls as they were sent, people under pseudonyms, no secrets.
class tst_HarExport : public QObject
{
    Q_OBJECT

private slots:
    void aCallIsAnEntryAsItWasSent();
    void rawKeepsPeople();
    void aCallWithoutAnAnswerSaysSo();
    void bytesThatAreNoTextKeepTheirForm();
    void notesAndToolsAreCounted();
    void anEmptyJournalIsAnEmptyHar();
    void aPartCallsPeopleTheSame();
    void rowsThatComeMeanwhileAreLeftOut();
    void aSecretThatWasCutDoesNotAppear();
    void noOneOfTheExamplesAppears();
    void theValidatorIsContent();
    void theValidatorFindsFaults();
    void aDeviceThatIsFullIsAnError();
    void itTellsHowFarItIsAndCanBeStopped();
};

namespace {

/// Alice is answered: attempt 9 of message 5 in turn 3.
traffic::Record send(const QByteArray &body = R"({"msg_type":0,"content":"好 \"q\"","msg_id":"M1","msg_seq":2})")
{
    traffic::Record record = samples::outbound(0, har::alice, 5);
    record.time = har::Journal::timeOf(1);
    record.anchor = u"M1"_s;
    record.msgSeq = 2;
    record.attemptId = 9;
    record.headers = {{"Host", "api.example"}, {"Authorization", "QQBot [cut: authorization, 57 bytes]"},
        {"Content-Type", "application/json"}};
    record.body = {body, {}, body.size()};
    return record;
}

traffic::Settlement refused()
{
    traffic::Settlement answer = samples::settlement(0, State::Refused);
    answer.headers = {{"Content-Type", "application/json"}, {"Location", "/elsewhere"}};
    answer.body = {R"({"message":"no such user )" + har::alice.toLatin1() + "\"}", {}, 77};
    return answer;
}

traffic::Record row(Kind kind, const QString &route = {}, const QByteArray &body = {})
{
    return {.time = har::Journal::timeOf(1),
        .bot = u"cat"_s,
        .kind = kind,
        .route = route,
        .body = {body, {}, body.size()}};
}

class FullDevice : public QIODevice
{
protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_taken += size;
        setErrorString(u"no space left"_s);
        return m_taken > 300 ? -1 : size;
    }

private:
    qint64 m_taken = 0;
};

} // namespace

void tst_HarExport::aCallIsAnEntryAsItWasSent()
{
    har::Journal journal;
    journal.add(send());
    journal.answer(refused());
    const QByteArray bytes = journal.har();
    const QJsonValue log = QJsonDocument::fromJson(bytes).object()["log"_L1];
    QCOMPARE(at(log, u"version"_s), u"1.2"_s);
    QCOMPARE(at(log, u"creator/name"_s), u"qqbot-console"_s);
    QCOMPARE(at(log, u"creator/version"_s), u"9.8.7"_s);
    QVERIFY(at(log, u"_redacted"_s).toBool());
    const QJsonValue entry = at(log, u"entries/0"_s);
    QCOMPARE(at(entry, u"startedDateTime"_s), u"2023-11-14T22:13:20.001Z"_s);
    QCOMPARE(at(entry, u"time"_s), 84);
    QCOMPARE(at(entry, u"timings/wait"_s), 84);
    QCOMPARE(at(entry, u"request/method"_s), u"POST"_s);
    QCOMPARE(at(entry, u"request/url"_s), u"https://api.example/v2/users/U-01/messages"_s);
    QCOMPARE(at(entry, u"request/headers"_s).toArray().size(), 3);
    QCOMPARE(at(entry, u"request/headers/1/value"_s), u"QQBot [cut: authorization, 57 bytes]"_s);
    QCOMPARE(at(entry, u"request/postData/mimeType"_s), u"application/json"_s);
    QCOMPARE(at(entry, u"request/postData/text"_s), QString::fromUtf8(send().body.text));
    QCOMPARE(at(entry, u"request/bodySize"_s), send().body.text.size());
    QCOMPARE(at(entry, u"response/status"_s), 400);
    QCOMPARE(at(entry, u"response/content/text"_s), u"{\"message\":\"no such user U-01\"}"_s);
    QCOMPARE(at(entry, u"response/content/size"_s), 77);
    QCOMPARE(at(entry, u"response/redirectURL"_s), u"/elsewhere"_s);
    const QJsonObject ours{{u"_row"_s, 1}, {u"_kind"_s, u"http"_s}, {u"_state"_s, u"refused"_s}, {u"_bot"_s, u"cat"_s},
        {u"_scene"_s, u"c2c"_s}, {u"_peer"_s, u"U-01"_s}, {u"_anchor"_s, u"M1"_s}, {u"_msgSeq"_s, 2},
        {u"_attempt"_s, 9}, {u"_turn"_s, 3}, {u"_message"_s, 5}, {u"_try"_s, 1}, {u"_origin"_s, u"agent"_s},
        {u"_code"_s, 40034024}, {u"_traceId"_s, u"trace-0"_s}};
    QJsonObject found = entry.toObject();
    for (const QString &name : found.keys())
        if (!name.startsWith(u'_'))
            found.remove(name);
    QCOMPARE(found, ours);
    QVERIFY(!bytes.contains(har::alice.toLatin1()));
}

void tst_HarExport::rawKeepsPeople()
{
    har::Journal journal;
    journal.add(send());
    journal.answer(refused());
    const QByteArray bytes = journal.rawHar();
    const QJsonArray entries = har::entriesOf(bytes);
    QCOMPARE(at(entries[0], u"_peer"_s), har::alice);
    QCOMPARE(at(entries[0], u"request/url"_s), u"https://api.example/v2/users/%1/messages"_s.arg(har::alice));
    QVERIFY(bytes.contains(R"("_redacted":false)"));
}

void tst_HarExport::aCallWithoutAnAnswerSaysSo()
{
    har::Journal journal;
    journal.add(send());
    journal.add(send());
    journal.answer({.state = State::Unknown, .detail = u"timeout"_s, .duration = core::Milliseconds(20'000)});
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 2);
    for (const QJsonValue &entry : entries) {
        QCOMPARE(at(entry, u"response/status"_s), 0);
        QCOMPARE(at(entry, u"_state"_s), u"unknown"_s);
    }
    QCOMPARE(at(entries[0], u"response/_error"_s), u"no answer"_s);
    QCOMPARE(at(entries[0], u"time"_s), 0);
    QCOMPARE(at(entries[1], u"response/_error"_s), u"timeout"_s);
    QCOMPARE(at(entries[1], u"time"_s), 20'000);
}

void tst_HarExport::bytesThatAreNoTextKeepTheirForm()
{
    har::Journal journal;
    journal.add(send("a\xff"));
    journal.answer({.state = State::Accepted, .status = 200, .body = {"b\xfe", {}, 2}});
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(at(entries[0], u"request/postData/text"_s), u"a\uFFFD"_s);
    QCOMPARE(at(entries[0], u"request/postData/_base64"_s), QString::fromLatin1(QByteArray("a\xff").toBase64()));
    QCOMPARE(at(entries[0], u"response/content/encoding"_s), u"base64"_s);
    QCOMPARE(at(entries[0], u"response/content/text"_s), QString::fromLatin1(QByteArray("b\xfe").toBase64()));
}

void tst_HarExport::notesAndToolsAreCounted()
{
    har::Journal journal;
    journal.add(row(Kind::Note, u"TURN"_s));
    journal.add(row(Kind::Tool, u"send_message_to_user"_s));
    journal.add(row(Kind::Tool, u"send_message_to_user"_s));
    journal.add(row(Kind::Token, u"POST /app/getAppAccessToken"_s, "{}"));
    journal.add(row(Kind::Model, u"POST /v1/chat/completions"_s, "{}"));
    journal.add(row(Kind::Upload, u"POST /v2/users/x/files"_s, "{}"));
    const QByteArray bytes = journal.har();
    QCOMPARE(journal.written(), (exporting::Written{.calls = 3, .notes = 1, .tools = 2}));
    QVERIFY(bytes.endsWith(R"("_leftOut":{"notes":1,"tools":2}}})"));
}

void tst_HarExport::anEmptyJournalIsAnEmptyHar()
{
    har::Journal journal;
    const QByteArray bytes = journal.har();
    QVERIFY(QJsonDocument::fromJson(bytes).isObject());
    QCOMPARE(har::entriesOf(bytes), QJsonArray());
    QCOMPARE(har::complaintsAbout(bytes), QByteArray());
}

void tst_HarExport::aPartCallsPeopleTheSame()
{
    har::Journal journal;
    traffic::Record other = send();
    other.bot = u"dog"_s;
    other.peer = core::PeerId(u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s);
    other.route = u"POST /v2/users/0A1B2C3D4E5F60718293A4B5C6D7E8F9/messages"_s;
    journal.add(other);
    journal.add(send());
    const QJsonArray all = har::entriesOf(journal.har());
    const QJsonArray part = har::entriesOf(journal.har({.rows = {.bot = u"cat"_s}}));
    QCOMPARE(part.size(), 1);
    QCOMPARE(at(part[0], u"_peer"_s), u"U-02"_s);
    QCOMPARE(part[0], all[1]);
}

void tst_HarExport::rowsThatComeMeanwhileAreLeftOut()
{
    // The device stands for the time that passes: a row comes in while the first bytes are written.
    class Growing : public QBuffer
    {
    public:
        std::function<void()> m_meanwhile;

    protected:
        qint64 writeData(const char *data, qint64 size) override
        {
            if (m_meanwhile)
                std::exchange(m_meanwhile, {})();
            return QBuffer::writeData(data, size);
        }
    };
    har::Journal journal;
    journal.add(send());
    Growing device;
    device.open(QIODevice::WriteOnly);
    device.m_meanwhile = [&journal] {
        journal.add(send());
        (void)journal.rawHar(); // waits until it is written
    };
    const auto written = journal.exportTo(device, {});
    QVERIFY(written);
    QCOMPARE(written->calls, 1);
    QCOMPARE(har::entriesOf(device.data()).size(), 1);
}

void tst_HarExport::aSecretThatWasCutDoesNotAppear()
{
    const QByteArray secret = "k/Zx+81\"=&%canary-Qw";
    traffic::Redactor redactor;
    redactor.addSecret(core::Secret(secret), traffic::Splice::What::Token);
    QByteArray escaped;
    protocol::appendJsonString(escaped, QByteArrayView(secret));
    const QByteArray said = "{\"a\":" + escaped + ",\"b\":\"" + secret.toBase64() + "\",\"c\":\""
        + secret.toPercentEncoding() + "\",\"d\":\"" + secret.toHex() + "\"}";
    har::Journal journal;
    traffic::Record record = send();
    record.route = redactor.text(
        u"POST /v2/users/%1/messages?key="_s.arg(har::alice) + QString::fromLatin1(secret.toPercentEncoding()));
    record.headers = redactor.headers({{"Authorization", "QQBot " + secret}, {"X-Echo", secret}});
    record.body = redactor.body(said);
    journal.add(record);
    traffic::Settlement answer = refused();
    answer.headers = redactor.headers({{"Set-Cookie", "t=" + secret}});
    answer.body = redactor.body("<p>" + said + "</p>");
    answer.detail = redactor.text(QString::fromLatin1(secret));
    journal.answer(answer);
    journal.opens();
    traffic::Record frame = row(Kind::Frame, u"IDENTIFY"_s);
    frame.direction = Direction::Out;
    frame.body = redactor.body(R"({"op":2,"d":{"token":"QQBot )" + secret + "\"}}");
    journal.add(frame);
    for (const QByteArray &bytes : {journal.har(), journal.rawHar()}) {
        QVERIFY(bytes.contains("[cut: token, "));
        QByteArray twice;
        protocol::appendJsonString(twice, QByteArrayView(escaped));
        for (const QByteArray &form : {secret, escaped.mid(1, escaped.size() - 2), twice.mid(1, twice.size() - 2),
                 secret.toBase64(), secret.toPercentEncoding(), secret.toHex(), QByteArray("canary")})
            QVERIFY2(!bytes.contains(form), form.constData());
        QCOMPARE(har::complaintsAbout(bytes), QByteArray());
    }
}

void tst_HarExport::noOneOfTheExamplesAppears()
{
    har::Journal journal;
    journal.opens();
    const QDir examples(QStringLiteral(QBC_TEST_DATA "/protocol"));
    for (const QString &name : examples.entryList({u"event-*.json"_s})) {
        QFile file(examples.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        journal.frame(u"EVENT"_s, file.readAll());
    }
    const QByteArray bytes = journal.har();
    QVERIFY(journal.written().frames > 60);
    const QByteArray raw = journal.rawHar();
    for (const char *person : {"6F1C0A9B2D3E4F5061728394A5B6C7D8", "0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6",
             "1122334455667788990A0B0C0D0E0F10", "A0B1C2D3E4F5061728394A5B6C7D8E9F", "2233445566778899AABBCCDDEEFF0011",
             "1111111111111111111", "9876543210987654321", "小明", "小红", "新人", "频道用户", "昵称"}) {
        QVERIFY2(raw.contains(person), person);
        QVERIFY2(!bytes.contains(person), person);
    }
    for (const char *kept :
        {"ROBOT1.0_qW7eRtYuIoPaSdFgHjKlZ.xCvBnM-1234567890abcdEFGHijklMNOPqrst!", "示例机器人", "普通消息"})
        QVERIFY2(bytes.contains(kept), kept);
    QCOMPARE(har::complaintsAbout(bytes), QByteArray());
}

void tst_HarExport::theValidatorIsContent()
{
    har::Journal journal;
    journal.add(send());
    journal.answer(refused());
    journal.add(send("a\xff"));
    journal.add(row(Kind::Token, u"POST /app/getAppAccessToken?x=[cut: token, 9 bytes]"_s, "{}"));
    journal.answer({.state = State::Unknown, .detail = u"timeout"_s});
    journal.add(row(Kind::Model, {}));
    QCOMPARE(har::complaintsAbout(journal.har()), QByteArray());
    QCOMPARE(har::complaintsAbout(journal.rawHar()), QByteArray());
}

void tst_HarExport::theValidatorFindsFaults()
{
    QVERIFY(!har::complaintsAbout(R"({"log":{"version":1.2,"creator":{"name":"x"},"entries":[]}})").isEmpty());
    har::Journal journal;
    journal.add(send());
    QByteArray bytes = journal.har();
    QVERIFY(!har::complaintsAbout(bytes.replace("\"cookies\"", "\"cakes\"")).isEmpty());
    QVERIFY(!har::complaintsAbout("{").isEmpty());
}

void tst_HarExport::aDeviceThatIsFullIsAnError()
{
    har::Journal journal;
    journal.add(send());
    FullDevice device;
    device.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    const auto written = journal.exportTo(device, {});
    QVERIFY(!written);
    QCOMPARE(written.error(), (exporting::ExportError{exporting::ExportError::Kind::CannotWrite, u"no space left"_s}));
}

void tst_HarExport::itTellsHowFarItIsAndCanBeStopped()
{
    har::Journal journal;
    for (int i = 0; i < 1'200; ++i)
        journal.add(row(Kind::Http, u"GET /gateway"_s));
    QList<int> told;
    const auto listen = [&told](int percent) {
        told.append(percent);
        return true;
    };
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(journal.exportTo(buffer, {.goesOn = listen}));
    QVERIFY(told.size() > 3);
    QVERIFY(std::ranges::is_sorted(told) && told.first() == 0 && told.last() <= 100);
    const auto stopped = journal.exportTo(buffer, {.goesOn = [](int percent) { return percent < 20; }});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, exporting::ExportError::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(tst_HarExport)
#include "tst_harexport.moc"
