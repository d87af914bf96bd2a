#include "tests/desk/tour.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;

/// Rubbish in every field of every place: the window stands, keeps its size and goes on.
class tst_BadFields : public QObject
{
    Q_OBJECT
private slots:
    void everyFieldBearsRubbish();
};

namespace {

const QList<QString> rubbish{
    QString(200'000, u'x'),
    QString(3'000, u'('),
    u"\u202Eabc\u0000\u0007\n\t\uFFFD"_s,
    u"👩‍👩‍👧‍👦𠮷é"_s,
    u"re:/(a+)+$/ \"unclosed -"_s,
    QString(u"漢字仮名交じり文"_s).repeated(2'000),
    u"javascript:alert(1)"_s,
    u"-1"_s,
    QString(),
};

template <class Field, class Write> int fill(QWidget *root, Write write)
{
    int fields = 0;
    for (Field *field : root->findChildren<Field *>()) {
        if (!field->isVisible() || !field->isEnabled() || field->isReadOnly())
            continue;
        ++fields;
        const QPointer<Field> alive(field);
        for (const QString &text : rubbish) {
            write(field, text);
            QCoreApplication::processEvents();
            if (!alive)
                return fields; // what was written led to another page
        }
    }
    return fields;
}

} // namespace

void tst_BadFields::everyFieldBearsRubbish()
{
    DeskBench bench(u"own-id"_s);
    int fields = 0;
    Tour tour(bench, [&](const Stop &stop) {
        const QSize before = stop.root->size();
        fields += fill<QLineEdit>(stop.root, [](QLineEdit *field, const QString &text) {
            field->setFocus();
            field->selectAll();
            field->insert(text); // as if it were pasted
        });
        fields += fill<QPlainTextEdit>(
            stop.root, [](QPlainTextEdit *field, const QString &text) { field->setPlainText(text); });
        QVERIFY2(QTest::qWaitFor([&] { return bench.window().isSettled(); }, 30'000), qPrintable(stop.name));
        QVERIFY2(stop.root->size() == before, qPrintable(stop.name));
    });
    tour.lead();
    QVERIFY2(fields >= 15, qPrintable(QString::number(fields)));
    QVERIFY(bench.waitForSettled());
}

QTEST_MAIN(tst_BadFields)
#include "tst_badfields.moc"
