#include "app/traffic/redact.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace traffic;
using What = Splice::What;

namespace {

Redactor knowing(const QByteArray &secret, What what = What::Token)
{
    Redactor redactor;
    redactor.addSecret(core::Secret(secret), what);
    return redactor;
}

QByteArray cut(const QByteArray &text)
{
    return Redactor().body(text).text;
}

/// The text outside the splices, with a gap of the cut's size where they stand; empty when a splice is not exact.
QByteArray gapped(const Body &body)
{
    QByteArray out;
    qsizetype at = 0;
    for (const Splice &splice : body.splices) {
        if (splice.offset < at
            || body.text.mid(splice.offset, splice.length) != spliceMarker(splice.what, splice.cutLength))
            return {};
        out += body.text.mid(at, splice.offset - at) + QByteArray(splice.cutLength, '\0');
        at = splice.offset + splice.length;
    }
    return out + body.text.mid(at);
}

/// Everything but the cut bytes stands as it stood, and the sizes add up.
bool isExact(const Body &body, const QByteArray &original)
{
    const QByteArray whole = gapped(body);
    if (whole.size() != original.size() || body.wireSize != original.size())
        return false;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        if (whole[i] != '\0' && whole[i] != original[i])
            return false;
    }
    return true;
}

rc::Gen<QByteArray> printable(int least)
{
    return rc::gen::map(rc::gen::suchThat(rc::gen::container<std::string>(rc::gen::inRange<char>(0x21, 0x7F)),
                            [least](const std::string &text) { return int(text.size()) >= least; }),
        [](const std::string &text) { return QByteArray::fromStdString(text); });
}

QByteArray jsonMixed(const QByteArray &secret)
{
    QByteArray out;
    for (const char c : secret) {
        const QByteArray hex = QByteArray::number(int(c), 16).rightJustified(2, '0');
        const int form = *rc::gen::inRange(0, 3);
        if (form == 0)
            out += "\\u00" + hex;
        else if (form == 1)
            out += "\\u00" + hex.toUpper();
        else if (c == '"' || c == '\\' || c == '/')
            out += QByteArray("\\") + c;
        else
            out += c;
    }
    return out;
}

QByteArray percentMixed(const QByteArray &secret)
{
    QByteArray out;
    for (const char c : secret) {
        const bool bare = c != '%' && *rc::gen::arbitrary<bool>();
        out += bare ? QByteArray(1, c) : '%' + QByteArray::number(int(c), 16).rightJustified(2, '0').toUpper();
    }
    return out;
}

} // namespace

class tst_Redact : public QObject
{
    Q_OBJECT
private slots:
    void markerSaysWhatAndHowLong()
    {
        QCOMPARE(spliceMarker(What::Token, 57), QByteArray("[cut: token, 57 bytes]"));
        QCOMPARE(spliceMarker(What::ClientSecret, 0), QByteArray("[cut: client secret, 0 bytes]"));
        for (int what = 0; what <= int(What::Authorization); ++what) {
            const QByteArray marker = spliceMarker(What(what), 57);
            const Splice splice{6, marker.size(), 57, What(what)};
            QCOMPARE(splicesIn("QQBot " + marker), QList{splice});
        }
        QVERIFY(splicesIn("[cut: ").isEmpty());
        QVERIFY(splicesIn("[cut: soup, 3 bytes]").isEmpty());
        QVERIFY(splicesIn("[cut: token, many bytes]").isEmpty());
    }

    void telling_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char *name, const char *text, const char *wanted) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(wanted);
        };
        row("identify", R"({"op":2,"d":{"token":"QQBot abc","intents":1}})",
            R"({"op":2,"d":{"token":"QQBot [cut: token, 3 bytes]","intents":1}})");
        row("bare token", R"({"token" : "abc"})", R"({"token" : "[cut: token, 3 bytes]"})");
        row("answer", "{\"access_token\":\"a\\\"b\",\"expires_in\":\"7200\"}",
            R"({"access_token":"[cut: token, 4 bytes]","expires_in":"7200"})");
        row("request", R"({"appId":"1","clientSecret":"DG5g"})",
            R"({"appId":"1","clientSecret":"[cut: client secret, 4 bytes]"})");
        row("number", R"({"token":12345})", R"({"token":[cut: token, 5 bytes]})");
        row("cut off", "{\"access_token\":\"abcdef", "{\"access_token\":\"[cut: token, 6 bytes]");
        row("invalid", R"(x{,"rkey":"abc",,)", R"(x{,"rkey":"[cut: rkey, 3 bytes]",,)");
        row("python", "{'access_token': 'abc'}", "{'access_token': '[cut: token, 3 bytes]'}");
        row("ext item", R"(["msg_idx=R==","auth_token=a b==","x"])",
            R"(["msg_idx=R==","auth_token=[cut: auth_token, 5 bytes]","x"])");
        row("presigned", "{\"presigned_url\":\"https://h/p?sign=E\",\"index\":0}",
            R"({"presigned_url":"[cut: presigned url, 18 bytes]","index":0})");
        row("url", "https://h/p?a=1&rkey=CAE-x_9&b=2#f", "https://h/p?a=1&rkey=[cut: rkey, 7 bytes]&b=2#f");
        row("go url", "\"https://h/p?a=1\\u0026sign=abc\\u0026b=2\"",
            "\"https://h/p?a=1\\u0026sign=[cut: presigned url, 3 bytes]\\u0026b=2\"");
        row("url in url", "u=https%3A%2F%2Fh%3Frkey%3Dabc%26b%3D2&z=1",
            "u=https%3A%2F%2Fh%3Frkey%3D[cut: rkey, 3 bytes]%26b%3D2&z=1");
        row("json in json", "{\"body\":\"{\\\"access_token\\\":\\\"abc\\\",\\\"x\\\":1}\"}",
            "{\"body\":\"{\\\"access_token\\\":\\\"[cut: token, 3 bytes]\\\",\\\"x\\\":1}\"}");
        row("ext in json", "{\"b\":\"[\\\"auth_token=abc\\\",\\\"x\\\"]\"}",
            "{\"b\":\"[\\\"auth_token=[cut: auth_token, 3 bytes]\\\",\\\"x\\\"]\"}");
        row("header text", "Authorization: QQBot abcdefg1\r\n", "Authorization: QQBot [cut: token, 8 bytes]\r\n");
        row("bearer", "curl -H 'authorization: Bearer sk-abcdefg.1=='",
            "curl -H 'authorization: Bearer [cut: authorization, 14 bytes]'");
    }
    void telling()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(cut(text), wanted);
        QVERIFY(isExact(Redactor().body(text), text));
        QCOMPARE(cut(wanted), wanted); // a second pass changes nothing
    }

    void harmlessTextStays_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "{}", R"({"token":""})", R"({"token":null,"a":"b"})", R"({"token":{"x":"y"}})",
                 R"({"total_tokens":17,"tokens":["a"]})", R"({"content":"token"})",
                 "{\"content\":\"the \\\"token\\\" is\"}", "QQBot Console is a program", "Bearer of bad news",
                 R"({"plain_token":"Arq0"})", "https://h/p?design=x&monkey=y", R"({"a":"sign=1"})", "100% \\ \\u12",
                 "\"token\"", "\"token\":"})
            QTest::newRow(text) << QByteArray(text);
    }
    void harmlessTextStays()
    {
        QFETCH(QByteArray, text);
        const Body body = Redactor().body(text);
        QCOMPARE(body.text, text);
        QVERIFY(body.splices.isEmpty());
        QCOMPARE(body.wireSize, text.size());
    }

    void splicesAreExact()
    {
        const Body body = Redactor().body(R"({"token":"QQBot abc","clientSecret":"defgh"})");
        const QList<Splice> wanted{{16, 21, 3, What::Token}, {55, 29, 5, What::ClientSecret}};
        QCOMPARE(body.splices, wanted);
        QCOMPARE(body.wireSize, 44);
    }
    void valueIsCutWithoutItsKey()
    {
        const Redactor redactor = knowing("s3cr3t-value", What::ModelKey);
        QCOMPARE(redactor.body("x s3cr3t-value y s3cr3t-value").text,
            QByteArray("x [cut: model key, 12 bytes] y [cut: model key, 12 bytes]"));
    }
    void shortAndEmptySecretsAreIgnored()
    {
        QCOMPARE(knowing("abc").body("abc").text, QByteArray("abc"));
        QCOMPARE(knowing("").body("abc").text, QByteArray("abc"));
        QCOMPARE(knowing("abcd").body("abcd").text, QByteArray("[cut: token, 4 bytes]"));
    }
    void overlappingSecretsAreCutAsOne()
    {
        Redactor redactor = knowing("abcdef");
        redactor.addSecret(core::Secret("defghi"), What::ModelKey);
        QCOMPARE(redactor.body("-abcdefghi-").text, QByteArray("-[cut: token, 9 bytes]-"));
        QCOMPARE(redactor.body("abcdefdefghi").splices.size(), 2);
    }

    void secretNeverSurvivesInAnySpelling()
    {
        QVERIFY(rc::check("raw, percent, JSON, hex", [] {
            const QByteArray secret = *printable(8);
            const QByteArray before = *printable(0);
            const QByteArray after = *printable(0);
            const QList<QByteArray> spelled{secret, secret.toPercentEncoding(), secret.toPercentEncoding().toLower(),
                jsonMixed(secret), percentMixed(secret), secret.toHex(), secret.toHex().toUpper()};
            const int form = *rc::gen::inRange(0, int(spelled.size()));
            // Lower-casing a whole percent-encoded text changes the secret itself, so only its raw half is meaningful.
            RC_PRE(form != 2 || secret == secret.toLower());
            // A half escape just before mixed spellings would swallow their first bytes for any reader.
            const bool mixed = form == 3 || form == 4;
            const QByteArray lead = mixed ? before + ' ' : before;
            RC_PRE(!mixed || !lead.contains('\\'));
            RC_PRE(!mixed || !secret.contains('%') || form == 4);
            const QByteArray text = lead + spelled[form] + after;
            const Body body = knowing(secret).body(text);
            RC_ASSERT(!body.splices.isEmpty());
            RC_ASSERT(!gapped(body).contains(spelled[form]));
            RC_ASSERT(isExact(body, text));
        }));
    }
    void secretNeverSurvivesInBase64()
    {
        QVERIFY(rc::check("three alignments, two alphabets", [] {
            const QByteArray secret = *printable(8);
            const QByteArray before = *printable(0);
            const QByteArray after = *printable(0);
            const auto alphabet = *rc::gen::element(QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding);
            const QByteArray text = "{\"data\":\"" + (before + secret + after).toBase64(alphabet) + "\"}";
            const Body body = knowing(secret).body(text);
            RC_ASSERT(!body.splices.isEmpty());
            RC_ASSERT(isExact(body, text));
            const QByteArray left = gapped(body).mid(9).chopped(2).replace('\0', 'A');
            RC_ASSERT(!QByteArray::fromBase64(left, alphabet).contains(secret));
            // Not even half of it: what is left of the secret's characters is at most what shares bits with neighbours.
            RC_ASSERT(!QByteArray::fromBase64(left, alphabet).contains(secret.mid(1, secret.size() / 2)));
        }));
    }
    void nestedSpellingsAreFound()
    {
        const QByteArray secret = "a/b+c=d\"e\\f%g";
        const Redactor redactor = knowing(secret);
        const QByteArray inner = "a\\/b+c=d\\\"e\\\\f%g";
        const QList<QByteArray> texts{inner, inner.toPercentEncoding(), "a\\\\\\/b+c=d\\\\\\\"e\\\\\\\\f%g",
            secret.toPercentEncoding().toPercentEncoding(), secret.toBase64().replace("/", "\\/"),
            secret.toBase64().toPercentEncoding()};
        for (const QByteArray &text : texts) {
            const Body body = redactor.body('<' + text + '>');
            QCOMPARE(body.splices.size(), 1);
            QVERIFY(isExact(body, '<' + text + '>'));
            QVERIFY2(body.splices[0].cutLength >= text.size() - 6, // the padding is no part of it
                text.constData());
        }
    }
    void randomTextStaysExact()
    {
        QVERIFY(rc::check("pieces that look like keys", [] {
            static const std::vector<QByteArray> parts{"\"token\"", ":", "\"", "\\", "'", "abc", " ",
                "?rkey=", "&sign=", "QQBot ", "Bearer ", "x1y2z3w4x5", "%22", "\\u0022", "auth_token=", "{", "}",
                "[cut: ", " bytes]", "\"auth_token=", "%", "\\u"};
            QByteArray text;
            for (const auto pick : *rc::gen::container<std::vector<size_t>>(rc::gen::inRange<size_t>(0, parts.size())))
                text += parts[pick];
            RC_ASSERT(isExact(knowing("x1y2z3w4x5").body(text), text));
            RC_ASSERT(!gapped(knowing("x1y2z3w4x5").body(text)).contains("x1y2z3w4x5"));
        }));
    }
    void randomBytesNeverCrash()
    {
        QVERIFY(rc::check("random bytes", [](const std::string &bytes) {
            const QByteArray text = QByteArray::fromStdString(bytes).replace('\0', ' ');
            RC_ASSERT(isExact(knowing("secret").body(text), text));
        }));
    }

    void credentialHeadersAreCutAndOthersSearched()
    {
        const Redactor redactor = knowing("s3cr3t-value");
        const QList<Header> cutHeaders
            = redactor.headers({{"Authorization", "QQBot xyz"}, {"authorization", "xyz"}, {"Set-Cookie", "a=b"},
                {"X-Api-Key", "k"}, {"X-Note", "has s3cr3t-value"}, {"X-Union-Appid", "102"}, {"Authorization", ""}});
        QCOMPARE(cutHeaders[0].value, QByteArray("QQBot [cut: authorization, 3 bytes]"));
        QCOMPARE(cutHeaders[1].value, QByteArray("[cut: authorization, 3 bytes]"));
        QCOMPARE(cutHeaders[2].value, QByteArray("[cut: authorization, 3 bytes]"));
        QCOMPARE(cutHeaders[3].value, QByteArray("[cut: authorization, 1 bytes]"));
        QCOMPARE(cutHeaders[4].value, QByteArray("has [cut: token, 12 bytes]"));
        QCOMPARE(cutHeaders[5].value, QByteArray("102"));
        QCOMPARE(cutHeaders[6].value, QByteArray());
        QCOMPARE(redactor.headers(cutHeaders), cutHeaders);
    }
    void textOfErrorsIsCutToo()
    {
        const Redactor redactor = knowing("s3cr3t-value");
        QCOMPARE(redactor.text(u"错误: https://h/?token=abc&x=s3cr3t-value"_s),
            u"错误: https://h/?token=[cut: token, 3 bytes]&x=[cut: token, 12 bytes]"_s);
        const QString half = QString(QChar(0xD83D)) + u"x"_s;
        QCOMPARE(redactor.text(half), half);
    }
};

QTEST_GUILESS_MAIN(tst_Redact)
#include "tst_redact.moc"
