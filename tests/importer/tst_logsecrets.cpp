#include "app/importer/secrets.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;

/// What must not stand in a record, in the spellings of a Python log.
class tst_LogSecrets : public QObject
{
    Q_OBJECT
private slots:
    void aSecretIsCut_data();
    void aSecretIsCut();
    void otherTextsStay_data();
    void otherTextsStay();
};

void tst_LogSecrets::aSecretIsCut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("dict") << "{'access_token': 'hunter2hunter2', 'n': 1}"_ba
                          << "{'access_token': '[cut: token, 14 bytes]', 'n': 1}"_ba;
    QTest::newRow("argument") << "Token(app_id=1, app_secret='hunter2hunter2')"_ba
                              << "Token(app_id=1, app_secret='[cut: client secret, 14 bytes]')"_ba;
    QTest::newRow("argument in double quotes") << "Http(token=\"hunter2hunter2\")"_ba
                                               << "Http(token=\"[cut: token, 14 bytes]\")"_ba;
    QTest::newRow("older scheme") << "Authorization: Bot 102000.hunter2hunter2"_ba
                                  << "Authorization: Bot 102000.[cut: token, 14 bytes]"_ba;
    QTest::newRow("loguru") << "    raise X\n    │     └ 'hunter2hunter2'\nE: x"_ba
                            << "    raise X\n    │     └ '[cut: token, 14 bytes]'\nE: x"_ba;
    QTest::newRow("loguru, a dict") << "└ {'a': 'hunter2hunter2', 'b': 'x'}"_ba
                                    << "└ {'a': '[cut: token, 14 bytes]', 'b': 'x'}"_ba;
    QTest::newRow("a text that is cut off") << "secret='hunter2hunter2"_ba
                                            << "secret='[cut: client secret, 14 bytes]"_ba;
}

void tst_LogSecrets::aSecretIsCut()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, left);
    const traffic::Redactor redactor;
    const QByteArray cut = withoutSecrets(text, redactor);
    QCOMPARE(cut, left);
    QCOMPARE(withoutSecrets(cut, redactor), left);
}

void tst_LogSecrets::otherTextsStay_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "Prepare to send - /A: token", "{'msg_id': 'ROBOT1.0_x!!', 'max_tokens': 5}",
             "Bot 3 is here", "Bot 3. And then more words", "text='a secret', n=1", "└ <object at 0x7f>"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_LogSecrets::otherTextsStay()
{
    QFETCH(QByteArray, text);
    QCOMPARE(withoutSecrets(text, traffic::Redactor()), text);
}

QTEST_GUILESS_MAIN(tst_LogSecrets)
#include "tst_logsecrets.moc"
